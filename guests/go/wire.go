package wasmserve

// wire.go: wire. Records come in, handlers run, records go out.

import (
	"runtime"
	"strconv"

	"github.com/wasmserve/wasmserve/abi"
)

// state is the state of an instance. It is a package variable: an instance has one thread, and the host calls functions, not
// methods.
type state struct {
	exported bool
	panicked bool // a handler panicked: the host does not call this instance again
	server   Server
	handlers []*handler // handler n is at n-1
	config   []byte     // the manifest

	in  []byte   // the host writes requests here
	out output   // the last response record
	req *Request // of the last call; reused unless it was detached
}

var guest state

// buffer makes room for n bytes (SPEC 3). make gives addresses that are multiples of 8 from 8 bytes on.
func (g *state) buffer(n uint32) []byte {
	if int64(n) > int64(len(g.in)) {
		g.in = make([]byte, max(n, abi.MinBuffer))
	}
	return g.in
}

// fetch answers one request (SPEC 4).
func (g *state) fetch(id uint32, rec []byte) uint64 {
	req := g.begin(id, rec)
	h := g.server.Fetch
	if n := get32(rec, abi.RequestRoute); n != 0 && int64(n) <= int64(len(g.handlers)) {
		h = g.handlers[n-1].call
	}
	if h == nil {
		return g.record(&Response{Status: 404})
	}
	return g.call(req, h)
}

// error answers a request that failed (SPEC 5).
func (g *state) error(id uint32, rec []byte) uint64 {
	req := g.begin(id, rec[get32(rec, abi.ErrorRequest):])
	if g.server.Error == nil {
		return g.record(&Response{Status: 500, ContentType: "text/plain;charset=utf-8", text: "Something went wrong!"})
	}
	e := &Error{Kind: Kind(get32(rec, abi.ErrorKind)), Message: string(span(rec, abi.ErrorMessage)), Stack: string(span(rec, abi.ErrorStack))}
	return g.call(req, func(req *Request) Response { return g.server.Error(req, e) })
}

func (g *state) begin(id uint32, rec []byte) *Request {
	if g.req == nil || g.req.detached {
		g.req = new(Request)
	}
	*g.req = Request{id: id, rec: rec}
	return g.req
}

// call runs a handler. A panic fails the request, and the host does not call the instance again (wasmserve_panicked), so that no
// other request sees inconsistent state that the handler left behind (a locked mutex, a broken map).
func (g *state) call(req *Request, h Handler) (result uint64) {
	defer func() {
		if p := recover(); p != nil {
			result = fail(req.id, panicText(p), stack())
			g.panicked = true
		}
	}()
	res := h(req)
	return g.finish(req, &res)
}

// finish turns a handler's result into a result for the host (SPEC 4.2).
func (g *state) finish(req *Request, res *Response) uint64 {
	switch {
	case res.kind == kindFailed:
		return fail(req.id, errorText(res.err), "")
	case req.sent:
		return abi.Answered
	case req.detached:
		return abi.Pending
	case res.kind == kindStream:
		return g.runStream(req, res)
	case res.kind == kindAnswered:
		return fail(req.id, "the handler returned Answered, but has answered nothing", "")
	}
	return g.record(res)
}

func (g *state) runStream(req *Request, res *Response) uint64 {
	s, err := req.Stream(*res)
	if err == nil {
		err = res.stream(s)
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil && err != ErrClosed { // ErrClosed: the client has gone
		return fail(req.id, errorText(err), "")
	}
	return abi.Answered
}

// fail reports to the host that a request failed (SPEC 6.7).
func fail(id uint32, message, stack string) uint64 {
	hostFail(id, message, stack)
	return abi.Answered
}

func stack() string {
	b := make([]byte, 8<<10)
	return string(b[:runtime.Stack(b, false)])
}

func errorText(err error) string {
	if err == nil {
		return "failed, with a nil error"
	}
	return err.Error()
}

// panicText returns the text of a panic, without fmt.
func panicText(p any) string {
	switch v := p.(type) {
	case error:
		return v.Error()
	case string:
		return v
	case interface{ String() string }:
		return v.String()
	case int:
		return strconv.Itoa(v)
	default:
		return "panic with a value that is no error and no string"
	}
}
