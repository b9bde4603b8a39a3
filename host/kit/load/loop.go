//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// slots is how many microseconds the table of latencies has; longer ones count as the last.
const slots = 1 << 18

// loop drives all connections from one thread.
type loop struct {
	epoll   int
	conns   map[int32]*conn
	request []byte
	addr    string
	usual   int    // length of the response that came first: most are as long
	buf     []byte // of the read that is going on
	late    []uint32

	done, errors, closed int
}

type conn struct {
	fd   int
	sent time.Time
	held []byte // of a response that has not come whole
}

func newLoop(addr string, n int, request string) (*loop, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll_create1: %w", err)
	}
	l := &loop{epoll: fd, conns: map[int32]*conn{}, request: []byte(request), addr: addr, buf: make([]byte, 256<<10), late: make([]uint32, slots)}
	for range n {
		if err := l.open(); err != nil {
			l.close()
			return nil, err
		}
	}
	return l, nil
}

func (l *loop) close() {
	for _, c := range l.conns {
		unix.Close(c.fd)
	}
	unix.Close(l.epoll)
}

// open connects and sends the first request.
func (l *loop) open() error {
	domain, sa, err := resolve(l.addr)
	if err != nil {
		return err
	}
	fd, err := unix.Socket(domain, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	if err := unix.Connect(fd, sa); err != nil {
		unix.Close(fd)
		return fmt.Errorf("connect %s: %w", l.addr, err)
	}
	if domain != unix.AF_UNIX {
		err = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
	}
	err = errors.Join(err, unix.SetNonblock(fd, true),
		unix.EpollCtl(l.epoll, unix.EPOLL_CTL_ADD, fd, &unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(fd)}))
	if err != nil {
		unix.Close(fd)
		return err
	}
	c := &conn{fd: fd}
	l.conns[int32(fd)] = c
	return l.send(c)
}

func resolve(addr string) (int, unix.Sockaddr, error) {
	if strings.HasPrefix(addr, "@") || strings.HasPrefix(addr, "/") {
		return unix.AF_UNIX, &unix.SockaddrUnix{Name: addr}, nil
	}
	a, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return 0, nil, err
	}
	if ip := a.IP.To4(); ip != nil {
		return unix.AF_INET, &unix.SockaddrInet4{Port: a.Port, Addr: [4]byte(ip)}, nil
	}
	return unix.AF_INET6, &unix.SockaddrInet6{Port: a.Port, Addr: [16]byte(a.IP.To16())}, nil
}

func (l *loop) send(c *conn) error {
	c.sent = time.Now()
	n, err := unix.Write(c.fd, l.request)
	if err == nil && n < len(l.request) {
		err = errors.New("the socket takes less than a request")
	}
	if err != nil {
		return l.again(c, err)
	}
	return nil
}

// again counts a connection that the server closed and opens another.
func (l *loop) again(c *conn, err error) error {
	if err != nil && err != unix.ECONNRESET && err != unix.EPIPE {
		return err
	}
	l.closed++
	delete(l.conns, int32(c.fd))
	unix.Close(c.fd)
	return l.open()
}

func (l *loop) run(d time.Duration) error {
	events := make([]unix.EpollEvent, 256)
	for end := time.Now().Add(d); time.Now().Before(end); {
		n, err := unix.EpollWait(l.epoll, events, 100)
		if err != nil && err != unix.EINTR {
			return fmt.Errorf("epoll_wait: %w", err)
		}
		for _, e := range events[:max(n, 0)] {
			if c := l.conns[e.Fd]; c != nil {
				if err := l.receive(c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// receive takes what has come and sends the next request once the response is whole.
func (l *loop) receive(c *conn) error {
	n, err := unix.Read(c.fd, l.buf)
	switch {
	case err == unix.EAGAIN || err == unix.EINTR:
		return nil
	case err != nil || n == 0:
		return l.again(c, err)
	}
	got := l.buf[:n]
	if len(c.held) > 0 {
		c.held = append(c.held, got...)
		got = c.held
	}
	if len(got) != l.usual {
		size, err := size(got)
		if err != nil {
			return err
		}
		if size < 0 || len(got) < size {
			if len(c.held) == 0 {
				c.held = append(c.held, got...)
			}
			return nil
		}
		if len(got) > size {
			return errors.New("more bytes than a response has")
		}
		l.usual = size
	}
	if !bytes.HasPrefix(got, []byte("HTTP/1.1 200 ")) {
		l.errors++
	}
	l.done++
	l.late[min(time.Since(c.sent).Microseconds(), slots-1)]++
	c.held = c.held[:0]
	return l.send(c)
}

// size is the length of the response that p begins with; -1: its head has not come whole.
func size(p []byte) (int, error) {
	end := bytes.Index(p, []byte("\r\n\r\n"))
	if end < 0 {
		return -1, nil
	}
	for line := range bytes.SplitSeq(p[:end], []byte("\r\n")) {
		name, value, _ := bytes.Cut(line, []byte(":"))
		if bytes.EqualFold(name, []byte("content-length")) {
			n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
			return end + 4 + n, err
		}
	}
	return 0, fmt.Errorf("a response without Content-Length: %q", p[:end])
}

func (l *loop) reset() {
	clear(l.late)
	l.done, l.errors, l.closed = 0, 0, 0
}

// percentile is a latency in microseconds.
func (l *loop) percentile(p int) int {
	left := l.done * p / 100
	for us, n := range l.late {
		if left -= int(n); left < 0 {
			return us
		}
	}
	return 0
}
