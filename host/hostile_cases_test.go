package host_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/report"
)

// hostileCase is a guest that attempts something forbidden: as it is loaded, or on a request for /b.
type hostileCase struct {
	name    string
	guest   forged
	refused string // the reload's error after "handler.wasm: "; "": it is loaded
	want    string // status and body, or how both begin; "cut": the response was; "": any
	cancel  bool   // the client leaves once the guest has it
	query   int    // bytes of the query
}

const (
	stackLimit = "the guest's stack is larger than its 8388608 bytes (-stack): does it recurse for ever?"
	fetchLimit = "500 5 the guest worked for more than its 500ms (-guest-timeout)"
	startLimit = "the guest worked for more than its 800ms (-start-timeout)"
	lieAt      = 12288
	ownPage    = "500 Something went wrong!"
)

var (
	trap      = []byte{op.Unreachable}
	zero      = asm.Code(asm.I64(0), op.Return) // return 0
	stream    = asm.Code(get1(0), asm.I32(streamAt), asm.I32(32), call("respond"), op.Drop)
	answered  = asm.Code(get1(0), asm.I32(goodAt), asm.I32(36), call("respond"), op.Drop)
	writePart = asm.Code(get1(0), asm.I32(goodAt+32), asm.I32(4), call("body_write"), op.Drop)
	tableOf   = [][]byte{asm.Code(wasmbin.FuncRef, 0, 1)}
)

// forever repeats code.
func forever(parts ...any) []byte {
	return asm.Code(op.Loop, op.Void, asm.Code(parts...), op.Br, 0, op.End, op.Unreachable)
}

// result returns an address and a length.
func result(at, length uint32) []byte {
	return asm.Code(asm.I64(int64(at)<<32|int64(length)), op.Return)
}

// lie answers "good" with another number in one place of the record.
func lie(at int, value int) []byte {
	return asm.Code(asm.I32(lieAt), asm.I32(goodAt), asm.I32(36), op.Bulk, op.MemoryCopy, 0, 0, store32(lieAt+at, asm.I32(value)), result(lieAt, 36))
}

// recursions are ways to recurse without end, from the first of the functions.
func recursions() map[string]forged {
	again := asm.Code(op.Call, fnMore)
	var frame []byte
	for n := range 500 {
		frame = asm.Code(frame, asm.I32(4*n), op.I32Load, 2, 0)
	}
	return map[string]forged{
		"itself":       {more: [][]byte{asm.Function(0, again)}},
		"each other":   {more: [][]byte{asm.Function(0, op.Call, fnMore+1), asm.Function(0, again)}},
		"by table":     {more: [][]byte{asm.Function(0, asm.I32(0), op.CallIndirect, typeVoid, 0)}, tables: tableOf, elements: [][]byte{asm.Code(0, asm.I32(0), op.End, 1, fnMore)}},
		"large frames": {more: [][]byte{asm.Function(0, frame, again, asm.Repeat(499, []byte{op.I32Add}), op.Drop)}},
	}
}

// at runs code of a guest at a stage.
func (f forged) at(stage string, code []byte) forged {
	switch stage {
	case "fetch":
		f.fetch = code
	case "error":
		f.fetch, f.error = trap, asm.Code(code, asm.I64(0))
	case "config":
		f.config = asm.Code(code, asm.I64(0))
	case "warmup":
		f.warmup = code
	case "start":
		f.init = code
	}
	return f
}

// atStages are the cases of code that does the same at every stage. why is the expected end.
func atStages(name string, f forged, code []byte, kind, fetch, start string) (list []hostileCase) {
	for stage, outcome := range map[string]hostileCase{
		"fetch": {want: fetch}, "error": {want: ownPage}, "config": {refused: "wasmserve_config: " + kind + ": " + start},
		"warmup": {refused: "start: " + kind + ": " + start}, "start": {refused: "start: " + kind + ": " + start},
	} {
		outcome.name, outcome.guest = name+" in "+stage, f.at(stage, code)
		list = append(list, outcome)
	}
	return list
}

