package http1

import (
	"sync"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// connBuffers are the buffers of a connection that is not waiting for a request.
type connBuffers struct {
	in, out [smallBuffer]byte
	header  [16]exchange.Field
	params  [4]exchange.Field
}

// bufferSets keeps free connBuffers.
type bufferSets struct{ pool sync.Pool } // of *connBuffers

// acquireBuffers gives the connection its buffers.
func (c *conn) acquireBuffers() {
	d, ok := c.srv.bufferSets.pool.Get().(*connBuffers)
	if !ok {
		d = new(connBuffers)
	}
	c.buffers = d
	c.in, c.out = d.in[:], d.out[:0]
	c.x.Header, c.x.Params = d.header[:0], d.params[:0]
}

// releaseBuffers returns the buffers, and the larger ones that replaced them. Their content is lost.
func (c *conn) releaseBuffers() {
	if c.grown != nil {
		c.srv.heads.put(c.grown)
		c.grown = nil
	}
	if c.buffers != nil {
		c.srv.bufferSets.pool.Put(c.buffers)
	}
	c.buffers, c.in, c.out = nil, nil, nil
	c.x.Header, c.x.Params = nil, nil
	c.r, c.w = 0, 0
}

// bufferPool keeps buffers of one size that connections use briefly.
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
