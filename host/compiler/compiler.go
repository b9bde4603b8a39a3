// Package compiler compiles modules in processes of their own: wazero's compiler cannot be interrupted, and a module of a few kilobytes can have
// it take minutes, gigabytes, or the whole process. A process can be limited, and killed.
//
// The parts: compiler.go and queue.go (the server's side), child.go and limits_linux.go (in the process that compiles).
package compiler

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Func compiles module, which belongs to the handler that who names, into the empty directory dir. Its errors: a *Limit, ErrUnavailable, the
// cause of ctx, or the compiler's.
type Func func(ctx context.Context, who string, module []byte, dir string) error

// ErrUnavailable says that no process could be started, or that it did not get so far as to read the module.
var ErrUnavailable = errors.New("no process to compile in")

// Limit is the error for a module that needs more than it may.
type Limit struct {
	Memory bool // else: time
	text   string
}

func (e *Limit) Error() string { return e.text }

// Defaults of Config.
const (
	DefaultTimeout = 2 * time.Minute
	DefaultMemory  = 540 << 20
)

// Config is what New needs.
type Config struct {
	// Command starts the process: this program with an argument that has it call Child.
	Command []string
	// Timeout is how long compiling may take; 0: DefaultTimeout. Of processor time a 24th of it is allowed, and a 30th
	// for each MB of the module: 5 s and 4 s. Real modules take 0.5 s for each MB on the machine that this was measured on.
	Timeout time.Duration
	// Memory is how many bytes the process may use at most; 0: DefaultMemory. A small module gets less: 128 MB, and 64 bytes for each of its own.
	Memory int64
	// Processes is how many may run for long at a time; 0: one fewer than there are processors, and at least one. One more may run for short.
	Processes int
	Log       *slog.Logger // gets what a process has said that failed, at level debug; nil: discarded
}

// Compiler starts the processes. Its methods may be called from any goroutine.
type Compiler struct {
	cfg   Config
	queue queue
}

// New returns a compiler.
func New(cfg Config) *Compiler {
	if cfg.Timeout == 0 {
		cfg.Timeout = DefaultTimeout
	}
	if cfg.Memory == 0 {
		cfg.Memory = DefaultMemory
	}
	if cfg.Processes == 0 {
		cfg.Processes = max(1, runtime.GOMAXPROCS(0)-1)
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	return &Compiler{cfg: cfg, queue: queue{free: cfg.Processes, slow: map[string]bool{}}}
}

// Compile is a Func. It waits for its turn, and returns when the process has ended.
func (c *Compiler) Compile(ctx context.Context, who string, module []byte, dir string) error {
	long := false
	for {
		t, err := c.queue.take(ctx, who, long)
		if err != nil {
			return err
		}
		err = c.run(t.ctx, module, dir)
		var limit *Limit
		c.queue.give(t, errors.As(err, &limit))
		if context.Cause(t.ctx) != errMakeWay {
			return err
		}
		long = true // it takes its time: others first
		if err := empty(dir); err != nil {
			return err
		}
	}
}

// empty removes what a process that was killed has left in dir.
func empty(dir string) error {
	list, err := os.ReadDir(dir)
	for _, f := range list {
		err = errors.Join(err, os.RemoveAll(dir+string(os.PathSeparator)+f.Name()))
	}
	return err
}

// Exit codes of the process, besides those of the system and of Go.
const (
	exitCompiled = 0
	exitInvalid  = 3 // the compiler's error is on standard error
	exitLimits   = 4 // it could not limit itself, or not read the module
)

// processor is how much processor time a module of this size may take.
func (c *Compiler) processor(module int) time.Duration {
	return c.cfg.Timeout/24 + time.Duration(float64(c.cfg.Timeout)/30*float64(module)/1e6)
}

// memory is how many bytes a module of this size may take.
func (c *Compiler) memory(module int) int64 { return min(c.cfg.Memory, 128<<20+64*int64(module)) }

// run compiles in a process.
func (c *Compiler) run(ctx context.Context, module []byte, dir string) error {
	timeout, cancel := context.WithTimeoutCause(ctx, c.cfg.Timeout, errTimeout)
	defer cancel()
	workers := min(max(1, runtime.GOMAXPROCS(0)-1), 8)
	cpu, memory := c.processor(len(module)), c.memory(len(module))
	args := append(c.cfg.Command[1:len(c.cfg.Command):len(c.cfg.Command)], dir, strconv.FormatInt(memory, 10),
		strconv.Itoa(int(cpu/time.Second)+1), strconv.Itoa(workers))
	cmd := exec.CommandContext(timeout, c.cfg.Command[0], args...)
	if c.cfg.Command[0] == selfExe {
		cmd.Args[0] = os.Args[0]
	}
	cmd.Env = []string{"GOMAXPROCS=" + strconv.Itoa(workers+1)} // nothing of the server's
	cmd.Dir = "/"
	said := &head{most: 8 << 10}
	cmd.Stderr = said
	cmd.WaitDelay = time.Second
	confine(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("%w: %v", ErrUnavailable, err)
	}
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // whose end would kill the process: see confine
		defer runtime.UnlockOSThread()
		if err := cmd.Start(); err != nil {
			done <- fmt.Errorf("%w: %v", ErrUnavailable, err)
			return
		}
		var size [8]byte
		binary.LittleEndian.PutUint64(size[:], uint64(len(module)))
		var writing sync.WaitGroup
		writing.Go(func() {
			in.Write(size[:]) // if it does not come to its end, the process says why
			in.Write(module)  // it stays open: its end would tell the process that there is nobody to compile for
		})
		err := cmd.Wait()
		in.Close()
		writing.Wait()
		done <- err
	}()
	err = <-done
	if err != nil && !errors.Is(err, ErrUnavailable) {
		c.cfg.Log.Debug("a process that compiles has failed", "error", err, "said", said.String())
	}
	return c.explain(timeout, cmd, err, said.String(), cpu, memory)
}

