package bench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// Server is what is measured: one that runs already, or one that is started for its turns and stopped after them.
type Server struct {
	Name      string
	Targets   []Target
	Reference bool // the others are reported in proportion to it

	PID int // of one that runs; 0: taken from the socket, if possible

	Command []string // of one that is started; nil: it runs
	Path    string   // executable, where that is not Command[0]
	Env     []string // nil: as here
	Module  bool     // it is wasmserve: status 503 means that it has no handler
}

// startTimeout is how long a server may take from its start to its first answer.
const startTimeout = 30 * time.Second

// running is a server in its turn.
type running struct {
	Server
	process *process // nil: it ran before
	pids    []int    // of those that listen, by target; 0: not known
	files   []string // socket files that it made: not every server removes its own
}

// begin starts a server if it has to be, and asks once at each of its addresses.
func begin(ctx context.Context, s Server, o Options) (_ *running, err error) {
	r := &running{Server: s, pids: make([]int, len(s.Targets))}
	if s.Command != nil {
		for _, t := range s.Targets { // what listens there would be measured instead
			switch _, err := probe(ctx, t, o.Load); {
			case ctx.Err() != nil:
				return nil, ctx.Err()
			case errors.Is(err, errMissing):
				r.files = append(r.files, t.Address)
			case !errors.Is(err, errRefused):
				return nil, fmt.Errorf("%s: %s is in use: stop what listens there, or name another address", s.Name, t.Address)
			}
		}
		if r.process, err = start(s, o.ServerCPU, o.cores); err != nil {
			return nil, err
		}
		defer func() {
			if err != nil {
				err = errors.Join(err, r.end())
			}
		}()
	}
	deadline := time.Now().Add(startTimeout)
	for i, t := range s.Targets {
		a, err := r.answers(ctx, t, o.Load, deadline)
		switch {
		case err != nil && r.process != nil && ctx.Err() == nil:
			return nil, r.process.failed(fmt.Errorf("%s: %w", s.Name, err))
		case err != nil:
			return nil, err
		case s.Module && a.status == 503:
			return nil, r.process.failed(fmt.Errorf("%s: the module does not serve", s.Name))
		}
		r.pids[i] = a.pid
	}
	return r, nil
}

// answers waits for a started server's first answer; one that ran before has to answer at once.
func (r *running) answers(ctx context.Context, t Target, l Load, deadline time.Time) (answer, error) {
	for {
		a, err := probe(ctx, t, l)
		if r.process == nil || err == nil || ctx.Err() != nil || !errors.Is(err, errRefused) && !errors.Is(err, errMissing) {
			return a, err
		}
		if time.Now().After(deadline) {
			return a, fmt.Errorf("%w (waited %v)", err, startTimeout)
		}
		select {
		case <-r.process.ended:
			why := "it ended"
			if r.process.err != nil {
				why += " (" + r.process.err.Error() + ")"
			}
			return a, fmt.Errorf("%s before it answered at %s", why, t.Address)
		case <-ctx.Done():
			return a, ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// cpu reads the server's processor time; nil: which process it is is not known.
func (r *running) cpu(i int) func() (time.Duration, error) {
	pid := r.pids[i]
	if r.PID > 0 {
		pid = r.PID
	}
	switch {
	case r.process != nil:
		return func() (time.Duration, error) { return groupTime(r.process.cmd.Process.Pid) }
	case pid > 1: // 1 has passed the socket to the server, which is another process
		return func() (time.Duration, error) { return cpuTime(pid) }
	}
	return nil
}

func (r *running) end() error {
	if r.process == nil {
		return nil
	}
	if err := r.process.stop(); err != nil {
		return fmt.Errorf("%s: %w", r.Name, err)
	}
	for _, file := range r.files {
		if info, err := os.Lstat(file); err == nil && info.Mode().Type() == fs.ModeSocket {
			os.Remove(file)
		}
	}
	return nil
}
