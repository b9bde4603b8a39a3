//go:build !wasip1

package wasmserve

// local.go: a server for debugging on the developer's machine. It handles a request as wasmserve does: a record in, one
// call, a record out; one request at a time.

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/wasmserve/wasmserve/abi"
)

// Serve serves the exported server on a TCP address ("localhost:3000") until it fails. Call it from main: in a wasm module main
// never runs.
func Serve(addr string) error {
	if !guest.exported {
		return errors.New("wasmserve: Serve: nothing is exported: call Export from an init function")
	}
	fmt.Fprintln(os.Stderr, "wasmserve: local server on http://"+addr)
	return http.ListenAndServe(addr, LocalHandler())
}

// LocalHandler returns the exported server as an http.Handler, for net/http/httptest. It handles one request at a time, as an instance
// does; a handler that fetches from itself blocks and fails with the timeout. File and Dir routes serve from the working directory.
func LocalHandler() http.Handler { return &localServer{table: localTable(guest.server.Routes)} }

type localServer struct {
	call  sync.Mutex // held while the guest runs
	table []localRoute
}

// localRequest is an open request. Its fields are guarded by mu: a detached one is answered by another request's goroutine.
type localRequest struct {
	http *http.Request
	done chan struct{} // closed when it is answered or has failed

	mu      sync.Mutex
	w       http.ResponseWriter
	state   int // 0: nothing sent; 1: streaming; 2: done
	failure *Error
}

func (s *localServer) ServeHTTP(w http.ResponseWriter, hr *http.Request) {
	route, params := match(s.table, hr.Method, hr.URL.EscapedPath())
	var n uint32
	switch route := route.(type) {
	case *handler:
		n = uint32(route.n)
	case Response:
		writeStatic(w, route)
		return
	case file:
		http.ServeFile(w, hr, string(route))
		return
	case dir:
		hr.URL.Path = "/" + params[len(params)-1].value
		http.FileServer(http.Dir(route)).ServeHTTP(w, hr)
		return
	}
	hr.Body = http.MaxBytesReader(w, hr.Body, localMaxBody())
	r := &localRequest{http: hr, done: make(chan struct{}), w: w}
	local.mu.Lock()
	local.lastID++
	id := local.lastID
	local.open[id] = r
	local.mu.Unlock()
	defer func() {
		local.mu.Lock()
		defer local.mu.Unlock()
		delete(local.open, id)
		local.answers++
	}()
	q := record(hr, n, params)
	s.run(r, id, abi.AppendRequest(nil, q), guest.fetch, 200)
	if f := r.failure; f != nil {
		fmt.Fprintln(os.Stderr, "ERROR", f.Error()+"\n"+f.Stack)
		if r.state != 0 {
			panic(http.ErrAbortHandler) // cut, so that the client sees a truncation
		}
		r.failure, r.done = nil, make(chan struct{})
		e := &abi.Error{Kind: uint32(f.Kind), Message: []byte(f.Message), Stack: []byte(f.Stack), Request: q}
		s.run(r, id, abi.AppendError(nil, e), guest.error, 500)
		if r.failure != nil {
			http.Error(w, "Something went wrong!", 500)
		}
	}
}

// run calls the guest and waits for the response.
func (s *localServer) run(r *localRequest, id uint32, rec []byte, call func(uint32, []byte) uint64, status int) {
	s.call.Lock()
	in := guest.buffer(uint32(len(rec)))[:len(rec)]
	copy(in, rec)
	result := call(id, in)
	endFetches(id)
	var res abi.Response
	var err error
	if result != abi.Answered && result != abi.Pending {
		if err = res.Decode(guest.out.record()); err == nil {
			if res.Status == 0 {
				res.Status = status
			}
			r.respond(&res)
		}
	}
	s.call.Unlock()
	switch {
	case err != nil:
		r.failure = &Error{Kind: KindResponse, Message: err.Error()}
	case result == abi.Pending:
		select {
		case <-r.done:
		case <-r.http.Context().Done():
		}
	case result == abi.Answered:
		r.write(nil)
	}
}

func (r *localRequest) respond(res *abi.Response) int32 {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state != 0 {
		return abi.StatusOrder
	}
	for _, f := range res.Header {
		if !framing[strings.ToLower(string(f.Name))] {
			r.w.Header().Add(string(f.Name), string(f.Value))
		}
	}
	if res.Stream && res.BodyLength >= 0 {
		r.w.Header().Set("Content-Length", fmt.Sprint(res.BodyLength))
	}
	if res.Status == 0 {
		res.Status = 200
	}
	r.w.WriteHeader(res.Status)
	r.state = 1
	if res.Stream {
		http.NewResponseController(r.w).Flush()
		return abi.StatusOK
	}
	r.w.Write(res.Body)
	r.end()
	return abi.StatusOK
}

// write writes to a stream, or ends it for no bytes.
func (r *localRequest) write(p []byte) int32 {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.state == 0:
		return abi.StatusOrder
	case r.state == 2 || r.http.Context().Err() != nil:
		return abi.StatusClosed
	case len(p) == 0:
		r.end()
		return 0
	}
	if _, err := r.w.Write(p); err != nil {
		return abi.StatusClosed
	}
	http.NewResponseController(r.w).Flush()
	return int32(len(p))
}

func (r *localRequest) fail(message, stack string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state != 2 && r.failure == nil {
		r.failure = &Error{Kind: KindGuest, Message: message, Stack: stack}
		close(r.done)
	}
}

// end marks the request answered. mu is held.
func (r *localRequest) end() {
	if r.state != 2 {
		r.state = 2
		if r.failure == nil {
			close(r.done)
		}
	}
}

// framing reports whether the host writes this field itself (SPEC 4.2).
var framing = map[string]bool{"content-length": true, "transfer-encoding": true, "connection": true, "keep-alive": true,
	"upgrade": true, "trailer": true, "te": true}

func writeStatic(w http.ResponseWriter, res Response) {
	for _, f := range res.fields() {
		w.Header().Add(f.Name, f.Value)
	}
	if res.Status != 0 {
		w.WriteHeader(res.Status)
	}
	w.Write(res.Bytes())
}

func localMaxBody() int64 {
	if n := guest.server.MaxRequestBodySize; n != 0 {
		return max(n, 0)
	}
	return 128 << 20
}

func isTooLarge(err error) bool {
	var e *http.MaxBytesError
	return errors.As(err, &e)
}
