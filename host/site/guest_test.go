package site_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// guest is what a module of these tests does. It travels as the name of the module's only export, and fake plays it.
type guest struct {
	Name     string `json:"name"`
	Manifest string `json:"manifest,omitempty"`
	Broken   string `json:"broken,omitempty"` // why no instance starts
}

// module is g as a wasm file.
func (g guest) module() []byte {
	name, err := json.Marshal(g)
	if err != nil {
		panic(err)
	}
	export := append(append([]byte{1}, leb(len(name))...), name...)
	export = append(export, 0, 0)
	wasm := []byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x03\x02\x01\x00" + "\x07")
	wasm = append(append(wasm, leb(len(export))...), export...)
	return append(wasm, "\x0a\x04\x01\x02\x00\x0b"...)
}

func leb(n int) (b []byte) {
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

// put puts a module at path, by renaming, and makes directories for it.
func put(t testing.TB, path string, wasm []byte) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path+".new", wasm, 0o600))
	must(t, os.Rename(path+".new", path))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fake is the adapter that plays guests.
type fake struct {
	open    *atomic.Int64 // instances
	entered chan string   // the name of a guest that waits
	leave   chan struct{} // one for each that may go on
}

func newFake() fake {
	return fake{new(atomic.Int64), make(chan string, 100), make(chan struct{}, 100)}
}

func (fake) Name() string                      { return "fake" }
func (fake) Probe(wazero.CompiledModule) error { return nil }
func (f fake) Load(_ context.Context, _ wazero.Runtime, mod wazero.CompiledModule, env adapter.Env) (adapter.Program, error) {
	p := &program{fake: f, env: env}
	for name := range mod.ExportedFunctions() {
		if err := json.Unmarshal([]byte(name), &p.guest); err != nil {
			return nil, err
		}
	}
	return p, nil
}

type program struct {
	fake
	guest
	env adapter.Env
}

func (p *program) NewInstance(context.Context) (adapter.Instance, error) {
	if p.Broken != "" {
		return nil, errors.New(p.Broken)
	}
	p.open.Add(1)
	return &instance{p}, nil
}
func (*program) Close() error { return nil }

type instance struct{ p *program }

func (i *instance) Config() ([]byte, error) { return []byte(i.p.Manifest), nil }

// Fetch answers with the guest's name and request; `?wait` first waits for the test, `?count` counts in the store, `?body` reads the body.
func (i *instance) Fetch(x *exchange.Exchange) error {
	text := fmt.Sprintf("%s %s", i.p.guest.Name, x.Path)
	if x.Route != 0 {
		text += " route " + strconv.Itoa(int(x.Route))
	}
	for _, p := range x.Params {
		text += fmt.Sprintf(" %s=%s", p.Name, p.Value)
	}
	switch string(x.Query) {
	case "wait":
		i.p.entered <- i.p.guest.Name
		select {
		case <-i.p.leave:
		case <-x.Done():
			return x.Cause()
		}
	case "count":
		n, err := i.p.env.State().Add([]byte("n"), 1)
		if err != nil {
			return err
		}
		text = strconv.FormatInt(n, 10)
	case "body":
		var buf [4]byte
		for {
			if _, err := x.ReadBody(buf[:]); err != nil {
				text = strings.TrimSpace("read: " + err.Error())
				break
			}
		}
	}
	return x.Respond(&exchange.Response{Status: 200, Body: []byte(text)})
}
func (*instance) Pending() *exchange.Pending                        { return nil }
func (*instance) Error(*exchange.Exchange, *exchange.Failure) error { return adapter.ErrNoHandler }
func (*instance) Broken() bool                                      { return false }
func (*instance) Restore() bool                                     { return true }
func (*instance) PendingCount() int                                 { return 0 }
func (*instance) Interrupt(error)                                   {}
func (i *instance) Close(context.Context) error                     { i.p.open.Add(-1); return nil }
