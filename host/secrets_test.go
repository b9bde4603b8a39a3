package host_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Addresses at which the guest of TestSecrets hides data.
const (
	dataAt, bssAt, simdAt, statsAt, initAt, iovAt, fdAt, stackAt, heapAt, lastAt = 20000, 30000, 31008, 32000, 33000, 2048, 34000, 60000, 400000, forgedPages<<16 - 1
	passiveData, passiveElements                                                 = 5, 1 // segments
)

// place is where a request can leave data for the next.
type place struct {
	name  string
	look  []byte // leaves an i32 that is not 0 if it finds data
	hide  []byte // nil: the data appears by itself
	level int    // with which the others are hidden too: 0 only places that are reset, from 1 on those that may cost the instance
	never bool   // the host does not reset it
}

// secretGlobals come in pairs, the second of which is exported.
var secretGlobals = []struct {
	name         string
	typ          int
	initial, set []byte
	changed      []byte // after global.get
}{
	{"i32", wasmbin.I32, asm.I32(7), asm.I32(42), asm.Code(asm.I32(7), op.I32Ne)},
	{"i64", wasmbin.I64, asm.I64(7), asm.I64(42), asm.Code(asm.I64(7), op.I64Ne)},
	// a NaN with a payload
	{"f32", wasmbin.F32, asm.Code(op.F32Const, 0, 0, 0, 0), asm.Code(op.F32Const, 1, 0, 0xa0, 0x7f), asm.Code(op.I32ReinterpretF32)},
	{"f64", wasmbin.F64, asm.Code(op.F64Const, make([]byte, 8)), asm.Code(op.F64Const, 1, 0, 0, 0, 0, 0, 0xf4, 0x7f), asm.Code(op.I64ReinterpretF64, op.I64Eqz, op.I32Eqz)},
}

