package sockets

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// poller reports when connections can be read or written: one epoll for all, so that a connection that waits for a request needs no
// goroutine and no buffer, and a request costs one read and one write. (With the runtime's own poller each connection
// tries a read in vain before it waits, and wakes up for each byte that the peer has acknowledged.)
type poller struct {
	ep      int      // the epoll's descriptor
	file    *os.File // owns it; the runtime's poller watches it
	done    chan struct{}
	workers workers

	mu    sync.Mutex
	conns []*watched // by descriptor; guarded by mu
	seq   uint32     // guarded by mu
}

// watched is the poller's record of a descriptor.
type watched struct {
	fd    int
	seq   uint32 // distinguishes it from earlier uses of the same descriptor number
	read  signal
	write signal
	ready func()      // called by a worker when a parked descriptor can be read; nil: it never parks
	ended atomic.Bool // the peer sends no more: it has closed the connection, or its sending half
}

// Events that poller waits for: each is reported once, when it begins (edge-triggered).
const (
	readEvents  = unix.EPOLLIN | unix.EPOLLRDHUP | unix.EPOLLHUP | unix.EPOLLERR
	endEvents   = unix.EPOLLRDHUP | unix.EPOLLHUP | unix.EPOLLERR
	writeEvents = unix.EPOLLOUT | unix.EPOLLHUP | unix.EPOLLERR
	maxEvents   = 256
)

func newPoller() (*poller, error) {
	ep, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err == nil {
		err = unix.SetNonblock(ep, true) // so that os.NewFile hands it to the runtime's poller
	}
	if err != nil {
		return nil, fmt.Errorf("make an epoll: %w", err)
	}
	p := &poller{ep: ep, file: os.NewFile(uintptr(ep), "epoll"), done: make(chan struct{})}
	p.workers.limit = maxSpare
	raw, err := p.file.SyscallConn()
	if err != nil {
		p.file.Close()
		return nil, fmt.Errorf("make an epoll: %w", err)
	}
	go func() {
		defer close(p.done)
		// The function never reports that it is done, so it is called whenever the epoll becomes readable, until the file is closed.
		events := make([]unix.EpollEvent, maxEvents)
		var ready []func()
		raw.Read(func(uintptr) bool {
			for {
				n, err := unix.EpollWait(ep, events, 0)
				if err == unix.EINTR {
					continue
				}
				ready = p.handle(events[:max(n, 0)], ready[:0])
				p.workers.submit(ready)
				clear(ready)
				if n < len(events) {
					return false
				}
			}
		})
	}()
	return p, nil
}

// ownPoller returns the tracker's poller and makes it when it is first needed.
func (t *Tracker) ownPoller() (*poller, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.poller == nil {
		p, err := newPoller()
		if err != nil {
			return nil, err
		}
		t.poller = p
	}
	return t.poller, nil
}

// close stops the poller. Connections that wait then wait until they are closed.
func (p *poller) close() {
	p.file.Close()
	<-p.done
	p.workers.close()
}

// handle signals the goroutines that wait, and appends the functions of parked connections to ready.
func (p *poller) handle(events []unix.EpollEvent, ready []func()) []func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range events {
		e := &events[i]
		w := p.conns[e.Fd]
		if w == nil || w.seq != uint32(e.Pad) {
			continue // closed meanwhile
		}
		if e.Events&endEvents != 0 {
			w.ended.Store(true) // before the signal, which may be the last
		}
		if e.Events&readEvents != 0 && w.read.raise() {
			ready = append(ready, w.ready)
		}
		if e.Events&writeEvents != 0 {
			w.write.raise()
		}
	}
	return ready
}

// add begins to watch w.fd for reading.
func (p *poller) add(w *watched) error {
	p.mu.Lock()
	p.seq++
	w.seq = p.seq
	for len(p.conns) <= w.fd {
		p.conns = append(p.conns, nil)
	}
	p.conns[w.fd] = w
	p.mu.Unlock()
	err := unix.EpollCtl(p.ep, unix.EPOLL_CTL_ADD, w.fd, w.event(unix.EPOLLIN|unix.EPOLLRDHUP))
	if err != nil {
		p.remove(w)
		return os.NewSyscallError("epoll_ctl", err)
	}
	return nil
}

// addWrite begins to watch w.fd for writing as well. If it can be written now, that is reported, too.
func (p *poller) addWrite(w *watched) error {
	return os.NewSyscallError("epoll_ctl", unix.EpollCtl(p.ep, unix.EPOLL_CTL_MOD, w.fd, w.event(unix.EPOLLIN|unix.EPOLLRDHUP|unix.EPOLLOUT)))
}

func (w *watched) event(events uint32) *unix.EpollEvent {
	return &unix.EpollEvent{Events: events | unix.EPOLLET, Fd: int32(w.fd), Pad: int32(w.seq)}
}

// pause stops watching w.fd: while another process has a copy of it, closing does not.
func (p *poller) pause(w *watched) error {
	return os.NewSyscallError("epoll_ctl", unix.EpollCtl(p.ep, unix.EPOLL_CTL_DEL, w.fd, nil))
}

// resume watches w.fd again after pause. If there is something to read now, that is reported.
func (p *poller) resume(w *watched, write bool) error {
	events := uint32(unix.EPOLLIN | unix.EPOLLRDHUP)
	if write {
		events |= unix.EPOLLOUT
	}
	return os.NewSyscallError("epoll_ctl", unix.EpollCtl(p.ep, unix.EPOLL_CTL_ADD, w.fd, w.event(events)))
}

// remove forgets w, whose descriptor is about to be closed; closing removes it from the epoll.
func (p *poller) remove(w *watched) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if w.fd < len(p.conns) && p.conns[w.fd] == w {
		p.conns[w.fd] = nil
	}
}
