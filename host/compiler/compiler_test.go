//go:build linux

package compiler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/race"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// child is the argument of the process; what it does is the module's text.
const child = "child-of-test"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == child {
		os.Exit(Child(os.Args[2:], os.Stdin, os.Stdout, os.Stderr, map[string]Task{CompileTask: func(module []byte, g Given) error { return play(module, g.Dir, g.Workers) }, "answer": answers, "try": tries}))
	}
	os.Exit(m.Run())
}

var sink [][]byte

// play does what a module that is hard to compile has a compiler do.
func play(module []byte, dir string, _ int) error {
	if strings.HasPrefix(string(module), "\x00asm") {
		cache, err := wazero.NewCompilationCacheWithDir(dir)
		if err != nil {
			return err
		}
		rt := wazero.NewRuntimeWithConfig(context.Background(), wazero.NewRuntimeConfig().WithCompilationCache(cache))
		_, err = rt.CompileModule(context.Background(), module)
		return err
	}
	what, _, _ := strings.Cut(string(module), " ")
	switch what {
	case "good":
		return os.WriteFile(filepath.Join(dir, "code"), []byte("code"), 0o600)
	case "bad":
		return errors.New("is not valid")
	case "memory":
		for {
			sink = append(sink, make([]byte, 1<<20))
			clear(sink[len(sink)-1])
		}
	case "spin":
		for n := 1; n != 0; n |= 1 {
		}
	case "sleep":
		os.WriteFile(filepath.Join(dir, "half"), nil, 0o600)
		time.Sleep(time.Hour)
	case "deep":
		var deep func(n int) int
		deep = func(n int) int { return deep(n+1) + n }
		deep(0)
	case "panic":
		panic("a fault of the compiler")
	case "chatter":
		line := []byte(strings.Repeat("x", 100) + "\n") // once: garbage could exceed the limit of memory before the collector gets a turn
		for range 1 << 20 {
			os.Stderr.Write(line)
		}
		os.Exit(1)
	case "killed": // if SLEEP is set
		if os.Getenv("SLEEP") != "" {
			os.WriteFile(filepath.Join(dir, "half"), nil, 0o600)
			time.Sleep(time.Hour)
		}
		if list, err := os.ReadDir(dir); err != nil || len(list) > 0 {
			return fmt.Errorf("the directory is not empty: %v %v", list, err)
		}
	case "shows":
		files := 0
		for fd := range 64 {
			name, _ := os.Readlink(fmt.Sprint("/proc/self/fd/", fd)) // one in /sys/fs/cgroup is Go's own
			if f := new(syscall.Stat_t); syscall.Fstat(fd, f) == nil && f.Mode&syscall.S_IFMT == syscall.S_IFREG && !strings.HasPrefix(name, "/sys/fs/cgroup/") {
				files++
			}
		}
		nice, _ := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
		return fmt.Errorf("env %v, files %d, nice %d, group of its own %v", os.Environ(), files, 20-nice, syscall.Getpgrp() == os.Getpid())
	}
	return nil
}

// answers says its request so many times as it has bytes.
func answers(request []byte, g Given) error {
	for range request {
		if _, err := g.Out.Write(request); err != nil {
			return err
		}
	}
	return nil
}

func TestAnswer(t *testing.T) {
	c := newTest(Config{})
	got, err := c.Do(t.Context(), "h", Job{Task: "answer", Request: []byte("abc"), Answer: 9})
	if err != nil || string(got) != "abcabcabc" {
		t.Errorf("%q %v", got, err)
	}
	var limit *Limit
	if got, err := c.Do(t.Context(), "h", Job{Task: "answer", Request: make([]byte, 10_000), Answer: 99_999_999}); !errors.As(err, &limit) || len(got) > 99_999_999 || err.Error() != "yields more than 99 MB (-max-module)" {
		t.Errorf("too long: %d bytes, %v", len(got), err)
	}
	if _, err := c.Do(t.Context(), "h", Job{Task: "unknown"}); !errors.Is(err, ErrUnavailable) {
		t.Errorf("unknown: %v", err)
	}
}

// limited skips a test whose processes must fit into little memory.
func limited(t *testing.T) {
	t.Helper()
	if race.Enabled {
		t.Skip("the race detector does not fit into the limits of a process")
	}
}

func newTest(c Config) *Compiler {
	c.Command = Self(child)
	return New(c)
}

