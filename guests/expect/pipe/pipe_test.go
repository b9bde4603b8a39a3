package pipe

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"
)

func TestListener(t *testing.T) {
	l := New()
	go func() {
		c, err := l.Accept()
		if err != nil {
			t.Error(err)
			return
		}
		io.Copy(c, c)
		c.Close()
	}()
	c, err := l.Dial(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got [2]byte
	if _, err := io.WriteString(c, "hi"); err != nil {
		t.Error(err)
	}
	if _, err := io.ReadFull(c, got[:]); err != nil || string(got[:]) != "hi" {
		t.Errorf("%q, %v", got, err)
	}
	c.SetDeadline(time.Now().Add(-time.Second))
	if _, err := c.Read(got[:]); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	if _, err := c.Write(got[:]); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
	c.SetDeadline(time.Time{})
	if err := c.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		t.Error(err)
	}
	if n, err := c.Read(got[:]); n != 0 || err != io.EOF { // the other end has closed, too
		t.Errorf("%d bytes, %v", n, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Dial(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	l.Close()
	l.Close()
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
	if _, err := l.Dial(t.Context()); !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
	if l.Address() != "pipe" || l.Addr().String() != "pipe" || l.Addr().Network() != "pipe" {
		t.Error(l.Addr())
	}
}
