package bench

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// process is a server that was started here, with its process group.
type process struct {
	cmd   *exec.Cmd
	out   *tail
	ended chan struct{} // closed when it has ended
	err   error         // after ended
}

// stopTimeout is how long a server may take to end after SIGTERM; then it is killed.
const stopTimeout = 5 * time.Second

// start begins a process on one core; with a negative core, on the cores in others.
func start(s Server, core int, others affinity) (*process, error) {
	p := &process{out: &tail{}, ended: make(chan struct{})}
	p.cmd = exec.Command(s.Command[0], s.Command[1:]...)
	if s.Path != "" {
		p.cmd.Path, p.cmd.Err = s.Path, nil
	}
	p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = s.Env, p.out, p.out
	p.cmd.WaitDelay = time.Second // for a descendant that keeps the output open
	p.cmd.SysProcAttr = ownGroup()

	runtime.LockOSThread() // the process inherits this thread's core
	defer runtime.UnlockOSThread()
	unpin, err := pinThread(core, others)
	if err != nil {
		return nil, err
	}
	defer unpin()
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", s.Name, err)
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// stop ends the process and all of its group, and waits for it.
func (p *process) stop() error {
	group := -p.cmd.Process.Pid
	syscall.Kill(group, syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(stopTimeout):
	}
	syscall.Kill(group, syscall.SIGKILL) // also what its first process has left behind
	select {
	case <-p.ended:
		return nil
	case <-time.After(stopTimeout):
		return errors.New("the server cannot be killed")
	}
}

// failed returns the error for a server that misbehaves, with its last output. It kills the server, so that the output is complete.
func (p *process) failed(why error) error {
	syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	select {
	case <-p.ended:
	case <-time.After(stopTimeout):
	}
	if text := p.out.last(); text != "" {
		return fmt.Errorf("%w; it said: %s", why, text)
	}
	return why
}

// tail keeps the end of a process's output.
type tail struct {
	mu   sync.Mutex
	text []byte // of mu
}

// tailSize is how many bytes of output are kept.
const tailSize = 2 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p[max(0, len(p)-tailSize):]...)
	if over := len(t.text) - tailSize; over > 0 {
		t.text = append(t.text[:0], t.text[over:]...)
	}
	return len(p), nil
}

// last is the last lines that are not empty, in one.
func (t *tail) last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var lines []string
	for line := range strings.Lines(string(t.text)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[max(0, len(lines)-5):], " | ")
}
