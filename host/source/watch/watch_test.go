package watch

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// fake is a target without files.
type fake struct {
	missed bool
	err    error
	gone   bool
	syncs  atomic.Int32

	forgotten atomic.Int32
	state     atomic.Uint64
	none      atomic.Bool // the system has no watcher available
}

func (f *fake) sync(w watches) (bool, error) {
	f.syncs.Add(1)
	if none, ok := w.(noWatches); ok {
		return f.missed, none.err
	}
	return f.missed, f.err
}
func (f *fake) forget()                         { f.forgotten.Add(1) }
func (f *fake) look() uint64                    { return f.state.Load() }
func (f *fake) relevant(ev fsnotify.Event) bool { return ev.Name == "it" }
func (f *fake) ready() bool                     { return !f.gone }
func (f *fake) String() string                  { return "it" }

// faked is a watcher with a fake library.
type faked struct {
	*Watcher
	fs *fsnotify.Watcher
}

// run starts a watcher without a library, for a synctest bubble. calls counts the calls of changed.
func run(t *testing.T, f *fake) (w faked, calls *atomic.Int32, text *bytes.Buffer) {
	calls, text = new(atomic.Int32), new(bytes.Buffer)
	fs := &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)}
	w = faked{fs: fs}
	w.Watcher = &Watcher{
		make: func() (*fsnotify.Watcher, error) {
			if f.none.Load() {
				return nil, errors.New("too many open files")
			}
			return fs, nil
		},
		end:    func(*fsnotify.Watcher) error { return nil },
		target: f, quiet: 100 * time.Millisecond, log: slog.New(slog.NewTextHandler(text, nil)),
		changed: func() { calls.Add(1) }, stop: make(chan struct{}),
		settled: time.NewTimer(time.Hour), retry: time.NewTimer(time.Hour),
	}
	w.settled.Stop()
	w.retry.Stop()
	w.sync()
	w.done.Go(w.run)
	t.Cleanup(func() { close(w.stop); w.done.Wait() })
	return w, calls, text
}

func TestTicksWithinTheQuietPeriodAreOneChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, calls, _ := run(t, &fake{})
		for range 5 {
			w.fs.Events <- fsnotify.Event{Name: "it", Op: fsnotify.Write}
			time.Sleep(99 * time.Millisecond)
		}
		synctest.Wait()
		if n := calls.Load(); n != 0 {
			t.Fatalf("%d changes before it was quiet", n)
		}
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if n := calls.Load(); n != 1 {
			t.Fatalf("%d changes, want 1", n)
		}
		time.Sleep(time.Hour)
		synctest.Wait()
		if n := calls.Load(); n != 1 {
			t.Fatalf("%d changes an hour later, want 1", n)
		}
	})
}

func TestAFileThatNeverRestsIsLoadedAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, calls, _ := run(t, &fake{})
		for start := time.Now(); time.Since(start) < 4500*time.Millisecond; {
			w.fs.Events <- fsnotify.Event{Name: "it", Op: fsnotify.Write}
			time.Sleep(10 * time.Millisecond)
		}
		if n := calls.Load(); n != 2 { // every 20 quiet periods
			t.Errorf("%d changes in 4.5 s, want 2", n)
		}
	})
}

func TestUnrelatedEventsAreIgnored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, calls, _ := run(t, &fake{})
		w.fs.Events <- fsnotify.Event{Name: "other", Op: fsnotify.Write}
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := calls.Load(); n != 0 {
			t.Errorf("%d changes, want none", n)
		}
	})
}

func TestLostEventsCountAsAChange(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fsnotify.ErrEventOverflow, "too many file events at once, some were lost: checking for a change"},
		{errors.New("bad descriptor"), "bad descriptor"},
	} {
		synctest.Test(t, func(t *testing.T) {
			w, calls, text := run(t, &fake{})
			w.fs.Errors <- c.err
			time.Sleep(time.Second)
			synctest.Wait()
			if n := calls.Load(); n != 1 {
				t.Errorf("%v: %d changes, want 1", c.err, n)
			}
			if !strings.Contains(text.String(), c.want) {
				t.Errorf("log %q does not say %q", text, c.want)
			}
		})
	}
}

func TestWhatIsGoneIsNotLoaded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, calls, text := run(t, &fake{gone: true})
		w.fs.Events <- fsnotify.Event{Name: "it", Op: fsnotify.Remove}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := calls.Load(); n != 0 {
			t.Errorf("%d changes, want none", n)
		}
		if want := "the watched path is gone: waiting for it to reappear"; !strings.Contains(text.String(), want) {
			t.Errorf("log %q does not say %q", text, want)
		}
	})
}

// A directory that cannot be watched is tried again, less and less often, and logged once.
func TestRetryBacksOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{err: errors.New("watch /x: no space left")}
		_, calls, text := run(t, f)
		time.Sleep(time.Minute)
		synctest.Wait()
		// 50, 100, 200, 400, 800, 1600 ms, then every 2 s
		if n := f.syncs.Load(); n < 30 || n > 40 {
			t.Errorf("%d tries in a minute, want about 35", n)
		}
		if n := strings.Count(text.String(), "cannot watch everything"); n != 1 {
			t.Errorf("said %d times, want once", n)
		}
		if n := calls.Load(); n != 0 {
			t.Errorf("%d changes, want none", n)
		}
	})
}
