//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/source"
)

// registry is a source of modules in memory, as one of modules in a registry or a bucket would be.
type registry struct {
	mu      sync.Mutex
	modules map[string][]byte // guarded by mu: by name
	fails   error             // guarded by mu: of Load
	changed func()            // guarded by mu: of the watch; nil: nothing is watched
}

func (r *registry) Accepts(name string) bool { return strings.HasPrefix(name, "mem://") }

func (r *registry) Stat(name string) source.Stamp {
	r.mu.Lock()
	defer r.mu.Unlock()
	if wasm, ok := r.modules[name]; ok {
		return source.Version(source.Parse(wasm).Hash)
	}
	return source.Stamp{}
}

func (r *registry) Load(_ context.Context, name string) (source.Module, error) {
	in := source.InputsOf(false, source.Input{Path: name, Stamp: r.Stat(name)})
	r.mu.Lock()
	defer r.mu.Unlock()
	wasm, ok := r.modules[name]
	switch {
	case r.fails != nil:
		return source.Module{Inputs: in}, r.fails
	case !ok:
		return source.Module{Inputs: in}, fs.ErrNotExist
	}
	m := source.Parse(wasm)
	m.Inputs = in
	return m, nil
}

func (r *registry) Watch(_ string, w source.Watch) (source.Watcher, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = w.Changed
	return r, nil
}

func (r *registry) Refresh() {}

func (r *registry) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = nil
	return nil
}

// set replaces a module, or has loads fail, and reports the change.
func (r *registry) set(t *testing.T, name, file string, fails error) {
	t.Helper()
	wasm, err := os.ReadFile(filepath.Join("../../host/testdata/guest", file))
	if err != nil {
		t.Fatal(err)
	}
	r.mu.Lock()
	r.modules[name], r.fails = wasm, fails
	changed := r.changed
	r.mu.Unlock()
	if changed != nil {
		changed()
	}
}

// text is a buffer for several goroutines.
type text struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *text) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *text) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// TestPlace: a source that is listed in places is served, reloaded when a module changes, refused with its error, and shown by status.
func TestPlace(t *testing.T) {
	r := &registry{modules: map[string][]byte{}}
	socket := filepath.Join(t.TempDir(), "s")
	out := &text{}
	run := func(args ...string) (string, error) {
		var stdout text
		a := &app{env: func(string) (string, bool) { return "", false }, stdout: io.MultiWriter(&stdout, out), stderr: out, places: []source.Source{r}}
		err := a.dispatch(args)
		return stdout.String(), err
	}
	for name, want := range map[string]string{
		"mem://app:1":              "there is no module mem://app:1: check its name",
		"oci://example.com/app":    "oci://example.com/app: modules are not loaded from oci:// addresses: store it as a file, and name that",
		"oci://example.com/app.ts": "oci://example.com/app.ts: modules are not loaded from oci:// addresses: store it as a file, and name that",
	} {
		if _, err := run(name); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}

	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}}}
	get := func() string {
		res, err := client.Get("http://localhost/")
		if err != nil {
			return err.Error()
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		return fmt.Sprint(res.StatusCode, " ", string(body))
	}
	await := func(what string, look func() string, want string) {
		t.Helper()
		got := ""
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			if got = look(); strings.Contains(got, want) {
				return
			}
		}
		t.Fatalf("%s: got %q, want %q; output:\n%s", what, got, want, out)
	}
	status := func() string {
		s, err := run("status", "-unix", socket)
		if err != nil {
			return err.Error()
		}
		return s
	}
	ended := make(chan error, 1)
	go func() {
		_, err := run("-unix", socket, "-wait", "-cache", "off", "-quiet-period", "1ms", "mem://app:1")
		ended <- err
	}()
	await("without a module", get, "503")
	await("without a module", out.String, "no module yet")
	r.set(t, "mem://app:1", "v1.wasm", nil)
	await("the first", get, `"version":"1.0.0"`)
	r.set(t, "mem://app:1", "v2.wasm", nil)
	await("the second", get, `"version":"2.0.0"`)
	await("the second", status, "app:1")
	r.set(t, "mem://app:1", "v1.wasm", errors.New("the registry does not answer"))
	await("it fails", status, "app:1: the registry does not answer")
	await("it fails", get, `"version":"2.0.0"`)
	r.set(t, "mem://app:1", "v1.wasm", nil)
	await("it works again", get, `"version":"1.0.0"`)
	if s, err := run("inspect", "mem://app:1"); err != nil || !strings.Contains(s, "mem://app:1") {
		t.Errorf("inspect: %v\n%s", err, s)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil { // serve gets it
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not stop")
	}
}
