package sockets

import "sync"

// maxSpare is the most goroutines that wait for work. A new one has to grow its stack first, which costs more than a request.
const maxSpare = 256

// workers run functions in the order of submission, on goroutines that are reused. While one runs, another stands by to go on with the
// next, should the first block: so a function may block, and one that does not costs no switch of goroutines.
type workers struct {
	limit int // spare goroutines that are kept; constant

	mu     sync.Mutex
	queue  []func() // from head on; guarded by mu
	head   int      // guarded by mu
	spare  []*worker
	called int  // workers that were called and have not taken a function yet; guarded by mu
	closed bool // guarded by mu
}

type worker struct {
	wake chan struct{} // of capacity 1
}

// submit adds to the queue.
func (w *workers) submit(list []func()) {
	if len(list) == 0 {
		return
	}
	w.mu.Lock()
	w.queue = append(w.queue, list...)
	next := w.call()
	w.mu.Unlock()
	next.start(w)
}

// call picks a worker for the queue, unless one is on its way already. w.mu is held; the caller starts it afterwards.
func (w *workers) call() *worker {
	if w.called > 0 || w.head == len(w.queue) {
		return nil
	}
	w.called++
	if n := len(w.spare) - 1; n >= 0 {
		next := w.spare[n]
		w.spare = w.spare[:n]
		return next
	}
	return &worker{}
}

// start starts the worker that call has picked.
func (k *worker) start(w *workers) {
	switch {
	case k == nil:
	case k.wake == nil:
		k.wake = make(chan struct{}, 1)
		go k.run(w)
	default:
		k.wake <- struct{}{}
	}
}

func (k *worker) run(w *workers) {
	called := true
	for {
		w.mu.Lock()
		if called {
			w.called--
		}
		if w.head == len(w.queue) {
			w.queue, w.head = w.queue[:0], 0
			if w.closed || len(w.spare) >= w.limit {
				w.mu.Unlock()
				return
			}
			w.spare = append(w.spare, k)
			w.mu.Unlock()
			if _, ok := <-k.wake; !ok {
				return
			}
			called = true
			continue
		}
		f := w.queue[w.head]
		w.queue[w.head] = nil
		w.head++
		next := w.call()
		w.mu.Unlock()
		next.start(w)
		called = false
		f()
	}
}

// close ends the spare goroutines; those that run end when they are done.
func (w *workers) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	for _, k := range w.spare {
		close(k.wake)
	}
	w.spare = nil
}
