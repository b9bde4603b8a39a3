package abi

import "testing"

func field(name, value string) Field { return Field{[]byte(name), []byte(value)} }

// typicalRequest is what a browser or curl behind a proxy sends.
func typicalRequest() *Request {
	return &Request{
		BodyInline: true, Method: []byte("GET"), Path: []byte("/users/42"), Query: []byte("verbose=1"), Host: []byte("localhost:3000"),
		Protocol: 11, Listener: []byte("@my-service"), Route: 3,
		Header: []Field{
			field("host", "localhost:3000"), field("user-agent", "curl/8.5.0"), field("accept", "*/*"),
			field("accept-encoding", "gzip, br"), field("x-request-id", "01HF7YAT31JZHSMW1CG6Q6MHB7"),
		},
		Params:    []Field{field("id", "42")},
		PeerKnown: true, PeerUID: 1000, PeerGID: 1000, PeerPID: 4711,
	}
}

func typicalResponse() *Response {
	return &Response{
		Status: 200, Body: []byte(`{"version":"1.0.0"}`),
		Header: []Field{field("content-type", "application/json"), field("cache-control", "no-store"), field("x-request-id", "01HF7YAT31JZHSMW1CG6Q6MHB7")},
	}
}

func BenchmarkAppendRequest(b *testing.B) {
	r := typicalRequest()
	dst := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		if len(AppendRequest(dst[:RequestSize(r)][:0], r)) == 0 {
			b.Fatal("empty")
		}
	}
}

func BenchmarkRequestDecode(b *testing.B) {
	rec := AppendRequest(nil, typicalRequest())
	var r Request
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Decode(rec); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkResponseDecode(b *testing.B) {
	rec := AppendResponse(nil, typicalResponse())
	var r Response
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Decode(rec); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendResponse(b *testing.B) {
	r := typicalResponse()
	dst := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		if len(AppendResponse(dst, r)) == 0 {
			b.Fatal("empty")
		}
	}
}

// Encoding into room that suffices and decoding into a used struct allocate nothing.
func TestNoAllocations(t *testing.T) {
	q, s := typicalRequest(), typicalResponse()
	e := &Error{Kind: KindTrap, Message: []byte("unreachable"), Stack: []byte("fetch"), Request: q}
	qrec, srec, erec := AppendRequest(nil, q), AppendResponse(nil, s), AppendError(nil, e)
	dst := make([]byte, 0, 4096)
	var dq Request
	var ds Response
	var de Error
	for name, f := range map[string]func() error{
		"AppendRequest":   func() error { dst = AppendRequest(dst[:0], q); return nil },
		"AppendResponse":  func() error { dst = AppendResponse(dst[:0], s); return nil },
		"AppendError":     func() error { dst = AppendError(dst[:0], e); return nil },
		"Request.Decode":  func() error { return dq.Decode(qrec) },
		"Response.Decode": func() error { return ds.Decode(srec) },
		"Error.Decode":    func() error { return de.Decode(erec) },
	} {
		run := func() {
			if err := f(); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if n := testing.AllocsPerRun(100, run); n != 0 {
			t.Errorf("%s: %v allocations, want 0", name, n)
		}
	}
}
