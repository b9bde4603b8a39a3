package webassembly

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// reader reads a part of a module. After an error everything reads as 0: err is looked at once at the end.
type reader struct {
	b   []byte
	at  int
	err error
}

var (
	errEnd    = errors.New("ends too early")
	errBehind = errors.New("goes on behind its end")
	errNumber = errors.New("holds a number that is too long")
	errType   = errors.New("has a type that is not supported")
	errName   = errors.New("has a name that is not UTF-8")
)

func (r *reader) left() int { return len(r.b) - r.at }

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.at = len(r.b)
}

func (r *reader) byte() byte {
	if r.at >= len(r.b) {
		r.fail(errEnd)
		return 0
	}
	r.at++
	return r.b[r.at-1]
}

// bytes is a view of the next n bytes.
func (r *reader) bytes(n uint32) []byte {
	if uint64(n) > uint64(r.left()) {
		r.fail(errEnd)
		return nil
	}
	r.at += int(n)
	return r.b[r.at-int(n) : r.at : r.at]
}

// u32 reads an unsigned LEB128 number of at most 32 bits.
func (r *reader) u32() uint32 {
	var v uint32
	for shift := 0; ; shift += 7 {
		b := r.byte()
		if shift == 28 && b > 0x0f {
			r.fail(errNumber)
			return 0
		}
		v |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
}

// skip passes over a LEB128 number of at most most bytes.
func (r *reader) skip(most int) {
	for b := r.byte(); b >= 0x80; b = r.byte() {
		if most--; most == 0 {
			r.fail(errNumber)
		}
		if r.err != nil {
			return
		}
	}
}

// count reads how many of something follow, and fails if they are more than the limit.
func (r *reader) count(what string, limit uint32) int {
	n := r.u32()
	if n > limit && r.err == nil {
		r.fail(fmt.Errorf("has %d %s, the limit is %d", n, what, limit))
		return 0
	}
	return int(n)
}

func (r *reader) name() string {
	b := r.bytes(r.u32())
	if !utf8.Valid(b) {
		r.fail(errName)
	}
	return string(b)
}

func (r *reader) valueType() byte {
	t := r.byte()
	if r.err == nil && !isNumber(t) && t != typeV128 && !isReference(t) {
		r.fail(errType)
	}
	return t
}

func (r *reader) reference() byte {
	t := r.byte()
	if r.err == nil && !isReference(t) {
		r.fail(errType)
	}
	return t
}

// limits reads the limits of a table or memory: without a maximum most stands for it.
func (r *reader) limits(most uint32) (l limits) {
	flags := r.byte()
	if r.err == nil && flags > 1 {
		r.fail(errors.New("has a shared or 64-bit memory or table, which is not supported: build it without threads and memory64"))
	}
	l.min, l.max = r.u32(), most
	if flags == 1 {
		l.max, l.hasMax = r.u32(), true
	}
	if r.err == nil && l.max < l.min {
		r.fail(fmt.Errorf("has limits from %d to %d", l.min, l.max))
	}
	return l
}

// limits are those of a table, in elements, or of a memory, in pages.
type limits struct {
	min, max uint32
	hasMax   bool
}

// Value types.
const (
	typeI32    = 0x7f
	typeI64    = 0x7e
	typeF32    = 0x7d
	typeF64    = 0x7c
	typeV128   = 0x7b
	typeFunc   = 0x70
	typeExtern = 0x6f
)

func isNumber(t byte) bool    { return t >= typeF64 && t <= typeI32 }
func isReference(t byte) bool { return t == typeFunc || t == typeExtern }

// typeNames are the names of value types in JavaScript.
var typeNames = map[byte]string{typeI32: "i32", typeI64: "i64", typeF32: "f32", typeF64: "f64", typeV128: "v128", typeFunc: "anyfunc", typeExtern: "externref"}

// appendU32 appends an unsigned LEB128 number.
func appendU32(dst []byte, v uint32) []byte {
	for v >= 0x80 {
		dst = append(dst, byte(v)|0x80)
		v >>= 7
	}
	return append(dst, byte(v))
}

// appendI64 appends a signed LEB128 number.
func appendI64(dst []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(dst, b)
		}
		dst = append(dst, b|0x80)
	}
}

func appendSection(dst []byte, id byte, body []byte) []byte {
	return append(appendU32(append(dst, id), uint32(len(body))), body...)
}

func appendName(dst []byte, name string) []byte {
	return append(appendU32(dst, uint32(len(name))), name...)
}
