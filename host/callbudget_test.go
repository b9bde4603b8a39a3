package host_test

// Every host function of WASI and the ABI is called in an endless loop with arguments that make the host work as much as possible: the
// guest's time, its client and the server's end interrupt it as they do in the guest's own code.

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/race"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// repeated is a host function that a guest calls endlessly.
type repeated struct {
	module, name    string
	params, results []api.ValueType
	args            []int64
}

func (r repeated) String() string { return fmt.Sprint(r.name, r.args) }

// vectorsAt is where a guest of repeated calls keeps iovecs and subscriptions, all zero; manyPages is its memory.
const (
	vectorsAt = 200_000
	manyPages = 4096
)

// guest calls r endlessly: in a loop of this many calls in a row.
func (r repeated) guest(row int) forged {
	typ := asm.Code(wasmbin.FuncType, asm.Leb(len(r.params)), r.params, asm.Leb(len(r.results)), r.results)
	var code []byte
	for n, arg := range r.args {
		switch {
		case r.params[n] == api.ValueTypeI64:
			code = append(code, asm.I64(arg)...)
		case arg == id:
			code = append(code, get1(0)...)
		default:
			code = append(code, asm.I32(int(arg))...)
		}
	}
	code = append(code, asm.Code(op.Call, asm.Leb(len(forgedImports)))...)
	for range r.results {
		code = append(code, op.Drop)
	}
	return forged{memory: asm.Code(0, asm.Leb(manyPages)), types: [][]byte{typ}, imports: [][]byte{asm.Import(r.module, r.name, typeMore)},
		fetch: forever(asm.Repeat(row, code))}
}

// wasiCalls are all functions of WASI with the worst arguments, valid and invalid.
func wasiCalls(t *testing.T) (calls []repeated) {
	rt := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfigInterpreter())
	defer rt.Close(t.Context())
	mod, err := wasi_snapshot_preview1.NewBuilder(rt).Compile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const most, far = 33_000_000, 200 << 20
	worst := map[string][][]int64{
		"fd_read":  {{0, vectorsAt, most, 0}, {0, vectorsAt, 1024, 0}},
		"fd_pread": {{0, vectorsAt, most, 0, 0}, {0, vectorsAt, 1024, 0, 0}},
		"fd_write": {{1, vectorsAt, most, 0}, {1, vectorsAt, 1024, 0}}, "fd_pwrite": {{1, vectorsAt, most, 0, 0}, {1, vectorsAt, 1024, 0, 0}},
		"sock_recv": {{0, vectorsAt, most, 0, 0, 0}}, "sock_send": {{0, vectorsAt, most, 0, 0}},
		"poll_oneoff": {{vectorsAt, far, 0x5555556, 0}, {vectorsAt, far / 2, 1_000_000, 0}, {vectorsAt, far, 1024, 0}},
		"random_get":  {{vectorsAt, far}}, "fd_readdir": {{0, vectorsAt, far, 0, 0}}, "fd_prestat_dir_name": {{1, vectorsAt, far}},
		"path_open": {{3, 0, vectorsAt, far, 0, 0, 0, 0, 0}}, "path_symlink": {{vectorsAt, far, 3, vectorsAt, far}},
		"path_rename": {{3, vectorsAt, far, 3, vectorsAt, far}}, "path_link": {{3, 0, vectorsAt, far, 3, vectorsAt, far}},
		"path_create_directory": {{3, vectorsAt, far}}, "path_filestat_get": {{3, 0, vectorsAt, far, 0}}, "path_readlink": {{3, vectorsAt, far, 0, far, 0}},
		"path_filestat_set_times": {{3, 0, vectorsAt, far, 0, 0, 0}}, "path_remove_directory": {{3, vectorsAt, far}}, "path_unlink_file": {{3, vectorsAt, far}},
	}
	for name, def := range mod.ExportedFunctions() {
		r := repeated{module: wasi_snapshot_preview1.ModuleName, name: name, params: def.ParamTypes(), results: def.ResultTypes()}
		for _, args := range append(worst[name], slices.Repeat([]int64{-1}, len(r.params)), slices.Repeat([]int64{1}, len(r.params))) {
			r.args = args
			calls = append(calls, r)
		}
	}
	if len(mod.ExportedFunctions()) < 46 {
		t.Errorf("%d functions of WASI", len(mod.ExportedFunctions()))
	}
	return calls
}

