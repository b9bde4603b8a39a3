package rewrite

import (
	"errors"
	"unicode/utf8"
)

// reader reads a part of a module. After an error everything reads as 0: err is looked at once at the end.
type reader struct {
	b   []byte
	at  int
	err error
}

var (
	errNumber = errors.New("holds a number that is too long")
	errType   = errors.New("has a type that is not known: build it without newer proposals")
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
	b := r.b[r.at]
	r.at++
	return b
}

// bytes is a view of the next n bytes.
func (r *reader) bytes(n uint32) []byte {
	if uint64(n) > uint64(r.left()) {
		r.fail(errEnd)
		return nil
	}
	b := r.b[r.at : r.at+int(n) : r.at+int(n)]
	r.at += int(n)
	return b
}

// u32 reads an unsigned LEB128 number of at most 32 bits.
func (r *reader) u32() uint32 {
	if r.at < len(r.b) && r.b[r.at] < 0x80 { // nearly always
		r.at++
		return uint32(r.b[r.at-1])
	}
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

// skip passes over a LEB128 number of at most max bytes and returns its first byte.
func (r *reader) skip(max int) byte {
	first := r.byte()
	for b := first; b >= 0x80; b = r.byte() {
		if max--; max == 0 {
			r.fail(errNumber)
		}
		if r.err != nil {
			return 0
		}
	}
	return first
}

// valueType reads the type of a value. Types that take more than a byte are of proposals that are not enabled; wazero decodes them all
// the same in places, and must not read a module in another way than this package does.
func (r *reader) valueType() byte {
	t := r.byte()
	if r.err == nil && !isValueType(t) {
		r.fail(errType)
	}
	return t
}

func isValueType(t byte) bool {
	return t >= typeV128 && t <= typeI32 || isReference(t)
}

func isReference(t byte) bool { return t == typeFunc || t == typeExtern }

// name reads a name.
func (r *reader) name() string {
	b := r.bytes(r.u32())
	if !utf8.Valid(b) {
		r.fail(errName)
	}
	return string(b)
}

// limits passes over the limits of a table or memory.
func (r *reader) limits() (flags byte, min, max uint32) {
	flags = r.byte()
	min = r.u32()
	if flags&1 == 1 {
		max = r.u32()
	}
	return
}

// appendU32 appends an unsigned LEB128 number.
func appendU32(dst []byte, v uint32) []byte {
	for v >= 0x80 {
		dst = append(dst, byte(v)|0x80)
		v >>= 7
	}
	return append(dst, byte(v))
}

// appendI32 appends a signed LEB128 number.
func appendI32(dst []byte, v int32) []byte { return appendI64(dst, int64(v)) }

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

// appendSection appends a section.
func appendSection(dst []byte, id byte, body []byte) []byte {
	dst = appendU32(append(dst, id), uint32(len(body)))
	return append(dst, body...)
}

func appendName(dst []byte, name string) []byte {
	return append(appendU32(dst, uint32(len(name))), name...)
}
