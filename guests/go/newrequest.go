package wasmserve

// newrequest.go: requests for the tests of handlers.

import (
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/abi"
)

// NewRequest makes a request that a test can pass to a handler. target is a path with or without a query: "/users/42?v=1". The body is
// inline whatever its length. SetHeader, SetParam and SetPeer add other parts. Streams and Timeout return ErrClosed: test
// those with LocalHandler.
func NewRequest(method, target string, body []byte) *Request {
	path, query, _ := strings.Cut(target, "?")
	r := &abi.Request{BodyInline: true, Method: []byte(method), Path: []byte(path), Query: []byte(query), Host: []byte("localhost"),
		Protocol: 11, Body: body, Header: []abi.Field{{Name: []byte("host"), Value: []byte("localhost")}}}
	if body != nil {
		r.Header = append(r.Header, abi.Field{Name: []byte("content-length"), Value: []byte(strconv.Itoa(len(body)))})
	}
	return &Request{rec: abi.AppendRequest(nil, r)}
}

// SetHeader adds a header field to a request made by NewRequest.
func (r *Request) SetHeader(name, value string) {
	r.rebuild(func(q *abi.Request) {
		q.Header = append(q.Header, abi.Field{Name: []byte(lower(name)), Value: []byte(value)})
	})
}

// SetParam adds a parameter of the route's pattern to a request made by NewRequest.
func (r *Request) SetParam(name, value string) {
	r.rebuild(func(q *abi.Request) {
		q.Params = append(q.Params, abi.Field{Name: []byte(name), Value: []byte(value)})
	})
}

// SetPeer sets the peer of a request made by NewRequest.
func (r *Request) SetPeer(p Peer) {
	r.rebuild(func(q *abi.Request) { q.PeerKnown, q.PeerUID, q.PeerGID, q.PeerPID = true, p.UID, p.GID, p.PID })
}

func (r *Request) rebuild(change func(*abi.Request)) {
	var q abi.Request
	if err := q.Decode(r.rec); err != nil {
		panic("wasmserve: " + err.Error())
	}
	change(&q)
	r.rec = abi.AppendRequest(nil, &q)
}
