package js

// Requests and responses on their way into and out of the engine (host/js/ext/fetch/message.js, host/js/prelude/src/serve.js).

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
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

// Kinds of a response: what stands for its fields.
const (
	kindPlain     = 0 // none
	kindJSON      = 1
	kindText      = 2
	kindFields    = 3 // before the body: name, NUL, value, NUL and so on, NUL
	kindNoHandler = 9 // errored: there is no error handler
)

var (
	contentType = []byte("content-type")
	typeJSON    = []byte("application/json;charset=utf-8")
	typeText    = []byte("text/plain;charset=utf-8")
)

// firstBuffer is the engine memory for records at first: most fit. A larger one, up to maxBuffer, is kept.
const (
	firstBuffer = 4 << 10
	maxBuffer   = 64 << 10
)

// request is r as a string of the engine's, and its flags.
func (i *instance) request(r *exchange.Request) (engine.Value, int32) {
	b, flags := appendRequest(i.record[:0], r)
	i.record = b[:0]
	if n := uint32(len(b)); n > i.capacity {
		size := max(n, firstBuffer)
		at := i.vm.Alloc(size)
		if at == 0 {
			panic(engine.ErrMemory)
		}
		if i.capacity > 0 {
			i.vm.Release(i.buffer)
		}
		i.buffer, i.capacity = at, size
	}
	view, _ := i.vm.View(i.buffer, uint32(len(b)))
	copy(view, b)
	if cap(i.record) > maxBuffer {
		i.record = nil
	}
	return i.vm.NewStringAt(i.buffer, uint32(len(b))), flags
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

// kind is the kind of the response that the script has just returned.
func (i *instance) kind() uint32 {
	view, _ := i.vm.View(i.meta, metaSize)
	return binary.LittleEndian.Uint32(view[metaKind:])
}

// answer sends the string that dispatch returned for the request id, or host.answer was given.
func (i *instance) answer(id uint32, v engine.Value) error {
	view, ok := i.vm.View(i.meta, metaSize)
	if !ok {
		return engine.ErrMemory
	}
	status, kind := binary.LittleEndian.Uint32(view[metaStatus:]), binary.LittleEndian.Uint32(view[metaKind:])
	p, at := i.vm.CString(v)
	if at == 0 {
		return engine.ErrMemory
	}
	err := i.send(id, status, kind, p)
	i.vm.FreeCString(at)
	return err
}

// send sends a complete response. p is its body, with kindFields behind its fields.
func (i *instance) send(id, status, kind uint32, p []byte) error {
	o := &i.out
	o.Header = o.Header[:0]
	switch kind {
	case kindJSON:
		o.Header = append(o.Header, exchange.Field{Name: contentType, Value: typeJSON})
	case kindText:
		o.Header = append(o.Header, exchange.Field{Name: contentType, Value: typeText})
	case kindFields:
		var err error
		if p, err = i.fields(p); err != nil {
			return err
		}
	}
	o.Body = p
	return i.deliver(id, status)
}

// fields reads the fields of a response into out, and returns the bytes behind them.
func (i *instance) fields(p []byte) (rest []byte, err error) {
	i.out.Header, rest, err = fetch.AppendFields(i.out.Header[:0], p)
	if err != nil {
		return nil, badResponse("the handler's response %v", err)
	}
	return rest, nil
}

func badResponse(format string, args ...any) error {
	return &exchange.Failure{Kind: exchange.KindResponse, Message: fmt.Sprintf(format, args...)}
}

// checkStatus returns an error for a status that cannot be sent.
func checkStatus(status uint32) error {
	if status < 200 || status > 999 {
		return badResponse("the handler's response has status %d: 200 to 999 can be sent", status)
	}
	return nil
}

// deliver hands out to the request id: the running one's is held, another's goes to its mailbox. A request that is over gets
// nothing.
func (i *instance) deliver(id, status uint32) error {
	i.out.Status, i.out.Length = int(status), int64(len(i.out.Body))
	if err := checkStatus(status); err != nil {
		return err
	}
	if i.current != nil && id == i.id && i.pendingNow == nil && i.failure == nil {
		if err := i.current.Hold(&i.out, &i.prog.holds); errors.Is(err, exchange.ErrResponseTooLarge) {
			return exchange.TooLarge(err)
		}
		return nil
	}
	if p := i.mailbox(id, true); p != nil {
		if err := p.Respond(&i.out); errors.Is(err, exchange.ErrResponseTooLarge) {
			p.Fail(exchange.TooLarge(err))
		}
	}
	return nil
}
