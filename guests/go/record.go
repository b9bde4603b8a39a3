package wasmserve

// record.go: wire. Reading the host's records in place. The host wrote them: Go's bounds checks are enough.

import "github.com/wasmserve/wasmserve/abi"

func get32(b []byte, at int) uint32 {
	b = b[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func get64(b []byte, at int) uint64 { return uint64(get32(b, at)) | uint64(get32(b, at+4))<<32 }

// span returns the bytes of the span at at.
func span(rec []byte, at int) []byte {
	n := int(get32(rec, at+4))
	if n == 0 {
		return nil
	}
	offset := int(get32(rec, at))
	return rec[offset : offset+n : offset+n]
}

func (r *Request) span(at int) []byte { return span(r.rec, at) }
func (r *Request) flags() uint32      { return get32(r.rec, abi.RequestFlags) }
func (r *Request) count(at int) int   { return int(get32(r.rec, at)) }

// field returns field i of the list whose offset is at at.
func (r *Request) field(at, i int) (name, value []byte) {
	f := int(get32(r.rec, at)) + i*abi.FieldSize
	return r.span(f), r.span(f + abi.SpanSize)
}

// equalFold compares a name in lower case with one in any case; ASCII.
func equalFold(low []byte, name string) bool {
	if len(low) != len(name) {
		return false
	}
	for i, c := range low {
		d := name[i]
		if 'A' <= d && d <= 'Z' {
			d += 'a' - 'A'
		}
		if c != d {
			return false
		}
	}
	return true
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func indexByte(b []byte, c byte) int {
	for i := range b {
		if b[i] == c {
			return i
		}
	}
	return -1
}

// unescape decodes a form's key or value: "+" is a space, malformed triplets stay.
func unescape(b []byte) string {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '+':
			out = append(out, ' ')
		case b[i] == '%' && i+2 < len(b) && unhex(b[i+1]) >= 0 && unhex(b[i+2]) >= 0:
			out = append(out, byte(unhex(b[i+1])<<4|unhex(b[i+2])))
			i += 2
		default:
			out = append(out, b[i])
		}
	}
	return string(out)
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
