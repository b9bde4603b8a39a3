package abi

// record.go: the common parts of all records: little-endian numbers, spans and lists, written and read with bounds checks.
// encoding/binary would do for the numbers, but brings reflect into every guest; the compiler turns each of these
// into one load or store as well.

import (
	"errors"
	"strconv"
)

// Field is one header field or route parameter.
type Field struct{ Name, Value []byte }

// ErrRecord is wrapped by every error of a Decode.
var ErrRecord = errors.New("broken record")

// recordError is an ErrRecord with a description.
type recordError struct{ text string }

func (e *recordError) Error() string { return e.text }
func (e *recordError) Unwrap() error { return ErrRecord }

func broken(text string) error { return &recordError{text} }

func get16(b []byte, at int) uint16 {
	b = b[at : at+2]
	return uint16(b[0]) | uint16(b[1])<<8
}

func get32(b []byte, at int) uint32 {
	b = b[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func get64(b []byte, at int) uint64 {
	return uint64(get32(b, at)) | uint64(get32(b, at+4))<<32
}

func put16(b []byte, at int, v uint16) {
	b = b[at : at+2]
	b[0], b[1] = byte(v), byte(v>>8)
}

func put32(b []byte, at int, v uint32) {
	b = b[at : at+4]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}

func put64(b []byte, at int, v uint64) {
	b = b[at : at+8]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
	b[4], b[5], b[6], b[7] = byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56)
}

// extend lengthens dst by n bytes, whose content is undefined, and returns it and the new part.
func extend(dst []byte, n int) (all, rec []byte) {
	base := len(dst)
	if n > cap(dst)-base {
		dst = append(make([]byte, 0, base+n), dst...)
	}
	all = dst[:base+n]
	return all, all[base:]
}

// putSpan writes p's bytes at end and its span at at, and returns the new end. An empty span is all zero.
func putSpan(rec []byte, at, end int, p []byte) int {
	if len(p) == 0 {
		put64(rec, at, 0)
		return end
	}
	put64(rec, at, uint64(len(p))<<32|uint64(end))
	return end + copy(rec[end:], p)
}

// putList writes the list's offset and count at at, its fields at list and their bytes at end; it returns the new end.
func putList(rec []byte, at, list, end int, fields []Field) int {
	if len(fields) == 0 {
		put64(rec, at, 0)
		return end
	}
	put64(rec, at, uint64(len(fields))<<32|uint64(list))
	for i := range fields {
		f := &fields[i]
		end = putSpan(rec, list, end, f.Name)
		end = putSpan(rec, list+SpanSize, end, f.Value)
		list += FieldSize
	}
	return end
}

// fieldsSize returns the size of a list of fields in a record.
func fieldsSize(fields []Field) int {
	n := len(fields) * FieldSize
	for i := range fields {
		n += len(fields[i].Name) + len(fields[i].Value)
	}
	return n
}

// getSpan returns a view of the span at at, nil if it is empty; false if it is outside of the record.
func getSpan(rec []byte, at int) ([]byte, bool) {
	v := get64(rec, at)
	offset, length := v&(1<<32-1), v>>32
	if length == 0 {
		return nil, true
	}
	if offset+length > uint64(len(rec)) { // no overflow: both are below 2^32
		return nil, false
	}
	return rec[offset : offset+length : offset+length], true
}

// checkList returns the first field's offset and the count of the list at at.
func checkList(rec []byte, at int, name string) (list, count int, err error) {
	offset, n := get32(rec, at), get32(rec, at+4)
	if n == 0 {
		return 0, 0, nil
	}
	if offset%4 != 0 {
		return 0, 0, broken(name + ": the list's offset " + utoa(offset) + " is not a multiple of 4")
	}
	if uint64(offset)+uint64(n)*FieldSize > uint64(len(rec)) {
		return 0, 0, broken(name + ": the list (offset " + utoa(offset) + ", " + utoa(n) + " fields) is outside the record")
	}
	return int(offset), int(n), nil
}

// getList appends views of the fields of the list at at to fields.
func getList(fields []Field, rec []byte, at int, name string) ([]Field, error) {
	list, count, err := checkList(rec, at, name)
	if err != nil {
		return fields, err
	}
	for i := range count {
		n, ok1 := getSpan(rec, list)
		v, ok2 := getSpan(rec, list+SpanSize)
		if !ok1 || !ok2 {
			return fields, broken(name + " " + strconv.Itoa(i) + ": its " + which(!ok1, "name", "value") + " is outside the record")
		}
		fields = append(fields, Field{n, v})
		list += FieldSize
	}
	return fields, nil
}

// whole cuts rec to the length in its head, which must be at least head, the size of its fixed part.
func whole(rec []byte, head int) ([]byte, error) {
	if len(rec) < head {
		return nil, broken("the record has " + strconv.Itoa(len(rec)) + " bytes, its fixed part alone is " + strconv.Itoa(head))
	}
	length := get32(rec, 0)
	if length < uint32(head) || uint64(length) > uint64(len(rec)) {
		return nil, broken("the record says it has " + utoa(length) + " bytes: it must be " + strconv.Itoa(head) + " to " + strconv.Itoa(len(rec)))
	}
	return rec[:length:length], nil
}

func utoa(v uint32) string { return strconv.FormatUint(uint64(v), 10) }

func which(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
