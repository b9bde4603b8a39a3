package site_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/site"
	"github.com/wasmserve/wasmserve/host/state"
)

// patience is how long a test waits for what must come.
const patience = 10 * time.Second

// front records what an exchange sends.
type front struct {
	status int
	body   []byte
	idle   []time.Duration
	onIdle func()
	more   int // bytes of a request body that is not inline
}

func (f *front) Respond(r *exchange.Response) error {
	f.status, f.body = r.Status, bytes.Clone(r.Body)
	return nil
}
func (f *front) Start(r *exchange.Response) error    { f.status = r.Status; return nil }
func (f *front) Write(p []byte) error                { f.body = append(f.body, p...); return nil }
func (f *front) ReadFrom(r io.Reader) (int64, error) { return 0, errors.New("not here") }
func (f *front) End() error                          { return nil }
func (f *front) SetIdleTimeout(d time.Duration) {
	f.idle = append(f.idle, d)
	if f.onIdle != nil {
		f.onIdle()
	}
}
func (f *front) Cut() {}
func (f *front) ReadBody(p []byte) (int, error) {
	if f.more == 0 {
		return 0, io.EOF
	}
	n := min(len(p), f.more)
	f.more -= n
	return n, nil
}

// String is the answer as tests compare it.
func (f *front) String() string {
	return fmt.Sprintf("%d %s", f.status, strings.TrimSpace(string(f.body)))
}

func exchangeOf(f *front, target string) *exchange.Exchange {
	x := &exchange.Exchange{}
	x.Reset(f)
	path, query, _ := strings.Cut(target, "?")
	x.Method, x.Path, x.Query, x.Protocol = []byte("GET"), []byte(path), []byte(query), 11
	x.BodyInline = true
	return x
}

// world is a site with its directory.
type world struct {
	*site.Site
	t    testing.TB
	dir  string
	log  *log
	fake fake
	set  []host.Settings
}

// newWorld makes a site of a directory with these files, and loads them.
func newWorld(t testing.TB, files map[string]guest, change func(*site.Config)) *world {
	t.Helper()
	w := &world{t: t, dir: filepath.Join(t.TempDir(), "handlers"), log: &log{}, fake: newFake()}
	store := state.Memory(state.Limits{})
	cfg := site.Config{
		Dir: w.dir, State: func(path string) adapter.Store { return store.Sub(path) },
		Host:       host.Config{Adapters: []adapter.Adapter{w.fake}, Log: slog.New(slog.NewTextHandler(w.log, nil))},
		OnSettings: func(s host.Settings) { w.set = append(w.set, s) },
	}
	if change != nil {
		change(&cfg)
	}
	put(t, filepath.Join(w.dir, ".gitkeep"), nil)
	for name, g := range files {
		w.put(name, g)
	}
	var err error
	w.Site, err = site.New(cfg)
	must(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := w.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		if err := w.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if n := w.fake.open.Load(); n != 0 {
			t.Errorf("%d instances were never closed", n)
		}
	})
	w.load("start")
	return w
}

func (w *world) put(name string, g guest) {
	w.t.Helper()
	put(w.t, filepath.Join(w.dir, name), g.module())
}

// load looks at the directory, as a watcher's tick does.
func (w *world) load(by string) report.ReloadResult {
	w.t.Helper()
	res, err := w.Reload(context.Background(), host.ReloadOptions{By: by})
	must(w.t, err)
	return res
}

// get is the answer to one request.
func (w *world) get(target string) string {
	f := &front{}
	w.Serve(exchangeOf(f, target))
	return f.String()
}

// expect compares the answers to requests.
func (w *world) expect(when string, want map[string]string) {
	w.t.Helper()
	for target, answer := range want {
		if got := w.get(target); got != answer {
			w.t.Errorf("%s: %s is answered %q, want %q", when, target, got, answer)
		}
	}
}

// log collects log lines.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// count says how often the log has a line with all of these.
func (l *log) count(parts ...string) (n int) {
lines:
	for line := range strings.Lines(l.String()) {
		for _, p := range parts {
			if !strings.Contains(line, p) {
				continue lines
			}
		}
		n++
	}
	return n
}

// remove takes a file away, and looks.
func remove(t testing.TB, w *world, name string) {
	t.Helper()
	must(t, os.Remove(filepath.Join(w.dir, name)))
	w.load("file")
}
