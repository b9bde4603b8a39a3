// Package forms takes the forms apart that clients send: application/x-www-form-urlencoded (URL Standard, 5.1) and
// multipart/form-data (RFC 7578). The work is linear in the length of the form. Its functions may be called
// concurrently.
package forms

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// MaxFields limits the fields of a form, so that a script that makes an object of each finishes within its time.
const MaxFields = 100_000

var (
	// ErrBroken is returned for a multipart form that is not one, or is cut short.
	ErrBroken = errors.New("the form is broken or cut short")
	// ErrFields is returned for a form with more than MaxFields fields.
	ErrFields = errors.New("the form has too many fields")
)

// None marks the missing name of a file.
const None = 0xffffffff

// Form is a form as flat text and numbers, which a script reads with one call.
type Form struct {
	text   []byte   // names, values and types of all fields, in UTF-8
	fields []uint32 // for each field: the length of its name, its value, its file's name and its file's type
}

// perField is how many numbers a field has. Lengths are in UTF-16 units, as scripts slice text. A field without a
// file has the length None for the file's name, and no type. The value of a file is not text: its two numbers are
// where its bytes begin and end in the form.
const perField = 5

// Bytes returns the form as its number of fields and the numbers of each (32 bits, little endian: name, value or
// beginning, end, file's name, type), and the text.
func (f *Form) Bytes() []byte {
	p := make([]byte, 0, 4+4*len(f.fields)+len(f.text))
	p = binary.LittleEndian.AppendUint32(p, uint32(len(f.fields)/perField))
	for _, n := range f.fields {
		p = binary.LittleEndian.AppendUint32(p, n)
	}
	return append(p, f.text...)
}

// put appends s to the text, with U+FFFD for what is not UTF-8 (Encoding Standard, 4.1), and returns its length in UTF-16 units.
func (f *Form) put(s []byte) uint32 {
	if !utf8.Valid(s) {
		s, _ = unicode.UTF8.NewDecoder().Bytes(s)
	}
	f.text = append(f.text, s...)
	n := uint32(0)
	for _, c := range s {
		switch {
		case c >= 0xf0: // a surrogate pair
			n += 2
		case c < 0x80 || c >= 0xc0:
			n++
		}
	}
	return n
}

func (f *Form) add(numbers ...uint32) error {
	if len(f.fields) >= MaxFields*perField {
		return ErrFields
	}
	f.fields = append(f.fields, numbers...)
	return nil
}
