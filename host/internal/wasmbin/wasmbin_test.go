package wasmbin

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// TestNumbers reads numbers that are written, as short as they can be and longer, and rejects those that are too long.
func TestNumbers(t *testing.T) {
	for _, v := range []int32{0, 1, 63, 64, 127, 128, 16383, 16384, 1 << 20, math.MaxInt32, -1, -64, -65, -128, -8192, -8193, math.MinInt32} {
		r := Reader{Data: AppendI32(nil, v)}
		if got := r.I32(); got != v || r.Done() != nil {
			t.Errorf("i32 %d: read %d, %v", v, got, r.Done())
		}
		u := uint32(v)
		r = Reader{Data: AppendU32(nil, u)}
		if got := r.U32(); got != u || r.Done() != nil {
			t.Errorf("u32 %d: read %d, %v", u, got, r.Done())
		}
		r = Reader{Data: AppendI32(nil, v)}
		if r.Skip(5); r.Done() != nil {
			t.Errorf("%d: %v", v, r.Done())
		}
	}
	for text, want := range map[string]error{
		"":                         ErrEnd,
		"\x80":                     ErrEnd,
		"\x80\x80\x80\x80":         ErrEnd,
		"\x80\x80\x80\x80\x00":     nil,
		"\xff\xff\xff\xff\x0f":     nil,
		"\xff\xff\xff\xff\x10":     ErrNumber,
		"\x80\x80\x80\x80\x80\x00": ErrNumber,
	} {
		r := Reader{Data: []byte(text)}
		if r.U32(); r.Err != want {
			t.Errorf("u32 of %x: %v, want %v", text, r.Err, want)
		}
	}
}

// TestTruncated reads numbers that end too early: they are 0, not the part that was read, so that they can be used as an index.
func TestTruncated(t *testing.T) {
	for n := range 5 {
		text := bytes.Repeat([]byte{0xab}, n)
		for name, read := range map[string]func(r *Reader) uint32{
			"u32":   (*Reader).U32,
			"i32":   func(r *Reader) uint32 { return uint32(r.I32()) },
			"bulk":  (*Reader).Bulk,
			"index": func(r *Reader) uint32 { return r.Index("thing", 1<<31) },
			"count": func(r *Reader) uint32 { return r.Count("things", 1<<31) },
			"block": func(r *Reader) uint32 { _, index := r.BlockType(); return index },
			"global": func(r *Reader) uint32 {
				r.Data = append([]byte{op.GlobalGet}, r.Data...)
				_, index := r.Constant()
				return index
			},
		} {
			r := &Reader{Data: text}
			if got := read(r); got != 0 || r.Err == nil {
				t.Errorf("%s of %d bytes: %d, %v", name, n, got, r.Err)
			}
		}
		r := &Reader{Data: append([]byte{op.Bulk}, text...)}
		r.Immediates(r.Byte())
	}
}

// TestForms has a form for exactly those opcodes that the host enables, and Immediates skips what belongs to each of them.
func TestForms(t *testing.T) {
	known := 0
	for _, f := range op.Forms {
		if f != op.Unknown {
			known++
		}
	}
	if known != 25+23+2+4+128+3+2 {
		t.Errorf("%d opcodes", known)
	}
	immediates := map[op.Form]string{
		op.Plain: "", op.Typed: "\x40", op.Label: "\x81\x01", op.Labels: "\x02\x00\x81\x01\x00", op.Func: "\x05", op.Indirect: "\x81\x01\x00", op.Types: "\x01\x7f",
		op.Local: "\x05", op.Global: "\x05", op.Table: "\x05", op.Access: "\x02\xff\xff\x03", op.Memory: "\x00", op.Int32: "\xff\xff\xff\xff\x0f",
		op.Int64: "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00", op.Float32: "1234", op.Float64: "12345678", op.Null: "\x70", op.Numbered: "\x0e\x00\x00", op.SIMD: "\x54\x00\x81\x01\x0f",
	}
	for code, form := range op.Forms {
		r := Reader{Data: []byte(immediates[form] + "next")}
		r.Immediates(byte(code))
		if form == op.Unknown {
			if r.Err == nil {
				t.Errorf("opcode %#x is accepted", code)
			}
		} else if r.Err != nil || string(r.Data[r.At:]) != "next" {
			t.Errorf("opcode %#x, form %d: %q is left, %v", code, form, r.Data[r.At:], r.Err)
		}
	}
	for code := range 256 {
		r := Reader{Data: []byte{byte(code), 1, 2, 3}}
		if code < 0x80 {
			r = Reader{Data: []byte{byte(code)}}
		}
		if got := r.Vector(); int(got) != code || r.Err != nil {
			t.Errorf("SIMD %d: read %d, %v", code, got, r.Err)
		}
	}
	if got := len(op.BulkIndices); got != op.TableFill+1 {
		t.Errorf("%d bulk instructions", got)
	}
}

