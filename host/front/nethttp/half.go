package nethttp

import (
	"net"
	"os"
	"sync"
	"time"
)

// half hides from net/http that a client has closed its sending half. While a handler runs, net/http reads one byte ahead to see
// whether the client goes away, and takes the end of its half for that; but a client that has sent its request may close
// it and still wants its answer. So this one read waits for what ends it in any case: net/http aborts it with a deadline that is
// over. The tracker sees clients that are gone altogether, and writes fail. Its methods may be called from any goroutine.
type half struct {
	mu   sync.Mutex
	past bool          // the deadline is over; guarded by mu
	over bool          // the connection is closed; guarded by mu
	wake chan struct{} // of the read that waits; nil: none; guarded by mu
}

// wait is the rest of a read that has met the end. Its error is that of a deadline, or of a closed connection.
func (h *half) wait() error {
	h.mu.Lock()
	for !h.past && !h.over {
		wake := make(chan struct{})
		h.wake = wake
		h.mu.Unlock()
		<-wake
		h.mu.Lock()
	}
	defer h.mu.Unlock()
	if h.over {
		return net.ErrClosed
	}
	return os.ErrDeadlineExceeded
}

// deadline notes a read deadline. One that is still to come is not waited for here: while a read ahead runs there is none.
func (h *half) deadline(t time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.past = !t.IsZero() && !t.After(time.Now())
	if h.past {
		h.rouse()
	}
}

func (h *half) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = true
	h.rouse()
}

// rouse ends the wait. h.mu is held.
func (h *half) rouse() {
	if h.wake != nil {
		close(h.wake)
		h.wake = nil
	}
}