var errTimeout = errors.New("-compile-timeout")

// short is what Go and the C library say when there is no memory left, and for more threads neither.
var short = []string{"out of memory", "cannot allocate memory", "stack exceeds", "pthread_create failed", "failed to create new OS thread"}

// explain says why a process has ended as it has.
func (c *Compiler) explain(ctx context.Context, cmd *exec.Cmd, err error, said string, cpu time.Duration, memory int64) error {
	if err == nil || errors.Is(err, ErrUnavailable) {
		return err
	}
	state := cmd.ProcessState
	used := state.UserTime() + state.SystemTime()
	switch {
	case context.Cause(ctx) == errTimeout:
		return &Limit{text: fmt.Sprintf("takes longer than %v to compile (-compile-timeout)", c.cfg.Timeout)}
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case state.ExitCode() == exitLimits:
		return fmt.Errorf("%w: %s", ErrUnavailable, said)
	case slices.ContainsFunc(short, func(sign string) bool { return strings.Contains(said, sign) }):
		return &Limit{Memory: true, text: fmt.Sprintf("takes more than %d MB to compile (-compile-memory)", memory/1e6)}
	case state.ExitCode() == exitInvalid:
		return errors.New(said)
	case used >= cpu-200*time.Millisecond:
		return &Limit{text: fmt.Sprintf("takes more than %v of processor time to compile (a part of -compile-timeout)", cpu.Round(time.Second))}
	case state.ExitCode() == -1 && strings.Contains(state.String(), "killed"): // by the kernel, when memory ran out
		return &Limit{Memory: true, text: "takes more memory to compile than there is"}
	}
	first, _, _ := strings.Cut(said, "\n")
	return fmt.Errorf("the compiler failed: %v: %s", err, first)
}

// head keeps the first bytes that are written to it.
type head struct {
	mu   sync.Mutex
	most int
	buf  bytes.Buffer
}

func (h *head) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.buf.Write(p[:min(len(p), h.most-h.buf.Len())])
	return len(p), nil
}

func (h *head) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.TrimSpace(h.buf.String())
}
