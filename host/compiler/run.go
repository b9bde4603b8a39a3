package compiler

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// run does a job in a process.
func (c *Compiler) run(ctx context.Context, job Job) ([]byte, error) {
	timeout, cancel := context.WithTimeoutCause(ctx, c.cfg.Timeout, errTimeout)
	defer cancel()
	workers := min(max(1, runtime.GOMAXPROCS(0)-1), 8)
	args := append(c.cfg.Command[1:len(c.cfg.Command):len(c.cfg.Command)], job.Task, job.Dir, strconv.FormatInt(job.Memory, 10),
		strconv.Itoa(int(job.Processor/time.Second)+1), strconv.Itoa(workers), strconv.FormatUint(job.Files, 10))
	args = append(args, job.Read...)
	cmd := exec.CommandContext(timeout, c.cfg.Command[0], args...)
	if c.cfg.Command[0] == selfExe {
		cmd.Args[0] = os.Args[0]
	}
	cmd.Env = []string{"GOMAXPROCS=" + strconv.Itoa(workers+1)} // nothing of the server's environment
	cmd.Dir = "/"
	said := &head{most: 8 << 10}
	cmd.Stderr = said
	answer := &answer{most: job.Answer}
	if job.Answer > 0 {
		cmd.Stdout = answer
	}
	cmd.WaitDelay = time.Second
	confine(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, notStarted(err)
	}
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the end of the thread would kill the process: see confine
		defer runtime.UnlockOSThread()
		if err := c.start(cmd); err != nil {
			done <- notStarted(err)
			return
		}
		var size [8]byte
		binary.LittleEndian.PutUint64(size[:], uint64(len(job.Request)))
		var writing sync.WaitGroup
		writing.Go(func() {
			in.Write(size[:])     // if it is incomplete, the process reports the reason
			in.Write(job.Request) // it stays open: the process ends when its input does
		})
		err := cmd.Wait()
		in.Close()
		writing.Wait()
		done <- err
	}()
	err = <-done
	if err != nil && cmd.ProcessState != nil {
		c.cfg.Log.Debug("a process has failed", "task", job.Task, "error", err, "said", said.String())
	}
	if err == nil && said.String() != "" {
		c.cfg.Log.Debug("a process has succeeded", "task", job.Task, "said", said.String())
	}
	if err = c.explain(timeout, cmd, err, said.String(), job, answer.over); err != nil {
		return answer.buf.Bytes(), err
	}
	return answer.buf.Bytes(), nil
}

// notStarted returns the error for a process that could not be started.
func notStarted(err error) error {
	unavailable := fmt.Errorf("%w: %w", ErrUnavailable, err)
	if Temporary(err) {
		return &lostError{why: unavailable, last: unavailable}
	}
	return unavailable
}

var errTimeout = errors.New("-compile-timeout")

// short lists the messages of Go and the C library for a lack of memory, or of memory for more threads.
var short = []string{"out of memory", "cannot allocate memory", "stack exceeds", "pthread_create failed", "failed to create new OS thread"}

// lacksMemory reports whether a process has written that it ran out of memory. Go's collector crashes if it gets none for its queues.
func lacksMemory(said string) bool {
	return slices.ContainsFunc(short, func(sign string) bool { return strings.Contains(said, sign) }) ||
		strings.HasPrefix(said, "SIGSEGV") && strings.Contains(said, "runtime.gc")
}

// explain returns the error for a process that has failed.
func (c *Compiler) explain(ctx context.Context, cmd *exec.Cmd, err error, said string, job Job, over bool) error {
	var lost *lostError
	if err != nil && ctx.Err() != nil && cmd.ProcessState == nil { // it was not started any more
		return context.Cause(ctx)
	}
	if err == nil || errors.Is(err, ErrUnavailable) || errors.As(err, &lost) {
		return err
	}
	state := cmd.ProcessState
	used := state.UserTime() + state.SystemTime()
	switch {
	case over:
		return &Limit{text: fmt.Sprintf("yields more than %d MB (-max-module)", job.Answer/1e6)}
	case context.Cause(ctx) == errTimeout:
		return &Limit{text: fmt.Sprintf("takes longer than %v to %s (-compile-timeout)", c.cfg.Timeout, job.Task)}
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case state.ExitCode() == exitLimits:
		return fmt.Errorf("%w: %s", ErrUnavailable, said)
	case crowdedOut(state, said, job.Memory):
		unavailable := fmt.Errorf("%w: %s: %w", ErrUnavailable, strings.SplitN(said, "\n", 2)[0], syscall.EAGAIN)
		return &lostError{why: unavailable, last: unavailable}
	case lacksMemory(said):
		return &Limit{Memory: true, text: fmt.Sprintf("takes more than %d MB to %s (-compile-memory)", job.Memory/1e6, job.Task)}
	case state.ExitCode() == exitInvalid:
		return errors.New(said)
	case used >= job.Processor-200*time.Millisecond:
		return &Limit{text: fmt.Sprintf("takes more than %v of processor time to %s (a part of -compile-timeout)", job.Processor.Round(time.Second), job.Task)}
	case signaled(state): // by the kernel, when memory ran out, or by somebody
		return &lostError{why: fmt.Errorf("the process was ended from outside: %v", state),
			last: &Limit{Memory: true, text: fmt.Sprintf("takes more memory to %s than there is, or its process is ended by others: %v, %d times", job.Task, state, maxTries)}}
	}
	first, _, _ := strings.Cut(said, "\n")
	return fmt.Errorf("the %sr failed: %v: %s", job.Task, err, first)
}

// answer is a buffer whose writes fail beyond a limit.
type answer struct {
	most int64
	buf  bytes.Buffer
	over bool
}

func (a *answer) Write(p []byte) (int, error) {
	if int64(a.buf.Len()+len(p)) > a.most {
		a.over = true
		return 0, errors.New("too long an answer") // closes the pipe, and so ends the process
	}
	return a.buf.Write(p)
}

// head is a buffer that keeps only the first bytes.
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
