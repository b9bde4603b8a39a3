package http1

import (
	"sync"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// desk is what a connection needs while it works.
type desk struct {
	in, out [smallBuffer]byte
	header  [16]exchange.Field
	params  [4]exchange.Field
}

// desks keeps those that are free.
type desks struct{ pool sync.Pool } // of *desk

// equip takes a desk.
func (c *conn) equip() {
	d, ok := c.srv.desks.pool.Get().(*desk)
	if !ok {
		d = new(desk)
	}
	c.desk = d
	c.in, c.out = d.in[:], d.out[:0]
	c.x.Header, c.x.Params = d.header[:0], d.params[:0]
}

// clear gives the desk back, and what was taken because it was too small. Nothing in it is needed any more.
func (c *conn) clear() {
	if c.grown != nil {
		c.srv.heads.put(c.grown)
		c.grown = nil
	}
	if c.desk != nil {
		c.srv.desks.pool.Put(c.desk)
	}
	c.desk, c.in, c.out = nil, nil, nil
	c.x.Header, c.x.Params = nil, nil
	c.r, c.w = 0, 0
}

// bufferPool keeps buffers of one size that connections need for a moment.
type bufferPool struct {
	size int
	pool sync.Pool // of *[]byte
}

func (p *bufferPool) get() *[]byte {
	if b, ok := p.pool.Get().(*[]byte); ok {
		return b
	}
	b := make([]byte, p.size)
	return &b
}

func (p *bufferPool) put(b *[]byte) { p.pool.Put(b) }
