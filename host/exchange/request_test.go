package exchange

import (
	"errors"
	"io"
	"testing"
)

func TestBelow(t *testing.T) {
	for _, c := range []struct {
		path  string
		mount int
		want  string
	}{{"/api/x", 0, "/api/x"}, {"/api/x", 4, "/x"}, {"/api/", 4, "/"}, {"/api", 4, "/"}, {"*", 0, "*"}, {"/api//x", 4, "//x"}} {
		r := Request{Path: []byte(c.path), Mount: c.mount}
		if got := string(r.Below()); got != c.want {
			t.Errorf("%s below %d bytes: %q, want %q", c.path, c.mount, got, c.want)
		}
	}
}

// bodyFront has a body of the given size.
type bodyFront struct {
	Front
	left int
}

func (f *bodyFront) ReadBody(p []byte) (int, error) {
	n := min(len(p), f.left)
	if f.left -= n; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func TestLimitBody(t *testing.T) {
	for _, c := range []struct {
		length int64 // as announced
		body   int
		most   int64
		ok     bool
		err    error
	}{
		{5, 5, 5, true, io.EOF},
		{6, 6, 5, false, ErrBodyTooLarge},
		{-1, 5, 5, true, io.EOF},
		{-1, 6, 5, true, ErrBodyTooLarge},
		{-1, 0, 0, true, io.EOF},
	} {
		var x Exchange
		x.Reset(&bodyFront{left: c.body})
		x.BodyLength = c.length
		if ok := x.LimitBody(c.most); ok != c.ok {
			t.Errorf("%+v: LimitBody %v", c, ok)
		}
		var err error
		for err == nil {
			_, err = x.ReadBody(make([]byte, 3))
		}
		if !errors.Is(err, c.err) {
			t.Errorf("%+v: ReadBody ends with %v", c, err)
		}
		x.Reset(&bodyFront{left: 100})
		if _, err := x.ReadBody(make([]byte, 50)); err != nil {
			t.Errorf("the next exchange: %v", err)
		}
	}
}