func hostileCases() (list []hostileCase) {
	for name, f := range recursions() {
		list = append(list, atStages("recursion: "+name, f, asm.Code(op.Call, fnMore), "trap", "500 2 "+stackLimit, stackLimit)...)
	}
	list = append(list, atStages("tail calls", forged{more: [][]byte{asm.Function(0, op.ReturnCall, fnMore)}}, asm.Code(op.Call, fnMore), "timeout", fetchLimit, startLimit)...)
	list = append(list, atStages("spin", forged{}, forever(), "timeout", fetchLimit, startLimit)...)
	list = append(list, atStages("memory.grow", forged{}, forever(asm.I32(1), op.MemoryGrow, 0, op.Drop), "timeout", fetchLimit, startLimit)...)
	list = append(list, atStages("trap", forged{}, trap, "trap", "500 2 unreachable", "unreachable")...)
	list = append(list, atStages("exit", forged{}, asm.Code(asm.I32(3), call("proc_exit")), "exit", "500 3 the guest exited with code 3; its last words are in the log",
		"the guest exited with code 3; its last words are in the log")...)
	fetch := func(name, want string, code ...any) {
		list = append(list, hostileCase{name: name, guest: forged{fetch: asm.Code(code...)}, want: want})
	}
	grown := asm.Code(asm.I32(1), op.MemoryGrow, 0, op.LocalTee, 3, asm.I32(-1), op.I32Eq, op.If, op.Void, op.Unreachable, op.End, get1(3), asm.I32(16), op.I32Shl, asm.I32(1), asm.I32(1<<16), op.Bulk, op.MemoryFill, 0)
	fetch("grow, and fill it", "500 2 unreachable", forever(grown))
	const broken = "500 4 the response record is broken: "
	fetch("an answer of 4 GB", "500 4 the response record (pointer 0x400, 4294967295 bytes) is outside memory", result(goodAt, 1<<32-1))
	fetch("an answer behind memory", "500 4 the response record (pointer 0x80000, 36 bytes) is outside memory", result(forgedPages<<16, 36))
	fetch("an answer beyond numbers", "500 4 the response record (pointer 0xfffffff0, 36 bytes) is outside memory", result(1<<32-16, 36))
	fetch("an answer of no bytes", broken, result(goodAt, 0))
	fetch("an answer of 31 bytes", broken, result(goodAt, 31))
	for at, name := range map[int]string{0: "length", 12: "headers", 20: "body"} {
		for _, n := range []int{-1, 1 << 31, 37} {
			fetch(fmt.Sprint("a record with ", n, " as its ", name), broken, lie(at, n))
		}
	}
	fetch("a body that begins at 4 GB", broken, lie(16, -1))
	fetch("status and flags of ones", broken, lie(4, -1))
	fetch("a stream of 4 GB", "cut", stream, forever(get1(0), asm.I32(0), asm.I32(8192), call("body_write"), asm.I32(0), op.I32LtS, op.If, op.Void, zero, op.End))
	fetch("a stream that is announced as 4 GB", "500 4 response body over the limit (-max-response)",
		asm.Code(asm.I32(lieAt), asm.I32(streamAt), asm.I32(32), op.Bulk, op.MemoryCopy, 0, 0, store32(lieAt+24, asm.I32(-1)), store32(lieAt+28, asm.I32(0)),
			get1(0), asm.I32(lieAt), asm.I32(32), call("respond"), op.Drop, zero))
	fetch("one byte at a time", "cut", stream, forever(get1(0), asm.I32(0), asm.I32(1), call("body_write"), op.Drop))

	fetch("trap after the answer", "200 good", answered, trap)
	fetch("trap in a stream", "cut", stream, writePart, trap)
	fetch("spin in a stream", "cut", stream, writePart, forever())
	fetch("spin after the answer", "200 good", answered, forever())
	fetch("fail after the answer", "200 good", answered, get1(0), asm.I32(0), asm.I32(1), asm.I32(0), asm.I32(1), call("fail"), op.Drop, zero)
	fetch("two answers", "200 good", answered, result(goodAt, 36))
	fetch("PENDING after the answer", "200 good", answered, asm.I64(-1), op.Return)
	fetch("a log flood", fetchLimit, forever(asm.I32(8), asm.I32(0), asm.I32(60000), call("log"), op.Drop))
	fetch("a flood of output without lines", fetchLimit, store32(reportAt+4, asm.I32(60000)),
		forever(asm.I32(1), asm.I32(reportAt), asm.I32(1), asm.I32(reportAt+8), call("fd_write"), op.Drop))
	fetch("vectors of 4 GB", "", asm.I32(1), asm.I32(0), asm.I32(-1), asm.I32(reportAt), call("fd_write"), op.Drop)
	fetch("events of 4 GB", "", asm.I32(0), asm.I32(0), asm.I32(0x10000000), asm.I32(0), call("poll_oneoff"), op.Drop)
	fetch("the reload of itself", fetchLimit, forever(asm.I32(emptyAt+8), asm.I32(2), call("reload"), asm.I32(0), op.I32LtS, op.If, op.Void, result(goodAt, 36), op.End))

	// A sleep of a year, of the monotonic clock.
	sleep := asm.Code(store32(reportAt+16, asm.I32(1)), store32(reportAt+28, asm.I32(1<<23)), asm.I32(reportAt), asm.I32(reportAt+64), asm.I32(1), asm.I32(reportAt+128), call("poll_oneoff"), op.Drop)
	for name, code := range map[string][]byte{"sleep": sleep, "sleep in a stream": asm.Code(stream, sleep), "PENDING": asm.Code(asm.I64(-1), op.Return),
		"PENDING in a stream": asm.Code(stream, asm.I64(-1), op.Return)} {
		list = append(list, hostileCase{name: name + " until the client goes", guest: forged{fetch: code}, cancel: true})
	}

	const badBuffer = "start: "
	list = append(list,
		hostileCase{name: "no buffer", guest: forged{buffer: asm.I32(0)}, refused: badBuffer},
		hostileCase{name: "a buffer behind memory", guest: forged{buffer: asm.I32(forgedPages << 16)}, refused: badBuffer},
		hostileCase{name: "a buffer beyond numbers", guest: forged{buffer: asm.I32(-8)}, refused: badBuffer},
		hostileCase{name: "trap in buffer", guest: forged{buffer: trap}, refused: badBuffer},
		hostileCase{name: "spin in buffer", guest: forged{buffer: forever()}, refused: badBuffer},
		hostileCase{name: "trap for a larger buffer", guest: forged{buffer: asm.Code(get1(0), asm.I32(8<<10), op.I32GtU, op.If, op.Void, trap, op.End, asm.I32(bufferAt))}, query: 20000, want: ownPage},
		hostileCase{name: "no larger buffer", guest: forged{buffer: asm.Code(get1(0), asm.I32(8<<10), op.I32LeU, asm.I32(bufferAt), op.I32Mul)}, query: 20000, want: "503 Something went wrong!"},
		hostileCase{name: "spin for a larger buffer", guest: forged{buffer: asm.Code(get1(0), asm.I32(8<<10), op.I32GtU, op.If, op.Void, forever(), op.End, asm.I32(bufferAt))}, query: 20000, want: "503 Something went wrong!"},
		hostileCase{name: "a manifest of 4 GB", guest: forged{config: result(0, 1<<32-1)}, refused: "wasmserve_config: response: the manifest is over 1 MiB"},
		hostileCase{name: "a manifest behind memory", guest: forged{config: result(forgedPages<<16, 2)}, refused: "wasmserve_config: response: wasmserve_config returned a pointer outside memory"},
		hostileCase{name: "a manifest of zeros", guest: forged{config: result(bufferAt, 1<<18)}, refused: "manifest: "},
		hostileCase{name: "a reload in start", guest: forged{init: asm.Code(asm.I32(emptyAt+8), asm.I32(2), call("reload"), op.Drop)}, want: "200 good"},
		hostileCase{name: "new routes in start", guest: forged{init: asm.Code(asm.I32(emptyAt+16), asm.I32(13), call("reload"), op.Drop)}, want: "200 good"},
		hostileCase{name: "sleep in start", guest: forged{init: sleep}, refused: "start: "},
	)

	void := asm.Function(0)
	load := func(name, refused string, f forged) {
		list = append(list, hostileCase{name: name, guest: f, refused: refused, want: "200 good"})
	}
	load("a table bomb", "meter: section 4: table 0 has 131073 elements, the limit is 131072", forged{tables: [][]byte{asm.Code(wasmbin.FuncRef, 0, asm.Leb(1<<17+1))}})
	load("seventeen tables", "meter: ", forged{tables: slices.Repeat(tableOf, 17)})
	load("sixteen large tables", "", forged{tables: slices.Repeat([][]byte{asm.Code(wasmbin.FuncRef, 0, asm.Leb(1<<17))}, 16)})
	load("memory over the limit", "compile: ", forged{memory: asm.Code(0, asm.Leb(257))})
	load("all of memory", "compile: ", forged{memory: asm.Code(0, asm.Leb(65536))})
	load("more than all of memory", "compile: ", forged{memory: asm.Code(0, asm.Leb(65537))})
	load("memory with its maximum over the limit", "", forged{memory: asm.Code(1, forgedPages, asm.Leb(65536))})
	load("data behind memory", "start: ", forged{data: [][]byte{asm.Code(0, asm.I32(forgedPages<<16), op.End, asm.Sized([]byte("x")))}})
	load("data beyond numbers", "start: ", forged{data: [][]byte{asm.Code(0, asm.I32(-1), op.End, asm.Sized([]byte("xy")))}})
	load("a data bomb", "", forged{data: slices.Repeat([][]byte{asm.Code(0, asm.I32(bufferAt), op.End, asm.Sized(make([]byte, 200_000)))}, 40)})
	load("90,000 data segments", "", forged{data: slices.Repeat([][]byte{{1, 0}}, 90_000)})
	load("elements behind the table", "", // the runtime omits them
		forged{tables: tableOf, elements: [][]byte{asm.Code(0, asm.I32(1), op.End, 1, 0)}})
	load("a million elements", "meter: section 9: has more than 500000 elements in its segments", forged{tables: tableOf, elements: [][]byte{asm.Code(1, 0, asm.Leb(1_000_000), make([]byte, 1_000_000))}})
	load("300,000 elements", "", forged{tables: tableOf, elements: [][]byte{asm.Code(1, 0, asm.Leb(300_000), make([]byte, 300_000))}})
	load("10,000 functions", "", forged{more: slices.Repeat([][]byte{void}, 10_000)})
	load("10,000 globals", "", forged{globals: slices.Repeat([][]byte{asm.Code(wasmbin.I32, 1, asm.I32(1), op.End)}, 10_000)})
	load("5,000 imports that nobody has", "not a handler of the ", forged{imports: slices.Repeat([][]byte{asm.Import("env", "nothing", typeVoid)}, 5_000)})
	return list
}

