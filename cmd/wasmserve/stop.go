package main

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/wasmserve/wasmserve/host"
)

// stopGrace is how long parts may take to end once requests have been cut; then the process ends without waiting for them.
const stopGrace = 3 * time.Second

// errSecondSignal is the cause with which requests that still run are cut.
var errSecondSignal = errors.New("a second signal: cut")

// startGrace is how long a start that has been canceled may take to end after a second signal.
const startGrace = 100 * time.Millisecond

// began waits for the end of a start that has been canceled, and reports whether the server serves nevertheless. A second signal shortens
// the wait, and stays in the channel.
func began(started <-chan error, stops chan os.Signal) bool {
	timer := time.NewTimer(stopGrace)
	defer timer.Stop()
	select {
	case err := <-started:
		return err == nil
	case sig := <-stops:
		stops <- sig
	case <-timer.C:
	}
	timer.Reset(startGrace)
	select {
	case err := <-started:
		return err == nil
	case <-timer.C:
	}
	return false
}

// abandon frees everything that an unfinished start has made.
func (s *server) abandon(cancel context.CancelFunc) error {
	cancel()
	ctx, end := context.WithTimeout(context.Background(), 0)
	defer end()
	s.end(ctx)
	return nil
}

// stop drains: for -stop-delay connections are still accepted, then no more clients can connect, and requests finish until the drain's
// deadline or a second signal; then they are cut.
// It returns an error if requests were cut.
func (s *server) stop(stops, reloads <-chan os.Signal, cancel context.CancelFunc) error {
	cancel()
	s.manager.stop(s.cfg.stopDelay + s.cfg.drainTimeout + 2*stopGrace)
	deadline, end := context.WithTimeout(context.Background(), s.cfg.stopDelay+s.cfg.drainTimeout)
	defer end()
	ctx, cut := context.WithCancelCause(deadline)
	defer cut(nil)
	done := make(chan error, 1)
	go func() { done <- s.end(ctx) }()
	for {
		select {
		case err := <-done:
			if err == nil {
				s.log.Info("stopped")
			}
			return err
		case <-stops:
			cut(errSecondSignal)
			continue
		case <-reloads:
			s.log.Warn("reload refused", "by", "signal", "error", host.ErrShutdown)
			continue
		case <-ctx.Done():
		}
		break
	}
	select {
	case err := <-done:
		if err == nil {
			s.log.Info("stopped")
		}
		return err
	case <-time.After(stopGrace): // a guest that cannot be interrupted
		s.net.close()
		return cutError(ctx)
	}
}

// end ends every part in order; ctx bounds the waiting for requests.
func (s *server) end(ctx context.Context) error {
	defer s.manager.close()
	s.front.Drain() // once the server is seen to be not ready, every response ends its connection
	s.seen.stopping.Store(true)
	s.host.Freeze()
	if s.watcher != nil {
		s.watcher.Close()
	}
	if s.cfg.stopDelay > 0 {
		timer := time.NewTimer(s.cfg.stopDelay)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
		}
	}
	err := s.front.Shutdown(ctx)
	s.net.close()
	rest := ctx
	if err == nil { // nothing runs any more, even if ctx is done
		var end context.CancelFunc
		rest, end = context.WithTimeout(context.WithoutCancel(ctx), stopGrace)
		defer end()
	}
	err = errors.Join(err, s.host.Shutdown(rest))
	if s.admin != nil {
		short, end := context.WithTimeout(context.Background(), 100*time.Millisecond)
		s.admin.Close(short)
		end()
	}
	s.tasks.Wait()
	s.net.closeTrackers()
	cerr := errors.Join(s.host.Close(), s.bundles.Close(), s.store.Close(), s.outbound.Close())
	if err != nil {
		return cutError(ctx)
	}
	return cerr
}

func cutError(ctx context.Context) error {
	if context.Cause(ctx) == errSecondSignal {
		return errors.New("stopped by a second signal: requests were cut")
	}
	return errors.New("stopped: requests that ran longer than -drain-timeout were cut")
}
