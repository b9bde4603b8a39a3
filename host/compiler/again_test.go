//go:build linux

package compiler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAgain: a process that others kill is started again, in an empty directory and for a limited number of times, and one that cannot be
// started as well.
func TestAgain(t *testing.T) {
	limited(t)
	c := newTest(Config{})
	c.pause = time.Millisecond
	for _, number := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM} {
		for times, want := range map[int]string{0: "<nil>", 1: "<nil>", maxTries - 1: "<nil>", 100: "takes more memory to compile than there is, or its process is ended by others: signal: " + number.String() + ", 6 times"} {
			tries, dir := 0, t.TempDir()
			c.start = func(cmd *exec.Cmd) error {
				if tries++; tries > times {
					return cmd.Start()
				}
				cmd.Env = append(cmd.Env, "SLEEP=1")
				if err := cmd.Start(); err != nil {
					return err
				}
				go func() {
					for t.Context().Err() == nil {
						if _, err := os.Stat(filepath.Join(dir, "half")); err == nil {
							cmd.Process.Signal(number)
							return
						}
						time.Sleep(time.Millisecond)
					}
				}()
				return nil
			}
			err := c.Compile(t.Context(), "/h", []byte("killed"), dir)
			if fmt.Sprint(err) != want {
				t.Errorf("%v, %d times: %v, want %s", number, times, err, want)
			}
			var limit *Limit
			if tries != min(times+1, maxTries) || errors.As(err, &limit) != (times == 100) {
				t.Errorf("%v, %d times: %d tries, %#v", number, times, tries, err)
			}
		}
	}

	for _, lack := range []error{syscall.EAGAIN, syscall.ENOMEM, syscall.EMFILE, syscall.ENFILE} {
		for _, times := range []int{1, 100} {
			tries := 0
			c.start = func(cmd *exec.Cmd) error {
				if tries++; tries <= times {
					return &os.PathError{Op: "fork/exec", Path: cmd.Path, Err: lack}
				}
				return cmd.Start()
			}
			err := c.Compile(t.Context(), "/h", []byte("good"), t.TempDir())
			if tries != min(times+1, maxTries) || (err == nil) != (times == 1) || err != nil && (!errors.Is(err, ErrUnavailable) || !errors.Is(err, lack) || !Temporary(err)) {
				t.Errorf("%v, %d times: %d tries, %v", lack, times, tries, err)
			}
		}
	}
}

// TestAgainWarns: the first retry of a job is logged as a warning, with the reason and advice, and the others are not.
func TestAgainWarns(t *testing.T) {
	for lack, want := range map[error]string{syscall.EMFILE: "ulimit -n", syscall.ENFILE: "fs.file-max", syscall.EAGAIN: "ulimit -u", syscall.ENOMEM: "-compile-memory"} {
		var said bytes.Buffer
		c := newTest(Config{Log: slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelWarn}))})
		c.pause = time.Millisecond
		c.start = func(cmd *exec.Cmd) error { return &os.PathError{Op: "fork/exec", Path: cmd.Path, Err: lack} }
		c.Compile(t.Context(), "/h", []byte("good"), t.TempDir())
		if got := said.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, lack.Error()) || !strings.Contains(got, want) {
			t.Errorf("%v: logged %q, want one line with %q", lack, got, want)
		}
	}
}

// TestAgainGivenUp: the pause between two tries ends when the load is given up.
func TestAgainGivenUp(t *testing.T) {
	c := newTest(Config{})
	c.pause = time.Hour
	ctx, cancel := context.WithCancelCause(t.Context())
	newer := errors.New("a newer one")
	c.start = func(*exec.Cmd) error {
		cancel(newer)
		return syscall.EAGAIN
	}
	if err := c.Compile(ctx, "/h", []byte("good"), t.TempDir()); err != newer {
		t.Error(err)
	}
}