// TestHostileCases runs guests that attempt something forbidden. After each the process lives, the next request is answered, and
// goroutines, descriptors and memory are as before.
func TestHostileCases(t *testing.T) {
	budget := 500 * time.Millisecond
	h, path, _ := forge(t, forged{}, func(c *host.Config) {
		c.Fixed.GuestTimeout, c.StartTimeout, c.Fixed.Instances = &budget, 800*time.Millisecond, new(2)
		c.MaxResponse, c.MemoryPages, c.ReloadRate = 1<<20, 256, 1_000_000
	})
	reload := func(f forged) report.ReloadResult {
		t.Helper()
		write(t, path, f.wasm())
		res, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin"})
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	get(h, "/")
	reload(forged{fetch: forever()})
	get(h, "/b") // starts what stays for the process's life: the runtime's poller
	reload(forged{})
	until(t, "the end of the first", func() bool { return len(h.Status().Old) == 0 })
	var before resources
	t.Run("before", func(*testing.T) { before = measure(h) }) // with the goroutine that a subtest has
	for _, c := range hostileCases() {
		t.Run(c.name, func(t *testing.T) {
			res := reload(c.guest)
			if want := "handler.wasm: " + c.refused; res.OK != (c.refused == "") || !res.OK && !strings.HasPrefix(res.Error, want) && !strings.Contains(res.Error, "took longer than 800ms to start") {
				t.Errorf("got %v %q, want %q", res.OK, res.Error, want)
			}
			if res.OK {
				f := &front{}
				x := newExchange(f, "/b?"+strings.Repeat("q", c.query), "")
				var done sync.WaitGroup
				done.Go(func() { h.Serve(x) })
				if c.cancel {
					until(t, "the request", func() bool { s := h.Status(); return s.Current.Busy+int(s.Current.Pending) > 0 })
					x.Cancel(errors.New("client gone"))
				}
				done.Wait()
				got := fmt.Sprint(f.status, " ", string(f.body))
				if f.cut {
					got = "cut"
				}
				if !strings.HasPrefix(got, c.want) {
					t.Errorf("got %.200q, want %q", got, c.want)
				}
			}
			if f := get(h, "/"); f.status != 200 || string(f.body) != "good" {
				t.Errorf("then: %d %q", f.status, f.body)
			}
			reload(forged{})
			until(t, "the guest's end", func() bool { return len(h.Status().Old) == 0 })
			before.check(t, h)
		})
	}
}
