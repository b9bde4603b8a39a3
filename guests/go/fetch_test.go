//go:build !wasip1

package wasmserve

// fetch_test.go: outbound requests and their responses, without a host.

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
)

func TestOutgoingVectors(t *testing.T) {
	all, err := vectors.Load("../../abi/testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, v := range all {
		if v.Record != "outgoing" || v.Refusal != "" || v.DecodeOnly {
			continue
		}
		tested++
		w, err := v.Outgoing()
		if err != nil {
			t.Fatal(err)
		}
		o := Outgoing{Method: string(w.Method), URL: string(w.URL), Address: string(w.Address), Body: w.Body, Manual: w.Manual,
			Timeout: time.Duration(w.Timeout) * time.Millisecond}
		for _, f := range w.Header {
			o.Header = append(o.Header, Field{string(f.Name), string(f.Value)})
		}
		if got := o.record(); !bytes.Equal(got, v.Bytes) {
			t.Errorf("%s: got\n%x\nwant\n%x", v.Name, got, v.Bytes)
		}
	}
	if tested < 3 {
		t.Errorf("%d vectors of outgoing requests, want at least 3", tested)
	}
}

// A short timeout does not become zero.
func TestOutgoingTimeout(t *testing.T) {
	for d, want := range map[time.Duration]uint32{0: 0, 1: 1, time.Second: 1000, 1500 * time.Microsecond: 2, -1: 0, math.MaxInt64: math.MaxUint32} {
		var got abi.Outgoing
		if err := got.Decode((&Outgoing{URL: "http://h/", Timeout: d}).record()); err != nil || got.Timeout != want {
			t.Errorf("%s: %d, %v, want %d", d, got.Timeout, err, want)
		}
	}
}

func TestFetchedBytes(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/parts" {
			http.NewResponseController(w).Flush() // the length is not known
		}
		if r.URL.Path == "/" {
			w.Header().Set("Content-Length", "10000")
		}
		io.WriteString(w, strings.Repeat("x", 10_000))
	}))
	defer other.Close()
	for _, test := range []struct {
		method, path string
		limit        int
		length       int64
		want         int
		err          error
	}{
		{"GET", "/", 10_000, 10_000, 10_000, nil},
		{"GET", "/parts", 10_000, -1, 10_000, nil},
		{"GET", "/", math.MaxInt, 10_000, 10_000, nil},
		{"GET", "/parts", math.MaxInt, -1, 10_000, nil},
		{"GET", "/", 9_999, 10_000, 0, ErrTooLarge},
		{"GET", "/parts", 9_999, -1, 0, ErrTooLarge},
		{"GET", "/", 0, 10_000, 0, ErrTooLarge},
		{"GET", "/", -1, 10_000, 0, ErrTooLarge},
		{"HEAD", "/", 0, 10_000, 0, nil},
	} {
		res, err := NewRequest("GET", "/", nil).Fetch(Outgoing{Method: test.method, URL: other.URL + test.path})
		if err != nil {
			t.Fatal(err)
		}
		b, err := res.Bytes(test.limit)
		if len(b) != test.want || err != test.err || res.Length != test.length {
			t.Errorf("%s %s, limit %d: %d bytes, length %d, %v", test.method, test.path, test.limit, len(b), res.Length, err)
		}
		if _, err := res.Read(make([]byte, 1)); err != ErrClosed {
			t.Errorf("%s %s, limit %d: read behind Bytes: %v", test.method, test.path, test.limit, err)
		}
	}
}

// A response ends with the call that requested it, as it does under a host.
func TestFetchEndsWithCall(t *testing.T) {
	gone := make(chan struct{})
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).Flush()
		<-r.Context().Done()
		close(gone)
	}))
	defer other.Close()
	var kept *Fetched
	export(t, Server{Fetch: func(req *Request) Response {
		var err error
		if kept, err = req.Fetch(Outgoing{URL: other.URL}); err != nil {
			return Fail(err)
		}
		return Text(fmt.Sprint(kept.Status))
	}})
	w := httptest.NewRecorder()
	LocalHandler().ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Body.String() != "200" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if _, err := kept.Read(make([]byte, 1)); err != ErrClosed {
		t.Errorf("read in a later call: %v", err)
	}
	<-gone
}

func TestFetchNativeRefused(t *testing.T) {
	const wait = 5 * time.Millisecond
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer other.Close()
	req := NewRequest("GET", "/", nil)
	for _, test := range []struct {
		o    Outgoing
		want error
	}{
		{Outgoing{URL: other.URL, Timeout: wait}, ErrFailed},
		{Outgoing{}, ErrInvalid},
		{Outgoing{URL: "/path"}, ErrInvalid},
		{Outgoing{URL: "http:///path"}, ErrInvalid},
		{Outgoing{URL: "ftp://localhost/"}, ErrInvalid},
		{Outgoing{URL: "http://local host/"}, ErrInvalid},
		{Outgoing{URL: other.URL, Method: "A B"}, ErrInvalid},
		{Outgoing{URL: other.URL, Method: "CONNECT"}, ErrInvalid},
		{Outgoing{URL: other.URL, Method: "TRACE"}, ErrInvalid},
		{Outgoing{URL: other.URL, Header: Header{{"x", "a\nb"}}}, ErrInvalid},
	} {
		if _, err := req.Fetch(test.o); err != test.want {
			t.Errorf("%+v: %v, want %v", test.o, err, test.want)
		}
	}
}
