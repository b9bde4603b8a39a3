package webassembly

import (
	"context"
	"errors"
	"testing"
)

var empty = []byte{0, 'a', 's', 'm', 1, 0, 0, 0}

// A wait for another caller's compilation ends with the context.
func TestCodesWait(t *testing.T) {
	var c Codes
	begun, end, done := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		c.Get(context.Background(), empty, func([]byte, *Info) (*Code, error) {
			close(begun)
			<-end
			return &Code{drop: func() {}}, nil
		})
	}()
	<-begun
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Get(ctx, empty, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait that is canceled: %v", err)
	}
	close(end)
	<-done
}

// A compilation that panics blocks no other of the same module, and takes no room.
func TestCodesPanic(t *testing.T) {
	var c Codes
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic is lost")
			}
		}()
		c.Get(context.Background(), empty, func([]byte, *Info) (*Code, error) { panic("of the compiler") })
	}()
	if c.bytes != 0 || len(c.turns) != 0 {
		t.Fatalf("%d bytes and %d turns are left", c.bytes, len(c.turns))
	}
	if _, err := c.Get(context.Background(), empty, func([]byte, *Info) (*Code, error) { return &Code{}, nil }); err != nil {
		t.Error(err)
	}
}
