package fair

import "sync"

// Gate admits a number of concurrent users. Its methods may be called concurrently.
type Gate struct {
	mu      sync.Mutex
	free    int       // guarded by mu
	order   Order     // guarded by mu
	waiting []*waiter // guarded by mu: in the order in which they came
}

type waiter struct {
	name  Name
	ready chan struct{} // closed when it is let in
}

// NewGate returns a gate that lets n users in.
func NewGate(n int) *Gate { return &Gate{free: n} }

// Enter waits until the user with this path is let in, which Leave ends.
func (g *Gate) Enter(path string) {
	g.mu.Lock()
	w := &waiter{g.order.Name(path), make(chan struct{})}
	g.waiting = append(g.waiting, w)
	g.next()
	g.mu.Unlock()
	<-w.ready
}

// Leave lets the next one in.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.free++
	g.next()
}

// next lets in whoever can be. g.mu is held.
func (g *Gate) next() {
	for g.free > 0 && len(g.waiting) > 0 {
		first := 0
		for n, w := range g.waiting {
			if g.order.Before(w.name, g.waiting[first].name) {
				first = n
			}
		}
		w := g.waiting[first]
		g.waiting = append(g.waiting[:first], g.waiting[first+1:]...)
		g.free--
		g.order.Turn(w.name)
		close(w.ready)
	}
}

// Waiting returns how many wait.
func (g *Gate) Waiting() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.waiting)
}
