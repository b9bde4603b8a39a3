package abi

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// The limits of SPEC 4.2 are exact to the field and to the byte.
func TestResponseLimits(t *testing.T) {
	fields := func(n int) *Response {
		r := &Response{}
		for range n {
			r.Header = append(r.Header, field("a", "b"))
		}
		return r
	}
	long := func(n int) *Response {
		return &Response{Header: []Field{field("a", strings.Repeat("v", n/2-1)), field("b", strings.Repeat("w", n-n/2-1))}}
	}
	tests := []struct {
		r    *Response
		want string
	}{
		{fields(1024), ""},
		{fields(1025), "header: 1025 fields, at most 1024 are allowed"},
		{long(262144), ""},
		{long(262145), "header: names and values are over 262144 bytes together"},
	}
	for _, test := range tests {
		var r Response
		err := r.Decode(AppendResponse(nil, test.r))
		if got := fmt.Sprint(err); got != test.want && (err != nil || test.want != "") {
			t.Errorf("%d fields: %s, want %q", len(test.r.Header), got, test.want)
		}
	}
}

// Fields that all name the same megabyte would need a gigabyte of checking: they are rejected before.
func TestResponseSharedSpans(t *testing.T) {
	rec := make([]byte, 2<<20)
	put32(rec, ResponseLength, uint32(len(rec)))
	put32(rec, ResponseHeaders, ResponseHead)
	put32(rec, ResponseHeaderCount, 1000)
	for i := range 1000 {
		at := ResponseHead + i*FieldSize
		put64(rec, at, 1<<32|1<<20)
		put64(rec, at+SpanSize, 1<<20<<32|1<<20)
	}
	for i := 1 << 20; i < len(rec); i++ {
		rec[i] = 'a'
	}
	start := time.Now()
	var r Response
	if err := r.Decode(rec); err == nil || err.Error() != "header: names and values are over 262144 bytes together" {
		t.Errorf("error %v", err)
	}
	if d := time.Since(start); d > time.Second {
		t.Errorf("took %v", d)
	}
}

// isValue checks eight bytes at once: every byte is tested at every place of a short and a long value.
func TestIsValue(t *testing.T) {
	for n := 1; n < 20; n++ {
		for at := range n {
			for c := range 256 {
				v := bytes.Repeat([]byte{'x'}, n)
				v[at] = byte(c)
				if got, want := isValue(v), c != 0 && c != '\r' && c != '\n'; got != want {
					t.Fatalf("byte %d at %d of %d: %v", c, at, n, got)
				}
			}
		}
	}
}

func TestPack(t *testing.T) {
	if p, n := Unpack(Pack(0xfffffff8, 0x80000001)); p != 0xfffffff8 || n != 0x80000001 {
		t.Errorf("%#x, %#x", p, n)
	}
	if Pack(1, 2) != 0x1_0000_0002 || int64(pendingResult()) != -1 {
		t.Error("not as SPEC 4.2 says")
	}
}

// pendingResult is not a constant: one of that size cannot be converted to int64.
func pendingResult() uint64 { return Pending }
