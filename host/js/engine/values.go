package engine

// Making, reading and freeing values. All of it is for any time, also inside of a host function.

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
	"unicode/utf8"
)

// NewString is p as a string; bytes that are not UTF-8 become U+FFFD.
func (vm *VM) NewString(p []byte) Value {
	if n := wideLength(p); n > 0 {
		return vm.newWide(p, n)
	}
	at := vm.put(p)
	if at == 0 {
		panic(ErrMemory)
	}
	v := vm.newString(at, uint32(len(p)))
	vm.free(at)
	return v
}

// leastWide is the length in bytes from which on a text that the engine keeps as UTF-16 is converted here: its own decoder takes
// some 250 instructions for each character.
const leastWide = 256

// wideLength returns how many UTF-16 code units p takes; 0: it is short, is not UTF-8, or has no character over U+00FF, which the engine keeps as
// bytes.
func wideLength(p []byte) (units int) {
	if len(p) < leastWide || len(p) > math.MaxInt32/2 || !utf8.Valid(p) {
		return 0
	}
	wide := false
	for _, c := range p {
		if c < 0x80 || c >= 0xc0 { // the first of a character
			units++
		}
		if c >= 0xf0 {
			units++
		}
		wide = wide || c >= 0xc4
	}
	if !wide {
		return 0
	}
	return units
}

// newWide returns the string p, of so many UTF-16 code units.
func (vm *VM) newWide(p []byte, units int) Value {
	at := vm.malloc(uint32(2 * units))
	if at == 0 {
		panic(ErrMemory)
	}
	view, ok := vm.mem.Read(at, uint32(2*units))
	if !ok {
		panic(ErrMemory)
	}
	for n := 0; len(p) > 0; {
		r, size := rune(p[0]), 1
		if r >= 0x80 {
			r, size = utf8.DecodeRune(p)
		}
		p = p[size:]
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			binary.LittleEndian.PutUint16(view[n:], uint16(high))
			n, r = n+2, low
		}
		binary.LittleEndian.PutUint16(view[n:], uint16(r))
		n += 2
	}
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(at), uint64(units)
	v := Value(vm.leaf(fnNewWide))
	vm.free(at)
	return v
}

// NewStringAt is the string in engine memory at at.
func (vm *VM) newString(at, n uint32) Value {
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(at), uint64(n)
	return Value(vm.leaf(fnNewString))
}

// NewBytes is a copy of p as an Uint8Array.
func (vm *VM) NewBytes(p []byte) Value {
	at := vm.put(p)
	if at == 0 {
		panic(ErrMemory)
	}
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(at), uint64(len(p))
	v := Value(vm.leaf(fnNewBytes))
	vm.free(at)
	return v
}

// NewNumber is n as a number.
func (vm *VM) NewNumber(n float64) Value {
	if i := int32(n); float64(i) == n && !(i == 0 && math.Signbit(n)) {
		return Int(i)
	}
	vm.inner[0], vm.inner[1] = uint64(vm.js), math.Float64bits(n)
	return Value(vm.leaf(fnNewNumber))
}

// Share makes n bytes of engine memory that last as long as the VM, and an Uint8Array over them.
func (vm *VM) Share(n uint32) (at uint32, v Value) {
	if at = vm.malloc(n); at == 0 {
		panic(ErrMemory)
	}
	if view, ok := vm.mem.Read(at, n); ok {
		clear(view)
	}
	vm.inner = [8]uint64{uint64(vm.js), uint64(at), uint64(n), 0, 0, 0}
	return at, Value(vm.leaf(fnShareBytes))
}

// String calls use with v as a string in UTF-8; the bytes are valid during the call only, and use must not call the VM.
// It reports whether v can be one: an object's toString is not called.
func (vm *VM) String(v Value, use func(p []byte)) bool {
	at, n := vm.cstring(v)
	if at == 0 {
		return false
	}
	view, ok := vm.mem.Read(at, n)
	if ok {
		use(view)
	}
	vm.freeCString(at)
	return ok
}

// Text is v as a string, for a value that is one; else "".
func (vm *VM) Text(v Value) (s string) {
	vm.String(v, func(p []byte) { s = string(p) })
	return s
}

// CString is a string in UTF-8 in engine memory, valid until FreeCString(at), which is called before the engine runs again. at 0: v is no
// string, or there is no memory.
func (vm *VM) CString(v Value) (p []byte, at uint32) {
	at, n := vm.cstring(v)
	if at == 0 {
		return nil, 0
	}
	p, _ = vm.mem.Read(at, n)
	return p, at
}

// FreeCString gives back what CString returned.
func (vm *VM) FreeCString(at uint32) { vm.freeCString(at) }

// Alloc is n bytes of engine memory for the VM's whole life, or until Release; 0: there is no memory.
func (vm *VM) Alloc(n uint32) uint32 { return vm.malloc(n) }

// Release gives back what Alloc returned.
func (vm *VM) Release(at uint32) { vm.free(at) }

// NewStringAt is NewString of n bytes that lie in engine memory.
func (vm *VM) NewStringAt(at, n uint32) Value { return vm.newString(at, n) }

// cstring is the address and length of v in UTF-8; 0: it is no string, or there is no memory. A string of ASCII alone is not
// copied.
func (vm *VM) cstring(v Value) (at, n uint32) {
	if !v.IsString() {
		return 0, 0
	}
	vm.inner[0], vm.inner[1], vm.inner[2], vm.inner[3] = uint64(vm.js), uint64(vm.size), uint64(v), 0
	at = uint32(vm.leaf(fnToCString))
	if at == 0 {
		return 0, 0
	}
	view, _ := vm.mem.Read(vm.size, 4)
	return at, binary.LittleEndian.Uint32(view)
}

func (vm *VM) freeCString(at uint32) {
	if vm.ended != nil {
		return
	}
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(at)
	vm.leaf(fnFreeCString)
}

// Bytes is what an Uint8Array holds, valid until the engine runs again; false: v is none.
func (vm *VM) Bytes(v Value) ([]byte, bool) {
	if !v.IsObject() {
		return nil, false
	}
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(vm.size), uint64(v)
	at := uint32(vm.leaf(fnBytes))
	view, _ := vm.mem.Read(vm.size, 4)
	n := binary.LittleEndian.Uint32(view)
	if at == 0 {
		return nil, false
	}
	return vm.mem.Read(at, n)
}

// Number is v as a number; NaN when it is none.
func (vm *VM) Number(v Value) float64 {
	if v.IsInt() {
		return float64(v.Int())
	}
	if v.tag() >= -16 && v.tag() <= 8 {
		return math.NaN()
	}
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(vm.size), uint64(v)
	vm.leaf(fnToNumber)
	view, _ := vm.mem.Read(vm.size, 8)
	return math.Float64frombits(binary.LittleEndian.Uint64(view))
}

// Free gives up a reference. Of an engine that has ended nothing has to be freed.
func (vm *VM) Free(v Value) {
	if v.Counted() && vm.ended == nil {
		vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
		vm.leaf(fnFreeValue)
	}
}

// Dup makes another reference.
func (vm *VM) Dup(v Value) Value {
	if !v.Counted() {
		return v
	}
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return Value(vm.leaf(fnDupValue))
}