func places() (list []place) {
	add := func(level int, name string, look, hide []byte) {
		list = append(list, place{name: name, look: look, hide: hide, level: level})
	}
	for n, g := range secretGlobals {
		for exported := range 2 {
			index := 2*n + exported
			add(0, fmt.Sprint("global ", index, " ", g.name), asm.Code(op.GlobalGet, index, g.changed), asm.Code(g.set, op.GlobalSet, index))
		}
	}
	for _, at := range []int{0, dataAt, bssAt, stackAt, bufferAt + 8000, heapAt, lastAt} {
		initial := 0
		if at == dataAt {
			initial = 'd'
		}
		add(0, fmt.Sprint("memory at ", at), asm.Code(asm.I32(at), op.I32Load8U, 0, 0, asm.I32(initial), op.I32Ne), asm.Code(asm.I32(at), asm.I32(42), op.I32Store8, 0, 0))
	}
	word := func(at int) []byte { return asm.Code(asm.I32(at), op.I32Load, 2, 0) }
	add(0, "simd", word(simdAt+12), asm.Code(asm.I32(simdAt), op.Vector, op.V128Const, asm.Repeat(16, []byte{7}), op.Vector, op.V128Store, 4, 0))
	add(0, "written by stats", word(statsAt), asm.Code(asm.I32(statsAt), asm.I32(900), call("stats"), op.Drop))
	add(0, "memory.init", word(initAt), asm.Code(asm.I32(initAt), asm.I32(0), asm.I32(4), op.Bulk, op.MemoryInit, passiveData, 0))
	add(0, "the rest of a longer request", asm.Code(get1(2), asm.I32(1500), op.I32LtU, op.If, wasmbin.I32, get1(1), op.I32Load8U, 0, asm.Leb(2000), asm.I32('x'), op.I32Eq, op.Else, asm.I32(0), op.End), nil)
	add(0, "the buffer's place", asm.Code(get1(2), asm.I32(8<<10), op.I32LtU, op.If, wasmbin.I32, get1(1), asm.I32(bufferAt), op.I32Ne, op.Else, asm.I32(0), op.End), nil)
	add(0, "the request's id", asm.Code(get1(0), asm.I32(1), op.I32Ne), nil)
	add(1, "much memory", word(300000), asm.Code(asm.I32(200<<10), asm.I32(0xee), asm.I32(256<<10), op.Bulk, op.MemoryFill, 0))
	add(1, "memory.copy", word(250000), asm.Code(asm.I32(160<<10), asm.I32(200<<10), asm.I32(200<<10), op.Bulk, op.MemoryCopy, 0, 0))
	size := asm.Code(op.MemorySize, 0)
	add(2, "memory's size", asm.Code(size, asm.I32(forgedPages), op.I32Ne), asm.Code(asm.I32(1), op.MemoryGrow, 0, asm.I32(16), op.I32Shl, asm.I32(42), op.I32Store8, 0, 0))
	add(2, "grown memory", asm.Code(size, asm.I32(forgedPages), op.I32GtU, op.If, wasmbin.I32, asm.I32(forgedPages<<16), op.I32Load8U, 0, 0, op.Else, asm.I32(0), op.End), nil)

	element := func(n int) []byte { return asm.Code(asm.I32(n), op.TableGet, 0, op.RefIsNull, op.I32Eqz) } // is it set?
	fn := asm.Code(op.RefFunc, fnFetch)
	add(3, "table.set", element(0), asm.Code(asm.I32(0), fn, op.TableSet, 0))
	add(3, "table.set of null", asm.Code(element(7), op.I32Eqz), asm.Code(asm.I32(7), op.RefNull, wasmbin.FuncRef, op.TableSet, 0))
	add(3, "table.fill", element(1), asm.Code(asm.I32(1), fn, asm.I32(1), op.Bulk, op.TableFill, 0))
	add(3, "table.init", element(2), asm.Code(asm.I32(2), asm.I32(0), asm.I32(1), op.Bulk, op.TableInit, passiveElements, 0))
	add(3, "table.copy", element(3), asm.Code(asm.I32(3), asm.I32(6), asm.I32(1), op.Bulk, op.TableCopy, 0, 0))
	add(3, "table.grow", asm.Code(op.Bulk, op.TableSize, 0, asm.I32(8), op.I32Ne), asm.Code(fn, asm.I32(1), op.Bulk, op.TableGrow, 0, op.Drop))
	add(3, "table.grow of externref", asm.Code(op.Bulk, op.TableSize, 1, asm.I32(1), op.I32Ne), asm.Code(op.RefNull, wasmbin.ExternRef, asm.I32(1), op.Bulk, op.TableGrow, 1, op.Drop))

	host := func(name string, look, hide []byte) {
		list = append(list, place{name: name, look: look, hide: asm.Code(hide, op.Drop), level: 4, never: true})
	}
	stat := asm.Code(asm.I32(1), asm.I32(fdAt), call("fd_fdstat_get"))
	host("fd_close", stat, asm.Code(asm.I32(1), call("fd_close")))
	host("fd_renumber", stat, asm.Code(asm.I32(1), asm.I32(2), call("fd_renumber")))
	host("fd_fdstat_set_flags", asm.Code(stat, op.Drop, asm.I32(fdAt+2), op.I32Load16U, 1, 0), asm.Code(asm.I32(1), asm.I32(4), call("fd_fdstat_set_flags")))
	host("half a line of output", asm.I32(0), asm.Code(asm.I32(1), asm.I32(iovAt), asm.I32(1), asm.I32(fdAt+24), call("fd_write")))
	host("an earlier request's id", asm.Code(get1(0), asm.I32(1), op.I32Sub, asm.I32(goodAt), asm.I32(36), call("respond"), asm.I32(int(abi.StatusClosed)), op.I32Ne),
		asm.Code(get1(0), asm.I32(4), call("guest_timeout"))) // for "spin" below; last, since fd_write would find that the time is up
	return list
}