// TestAll lists the sections of a module, up to the one that is malformed.
func TestAll(t *testing.T) {
	module := []byte(Header)
	module = AppendSection(module, SecType, []byte{0})
	module = AppendSection(module, SecCustom, AppendName(nil, "name"))
	module = AppendSection(module, SecCode, make([]byte, 300))
	list := func(wasm []byte) (text string) {
		for s, err := range All(wasm) {
			text += fmt.Sprintf("%d %q %d %d-%d %v\n", s.ID, s.Name, s.Size, s.From, s.To, err)
		}
		return text
	}
	good := "1 \"\" 1 8-11 <nil>\n0 \"name\" 5 11-18 <nil>\n10 \"\" 300 18-321 <nil>\n"
	for _, c := range []struct {
		behind []byte
		want   string
	}{
		{nil, ""},
		{[]byte{1}, "1 \"\" 0 321-0 section 1: ends too early\n"},
		{[]byte{1, 2, 0}, "1 \"\" 0 321-0 section 1: ends too early\n"},
		{[]byte{1, 0xff, 0xff, 0xff, 0xff, 0x1f}, "1 \"\" 0 321-0 section 1: holds a number that is too long\n"},
		{[]byte{0, 2, 5, 'x', 99, 0}, "0 \"\" 2 321-325 custom section: ends too early\n99 \"\" 0 325-327 <nil>\n"},
		{[]byte{0, 2, 1, 0xff}, "0 \"\" 2 321-325 custom section: has a name that is not UTF-8\n"},
	} {
		if got := list(append(slices.Clip(module), c.behind...)); got != good+c.want {
			t.Errorf("%x: got\n%swant\n%s", c.behind, got, good+c.want)
		}
	}
	for n := range len(Header) {
		if got := list(module[:n]); got != "" {
			t.Errorf("%d bytes: %s", n, got)
		}
	}
	for range All(module) { // a caller may stop
		break
	}
}

// TestFuncName finds names, and nothing in a section that is malformed.
func TestFuncName(t *testing.T) {
	names := []byte{2, 7}
	names = AppendName(names, "seven")
	names = AppendName(append(names, 9), "nine")
	body := AppendSection(nil, NameOfModule, AppendName(nil, "m"))
	body = AppendSection(body, NamesOfFuncs, names)
	for index, want := range map[uint32]string{0: "", 7: "seven", 8: "", 9: "nine"} {
		if got := FuncName(body, index); got != want {
			t.Errorf("%d: %q", index, got)
		}
	}
	for n := range body {
		if got := FuncName(body[:n], 9); got != "" {
			t.Errorf("%d bytes: %q", n, got)
		}
	}
	if got := FuncName([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f}, 9); got != "" {
		t.Errorf("%q", got)
	}
}

// TestBounded reads lists that claim four billion items: memory and time depend on the input's length alone.
func TestBounded(t *testing.T) {
	huge := []byte("\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for name, read := range map[string]func(r *Reader){
		"name":      func(r *Reader) { r.Name() },
		"bytes":     func(r *Reader) { r.Sized() },
		"signature": func(r *Reader) { r.Signature(math.MaxUint32) },
		"import":    func(r *Reader) { r.Import() },
		"locals":    func(r *Reader) { r.Locals() },
		"labels":    func(r *Reader) { r.Immediates(op.BrTable) },
		"types":     func(r *Reader) { r.Immediates(op.SelectT) },
		"count":     func(r *Reader) { r.Count("things", 5) },
	} {
		r := &Reader{Data: huge}
		if read(r); r.Err == nil {
			t.Errorf("%s: no error", name)
		}
		if r.Fail(errors.New("a second one")); strings.Contains(r.Err.Error(), "second") {
			t.Errorf("%s: the first error is lost", name)
		}
		if r.Byte() != 0 || r.U32() != 0 || r.Bytes(1) != nil || r.Left() != 0 {
			t.Errorf("%s: something is read behind an error", name)
		}
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
		t.Errorf("%d bytes for inputs of %d", n, len(huge))
	}
}

// FuzzModule walks any bytes in every way that there is: nothing panics, and sections lie one behind the other.
func FuzzModule(f *testing.F) {
	f.Add([]byte(Header + "\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00\x0a\x04\x01\x02\x00\x0b\x00\x07\x04name\x01\x01\x00"))
	f.Add([]byte(Header + "\x02\x0c\x02\x01m\x01t\x01\x70\x01\x01\x02\x01m\x01g\x03\x7f\x00"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		at := len(Header)
		for s, err := range All(wasm) {
			if s.From != at || err == nil && !bytes.HasSuffix(wasm[:s.To], s.Body) {
				t.Fatalf("section %d at %d, want %d", s.ID, s.From, at)
			}
			if at = s.To; at == 0 {
				break
			}
			FuncName(s.Body, 1)
			for _, read := range []func(r *Reader){
				func(r *Reader) { r.Import() },
				func(r *Reader) { r.Signature(1000) },
				func(r *Reader) { r.Locals() },
				func(r *Reader) { r.Limits() },
				func(r *Reader) { r.BlockType() },
				func(r *Reader) { r.Constant() },
				func(r *Reader) { r.Immediates(r.Byte()) },
			} {
				for r := (&Reader{Data: s.Body}); r.Left() > 0; {
					from := r.At
					if read(r); r.At <= from {
						t.Fatalf("stands still at %d", from)
					}
				}
			}
		}
	})
}