// abiCalls are all functions of the ABI with the worst arguments.
func abiCalls() (calls []repeated) {
	const i32, i64 = api.ValueTypeI32, api.ValueTypeI64
	const far = 200 << 20
	worst := map[string][][]int64{
		"body_read": {{id, vectorsAt, far}}, "respond": {{id, vectorsAt, far}, {id, goodAt, 36}}, "body_write": {{id, vectorsAt, far}}, "timeout": {{id, 1}},
		"guest_timeout": {{id, 0}}, "reload": {{vectorsAt, 1 << 20}, {vectorsAt, far}}, "fail": {{id, vectorsAt, far, vectorsAt, far}}, "log": {{0, vectorsAt, far}},
		"stats": {{vectorsAt, far}}, "state_get": {{emptyAt, 1, vectorsAt, far}}, "state_set": {{emptyAt, 1, vectorsAt, 1 << 20}, {vectorsAt, far, vectorsAt, far}},
		"state_delete": {{vectorsAt, 1024}}, "state_add": {{emptyAt, 1, 1, vectorsAt}}, "state_cas": {{emptyAt, 1, vectorsAt, far, vectorsAt, far}},
		"fetch": {{id, vectorsAt, far}}, "fetch_head": {{1, vectorsAt, far}}, "fetch_read": {{1, vectorsAt, far}}, "fetch_close": {{1}},
		"sleep": {{0}},
	}
	for _, f := range forgedImports {
		if f.module != "wasmserve" {
			continue
		}
		r := repeated{module: f.module, name: f.name, params: slices.Repeat([]api.ValueType{i32}, f.typ), results: []api.ValueType{i32}}
		if f.typ == typeAdd {
			r.params = []api.ValueType{i32, i32, i64, i32}
		}
		for _, args := range append(worst[f.name], slices.Repeat([]int64{-1}, len(r.params))) {
			if f.name == "sleep" && args[0] == -1 {
				continue // for 49 days, which is a wait
			}
			r.args = args
			calls = append(calls, r)
		}
	}
	return calls
}

// TestCallBudget: no host function lets a guest exceed its work budget, in a loop or in straight-line code.
func TestCallBudget(t *testing.T) {
	budget := 30 * time.Millisecond
	more := 20 * time.Millisecond
	if race.Enabled { // which multiplies the work of host functions, not the guest's
		more *= 10
	}
	var longest time.Duration
	for _, r := range append(wasiCalls(t), abiCalls()...) {
		if r.name == "proc_exit" {
			continue
		}
		for _, row := range []int{1, 2_000} {
			if row > 1 && len(r.args) > 0 && r.args[0] == -1 {
				continue
			}
			h, _, _ := forge(t, r.guest(row), func(c *host.Config) { c.Fixed.GuestTimeout, c.ReloadRate = &budget, 1e9 })
			took := time.Hour
			var f *front
			for range 5 { // the collector's work may be counted to one
				runtime.GC()
				begun := processor()
				f = get(h, "/b")
				if took = min(took, processor()-begun); took <= budget+more {
					break
				}
			}
			if got, want := fmt.Sprint(f.status, " ", string(f.body)), "the guest worked for more than its 30ms (-guest-timeout)"; !strings.HasSuffix(got, want) && f.status != 200 {
				t.Errorf("%s, %d in a row: %.200s, want %s", r, row, got, want)
			}
			longest = max(longest, took)
			if took > budget+more {
				t.Errorf("%s, %d in a row: stopped after %v of processor time, its budget is %v", r, row, took, budget)
			}
			h.Shutdown(t.Context())
		}
	}
}

// TestCallsEnd: a guest without a budget that calls a host function endlessly ends when its client leaves, and when the server stops.
func TestCallsEnd(t *testing.T) {
	none := time.Duration(0)
	tried := map[string]bool{"proc_exit": true}
	for _, r := range append(wasiCalls(t), abiCalls()...) {
		if tried[r.name] {
			continue
		}
		tried[r.name] = true
		for _, how := range []string{"gone", "stop"} {
			h, _, _ := forge(t, r.guest(1000), func(c *host.Config) { c.Fixed.GuestTimeout, c.ReloadRate = &none, 1e9 })
			x := newExchange(&front{}, "/b", "")
			var done sync.WaitGroup
			done.Go(func() { h.Serve(x) })
			until(t, "the request", func() bool { return h.Status().Requests > 0 })
			begun := time.Now()
			if how == "gone" {
				x.Cancel(errors.New("client gone"))
				done.Wait()
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			h.Shutdown(ctx)
			done.Wait()
			if took := time.Since(begun); took > 3*time.Second { // far from what it took without a check: never
				t.Errorf("%s, %s: ended after %v", r, how, took)
			}
		}
	}
}

// TestPanicEndsInstance: an instance that has recovered from a panic is not reused; one that fails without a panic is.
func TestPanicEndsInstance(t *testing.T) {
	for panicked, want := range map[int][]string{1: {"500 1 good", "500 1 good"}, 0: {"500 1 good", "500 2 unreachable"}} {
		// The first call of an instance leaves a mark in its memory; a later one traps.
		code := asm.Code(asm.I32(streamAt+40), op.I32Load, 2, 0, op.If, op.Void, op.Unreachable, op.End, store32(streamAt+40, asm.I32(1)),
			hostCallCode("fail", []int{id, goodAt + 32, 4, goodAt + 32, 4}), op.Drop, zero)
		answer := asm.Function(0, asm.I32(panicked))
		guest := forged{fetch: code, typed: []typedFunction{{"wasmserve_panicked", answer}}, types: [][]byte{asm.Type(0, 1)}}
		h, _, _ := forge(t, guest, func(c *host.Config) { c.Fixed.Instances = new(1) })
		for n, w := range want {
			if f := get(h, "/b"); fmt.Sprint(f.status, " ", string(f.body)) != w {
				t.Errorf("panicked %d, request %d: %d %q, want %s", panicked, n, f.status, f.body, w)
			}
		}
	}
}
