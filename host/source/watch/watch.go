// Package watch reports when a module's file (File), several files (Files), a directory of handlers (Folder) or a source directory (Tree)
// has changed. It watches directories, since editors and deployments replace a file by renaming another over it, and a watch on the old
// file would see nothing more; it also watches files that can be reached by another path, such as one that is mounted alone into a
// container. Events that follow each other within a quiet period are one change.
//
// If the system has no more inotify instances or watches for this user, the targets are polled every two seconds.
//
// The library below (fsnotify) stays inside this package.
package watch

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Quiet is the default quiet period: longer than an editor or a linker pauses between
// two writes, shorter than a person notices.
const Quiet = 100 * time.Millisecond

// maxQuiet limits, in quiet periods, how long continuous events may delay a change.
const maxQuiet = 20

// Pauses before another try to watch a directory: doubled from the first to the last.
const (
	firstRetry = 50 * time.Millisecond
	lastRetry  = 2 * time.Second
)

// Watcher watches until Close. A single goroutine does the work and calls changed.
type Watcher struct {
	// Constant after start.
	make    func() (*fsnotify.Watcher, error)
	end     func(*fsnotify.Watcher) error
	target  target
	quiet   time.Duration
	log     *slog.Logger
	changed func()
	stop    chan struct{}
	again   chan struct{} // capacity 1: Refresh was called
	once    sync.Once
	done    sync.WaitGroup

	// Owned by the goroutine.
	fs      *fsnotify.Watcher // nil: the system has none available
	polled  bool              // seen is the target's hash when it was polled last
	seen    uint64
	since   time.Time     // of the first event that changed has not been called for; zero: no such event
	pause   time.Duration // before the next retry; 0: everything is watched
	settled *time.Timer   // fires after the quiet period
	retry   *time.Timer
}

// target is the object of the watch: one file, or a tree. Its methods are not called concurrently.
type target interface {
	// sync updates the set of watched directories. missed reports that the target has changed and
	// that no event may have been delivered. An error means that not everything is watched: sync is called again after a pause.
	sync(fs watches) (missed bool, err error)
	// forget drops sync's record of watched directories: fs has been replaced.
	forget()
	// look returns a hash of the target, which differs when a file or directory has changed.
	look() uint64
	// relevant reports whether the event is a change of the target, or of the directories to be watched.
	relevant(ev fsnotify.Event) bool
	// ready is called after the quiet period. It reports false if there is nothing to load now, because the target is gone.
	ready() bool
	// String returns the path as the user wrote it.
	String() string
}

// watches has the methods of fsnotify.Watcher that sync uses.
type watches interface {
	Add(path string) error
	Remove(path string) error
}

// noWatches stands in for a watcher if the system has none available.
type noWatches struct{ err error }

func (n noWatches) Add(string) error    { return n.err }
func (n noWatches) Remove(string) error { return nil }

// start watches t. Every change after it returns is seen.
func start(t target, quiet time.Duration, log *slog.Logger, changed func()) (*Watcher, error) {
	if quiet <= 0 {
		quiet = Quiet
	}
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	w := &Watcher{make: fsnotify.NewWatcher, end: (*fsnotify.Watcher).Close, target: t, quiet: quiet, log: log, changed: changed, stop: make(chan struct{}), again: make(chan struct{}, 1),
		settled: time.NewTimer(quiet), retry: time.NewTimer(firstRetry)}
	w.settled.Stop()
	w.retry.Stop()
	w.sync()
	w.since = time.Time{} // the caller loads after start, so nothing that sync saw is news
	w.settled.Stop()
	w.done.Go(w.run)
	return w, nil
}

// Refresh updates the set of watched files: a Files' list may have changed. It does not wait.
func (w *Watcher) Refresh() {
	select {
	case w.again <- struct{}{}:
	default:
	}
}

// Close ends the watch. It waits for a running call of changed; no call begins afterwards. It may be called twice.
func (w *Watcher) Close() error {
	w.once.Do(func() { close(w.stop) })
	w.done.Wait()
	return nil
}

func (w *Watcher) run() {
	defer w.settled.Stop()
	defer w.retry.Stop()
	defer w.drop()
	for {
		var events chan fsnotify.Event
		var failures chan error
		if w.fs != nil {
			events, failures = w.fs.Events, w.fs.Errors
		}
		select {
		case <-w.stop:
			return
		case ev := <-events:
			if w.target.relevant(ev) {
				w.tick()
			}
		case err := <-failures:
			w.lost(err)
		case <-w.retry.C:
			w.sync()
		case <-w.again:
			w.sync()
		case <-w.settled.C:
			w.fire()
		}
	}
}

// lost handles lost events: they count as a change. A directory may have been replaced by another, to which the system may have given the
// same inode number, so all directories are watched anew.
func (w *Watcher) lost(err error) {
	if errors.Is(err, fsnotify.ErrEventOverflow) {
		w.log.Warn("too many file events at once, some were lost: checking for a change")
		w.drop()
		w.sync()
	} else if err != nil {
		w.log.Warn("watching files", "error", err)
	}
	w.tick()
}

// tick restarts the quiet period, unless events have delayed the change for too long.
func (w *Watcher) tick() {
	now := time.Now()
	if w.since.IsZero() {
		w.since = now
	}
	if left := w.since.Add(maxQuiet * w.quiet).Sub(now); left < w.quiet {
		w.settled.Reset(max(left, 0))
		return
	}
	w.settled.Reset(w.quiet)
}

func (w *Watcher) fire() {
	w.since = time.Time{}
	w.sync() // before changed reads the file: later changes are seen
	w.since = time.Time{}
	w.settled.Stop()
	if !w.target.ready() {
		w.log.Warn("the watched path is gone: waiting for it to reappear", "path", w.target.String())
		return
	}
	select {
	case <-w.stop:
	default:
		w.changed()
		w.sync() // the set of files may have changed
	}
}

// drop ends all watches.
func (w *Watcher) drop() {
	if w.fs != nil {
		w.end(w.fs)
		w.fs = nil
		w.target.forget()
	}
}

// sync makes the target add and remove directories. If that fails, it schedules another try, and polls until then.
func (w *Watcher) sync() {
	var missed bool
	err := w.open()
	if err == nil {
		missed, err = w.target.sync(w.fs)
	} else {
		missed, _ = w.target.sync(noWatches{err})
	}
	if err == nil {
		if w.pause != 0 {
			w.log.Info("watching everything again", "path", w.target.String())
		}
		w.pause, w.polled = 0, false
		w.retry.Stop()
	} else {
		if w.pause == 0 {
			w.log.Warn("cannot watch everything: polling instead, and trying again", "error", err)
		}
		w.pause = min(max(2*w.pause, firstRetry), lastRetry)
		w.retry.Reset(w.pause)
		now := w.target.look()
		missed = missed || w.polled && now != w.seen
		w.polled, w.seen = true, now
	}
	if missed {
		w.tick()
	}
}

// open creates the system's watcher if necessary.
func (w *Watcher) open() error {
	if w.fs != nil {
		return nil
	}
	fs, err := w.make()
	if err != nil {
		return fmt.Errorf("watch files: %w (on Linux, raise fs.inotify.max_user_instances)", err)
	}
	w.fs = fs
	return nil
}
