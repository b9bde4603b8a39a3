package host_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/report"
)

// held is a Config.Compile that waits until the test lets it go on, and then has the host compile the module itself.
type held struct{ begun, finish chan struct{} }

func holdCompiles() *held { return &held{make(chan struct{}, 9), make(chan struct{})} }

func (c *held) compile(ctx context.Context, _ string, _ []byte, _ string) error {
	c.begun <- struct{}{}
	<-c.finish
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return fmt.Errorf("%w", compiler.ErrUnavailable)
}

// stored is a host that served large, and then v2.wasm. Of large its next start has only the bytes: c delays the compiling.
func stored(t *testing.T, c *held) *remembering {
	r := remember(t)
	write(t, r.path, large(t))
	r.start()
	drop(t, r.path, "v2.wasm")
	reload(t, r.h, "file")
	r.compile = c.compile
	return r
}

// forget stops the server and removes all that it has compiled.
func (r *remembering) forget() {
	r.t.Helper()
	r.stop()
	list, err := os.ReadDir(r.dir)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, e := range list {
		if e.Name() != "versions" {
			os.RemoveAll(filepath.Join(r.dir, e.Name()))
		}
	}
}

// TestRollbackFileChanges: a change of the file does not end a rollback.
func TestRollbackFileChanges(t *testing.T) {
	c := holdCompiles()
	r := stored(t, c)
	r.forget()
	r.start()
	results := make(chan report.ReloadResult, 1)
	go func() {
		res, _ := r.h.Rollback(context.Background(), host.RollbackOptions{By: "admin"})
		results <- res
	}()
	<-c.begun
	write(t, r.path, []byte("broken"))
	if r.h.Supersede() {
		t.Error("the rollback was given up")
	}
	close(c.finish)
	if res := <-results; !res.OK {
		t.Errorf("%+v", res)
	}
	serves(t, r.h, v1)
}

// TestRestoreFileChanges: a change of the file does not end the restoring of the module that served last.
func TestRestoreFileChanges(t *testing.T) {
	c := holdCompiles()
	r := stored(t, c)
	rollback(t, r.h, "")
	r.forget()
	write(t, r.path, []byte("broken"))
	results := make(chan report.ReloadResult, 1)
	go func() { results <- r.start() }()
	<-c.begun
	write(t, r.path, []byte("broken again"))
	if r.h.Supersede() {
		t.Error("the restoring was given up")
	}
	close(c.finish)
	<-results
	serves(t, r.h, v1)
}

// TestRollbackMistake: a rollback to a version that does not exist ends no load.
func TestRollbackMistake(t *testing.T) {
	c := holdCompiles()
	h, path, _ := setup(t, "v2.wasm", func(cfg *host.Config) { cfg.Compile = c.compile })
	write(t, path, large(t))
	results := make(chan report.ReloadResult, 1)
	go func() {
		res, _ := h.Reload(context.Background(), host.ReloadOptions{By: "file"})
		results <- res
	}()
	<-c.begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // so that it does not wait for the load
	if _, err := h.Rollback(ctx, host.RollbackOptions{To: "99"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(c.finish)
	if res := <-results; !res.OK {
		t.Errorf("the load: %+v", res)
	}
	serves(t, h, v1)
}

// TestRollbackTwice: a rollback that another one ends reports that, and does not keep its module from being loaded.
func TestRollbackTwice(t *testing.T) {
	c := holdCompiles()
	r := stored(t, c)
	r.forget()
	r.start()
	results := make(chan report.ReloadResult, 1)
	go func() {
		res, _ := r.h.Rollback(context.Background(), host.RollbackOptions{By: "admin"})
		results <- res
	}()
	<-c.begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r.h.Rollback(ctx, host.RollbackOptions{})
	close(c.finish)
	if res := <-results; res.OK || res.Error != "handler.wasm: given up: an operator has rolled back" {
		t.Errorf("%+v", res)
	}
	if s := r.h.Status(); s.Failures != 0 {
		t.Errorf("%d failures", s.Failures)
	}
	write(t, r.path, large(t))
	if res := reload(t, r.h, "file"); !res.OK {
		t.Errorf("%+v", res)
	}
}
