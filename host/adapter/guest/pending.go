package guest

import (
	"sync"
	"sync/atomic"
)

// Pending has an instance's pending requests: those whose handler has returned, and whose answer is to follow. R is what the adapter keeps
// of one; its zero value stands for none. Any goroutine may use it, except Next. The zero value is ready.
//
// An adapter may lock it to guard fields of R. Methods lock it themselves, except Locked.
type Pending[R any] struct {
	sync.Mutex
	list  map[uint32]R // made on first use
	count atomic.Int32 // len(list)
}

// Add adds a request.
func (p *Pending[R]) Add(id uint32, r R) {
	p.Lock()
	defer p.Unlock()
	if p.list == nil {
		p.list = make(map[uint32]R)
	}
	p.list[id] = r
	p.count.Store(int32(len(p.list)))
}

// Remove removes a request.
func (p *Pending[R]) Remove(id uint32) {
	p.Lock()
	defer p.Unlock()
	delete(p.list, id)
	p.count.Store(int32(len(p.list)))
}

// Count returns the number of requests.
func (p *Pending[R]) Count() int { return int(p.count.Load()) }

// Find returns the request with this id, or the zero value.
func (p *Pending[R]) Find(id uint32) R {
	if p.count.Load() == 0 {
		var none R
		return none
	}
	p.Lock()
	defer p.Unlock()
	return p.list[id]
}

// Locked is Find for a caller that has locked p.
func (p *Pending[R]) Locked(id uint32) R { return p.list[id] }

// Each calls f with each request, in any order, while p is locked.
func (p *Pending[R]) Each(f func(R)) {
	p.Lock()
	defer p.Unlock()
	for _, r := range p.list {
		f(r)
	}
}

// Next returns the id after last that no request has. Ids start again at 1 after most, which must be larger than the number of requests.
func (p *Pending[R]) Next(last, most uint32) uint32 {
	id := after(last, most)
	if p.count.Load() == 0 { // only the caller adds requests
		return id
	}
	p.Lock()
	defer p.Unlock()
	for {
		if _, taken := p.list[id]; !taken {
			return id
		}
		id = after(id, most)
	}
}

func after(id, most uint32) uint32 {
	if id >= most {
		return 1
	}
	return id + 1
}
