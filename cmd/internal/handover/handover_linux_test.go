package handover

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// childStep is the variable that makes the test's program the new process, which kills itself at that step.
const childStep = "WASMSERVE_TEST_HANDOVER"

func TestMain(m *testing.M) {
	if step, ok := os.LookupEnv(childStep); ok {
		child(step)
		return
	}
	os.Exit(m.Run())
}

// child is the new process. It has the pair as descriptor 3, and ends when it is killed.
func child(step string) {
	batches := 0
	at := func(now string) {
		if now == "batch" {
			batches++
			now += strconv.Itoa(batches)
		}
		if now == "go" && step == "fewer" {
			syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 40, Max: 40})
		}
		if now == step {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	at("start")
	if n, ok := strings.CutPrefix(step, "files "); ok {
		limit, _ := strconv.ParseUint(n, 10, 64)
		syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: limit, Max: limit})
	}
	c, err := FromDescriptor(3)
	if err != nil {
		panic(err)
	}
	if step == "version" {
		c.c.WriteMsgUnix([]byte(`{"version":9,"kind":"ready"}`), nil, nil)
	}
	if _, err := takeOver(context.Background(), "child", c, at); err != nil {
		os.Exit(0)
	}
	select {}
}

// TestHandOver: under load, one program after another takes the place of the one before. No request fails, no connection is closed.
func TestHandOver(t *testing.T) {
	rounds, busy, idle := 4, 8, 300
	if os.Getenv("WASMSERVE_LONG") != "" {
		rounds, busy, idle = 100, 64, 10_000
		var limit syscall.Rlimit // a connection has both ends here, and the new program wants room for one more
		if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err == nil {
			idle = int(min(uint64(idle), (limit.Cur-2000)/3))
		}
	}
	w, p := newWorld(t)
	w.load(idle, busy)
	total := 0
	for n := range rounds {
		ours, file, err := Pair()
		if err != nil {
			t.Fatal(err)
		}
		fd, err := duplicate(int(file.Fd()))
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := FromDescriptor(fd)
		if err != nil {
			t.Fatal(err)
		}
		type result struct {
			p   *program
			err error
		}
		taken := make(chan result, 1)
		go func() {
			next, err := takeOver(t.Context(), fmt.Sprint(n+1), theirs, func(string) {})
			taken <- result{next, err}
		}()
		moved, err := p.handOver(t.Context(), ours)
		if err != nil {
			t.Fatal(err)
		}
		next := <-taken
		if next.err != nil {
			t.Fatal(next.err)
		}
		total += moved
		p.stop(t)
		ours.Close()
		theirs.Close()
		p = next.p
		w.more()
	}
	t.Logf("%d connections moved, %d answers", total, w.asked.Load())
	if total < rounds*idle {
		t.Errorf("%d connections moved, want at least %d", total, rounds*idle)
	}
	w.end(fmt.Sprint(rounds))
	p.stop(t)
	for _, a := range w.addresses[1:2] {
		if _, err := os.Lstat(a[1]); !os.IsNotExist(err) {
			t.Errorf("%s is left: %v", a[1], err)
		}
	}
}

// TestKilled: whatever the new process dies of, and at whichever step, the old one serves on with all that has not gone.
func TestKilled(t *testing.T) {
	const idle = 200
	for _, c := range []struct {
		step  string
		want  string // part of the error
		moved int    // at most
	}{
		{"start", "has ended", 0},
		{"version", "another way", 0},
		{"files 20", "ulimit -n", 0},
		{"files 150", "ulimit -n", 0},
		{"hello", "has ended", 0},
		{"go", "has ended", 0},
		{"fewer", "takes no more connections", 0}, // the limit of descriptors cuts the message
		{"batch1", "has ended", 0},
		{"batch70", "has ended", 64},
	} {
		t.Run(c.step, func(t *testing.T) {
			w, p := newWorld(t)
			w.load(idle, 0)
			close(w.stopped) // connections in use that have gone would fail
			w.busy.Wait()
			ours, theirs, err := Pair()
			if err != nil {
				t.Fatal(err)
			}
			defer ours.Close()
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), childStep+"="+c.step)
			cmd.ExtraFiles = []*os.File{theirs}
			cmd.Stderr = os.Stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			theirs.Close()
			moved, err := p.handOver(t.Context(), ours)
			if err == nil || !strings.Contains(err.Error(), c.want) || moved > c.moved {
				t.Errorf("%d moved, %v, want %q", moved, err, c.want)
			}
			cmd.Process.Kill()
			cmd.Wait()
			lost := 0
			for _, q := range w.quiet {
				if got, err := q.ask(); err != nil {
					lost++
				} else if got != "0" {
					t.Fatalf("answered by %q", got)
				}
				q.Close()
			}
			if lost != moved {
				t.Errorf("%d of %d idle connections are lost, and %d had moved", lost, idle, moved)
			}
			for n := range 30 { // new ones
				q := w.dial(n)
				if got, err := q.ask(); err != nil || got != "0" {
					t.Fatalf("%q, %v", got, err)
				}
				q.Close()
			}
			p.stop(t)
		})
	}
}

// TestRefused: the reason of the new process is returned, and the old one serves on.
func TestRefused(t *testing.T) {
	w, p := newWorld(t)
	w.load(10, 4)
	ours, file, err := Pair()
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	fd, _ := duplicate(int(file.Fd()))
	file.Close()
	theirs, err := FromDescriptor(fd)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	go func() {
		if r, err := Accept(t.Context(), theirs); err == nil {
			r.Refuse(t.Context(), errors.New("app.wasm: is empty"))
		}
	}()
	if _, err := p.handOver(t.Context(), ours); err == nil || err.Error() != "app.wasm: is empty" {
		t.Errorf("%v", err)
	}
	w.more()
	w.end("0")
	p.stop(t)
}

// TestFromDescriptor: only a socket of the right kind is taken.
func TestFromDescriptor(t *testing.T) {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range []int{fd, 1 << 20} {
		if c, err := FromDescriptor(fd); err == nil {
			c.Close()
			t.Errorf("descriptor %d is taken", fd)
		}
	}
}
