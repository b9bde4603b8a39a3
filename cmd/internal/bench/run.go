package bench

import (
	"context"
	"errors"
	"fmt"
)

// Options are for all measurements of a run.
type Options struct {
	Load      Load
	Rounds    int // at least 1; in each, every server has one turn at each of its addresses
	ServerCPU int // core that servers that are started are pinned to; negative: any (Linux)
	LoadCPU   int // core that this process, the load, is pinned to meanwhile; negative: any (Linux)
	// Progress receives a line before each measurement; nil: it is discarded.
	Progress func(round int, server string, t Target)

	cores affinity // where this process could run before
}

var errNotKnown = errors.New("not known")

// Run measures the servers in turn. Started ones run in their own turns only. The report holds what was measured, also with an
// error; an end of ctx is not an error; the report has it.
func Run(ctx context.Context, servers []Server, o Options) (*Report, error) {
	r := newReport(servers, o)
	before, unpin, err := pinProcess(o.LoadCPU)
	if err != nil {
		return r, err
	}
	defer unpin()
	o.cores = before
	err = run(ctx, servers, o, r)
	if ctx.Err() != nil {
		r.Interrupted, err = true, nil
	}
	r.finish()
	return r, err
}

func run(ctx context.Context, servers []Server, o Options, r *Report) error {
	for _, s := range servers { // mistakes are reported before minutes have passed
		if s.PID > 0 {
			if _, err := cpuTime(s.PID); err != nil {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
		}
		if s.Command == nil {
			if _, err := begin(ctx, s, o); err != nil {
				return err
			}
		}
	}
	for round := 1; round <= o.Rounds; round++ {
		for i, s := range servers {
			if err := turn(ctx, s, o, round, r.rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// turn measures one server at each of its addresses.
func turn(ctx context.Context, s Server, o Options, round int, rows []*Row) (err error) {
	server, err := begin(ctx, s, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.end()) }()
	for i, t := range s.Targets {
		if ctx.Err() != nil {
			return nil
		}
		if o.Progress != nil {
			o.Progress(round, s.Name, t)
		}
		sample, err := measure(ctx, t, o.Load, server.cpu(i))
		if sample.Requests+sample.Errors.All() > 0 {
			rows[i].Rounds = append(rows[i].Rounds, sample)
		}
		if err != nil && server.process != nil {
			return server.process.failed(fmt.Errorf("%s: %w", s.Name, err))
		} else if err != nil {
			return err
		}
	}
	return nil
}
