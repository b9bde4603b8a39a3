package js

// Requests on their way into the engine (host/js/ext/fetch/message.js, host/js/prelude/src/serve.js), and the memory that both sides see.

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
)

// Flags of a request: the method's number in the lowest bits, the end of the fields from bit 8 on.
const (
	flagTLS    = 16
	flagBody   = 32
	flagPlain  = 64 // host and target are spelled canonically
	flagParams = 128
	fieldsEnd  = 8
)

// The memory that both sides see: numbers of 32 bits.
const (
	metaSize   = 32
	metaStatus = 0
	metaKind   = 4
)

// firstBuffer is the engine memory for records at first: most fit. A larger one, up to maxBuffer, is kept.
const (
	firstBuffer = 4 << 10
	maxBuffer   = 64 << 10
)

// request returns r as a string of the engine, and its flags.
func (m *realm) request(r *exchange.Request) (engine.Value, int32) {
	b, flags := appendRequest(m.record[:0], r)
	m.record = b[:0]
	if n := uint32(len(b)); n > m.capacity {
		size := max(n, firstBuffer)
		at := m.vm.Alloc(size)
		if at == 0 {
			panic(engine.ErrMemory)
		}
		if m.capacity > 0 {
			m.vm.Release(m.buffer)
		}
		m.buffer, m.capacity = at, size
	}
	view, _ := m.vm.View(m.buffer, uint32(len(b)))
	copy(view, b)
	if cap(m.record) > maxBuffer {
		m.record = nil
	}
	return m.vm.NewStringAt(m.buffer, uint32(len(b))), flags
}

// appendRequest appends the record: fields, each a line feed, its name, NUL, its value; names and values of params and an empty name, if
// there are any; method, target and host. NUL is behind each of these. It is UTF-8.
func appendRequest(b []byte, r *exchange.Request) ([]byte, int32) {
	flags := methodNumber(r.Method)
	if r.TLS {
		flags |= flagTLS
	}
	if !r.BodyInline || len(r.Body) > 0 {
		flags |= flagBody
	}
	if plainHost(r.Host) && plain(r.Path, &plainPath) && plain(r.Query, &plainQuery) {
		flags |= flagPlain
	}
	for _, f := range r.Header {
		b = append(append(append(append(b, '\n'), f.Name...), 0), f.Value...)
	}
	flags |= int32(len(b)) << fieldsEnd // a byte is a character, also where it is not ASCII
	if len(r.Params) > 0 {
		flags |= flagParams
		b = text.Latin1(b)
		for _, f := range r.Params {
			b = appendParam(appendParam(b, f.Name), f.Value)
		}
		b = append(b, 0)
	}
	line := len(b)
	b = append(append(b, r.Method...), 0)
	b = append(b, r.Path...)
	if len(r.Query) > 0 {
		b = append(append(b, '?'), r.Query...)
	}
	b = append(append(append(b, 0), r.Host...), 0)
	if len(r.Params) > 0 {
		return append(b[:line], text.Latin1(b[line:])...), flags
	}
	return text.Latin1(b), flags
}

// appendParam appends a decoded param: what is not UTF-8, and NUL, becomes U+FFFD.
func appendParam(b, p []byte) []byte {
	if bytes.IndexByte(p, 0) >= 0 {
		p = bytes.ReplaceAll(p, []byte{0}, []byte("\uFFFD"))
	}
	if !utf8.Valid(p) {
		p = text.ToUTF8(p)
	}
	return append(append(b, p...), 0)
}

func methodNumber(m []byte) int32 {
	switch string(m) {
	case "GET":
		return 1
	case "HEAD":
		return 2
	case "POST":
		return 3
	case "PUT":
		return 4
	case "DELETE":
		return 5
	case "PATCH":
		return 6
	case "OPTIONS":
		return 7
	}
	return 0
}

// Bytes that need no rewriting in a URL: plainHost, plainPath, plainQuery.
var plainPath, plainQuery = table("-._~!$&'()*+,;=:@/%"), table("-._~!$&()*+,;=:@/?%")

func table(more string) (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	for _, c := range []byte(more) {
		t[c] = true
	}
	return t
}

func plain(p []byte, t *[256]bool) bool {
	for _, c := range p {
		if !t[c] {
			return false
		}
	}
	return true
}

// plainHost reports whether h is certainly a name or IPv4 address in canonical form, perhaps with a port.
func plainHost(h []byte) bool {
	name, port, ok := bytes.Cut(h, []byte{':'})
	if ok && (len(port) == 0 || port[0] == '0' || string(port) == "80" || string(port) == "443") {
		return false
	}
	for _, c := range port {
		if c < '0' || c > '9' {
			return false
		}
	}
	if len(name) == 0 || len(port) > 4 || bytes.HasPrefix(name, []byte("xn--")) || bytes.Contains(name, []byte(".xn--")) {
		return len(h) == 0
	}
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	if last := name[len(name)-1]; last >= '0' && last <= '9' { // perhaps an address, of which there are many spellings
		return string(name) == "127.0.0.1"
	}
	return true
}

// reply returns status and kind of the response that the script has just returned; false: the engine has lost its memory.
func (m *realm) reply() (status, kind uint32, ok bool) {
	view, ok := m.vm.View(m.meta, metaSize)
	if !ok {
		return 0, 0, false
	}
	return binary.LittleEndian.Uint32(view[metaStatus:]), binary.LittleEndian.Uint32(view[metaKind:]), true
}
