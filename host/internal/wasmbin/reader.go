// Package wasmbin reads and writes the binary format of WebAssembly modules, for the packages that rewrite them and those that only list
// their sections. It is the only place that knows the encoding of numbers, sections and immediates. Input may be hostile: nothing that is
// read makes it panic, or allocate more than the input is long.
package wasmbin

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Reader reads a part of a module. After an error everything reads as 0, so callers look at Err once, at the end.
type Reader struct {
	Data []byte
	At   int // the place in Data that is read next
	Err  error
}

// Errors of malformed parts. Their texts follow the name of the part: "section 1: ends too early".
var (
	ErrEnd    = errors.New("ends too early")
	ErrBehind = errors.New("goes on behind its end")
	ErrNumber = errors.New("holds a number that is too long")
	ErrType   = errors.New("has a type that is not known: build it without newer proposals")
	ErrName   = errors.New("has a name that is not UTF-8")
)

// Left returns the number of bytes that have not been read.
func (r *Reader) Left() int { return len(r.Data) - r.At }

// Fail records an error, unless there was one before, and ends the input.
func (r *Reader) Fail(err error) {
	if r.Err == nil {
		r.Err = err
	}
	r.At = len(r.Data)
}

// Done returns the error of a part that should have been read to its end.
func (r *Reader) Done() error {
	if r.Err == nil && r.Left() > 0 {
		return ErrBehind
	}
	return r.Err
}

// Byte reads a byte.
func (r *Reader) Byte() byte {
	if r.At >= len(r.Data) {
		r.Fail(ErrEnd)
		return 0
	}
	b := r.Data[r.At]
	r.At++
	return b
}

// Bytes returns a view of the next n bytes.
func (r *Reader) Bytes(n uint32) []byte {
	if uint64(n) > uint64(r.Left()) {
		r.Fail(ErrEnd)
		return nil
	}
	b := r.Data[r.At : r.At+int(n) : r.At+int(n)]
	r.At += int(n)
	return b
}

// Sized returns a view of bytes whose length comes first.
func (r *Reader) Sized() []byte { return r.Bytes(r.U32()) }

// U32 reads an unsigned LEB128 number of at most 32 bits.
func (r *Reader) U32() uint32 {
	if r.At < len(r.Data) && r.Data[r.At] < 0x80 { // nearly always
		r.At++
		return uint32(r.Data[r.At-1])
	}
	var v uint32
	for shift := 0; ; shift += 7 {
		b := r.Byte()
		if shift == 28 && b > 0x0f {
			r.Fail(ErrNumber)
		}
		if r.Err != nil {
			return 0
		}
		v |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
}

// I32 reads a signed LEB128 number of at most 32 bits.
func (r *Reader) I32() (v int32) {
	for shift := 0; shift < 35; shift += 7 {
		b := r.Byte()
		if r.Err != nil {
			return 0
		}
		v |= int32(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 && shift < 28 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
	r.Fail(ErrNumber)
	return 0
}

// Skip skips a LEB128 number of at most this many bytes.
func (r *Reader) Skip(most int) {
	for b := r.Byte(); b >= 0x80; b = r.Byte() {
		if most--; most == 0 {
			r.Fail(ErrNumber)
		}
		if r.Err != nil {
			return
		}
	}
}

// Count reads the length of a list, and fails if that is over the limit.
func (r *Reader) Count(what string, limit uint32) uint32 {
	n := r.U32()
	if n > limit && r.Err == nil {
		r.Fail(fmt.Errorf("has %d %s, the limit is %d", n, what, limit))
		return 0
	}
	return n
}

// Index reads an index into a list of n items.
func (r *Reader) Index(what string, n uint32) uint32 {
	i := r.U32()
	if i >= n && r.Err == nil {
		r.Fail(fmt.Errorf("names %s %d: there are %d", what, i, n))
		return 0
	}
	return i
}

// Name reads a name, which is UTF-8.
func (r *Reader) Name() string {
	b := r.Sized()
	if !utf8.Valid(b) {
		r.Fail(ErrName)
		return ""
	}
	return string(b)
}
