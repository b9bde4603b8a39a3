package site_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/site"
)

const v1, v2 = `{"version":"1.0.0"}`, `{"version":"2.0.0"}`

// module reads one of the host's test guests.
func module(t testing.TB, name string) []byte {
	t.Helper()
	wasm, err := os.ReadFile(filepath.Join("../testdata/guest", name))
	must(t, err)
	return wasm
}

// newReal makes a site of real modules in dir.
func newReal(t testing.TB, dir string, l *log) *site.Site {
	t.Helper()
	s, err := site.New(site.Config{Dir: dir, Host: host.Config{Adapters: []adapter.Adapter{native.Adapter{}}, Log: slog.New(slog.NewTextHandler(l, nil))}})
	must(t, err)
	return s
}

// open loads a site of real modules in dir, and watches it.
func open(t testing.TB, dir string, l *log) *site.Site {
	t.Helper()
	s := newReal(t, dir, l)
	look := func(by string) {
		if _, err := s.Reload(context.Background(), host.ReloadOptions{By: by}); err != nil {
			t.Error(err)
		}
	}
	w, err := s.Watch(time.Millisecond, func() { look("file") })
	must(t, err)
	look("start")
	t.Cleanup(func() {
		w.Close()
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// client asks over one connection that stays open.
type client struct {
	nc net.Conn
	r  *bufio.Reader
}

func dial(t testing.TB, addr string) *client {
	t.Helper()
	nc, err := net.Dial("unix", addr)
	must(t, err)
	return &client{nc, bufio.NewReader(nc)}
}

func (c *client) get(path string) (string, error) {
	c.nc.SetDeadline(time.Now().Add(patience))
	if _, err := fmt.Fprintf(c.nc, "GET %s HTTP/1.1\r\nHost: h\r\n\r\n", path); err != nil {
		return "", err
	}
	res, err := http.ReadResponse(c.r, nil)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return fmt.Sprint(res.StatusCode, " ", string(body)), err
}

// While a handler is added, replaced, broken and removed, every request of every connection is answered by a handler that it may get, and
// the other handlers' by the same as before.
func TestHammer(t *testing.T) {
	base := t.TempDir()
	dir, addr := filepath.Join(base, "handlers"), filepath.Join(base, "s")
	one, two, broken := module(t, "v1.wasm"), module(t, "v2.wasm"), module(t, "wrong-abi.wasm")
	put(t, filepath.Join(dir, "index.wasm"), one)
	put(t, filepath.Join(dir, "keep.wasm"), two)
	l := &log{}
	s := open(t, dir, l)
	front := http1.New(http1.Config{}, s)
	ln, err := net.Listen("unix", addr)
	must(t, err)
	served := make(chan error, 1)
	go func() { served <- front.Serve(ln) }()
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := front.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		ln.Close()
		<-served
	}()

	var stop atomic.Bool
	var asked atomic.Int64
	var clients sync.WaitGroup
	for n := range 4 {
		path := []string{"/keep/x", "/a/x", "/", "/b/c/x"}[n]
		want := []string{"200 " + v2, "200 " + v2 + "200 " + v1, "200 " + v1, "200 " + v2 + "200 " + v1}[n]
		c := dial(t, addr)
		clients.Go(func() {
			defer c.nc.Close()
			for !stop.Load() {
				got, err := c.get(path)
				if err != nil || !strings.Contains(want, got) {
					t.Errorf("%s: %q, %v", path, got, err)
					return
				}
				asked.Add(1)
			}
		})
	}
	defer clients.Wait()
	defer stop.Store(true)
	c := dial(t, addr)
	defer c.nc.Close()
	until := func(step, path, want string) {
		t.Helper()
		var got string
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
			if got, _ = c.get(path); got == want {
				return
			}
		}
		t.Fatalf("%s: %s is answered %q, want %q; log:\n%s", step, path, got, want, l)
	}
	for range 8 {
		put(t, filepath.Join(dir, "a.wasm"), two)
		until("added", "/a/x", "200 "+v2)
		put(t, filepath.Join(dir, "a.wasm"), one)
		until("replaced", "/a/x", "200 "+v1)
		put(t, filepath.Join(dir, "a.wasm"), two)
		put(t, filepath.Join(dir, "b/c.wasm"), two)
		until("replaced again", "/a/x", "200 "+v2)
		until("added below", "/b/c/x", "200 "+v2)
		put(t, filepath.Join(dir, "a.wasm"), broken)
		if res, err := s.Reload(context.Background(), host.ReloadOptions{By: "admin", Handler: "/a"}); err != nil || res.OK {
			t.Errorf("broken: %+v %v", res, err)
		}
		until("broken", "/a/x", "200 "+v2)
		must(t, os.Remove(filepath.Join(dir, "a.wasm")))
		must(t, os.RemoveAll(filepath.Join(dir, "b")))
		until("removed", "/a/x", "200 "+v1)
		until("removed below", "/b/c/x", "200 "+v1)
	}
	if asked.Load() < 100 {
		t.Errorf("only %d requests", asked.Load())
	}
	for _, h := range s.Status().Handlers {
		if h.Current.ID != 1 {
			t.Errorf("%s was loaded %d times", h.Path, h.Current.ID)
		}
	}
}
