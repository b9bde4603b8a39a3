package bench

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// loop is a driver on one thread over epoll. It allocates nothing for a request on an open connection.
type loop struct {
	// Constant after newLoop.
	target  Target
	domain  int
	addr    unix.Sockaddr
	request []byte
	keep    bool // connections are used again
	timeout time.Duration
	epoll   int
	start   time.Time // all other times are since then
	stop    atomic.Bool

	slots []slot
	buf   []byte  // of the read that is going on
	retry []int32 // slots that wait
	spare []int32
	busy  int64 // slots with a request under way
	most  int64 // requests of this run; 0: no limit

	// The head of an answer that came in one read, its length with the body, its status: most answers are like it, and a
	// comparison is all they cost.
	usual       []byte
	usualSize   int
	usualStatus int

	lastAnswer  time.Duration
	unreachable time.Duration // since when no connection has come about; 0: the last one did
	why         error
	*counts
}

// slot is one connection, or its place while it is closed.
type slot struct {
	response
	fd      int // -1: none
	phase   phase
	writing bool          // epoll reports when the socket takes more
	off     int           // bytes of the request that were sent
	sent    time.Duration // when the request began
	after   time.Duration // when to try again
}

type phase uint8

const (
	idle       phase = iota // no request
	waiting                 // for the time to connect again
	connecting              // to be
	asking                  // request under way
	closing                 // answered; the server is to close
)

func newDriver(t Target, l Load) (driver, error) {
	request, err := l.Request.encode()
	if err != nil {
		return nil, err
	}
	domain, addr, err := resolve(t)
	if err != nil {
		return nil, err
	}
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll_create1: %w", err)
	}
	p := &loop{target: t, domain: domain, addr: addr, request: request, keep: !l.Request.Close, timeout: l.Timeout, epoll: fd,
		start: time.Now(), slots: make([]slot, l.Connections), buf: make([]byte, 256<<10), counts: newCounts()}
	for i := range p.slots {
		p.slots[i].fd = -1
		p.slots[i].noBody = l.Request.isHead()
	}
	return p, nil
}

func (l *loop) close() {
	for i := range l.slots {
		if l.slots[i].fd >= 0 {
			unix.Close(l.slots[i].fd)
		}
	}
	unix.Close(l.epoll)
}

func (l *loop) take() *counts {
	c := l.counts
	l.counts = newCounts()
	return c
}

func (l *loop) run(ctx context.Context, d time.Duration, n int64) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer context.AfterFunc(ctx, func() { l.stop.Store(true) })()

	now := time.Since(l.start)
	end, scan := now+d, now
	l.most, l.lastAnswer, l.unreachable = n, now, 0
	for i := range l.slots {
		if l.slots[i].phase == idle {
			l.next(int32(i), now)
		}
	}
	events := make([]unix.EpollEvent, 256)
	for !l.stop.Load() {
		if n > 0 && l.done+l.Errors.All() >= n || n == 0 && now >= end {
			return nil
		}
		wait := 100
		if len(l.retry) > 0 {
			wait = 1
		}
		got, err := unix.EpollWait(l.epoll, events, wait)
		if err != nil && err != unix.EINTR {
			return fmt.Errorf("epoll_wait: %w", err)
		}
		now = time.Since(l.start)
		for _, e := range events[:max(got, 0)] {
			if err := l.event(e.Fd, e.Events); err != nil {
				return fmt.Errorf("%s: %w", l.target.Address, err)
			}
		}
		if len(l.retry) > 0 {
			l.tryAgain(now)
		}
		if now-scan > 100*time.Millisecond {
			scan = now
			l.scan(now)
		}
		if l.unreachable > 0 && now-l.unreachable > giveUp {
			return gone(l.target, l.why)
		}
		if now-l.lastAnswer > 2*l.timeout+giveUp {
			return gone(l.target, fmt.Errorf("no answer within %v", l.timeout))
		}
	}
	return nil
}

// event handles what epoll reports for a connection.
func (l *loop) event(i int32, events uint32) error {
	s := &l.slots[i]
	if s.phase == connecting {
		if errno, err := unix.GetsockoptInt(s.fd, unix.SOL_SOCKET, unix.SO_ERROR); err != nil || errno != 0 {
			l.refused(i, unix.Errno(errno))
			return nil
		}
		l.connected(i)
		return nil
	}
	if s.writing && events&unix.EPOLLOUT != 0 {
		l.write(i)
	}
	if events&^unix.EPOLLOUT != 0 {
		return l.read(i, events&(unix.EPOLLRDHUP|unix.EPOLLHUP|unix.EPOLLERR) != 0)
	}
	return nil
}