// secretGuest looks for data of an earlier request in all places, hides data in those that the path selects, and answers with a 1
// for each place where it found data. Path: /b and a level, or the action afterwards: f(ail), t(rap); or s(pin), d(ata.drop), e(lem.drop).
// A guest that is not whole changes a table as it starts, so that no instance can be copied from another's image.
func secretGuest(list []place, whole bool) forged {
	var looks, hides, all []byte
	for n, p := range list {
		looks = asm.Code(looks, asm.I32(reportAt+32+n), p.look, asm.I32(0), op.I32Ne, asm.I32('0'), op.I32Add, op.I32Store8, 0, 0)
		hides = asm.Code(hides, pathByte(2), asm.I32('0'+p.level), op.I32GeU, op.If, op.Void, p.hide, op.End)
		all = asm.Code(all, p.hide)
	}
	when := func(path rune, code ...any) []byte {
		return asm.Code(pathByte(2), asm.I32(int(path)), op.I32Eq, op.If, op.Void, asm.Code(code...), op.End)
	}
	good := asm.Code(asm.I64(goodAt<<32|36), op.Return)
	answer := reportOf(asm.I32(len(list)))
	f := forged{
		fetch: asm.Code(
			when('s', op.Loop, op.Void, get1(3), asm.I32(1), op.I32Add, op.LocalTee, 3, asm.I32(20_000_000), op.I32LtU, op.BrIf, 0, op.End, good),
			when('d', asm.I32(fdAt), asm.I32(0), asm.I32(4), op.Bulk, op.MemoryInit, passiveData, 0, op.Bulk, op.DataDrop, passiveData, good),
			when('e', asm.I32(4), asm.I32(0), asm.I32(1), op.Bulk, op.TableInit, passiveElements, 0, op.Bulk, op.ElemDrop, passiveElements, good),
			looks, hides,
			when('f', get1(0), asm.I32(emptyAt), asm.I32(1), asm.I32(emptyAt), asm.I32(1), call("fail"), op.Drop, asm.I64(0), op.Return),
			when('t', op.Unreachable),
			answer, op.Return),
		error:    asm.Code(looks, all, answer),
		tables:   [][]byte{asm.Code(wasmbin.FuncRef, 1, 8, 20), asm.Code(wasmbin.ExternRef, 1, 1, 20)},
		elements: [][]byte{asm.Code(0, asm.I32(6), op.End, asm.Leb(2), fnFetch, fnFetch), asm.Code(1, 0, 1, fnFetch)},
		data: [][]byte{asm.Code(0, asm.I32(dataAt), op.End, asm.Sized([]byte("data"))), asm.Code(0, asm.I32(iovAt), op.End, asm.Sized(asm.Code(iovAt+8, iovAt>>8, 0, 0, 7, 0, 0, 0), []byte("et\nsecr"))),
			asm.Code(1, asm.Sized([]byte("init")))},
	}
	for n, g := range secretGlobals {
		f.globals = append(f.globals, asm.Code(g.typ, 1, g.initial, op.End), asm.Code(g.typ, 1, g.initial, op.End))
		f.exports = append(f.exports, asm.Code("exported "+g.name, 3, 2*n+1))
	}
	if !whole {
		f.init = asm.Code(asm.I32(5), op.RefFunc, fnFetch, op.TableSet, 0)
	}
	return f
}

// secretPaths are requested in turn, in the long run each as often as it stands here and the ones of level 0 16 times as often.
var secretPaths = []string{"/b1", "/b4", "/b4", "/bs", "/b2", "/b3", "/bf", "/bt", "/bd", "/bd", "/be", "/be", "/b0?" + strings.Repeat("x", 3000), "/b0", "/b0?" + strings.Repeat("y", 10000), "/b0"}

