package host_test

// Guests that are assembled from bytes (host/internal/asm): modules that no compiler produces, without any toolchain.

import (
	"encoding/binary"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Addresses in a forged guest's memory of forgedPages pages.
const (
	goodAt      = 1024      // the response "good"
	streamAt    = 1152      // a response with STREAM
	emptyAt     = 1280      // the key "k", and JSON for reload at 8 and 16
	reportAt    = 4096      // a response that is made at run time
	bufferAt    = 64 << 10  // for up to 8 KiB
	largeAt     = 128 << 10 // for up to 256 KiB
	forgedPages = 8
)

// forgedTypes are the function types; a function type is named by its place.
const (
	typeVoid, typeI1, typeI2, typeI3, typeI4, typeI5, typeI6, typeAdd, typeFetch, typeConfig, typeExit, typeMore = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)

// forgedImports are the functions that every forged guest imports.
var forgedImports = []struct {
	module, name string
	typ          int
}{
	{"wasmserve", "body_read", typeI3}, {"wasmserve", "respond", typeI3}, {"wasmserve", "body_write", typeI3}, {"wasmserve", "timeout", typeI2},
	{"wasmserve", "guest_timeout", typeI2}, {"wasmserve", "reload", typeI2}, {"wasmserve", "fail", typeI5}, {"wasmserve", "log", typeI3},
	{"wasmserve", "stats", typeI2}, {"wasmserve", "state_get", typeI4}, {"wasmserve", "state_set", typeI4}, {"wasmserve", "state_delete", typeI2},
	{"wasmserve", "state_add", typeAdd}, {"wasmserve", "state_cas", typeI6}, {"wasmserve", "sleep", typeI1}, {"wasmserve", "fetch", typeI3},
	{"wasmserve", "fetch_head", typeI3}, {"wasmserve", "fetch_read", typeI3}, {"wasmserve", "fetch_close", typeI1},
	{"wasi_snapshot_preview1", "fd_close", typeI1}, {"wasi_snapshot_preview1", "fd_renumber", typeI2},
	{"wasi_snapshot_preview1", "fd_fdstat_set_flags", typeI2}, {"wasi_snapshot_preview1", "fd_fdstat_get", typeI2},
	{"wasi_snapshot_preview1", "fd_write", typeI4}, {"wasi_snapshot_preview1", "proc_exit", typeExit}, {"wasi_snapshot_preview1", "poll_oneoff", typeI4},
}

// A forged guest's own functions come behind its imports, in this order, then the functions in forged.more.
var (
	fnFetch = len(forgedImports) + 2
	fnMore  = fnFetch + 5
)

// forged is a guest. Code has no end opcode; it may use params and four i32 locals after them.
type forged struct {
	fetch        []byte // runs for a request for /b...; then, and for all others, it answers "good"
	error        []byte // instead of sending kind and message
	config       []byte // these three: nil: not exported
	warmup, init []byte
	buffer       []byte
	more         [][]byte // functions () -> (), with their size and locals
	imports      [][]byte // additional
	types        [][]byte // additional: the first is typeMore
	typed        []typedFunction
	tables       [][]byte // empty: no section
	globals      [][]byte // with types and initial values
	exports      [][]byte // additional
	elements     [][]byte // empty: no section
	data         [][]byte // active and passive segments, behind the one with the answers
	memory       []byte   // nil: forgedPages
}

// typedFunction is an exported function of typeMore.
type typedFunction struct {
	name string
	code []byte
}

func get1(n int) []byte { return asm.Code(op.LocalGet, asm.Leb(n)) }

// call calls an import by its name.
func call(name string) []byte {
	for n, f := range forgedImports {
		if f.name == name {
			return asm.Code(op.Call, asm.Leb(n))
		}
	}
	panic(name)
}

// response is a record as bytes.
func response(flags int, body string) []byte {
	b := make([]byte, 32)
	binary.LittleEndian.PutUint32(b, uint32(32+len(body)))
	binary.LittleEndian.PutUint16(b[4:], 200)
	binary.LittleEndian.PutUint16(b[6:], uint16(flags))
	binary.LittleEndian.PutUint32(b[16:], 32)
	binary.LittleEndian.PutUint32(b[20:], uint32(len(body)))
	binary.LittleEndian.PutUint64(b[24:], 1<<64-1)
	return append(b, body...)
}

// store32 stores a number that code leaves on the stack at an address.
func store32(at int, code []byte) []byte { return asm.Code(asm.I32(at), code, op.I32Store, 2, 0) }

// reportOf makes the response at reportAt from length bytes after its head, and leaves its place and length.
func reportOf(length []byte) []byte {
	whole := asm.Code(asm.I32(32), length, op.I32Add)
	return asm.Code(store32(reportAt, whole), store32(reportAt+16, asm.I32(32)), store32(reportAt+20, length), // length, body
		asm.I64(reportAt<<32), whole, op.I64ExtendI32U, op.I64Or) // i64.or of extend_u
}

// pathByte returns the byte of the path at n, of the request at local 1.
func pathByte(n int) []byte {
	return asm.Code(get1(1), get1(1), op.I32Load, 2, 16, op.I32Add, op.I32Load8U, 0, n)
}

// sayError is an error handler that answers with the kind, a blank and the message.
func sayError() []byte {
	message := func(n int) []byte { return asm.Code(get1(1), op.I32Load, 2, 8+4*n) }
	return asm.Code(
		asm.I32(reportAt+32), get1(1), op.I32Load, 2, 4, asm.I32('0'), op.I32Add, op.I32Store8, 0, 0, // kind
		asm.I32(reportAt+33), asm.I32(' '), op.I32Store8, 0, 0,
		asm.I32(reportAt+34), get1(1), message(0), op.I32Add, message(1), op.Bulk, op.MemoryCopy, 0, 0, // memory.copy
		reportOf(asm.Code(message(1), asm.I32(2), op.I32Add)))
}

func (f forged) wasm() []byte {
	or := func(code, other []byte) []byte {
		if code == nil {
			return other
		}
		return code
	}
	function := func(code []byte) []byte { return asm.Function(4, code) }
	var imports, types, functions [][]byte
	for _, i := range forgedImports {
		imports = append(imports, asm.Import(i.module, i.name, i.typ))
	}
	for n := range 7 {
		types = append(types, asm.Type(n, min(n, 1)))
	}
	types = append(types, asm.Code(wasmbin.FuncType, 4, wasmbin.I32, wasmbin.I32, wasmbin.I64, wasmbin.I32, 1, wasmbin.I32), asm.Code(wasmbin.FuncType, 3, wasmbin.I32, wasmbin.I32, wasmbin.I32, 1, wasmbin.I64), asm.Code(wasmbin.FuncType, 0, 1, wasmbin.I64), asm.Type(1, 0))
	types = append(types, f.types...)
	exports := [][]byte{asm.Code("memory", 2, 0)}
	codes := [][]byte{}
	define := func(name string, typ int, exported bool, code []byte) {
		if exported {
			exports = append(exports, asm.Export(name, len(forgedImports)+len(f.imports)+len(codes)))
		}
		functions, codes = append(functions, asm.Leb(typ)), append(codes, code)
	}
	define(abi.ExportVersion, typeVoid, true, function(nil))
	define(abi.ExportBuffer, typeI1, true, function(or(f.buffer, asm.Code(get1(0), asm.I32(8<<10), op.I32LeU, op.If, wasmbin.I32, asm.I32(bufferAt), op.Else, asm.I32(largeAt), op.End))))
	define(abi.ExportFetch, typeFetch, true, function(asm.Code(
		pathByte(1), asm.I32('b'), op.I32Eq, op.If, op.Void, f.fetch, op.End, asm.I64(goodAt<<32|36))))
	define(abi.ExportError, typeFetch, true, function(or(f.error, sayError())))
	define(abi.ExportConfig, typeConfig, f.config != nil, function(or(f.config, asm.I64(0))))
	define(abi.ExportWarmup, typeVoid, f.warmup != nil, function(f.warmup))
	define(abi.ExportInitialize, typeVoid, f.init != nil, function(f.init))
	for _, code := range f.more {
		define("", typeVoid, false, code)
	}
	for _, fn := range f.typed {
		define(fn.name, typeMore, true, fn.code)
	}
	segment := func(at int, content []byte) []byte { return asm.Code(0, asm.I32(at), op.End, asm.Sized(content)) }
	data := append([][]byte{segment(goodAt, response(0, "good")), segment(streamAt, response(1, "")), segment(emptyAt, []byte("k\x00\x00\x00\x00\x00\x00\x00{}\x00\x00\x00\x00\x00\x00{\"routes\":{}}"))}, f.data...)
	optional := func(id int, items [][]byte) []byte {
		if len(items) == 0 {
			return nil
		}
		return asm.Section(id, items...)
	}
	return asm.Module(asm.Section(1, types...), asm.Section(2, append(imports, f.imports...)...), asm.Section(3, functions...), optional(4, f.tables),
		asm.Section(5, or(f.memory, asm.Code(0, forgedPages))), optional(6, f.globals), asm.Section(7, append(exports, f.exports...)...),
		optional(9, f.elements), asm.Code(12, asm.Sized(asm.Leb(len(data)))), asm.Section(10, codes...), asm.Section(11, data...))
}

// forge serves a forged guest.
func forge(t testing.TB, f forged, change func(*host.Config)) (*host.Host, string, *log) {
	t.Helper()
	h, path, l := setup(t, "", change)
	write(t, path, f.wasm())
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
		t.Fatalf("load: %v %s", err, res.Error)
	}
	return h, path, l
}

// TestForged: a forged guest answers, and its error handler reports the failure.
func TestForged(t *testing.T) {
	h, _, _ := forge(t, forged{fetch: asm.Code(op.Unreachable)}, nil)
	if f := get(h, "/"); f.status != 200 || string(f.body) != "good" {
		t.Errorf("%d %q", f.status, f.body)
	}
	if f := get(h, "/b"); f.status != 500 || string(f.body) != "2 unreachable" {
		t.Errorf("%d %q", f.status, f.body)
	}
}
