package abi_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
)

// seed adds the vectors of one kind of record.
func seed(f *testing.F, record string) {
	all, err := vectors.Load("testdata/vectors")
	if err != nil {
		f.Fatal(err)
	}
	for _, v := range all {
		if v.Record == record {
			f.Add(v.Bytes)
		}
	}
}

// A decoded record encodes to a record that decodes to the same, within the announced size.
func FuzzRequest(f *testing.F) {
	seed(f, "request")
	f.Fuzz(func(t *testing.T, rec []byte) {
		var r, again abi.Request
		if r.Decode(rec) != nil {
			return
		}
		out := abi.AppendRequest(nil, &r)
		if err := again.Decode(out); err != nil || len(out) != abi.RequestSize(&r) {
			t.Fatalf("%v, %d bytes, said %d", err, len(out), abi.RequestSize(&r))
		}
		if a, b := vectors.RequestText(&r), vectors.RequestText(&again); a != b {
			t.Fatalf("%s\nbecame\n%s", a, b)
		}
	})
}

func FuzzResponse(f *testing.F) {
	seed(f, "response")
	f.Fuzz(func(t *testing.T, rec []byte) {
		var r, again abi.Response
		if r.Decode(rec) != nil {
			return
		}
		for _, h := range r.Header {
			if len(h.Name) == 0 || slices.ContainsFunc(h.Name, notToken) || bytes.ContainsAny(h.Value, "\r\n\x00") {
				t.Fatalf("accepted %q: %q", h.Name, h.Value)
			}
		}
		if s := r.Status; s != 0 && (s < 200 || s >= 1000) {
			t.Fatalf("accepted status %d", s)
		}
		out := abi.AppendResponse(nil, &r)
		if err := again.Decode(out); err != nil || len(out) != abi.ResponseSize(&r) {
			t.Fatalf("%v, %d bytes, said %d", err, len(out), abi.ResponseSize(&r))
		}
		if a, b := vectors.ResponseText(&r), vectors.ResponseText(&again); a != b {
			t.Fatalf("%s\nbecame\n%s", a, b)
		}
	})
}

// notToken is RFC 9110, 5.6.2, in other words than the codec's.
func notToken(c byte) bool {
	return c <= ' ' || c >= 0x7f || bytes.IndexByte([]byte(`"(),/:;<=>?@[\]{}`), c) >= 0
}

func FuzzError(f *testing.F) {
	seed(f, "error")
	f.Fuzz(func(t *testing.T, rec []byte) {
		var e, again abi.Error
		if e.Decode(rec) != nil {
			return
		}
		out := abi.AppendError(nil, &e)
		if err := again.Decode(out); err != nil || len(out) != abi.ErrorSize(&e) {
			t.Fatalf("%v, %d bytes, said %d", err, len(out), abi.ErrorSize(&e))
		}
		if a, b := vectors.ErrorText(&e), vectors.ErrorText(&again); a != b {
			t.Fatalf("%s\nbecame\n%s", a, b)
		}
	})
}

func FuzzOutgoing(f *testing.F) {
	seed(f, "outgoing")
	f.Fuzz(func(t *testing.T, rec []byte) {
		var o, again abi.Outgoing
		if o.Decode(rec) != nil {
			return
		}
		if len(o.URL) == 0 || slices.ContainsFunc(o.Method, notToken) {
			t.Fatalf("accepted %q %q", o.Method, o.URL)
		}
		for _, h := range o.Header {
			if len(h.Name) == 0 || slices.ContainsFunc(h.Name, notToken) || bytes.ContainsAny(h.Value, "\r\n\x00") {
				t.Fatalf("accepted %q: %q", h.Name, h.Value)
			}
		}
		out := abi.AppendOutgoing(nil, &o)
		if err := again.Decode(out); err != nil || len(out) != abi.OutgoingSize(&o) {
			t.Fatalf("%v, %d bytes, said %d", err, len(out), abi.OutgoingSize(&o))
		}
		if a, b := vectors.OutgoingText(&o), vectors.OutgoingText(&again); a != b {
			t.Fatalf("%s\nbecame\n%s", a, b)
		}
	})
}
