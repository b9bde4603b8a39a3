package http1

import "sync"

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