// read reads all that has arrived, since epoll reports it once; ended reports whether the peer has closed behind it.
func (l *loop) read(i int32, ended bool) error {
	s := &l.slots[i]
	for fd := s.fd; ; {
		n, err := unix.Read(fd, l.buf)
		switch err {
		case unix.EAGAIN:
			return nil
		case unix.EINTR:
			continue
		}
		if err := l.came(i, n, err); err != nil || n <= 0 || s.fd != fd || n < len(l.buf) && !ended {
			return err
		}
	}
}

// came takes what was read, and begins the next request once the answer is whole.
func (l *loop) came(i int32, n int, err error) error {
	s := &l.slots[i]
	switch {
	case s.phase != asking: // after the answer: the end
		if err != nil || n == 0 {
			l.shut(s)
			if s.phase == closing {
				l.next(i, time.Since(l.start))
			}
			return nil
		}
		return more(l.buf[:n])
	case err != nil || n == 0:
		now := time.Since(l.start)
		if err == nil && s.end() {
			l.complete(i, s.status, now)
			return nil
		}
		l.Closed++
		l.failed(i, now)
		return nil
	}
	got := l.buf[:n]
	fresh := !s.begun()
	if fresh && n == l.usualSize && bytes.HasPrefix(got, l.usual) {
		l.complete(i, l.usualStatus, time.Since(l.start))
		return nil
	}
	used, err := s.feed(got)
	switch {
	case err != nil:
		return err
	case s.state != complete:
		return nil
	case used < n:
		return more(got[used:])
	}
	if fresh && s.sized && !s.response.close {
		l.usual = append(l.usual[:0], got[:bytes.Index(got, []byte("\r\n\r\n"))+4]...)
		l.usualSize, l.usualStatus = n, s.status
	}
	l.complete(i, s.status, time.Since(l.start))
	return nil
}

// complete counts an answer.
func (l *loop) complete(i int32, status int, now time.Duration) {
	s := &l.slots[i]
	l.answered(status, now-s.sent)
	l.lastAnswer = now
	l.busy--
	switch {
	case l.keep && !s.response.close && s.off == len(l.request):
		l.next(i, now)
	case l.domain == unix.AF_UNIX || s.state == untilClose: // nothing is left of a Unix socket
		l.shut(s)
		l.next(i, now)
	default:
		s.phase, s.sent = closing, now
	}
}

// failed ends a request without an answer; the kind of failure was counted. The slot's next one comes after a pause.
func (l *loop) failed(i int32, now time.Duration) {
	s := &l.slots[i]
	l.busy--
	l.shut(s)
	s.phase = idle
	if l.wanted() {
		l.busy++
		s.phase, s.sent, s.after = waiting, 0, now+retryAfter
		l.retry = append(l.retry, i)
	}
}

// wanted reports whether this run wants another request.
func (l *loop) wanted() bool {
	return l.most == 0 || l.done+l.Errors.All()+l.busy < l.most
}

// next begins the slot's next request, if there is to be one.
func (l *loop) next(i int32, now time.Duration) {
	s := &l.slots[i]
	if !l.wanted() {
		s.phase = idle
		return
	}
	l.busy++
	s.sent, s.off = now, 0
	s.reset()
	if s.fd < 0 {
		l.connect(i)
		return
	}
	s.phase = asking
	l.write(i)
}

// write sends what is left of the request. That the connection is broken is found by reading: an answer may have come before.
func (l *loop) write(i int32) {
	s := &l.slots[i]
	n, err := unix.Write(s.fd, l.request[s.off:])
	s.off += max(n, 0)
	left := s.off < len(l.request) && (err == nil || err == unix.EAGAIN || err == unix.EINTR)
	if left != s.writing {
		s.writing = left
		l.watch(unix.EPOLL_CTL_MOD, i)
	}
}

// watch registers a connection with epoll, which reports each event once: level-triggered, it would look at every connection again.
func (l *loop) watch(op int, i int32) error {
	s := &l.slots[i]
	e := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLRDHUP | unix.EPOLLET, Fd: i}
	if s.writing {
		e.Events |= unix.EPOLLOUT
	}
	return unix.EpollCtl(l.epoll, op, s.fd, &e)
}

// scan ends requests that have taken too long.
func (l *loop) scan(now time.Duration) {
	for i := range l.slots {
		s := &l.slots[i]
		switch age := now - s.sent; {
		case (s.phase == asking || s.phase == connecting) && age > l.timeout:
			l.Timeout++
			l.failed(int32(i), now)
		case s.phase == closing && age > closeGrace:
			unix.SetsockoptLinger(s.fd, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1}) // leaves no TIME-WAIT
			l.shut(s)
			l.next(int32(i), now)
		}
	}
}
