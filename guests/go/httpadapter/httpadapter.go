// Package httpadapter runs an http.Handler as a wasmserve handler: routers, middleware and everything else for net/http. It is a
// separate package because net/http doubles a guest's size and compile time.
//
//	func init() { httpadapter.Serve(mux) }
package httpadapter

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// holdBack is how many bytes of a response are held back, so that it can be sent complete. A longer one, or one that is flushed, is
// streamed.
const holdBack = 64 << 10

// Serve exports h for all requests. Call it from an init function, once; for routes and settings as well, pass Handler(h) to
// wasmserve.Export.
func Serve(h http.Handler) {
	wasmserve.Export(wasmserve.Server{Fetch: Handler(h)})
}

// Handler makes a handler of h. Route params are available as r.PathValue. A panic, http.ErrAbortHandler included, fails the
// request: a streamed response is cut.
func Handler(h http.Handler) wasmserve.Handler {
	return func(req *wasmserve.Request) wasmserve.Response {
		r, err := request(req)
		if err != nil {
			return wasmserve.Text("bad request: " + err.Error()).WithStatus(http.StatusBadRequest)
		}
		ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, req))
		defer cancel()
		w := &writer{req: req, header: http.Header{}}
		h.ServeHTTP(w, r.WithContext(ctx))
		return w.finish()
	}
}

type key struct{}

// Request returns the wasmserve request of an http.Request, for Timeout, Peer and the like; nil if it has no such request.
func Request(r *http.Request) *wasmserve.Request {
	req, _ := r.Context().Value(key{}).(*wasmserve.Request)
	return req
}

func request(req *wasmserve.Request) (*http.Request, error) {
	target := req.Path()
	if q := req.Query(); q != "" {
		target += "?" + q
	}
	u := &url.URL{Path: "*"}
	if target != "*" {
		var err error
		if u, err = url.ParseRequestURI(target); err != nil {
			return nil, err
		}
	}
	r := &http.Request{Method: req.Method(), URL: u, RequestURI: target, Host: req.Host(), RemoteAddr: req.Remote(),
		Header: http.Header{}, ContentLength: req.BodyLength(), Body: io.NopCloser(req),
		Proto: "HTTP/1.1", ProtoMajor: req.Protocol() / 10, ProtoMinor: req.Protocol() % 10}
	if p := req.Protocol(); p != 11 {
		r.Proto = fmt.Sprintf("HTTP/%d.%d", p/10, p%10)
	}
	if req.BodyLength() == 0 {
		r.Body = http.NoBody
	}
	for name, value := range req.Headers {
		if name != "host" { // it is in r.Host, as in net/http
			r.Header.Add(name, value)
		}
	}
	for name, value := range req.Params {
		r.SetPathValue(name, value)
	}
	return r, nil
}

// writer is an http.ResponseWriter, and an http.Flusher: it holds back, then streams.
type writer struct {
	req    *wasmserve.Request
	header http.Header
	status int
	sent   http.Header // the header at the time of WriteHeader
	buf    []byte
	stream *bufio.Writer
	out    *wasmserve.Stream
	err    error // the first of a stream: the client is gone
}

func (w *writer) Header() http.Header { return w.header }

func (w *writer) WriteHeader(status int) {
	if status < 200 || w.status != 0 {
		return // 100 to 199 are the host's; a second head is dropped, as in net/http
	}
	w.status, w.sent = status, w.header.Clone()
}

func (w *writer) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.out == nil && len(w.buf)+len(p) <= holdBack {
		w.buf = append(w.buf, p...)
		return len(p), nil
	}
	held := 0
	if w.out == nil { // the content-type is guessed from what is held back
		held = min(len(p), holdBack-len(w.buf))
		w.buf = append(w.buf, p[:held]...)
	}
	if err := w.start(); err != nil {
		return 0, err
	}
	n, err := w.stream.Write(p[held:])
	return held + n, err
}

// start sends the head and the held bytes.
func (w *writer) start() error {
	if w.out != nil || w.err != nil {
		return w.err
	}
	w.WriteHeader(http.StatusOK)
	if w.out, w.err = w.req.Stream(w.response()); w.err != nil {
		return w.err
	}
	w.stream = bufio.NewWriterSize(w.out, holdBack)
	_, w.err = w.stream.Write(w.buf)
	w.buf = nil
	return w.err
}

// Flush sends the bytes written so far.
func (w *writer) Flush() { w.FlushError() }

// FlushError is Flush for http.ResponseController.
func (w *writer) FlushError() error {
	if err := w.start(); err != nil {
		return err
	}
	return w.stream.Flush()
}

// response returns the head. As net/http does, it guesses a content-type that is not set.
func (w *writer) response() wasmserve.Response {
	res := wasmserve.Response{Status: w.status}
	names := make([]string, 0, len(w.sent))
	for name := range w.sent {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if strings.HasPrefix(name, http.TrailerPrefix) {
			continue
		}
		for _, v := range w.sent[name] {
			res.Header = append(res.Header, wasmserve.Field{Name: name, Value: oneLine(v)})
		}
	}
	if _, ok := w.sent[textproto.CanonicalMIMEHeaderKey("content-type")]; !ok && len(w.buf) > 0 {
		res.ContentType = http.DetectContentType(w.buf)
	}
	return res
}

// oneLine replaces line breaks as net/http does.
func oneLine(v string) string { return strings.NewReplacer("\r", " ", "\n", " ").Replace(v) }

func (w *writer) finish() wasmserve.Response {
	if w.out != nil {
		if err := w.stream.Flush(); err != nil && err != wasmserve.ErrClosed {
			return wasmserve.Fail(err)
		}
		w.out.Close()
		return wasmserve.Answered()
	}
	if w.err != nil { // the head could not be sent
		return wasmserve.Fail(w.err)
	}
	w.WriteHeader(http.StatusOK)
	res := w.response()
	res.Body = w.buf
	return res
}