func TestEnds(t *testing.T) {
	limited(t)
	t.Setenv("SECRET", "of the server")
	if f, err := os.Create(filepath.Join(t.TempDir(), "open")); err == nil {
		defer f.Close()
	}
	for _, c := range []struct {
		module string
		cfg    Config
		want   string
		memory bool
	}{
		{"good", Config{}, "<nil>", false},
		{"bad", Config{}, "is not valid", false},
		{"memory", Config{}, "takes more than 134 MB to compile (-compile-memory)", true},
		{"memory", Config{Memory: 100 << 20}, "takes more than 104 MB to compile (-compile-memory)", true},
		{"deep", Config{}, "takes more than 134 MB to compile (-compile-memory)", true},
		{"spin", Config{Timeout: 24 * time.Second}, "takes more than 1s of processor time to compile (a part of -compile-timeout)", false},
		{"sleep", Config{Timeout: 300 * time.Millisecond}, "takes longer than 300ms to compile (-compile-timeout)", false},
		{"panic", Config{}, "the compiler failed: exit status 2: panic: a fault of the compiler", false},
		{"chatter", Config{}, "the compiler failed: exit status 1: xxx", false},
		{"shows", Config{}, "env [GOMAXPROCS=", false},
	} {
		dir := t.TempDir()
		err := newTest(c.cfg).Compile(t.Context(), "h", []byte(c.module), dir)
		got := fmt.Sprint(err)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.module, got, c.want)
		}
		var limit *Limit
		if is := errors.As(err, &limit); is != strings.HasPrefix(c.want, "takes ") || is && limit.Memory != c.memory {
			t.Errorf("%s: %#v", c.module, err)
		}
		if c.module == "shows" && !strings.HasSuffix(got, ", files 0, nice 2, group of its own true") || strings.Contains(got, "SECRET") || len(got) > 10_000 {
			t.Errorf("%s", got)
		}
	}
}

// A load that is given up ends its process at once, and a program that cannot be started has an error of its own.
func TestGivenUp(t *testing.T) {
	limited(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("a newer one")
	dir := t.TempDir()
	go func() {
		for { // until it runs
			if _, err := os.Stat(filepath.Join(dir, "half")); err == nil {
				cancel(why)
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if err := newTest(Config{}).Compile(ctx, "h", []byte("sleep"), dir); err != why {
		t.Errorf("given up: %v", err)
	}
	c := New(Config{Command: []string{"/there/is/no/such/program", child}})
	if err := c.Compile(t.Context(), "h", []byte("good"), t.TempDir()); !errors.Is(err, ErrUnavailable) {
		t.Errorf("no program: %v", err)
	}
}

// A slow module does not hold up quick ones, and a handler that was too slow does not get the additional place.
func TestBeside(t *testing.T) {
	limited(t)
	c := newTest(Config{Processes: 1, Timeout: time.Minute})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	running := func(dir string) {
		for {
			if _, err := os.Stat(filepath.Join(dir, "half")); err == nil {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	ended := make(chan error, 2)
	dirs := []string{t.TempDir(), t.TempDir()}
	go func() { ended <- c.Compile(ctx, "slow", []byte("sleep"), dirs[0]) }()
	running(dirs[0])
	for range 3 {
		if err := c.Compile(t.Context(), "other", []byte("good"), t.TempDir()); err != nil {
			t.Errorf("beside: %v", err)
		}
	}
	go func() { ended <- c.Compile(ctx, "slow too", []byte("sleep"), dirs[1]) }() // takes the place of the quick
	running(dirs[1])
	for range 3 { // and makes way
		if err := c.Compile(t.Context(), "other", []byte("good"), t.TempDir()); err != nil {
			t.Errorf("beside two: %v", err)
		}
	}
	c.queue.mu.Lock()
	c.queue.slow["slow"] = true
	c.queue.mu.Unlock()
	short, end := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer end()
	if err := c.Compile(short, "slow", []byte("good"), t.TempDir()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("who was slow: %v", err)
	}
	cancel()
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("ended: %v", err)
		}
	}
	if err := c.Compile(t.Context(), "slow", []byte("good"), t.TempDir()); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestBombs has modules that are hard to compile end within their limits, in less memory than they are allowed, whatever host/rewrite
// expects of them; the server's process stays small.
func TestBombs(t *testing.T) {
	limited(t)
	const most = 600 << 20 // bytes
	var before syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	for name, text := range asm.Bombs() {
		if os.Getenv("WASMSERVE_LONG") == "" && name != "4000 locals and br_ifs" && name != "loads before blocks" && name != "a br_table of 400,000" {
			continue
		}
		metered, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		err = newTest(Config{}).Compile(t.Context(), name, metered, t.TempDir())
		var limit *Limit
		if err != nil && !errors.As(err, &limit) {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%-28s %5d KB, %6.1f s: %v", name, len(text)>>10, time.Since(begun).Seconds(), err)
	}
	var all, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_CHILDREN, &all)
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	if all.Maxrss<<10 > most {
		t.Errorf("a process took %d MB", all.Maxrss>>10)
	}
	if grown := (after.Maxrss - before.Maxrss) << 10; grown > 300<<20 {
		t.Errorf("the server's own process took %d MB more", grown>>20)
	}
	t.Logf("%d MB at most", all.Maxrss>>10)
}