// TestSecrets hides data in every place in each request, and the next requests look for it. With isolation they must find
// nothing; without it they must find it in all places, or else this test proves nothing.
func TestSecrets(t *testing.T) {
	list := places()
	// ask sends request n of the run and records where data was found.
	ask := func(t *testing.T, h *host.Host, n int, seldom int, found map[string]bool) {
		path := "/b0"
		if n%seldom == 0 {
			path = secretPaths[n/seldom%len(secretPaths)]
		}
		f := get(h, path)
		switch got := string(f.body); {
		case f.status == 200 && got == "good":
		case strings.HasPrefix(path, "/bd"), strings.HasPrefix(path, "/be"):
			found["drop of "+path[2:]] = true // it trapped
		case strings.HasPrefix(path, "/bs") || len(got) != len(list) || f.status != 200 && path != "/bf" && path != "/bt":
			t.Fatalf("request %d, %.10s: %d %q", n, path, f.status, got)
		default:
			for i, c := range got {
				if c != '0' {
					found[list[i].name] = true
				}
			}
		}
	}
	for _, whole := range []bool{true, false} {
		t.Run(fmt.Sprint("none, whole ", whole), func(t *testing.T) {
			isolation := host.IsolationNone
			h, _, l := forge(t, secretGuest(list, whole), func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(1) })
			found := map[string]bool{}
			for n := range 3 * len(secretPaths) {
				ask(t, h, n, 1, found)
			}
			for _, p := range list {
				if found[p.name] == p.never && p.name != "half a line of output" {
					t.Errorf("%s: found %v without isolation", p.name, found[p.name])
				}
			}
			if !found["drop of d"] || !found["drop of e"] {
				t.Errorf("dropped segments are not seen: %v", found)
			}
			if !strings.Contains(l.String(), "secret") {
				t.Error("the two halves of a line do not meet")
			}
		})
		t.Run(fmt.Sprint("request, whole ", whole), func(t *testing.T) {
			requests, seldom, end := 2000, 8, time.Now().Add(time.Hour)
			if conformance.Long() {
				requests, seldom, end = 500_000, 256, time.Now().Add(3*time.Minute) // twice
			}
			isolation := host.IsolationRequest
			h, _, l := forge(t, secretGuest(list, whole), func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(2) })
			found := map[string]bool{}
			var before resources
			n := 0
			for ; n < requests && time.Now().Before(end); n++ {
				if n == 1000 {
					before = measure(h)
				}
				ask(t, h, n, seldom, found)
				if len(found) > 0 {
					t.Fatalf("request %d found what another has hidden: %v", n, found)
				}
			}
			if n < requests {
				t.Errorf("%d requests within three minutes, want %d", n, requests)
			}
			before.check(t, h)
			if strings.Contains(l.String(), "secret") || !strings.Contains(l.String(), "secr") {
				t.Error("output of two requests in one line, or none")
			}
			t.Logf("%d requests", n)
		})
	}
}

// TestSecretsRefused: a module with mutable globals that cannot be reset is not served with isolation, and keeps secrets otherwise.
func TestSecretsRefused(t *testing.T) {
	set := asm.Code(op.RefFunc, fnFetch, op.GlobalSet, 1, op.Vector, op.V128Const, asm.Repeat(16, []byte{7}), op.GlobalSet, 0)
	vector := asm.Code(op.GlobalGet, 0, op.Vector, op.I64LtS) // v128.any_true
	f := forged{
		fetch: asm.Code(asm.I32(reportAt+32), vector, asm.I32('0'), op.I32Add, op.I32Store8, 0, 0,
			asm.I32(reportAt+33), op.GlobalGet, 1, op.RefIsNull, op.I32Eqz, asm.I32('0'), op.I32Add, op.I32Store8, 0, 0, set, reportOf(asm.I32(2)), op.Return),
		globals: [][]byte{asm.Code(wasmbin.V128, 1, op.Vector, op.V128Const, make([]byte, 16), op.End), asm.Code(wasmbin.FuncRef, 1, op.RefNull, wasmbin.FuncRef, op.End), asm.Code(wasmbin.ExternRef, 1, op.RefNull, wasmbin.ExternRef, op.End)},
	}
	kept, _, _ := forge(t, f, nil)
	var got []string
	for range 2 {
		got = append(got, string(get(kept, "/b").body))
	}
	if want := []string{"00", "11"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	isolation := host.IsolationRequest
	h, path, _ := setup(t, "", func(c *host.Config) { c.Fixed.Isolation = &isolation })
	write(t, path, f.wasm())
	res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"})
	want := "handler.wasm: isolation per request: the module has state that cannot be reset: global 0 (v128), global 1 (a reference), global 2 (a reference)" +
		" (-isolation none serves it without)"
	if err != nil || res.OK || res.Error != want {
		t.Errorf("got %v %q, want %q", err, res.Error, want)
	}
}
