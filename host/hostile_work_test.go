package host_test

// Work and logs that a guest can cause in the host by one call.

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// hostWork is a guest that makes the host work for long, or log much.
type hostWork struct {
	name  string
	guest forged
	names []byte // a section after all others
	want  string
}

func hostWorks() []hostWork {
	const tired = "500 5 the guest worked for more than its 100ms (-guest-timeout)"
	const from, length = 1 << 20, 15 << 20
	vectors := asm.Code(op.Loop, op.Void, // 4,096 times the same 15 MiB, behind each other from 65536
		get1(3), asm.I32(from), op.I32Store, 2, asm.Leb(65536), get1(3), asm.I32(length), op.I32Store, 2, asm.Leb(65540),
		get1(3), asm.I32(8), op.I32Add, op.LocalTee, 3, asm.I32(8*4096), op.I32LtU, op.BrIf, 0, op.End)
	write := func(at, count int) []byte {
		return asm.Code(asm.I32(1), asm.I32(at), asm.I32(count), asm.I32(reportAt), call("fd_write"), op.Drop)
	}
	key := `{"` + strings.Repeat("x", 200_000) + `":1}`
	memory := func(pages int) []byte { return asm.Code(0, asm.Leb(pages)) }
	global := [][]byte{asm.Code(wasmbin.I32, 1, asm.I32(0), op.End)}
	deep := asm.Function(0, op.GlobalGet, 0, asm.I32(1), op.I32Add, op.GlobalSet, 0, op.GlobalGet, 0, asm.I32(40), op.I32GtU, op.If, op.Void, op.Unreachable, op.End, op.Call, fnMore)
	return []hostWork{
		{name: "15 MiB of empty lines", want: tired, guest: forged{memory: memory(256), fetch: asm.Code(
			asm.I32(from), asm.I32('\n'), asm.I32(length), op.Bulk, op.MemoryFill, 0, store32(65536, asm.I32(from)), store32(65540, asm.I32(length)), write(65536, 1))}},
		{name: "60 GiB of output", want: tired, guest: forged{memory: memory(256), fetch: asm.Code(vectors, write(65536, 4096))}},
		{name: "250 MiB of random bytes", want: tired, guest: forged{memory: memory(4096),
			imports: [][]byte{asm.Import("wasi_snapshot_preview1", "random_get", typeI2)}, fetch: asm.Code(asm.I32(from), asm.I32(250<<20), op.Call, len(forgedImports), op.Drop)}},
		{name: "reloads that are no JSON", want: tired, guest: forged{fetch: forever(asm.I32(goodAt), asm.I32(4), call("reload"), op.Drop)}},
		{name: "reloads with a long key", want: tired, guest: forged{data: [][]byte{asm.Code(0, asm.I32(largeAt), op.End, asm.Sized([]byte(key)))},
			fetch: forever(asm.I32(largeAt), asm.I32(len(key)), call("reload"), op.Drop)}},
		{name: "a trap in a function with a long name", want: "500 2 unreachable", guest: forged{fetch: asm.Code(op.Call, fnMore), more: [][]byte{deep}, globals: global},
			names: asm.Code(0, asm.Sized("name", 1, asm.Sized(1, fnMore, strings.Repeat("n", 1<<20))))},
	}
}

// TestHostWork runs guests that make the host work in one call for longer than their own budget, and log without end: the host's work
// counts as the guest's and ends with its budget, and the log stays bounded.
func TestHostWork(t *testing.T) {
	budget := 100 * time.Millisecond
	for _, c := range hostWorks() {
		t.Run(c.name, func(t *testing.T) {
			h, path, l := setup(t, "", func(c *host.Config) { c.Fixed.GuestTimeout = &budget })
			write(t, path, append(c.guest.wasm(), c.names...))
			if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
				t.Fatal(err, res.Error)
			}
			f := get(h, "/b")
			if got := fmt.Sprint(f.status, " ", string(f.body)); got != c.want {
				t.Errorf("got %.200s, want %s", got, c.want)
			}
			if n := len(l.String()); n > 4<<20 {
				t.Errorf("one request has logged %d bytes", n)
			}
			if f := get(h, "/"); f.status != 200 || string(f.body) != "good" {
				t.Errorf("then: %d %q", f.status, f.body)
			}
		})
	}
}

// TestErrorHandlerBudget: a guest that loops in its handler and in its error handler is stopped in little more than one -guest-timeout.
func TestErrorHandlerBudget(t *testing.T) {
	budget := 400 * time.Millisecond
	loop := forever()
	for name, c := range map[string]struct {
		guest forged
		want  string
		most  time.Duration // of work
	}{
		"loops in both":      {forged{fetch: loop, error: loop}, "503 Something went wrong!", budget + budget/10},
		"loops in the first": {forged{fetch: loop}, "500 5 the guest worked for more than its 400ms (-guest-timeout)", budget + budget/10},
		"traps, then loops":  {forged{fetch: asm.Code(op.Unreachable), error: loop}, "500 Something went wrong!", budget},
	} {
		h, _, _ := forge(t, c.guest, func(c *host.Config) { c.Fixed.GuestTimeout = &budget })
		f := &front{}
		x := newExchange(f, "/b", "")
		h.Serve(x)
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if x.Worked > c.most+budget/4 {
			t.Errorf("%s: the guest has worked %v", name, x.Worked)
		}
	}
}
