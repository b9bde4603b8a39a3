package engine

// Making, reading and freeing values, at any time, also inside of a host function.

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
	"unicode/utf8"
)

// NewString returns p as a string; bytes that are not UTF-8 become U+FFFD.
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

// leastWide is the least length in bytes of a text that is converted to UTF-16 here: the engine's own decoder takes some 250 instructions
// for each character.
const leastWide = 256

// wideLength returns how many UTF-16 code units p takes; 0: it is short, is not UTF-8, or has no character over U+00FF, so that the engine
// keeps it as bytes.
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

// newWide returns p as a string of this many UTF-16 code units.
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

// newString returns the n bytes of engine memory at at as a string.
func (vm *VM) newString(at, n uint32) Value {
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(vm.js), uint64(at), uint64(n)
	return Value(vm.leaf(fnNewString))
}

// NewBytes returns a copy of p as an Uint8Array.
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

// NewNumber returns n as a number.
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

// Text returns v as a string; "" if it is not one.
func (vm *VM) Text(v Value) (s string) {
	vm.String(v, func(p []byte) { s = string(p) })
	return s
}

// CString returns v in UTF-8 in engine memory, valid until FreeCString(at), which must be called before the engine runs again. at 0: v is
// not a string, or memory is exhausted.
func (vm *VM) CString(v Value) (p []byte, at uint32) {
	at, n := vm.cstring(v)
	if at == 0 {
		return nil, 0
	}
	p, _ = vm.mem.Read(at, n)
	return p, at
}

// FreeCString frees a result of CString.
func (vm *VM) FreeCString(at uint32) { vm.freeCString(at) }

// Alloc returns the address of n bytes of engine memory, which last as long as the VM or until Release; 0: memory is exhausted.
func (vm *VM) Alloc(n uint32) uint32 { return vm.malloc(n) }

// Release frees a result of Alloc.
func (vm *VM) Release(at uint32) { vm.free(at) }

// NewStringAt is NewString of n bytes that lie in engine memory.
func (vm *VM) NewStringAt(at, n uint32) Value { return vm.newString(at, n) }

// cstring returns address and length of v in UTF-8; 0: it is not a string, or memory is exhausted. A string of ASCII alone is not copied.
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

// Bytes returns the bytes of an Uint8Array, valid until the engine runs again; false: v is not one.
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

// Number returns v as a number; NaN if it is not one.
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

// Free frees a reference. In an engine that has ended it does nothing.
func (vm *VM) Free(v Value) {
	if v.Counted() && vm.ended == nil {
		vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
		vm.leaf(fnFreeValue)
	}
}

// Dup returns another reference to v.
func (vm *VM) Dup(v Value) Value {
	if !v.Counted() {
		return v
	}
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return Value(vm.leaf(fnDupValue))
}
