package conformance

import (
	"net"
	"sync/atomic"
	"time"
)

// lag is how late goroutines of this process wake up while it is measured. On a loaded machine the times that a case measures are off by
// as much at each hop between client and server.
type lag struct {
	most atomic.Int64
	stop chan struct{}
}

func measureLag() *lag {
	l := &lag{stop: make(chan struct{})}
	go func() {
		const tick = 5 * time.Millisecond
		for {
			begun := time.Now()
			select {
			case <-l.stop:
				return
			case <-time.After(tick):
			}
			if late := int64(time.Since(begun) - tick); late > l.most.Load() {
				l.most.Store(late)
			}
		}
	}()
	return l
}

// slack is what a measured time may be off by: three hops, each as late as the worst one so far.
func (l *lag) slack() time.Duration { return 3 * time.Duration(l.most.Load()) }

// patient is a connection whose reads each have Patience.
type patient struct{ net.Conn }

func (p patient) Read(b []byte) (int, error) {
	if err := p.SetReadDeadline(time.Now().Add(Patience)); err != nil {
		return 0, err
	}
	return p.Conn.Read(b)
}
