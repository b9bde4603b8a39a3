// Package testhost is the least host that can call a guest, for the tests of the SDKs: wazero, WASI, and host functions that
// note what they are given. It follows abi/SPEC.md and not the real host, so that a guest is held to the page.
package testhost

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/abi"
)

// Guest is one instance of a module.
type Guest struct {
	Body  []byte            // what body_read gives
	State map[string]string // the store
	Calls []string          // host functions and what they were given, but state_get
	Sent  []byte            // the last record given to respond
	Piece int               // most bytes per call of body_read and body_write; 0: all
	Reply int32             // what reload, timeout and log return
	Other Other             // the server that fetch asks

	t        testing.TB
	ctx      context.Context
	mod      api.Module
	capacity uint32
	address  uint32
	stack    [8]uint64
	fetch    api.Function
}

// Tool returns the path of a program that a test needs. If it is missing or does not work, as a shim of rustup without a toolchain, the
// test is skipped, or fails when the environment variable WASMSERVE_REQUIRE, a list with commas, names it.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		var out []byte
		if out, err = exec.Command(path, "--version").CombinedOutput(); err == nil {
			return path
		}
		err = fmt.Errorf("%s --version: %w\n%s", path, err, out)
	}
	if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), name) {
		t.Fatalf("%s does not work, and WASMSERVE_REQUIRE names it: %v", name, err)
	}
	t.Skipf("%s does not work: not tested (WASMSERVE_REQUIRE=%s makes this a failure): %v", name, name, err)
	return ""
}

// Run runs a command and ends the test with its output when it fails. env is added to the environment.
func Run(t testing.TB, env []string, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return out
}

// Open instantiates the module in a file and asks for its buffer.
func Open(t testing.TB, file string) *Guest {
	t.Helper()
	wasm, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g := &Guest{t: t, ctx: context.Background(), State: map[string]string{}}
	rt := wazero.NewRuntime(g.ctx)
	t.Cleanup(func() { rt.Close(g.ctx) })
	wasi_snapshot_preview1.MustInstantiate(g.ctx, rt)
	g.functions(rt)
	g.mod, err = rt.InstantiateWithConfig(g.ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize").
		WithSysNanotime().WithSysWalltime().WithSysNanosleep().WithRandSource(rand.Reader).WithStderr(os.Stderr))
	if err != nil {
		t.Fatal(err)
	}
	if g.mod.ExportedFunction(abi.ExportVersion) == nil {
		t.Fatalf("%s is not exported", abi.ExportVersion)
	}
	g.fetch = g.mod.ExportedFunction(abi.ExportFetch)
	g.room(abi.MinBuffer)
	return g
}

// Has reports whether the guest exports a function.
func (g *Guest) Has(name string) bool { return g.mod.ExportedFunction(name) != nil }

// room is the buffer, n bytes of it.
func (g *Guest) room(n uint32) []byte {
	if n > g.capacity {
		res, err := g.mod.ExportedFunction(abi.ExportBuffer).Call(g.ctx, uint64(n))
		if err != nil {
			g.t.Fatal(err)
		}
		g.address, g.capacity = uint32(res[0]), n
		if g.address == 0 || g.address%abi.Alignment != 0 {
			g.t.Fatalf("wasmserve_buffer(%d) returned %#x", n, g.address)
		}
	}
	return g.memory(g.address, n)
}

func (g *Guest) memory(ptr, n uint32) []byte {
	p, ok := g.mod.Memory().Read(ptr, n)
	if !ok {
		g.t.Errorf("the guest named %d bytes at %#x, which are outside memory", n, ptr)
		return make([]byte, n)
	}
	return p
}

// Fetch hands over a request. It returns the result, and the record that it names or nil.
func (g *Guest) Fetch(id uint32, r *abi.Request) (uint64, []byte) {
	abi.AppendRequest(g.room(uint32(abi.RequestSize(r)))[:0], r)
	return g.call(g.fetch, id, uint32(abi.RequestSize(r)))
}

// FetchRecord hands over a request's record as it is.
func (g *Guest) FetchRecord(id uint32, rec []byte) (uint64, []byte) {
	copy(g.room(uint32(len(rec))), rec)
	return g.call(g.fetch, id, uint32(len(rec)))
}

// ErrorRecord hands over an error's record as it is.
func (g *Guest) ErrorRecord(id uint32, rec []byte) (uint64, []byte) {
	copy(g.room(uint32(len(rec))), rec)
	return g.call(g.mod.ExportedFunction(abi.ExportError), id, uint32(len(rec)))
}

// Error hands over an error.
func (g *Guest) Error(id uint32, e *abi.Error) (uint64, []byte) {
	abi.AppendError(g.room(uint32(abi.ErrorSize(e)))[:0], e)
	return g.call(g.mod.ExportedFunction(abi.ExportError), id, uint32(abi.ErrorSize(e)))
}

func (g *Guest) call(f api.Function, id, n uint32) (uint64, []byte) {
	g.stack[0], g.stack[1], g.stack[2] = uint64(id), uint64(g.address), uint64(n)
	if err := f.CallWithStack(g.ctx, g.stack[:]); err != nil {
		g.t.Fatal(err)
	}
	g.Other.endFetches()
	result := g.stack[0]
	if result == abi.Answered || result == abi.Pending {
		return result, nil
	}
	ptr, length := abi.Unpack(result)
	if ptr%abi.Alignment != 0 {
		g.t.Errorf("the response record is at %#x, no multiple of 8", ptr)
	}
	return result, g.memory(ptr, length)
}

// Config is the manifest.
func (g *Guest) Config() string {
	res, err := g.mod.ExportedFunction(abi.ExportConfig).Call(g.ctx)
	if err != nil {
		g.t.Fatal(err)
	}
	return string(g.memory(abi.Unpack(res[0])))
}

// Take returns the calls so far and forgets them.
func (g *Guest) Take() string {
	s := strings.Join(g.Calls, "\n")
	g.Calls = nil
	return s
}

func (g *Guest) note(format string, args ...any) {
	g.Calls = append(g.Calls, fmt.Sprintf(format, args...))
}
