package wasmserve

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
)

// toResponse makes the SDK's response of a vector's; the content-type, if it is first, becomes its own field.
func toResponse(r *abi.Response, asText bool) *Response {
	res := &Response{Status: r.Status}
	for i, f := range r.Header {
		if i == 0 && string(f.Name) == "content-type" {
			res.ContentType = string(f.Value)
			continue
		}
		res.Header = append(res.Header, Field{string(f.Name), string(f.Value)})
	}
	if asText {
		res.text = string(r.Body)
	} else {
		res.Body = r.Body
	}
	return res
}

// One output encodes all vectors, back and forth, so that data left behind by one would show in the next.
func TestEncodeVectors(t *testing.T) {
	all, err := vectors.Load("../../abi/testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	var o output
	n := 0
	for range 2 {
		for _, v := range all {
			if v.Record != "response" || v.Refusal != "" || v.DecodeOnly {
				continue
			}
			n++
			r, err := v.Response()
			if err != nil {
				t.Fatal(err)
			}
			for _, asText := range []bool{true, false, true, true} {
				o.encode(toResponse(r, asText), r.Stream, r.BodyLength)
				if !bytes.Equal(o.record(), v.Bytes) {
					t.Errorf("%s (text %v): got\n% x\nwant\n% x", v.Name, asText, o.record(), v.Bytes)
				}
			}
		}
	}
	if n == 0 {
		t.Error("no vectors")
	}
}

// A response that differs from the last one in one point only is encoded anew.
func TestEncodeAfterSimilar(t *testing.T) {
	base := Text("one")
	other := func(f func(r *Response)) *Response { r := base; f(&r); return &r }
	for name, r := range map[string]*Response{
		"status": other(func(r *Response) { r.Status = 201 }),
		"type":   other(func(r *Response) { r.ContentType = "text/plain; charset=utf-9" }),
		"text":   other(func(r *Response) { r.text = "two" }),
		"header": other(func(r *Response) { *r = r.With("a", "b") }),
		"body":   other(func(r *Response) { r.Body = []byte("two") }),
	} {
		var fresh, used output
		used.encode(&base, false, 0)
		used.encode(r, false, 0)
		fresh.encode(r, false, 0)
		if !bytes.Equal(used.record(), fresh.record()) {
			t.Errorf("%s: the record before shows", name)
		}
	}
}

// Statuses over 16 bits are rejected by the host, and the memory of large responses is not kept.
func TestEncodeLimits(t *testing.T) {
	for _, status := range []int{-1, 65536 + 200, 1 << 40} {
		var o output
		o.encode(&Response{Status: status}, false, 0)
		var r abi.Response
		if err := r.Decode(o.record()); err == nil {
			t.Errorf("status %d became %d", status, r.Status)
		}
	}
	var o output
	large := Text(strings.Repeat("x", 2*keepOut))
	o.encode(&large, false, 0)
	if o.encode(&Response{}, false, 0); len(o.bytes) > keepOut {
		t.Errorf("%d bytes are kept after a large answer", len(o.bytes))
	}
}
