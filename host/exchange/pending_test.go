package exchange

import (
	"errors"
	"testing"
)

// headFront takes a head and no body, like fronts do for HEAD; or is gone.
type headFront struct {
	Front
	gone         error
	heads, ended int
}

func (f *headFront) Start(*Response) error { f.heads++; return nil }
func (f *headFront) Write([]byte) error {
	if f.gone != nil {
		return f.gone
	}
	return ErrClosed
}
func (f *headFront) End() error { f.ended++; return nil }

// TestPendingHead: a stream that answers HEAD is complete with its first piece, and the writer is notified. A stream whose client is gone
// is not complete.
func TestPendingHead(t *testing.T) {
	gone := errors.New("gone")
	for _, c := range []struct {
		gone, want error
		ended      int
	}{{nil, nil, 1}, {gone, gone, 0}} {
		front := &headFront{gone: c.gone}
		var x Exchange
		x.Reset(front)
		closed := 0
		p := x.BeginPending(func() { closed++ })
		if err := p.Start(&Response{Status: 200, Length: -1}); err != nil {
			t.Fatal(err)
		}
		if n, err := p.Write([]byte("first")); n != 5 || err != nil {
			t.Fatal(n, err)
		}
		if err := x.Attend(p); err != c.want {
			t.Errorf("error %v, want %v", err, c.want)
		}
		if front.heads != 1 || front.ended != c.ended || closed != 1 {
			t.Errorf("heads %d, ended %d, closed %d", front.heads, front.ended, closed)
		}
		if _, err := p.Write([]byte("second")); err != ErrClosed {
			t.Errorf("afterwards: %v", err)
		}
	}
}
