package bench

import (
	"fmt"
	"net"
	"time"

	"golang.org/x/sys/unix"
)

// connect opens the slot's connection and sends its request as soon as it stands.
func (l *loop) connect(i int32) {
	s := &l.slots[i]
	fd, err := unix.Socket(l.domain, unix.SOCK_STREAM|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
	if err == nil {
		s.fd = fd
		if l.domain != unix.AF_UNIX {
			unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
		}
		err = unix.Connect(fd, l.addr)
	}
	switch err {
	case nil:
		if err = l.watch(unix.EPOLL_CTL_ADD, i); err == nil {
			l.connected(i)
			return
		}
	case unix.EINPROGRESS:
		s.writing = true
		if err = l.watch(unix.EPOLL_CTL_ADD, i); err == nil {
			s.phase = connecting
			return
		}
	case unix.EAGAIN: // a Unix socket whose backlog is full: there is nothing to wait for but time (connect(2))
		l.shut(s)
		s.phase, s.after = waiting, s.sent
		l.retry = append(l.retry, i)
		return
	}
	l.refused(i, err)
}

// connected sends the request over a connection that has come about.
func (l *loop) connected(i int32) {
	l.unreachable = 0
	l.slots[i].phase = asking
	l.write(i)
}

// refused counts a connection that has not.
func (l *loop) refused(i int32, why error) {
	now := time.Since(l.start)
	if l.unreachable == 0 {
		l.unreachable = now
	}
	l.why = why
	l.Connect++
	l.failed(i, now)
}

// tryAgain connects the slots that wait and whose time has come.
func (l *loop) tryAgain(now time.Duration) {
	list := l.retry
	l.retry, l.spare = l.spare[:0], list
	for _, i := range list {
		s := &l.slots[i]
		switch {
		case now < s.after:
			l.retry = append(l.retry, i)
		case s.sent > 0 && now-s.sent > l.timeout: // for the backlog
			l.Timeout++
			l.failed(i, now)
		default:
			if s.sent == 0 {
				s.sent, s.off = now, 0
				s.reset()
			}
			l.connect(i)
		}
	}
}

// shut closes the slot's connection.
func (l *loop) shut(s *slot) {
	if s.fd >= 0 {
		unix.Close(s.fd)
	}
	s.fd, s.writing = -1, false
}

func resolve(t Target) (domain int, addr unix.Sockaddr, err error) {
	if t.Network == "unix" {
		return unix.AF_UNIX, &unix.SockaddrUnix{Name: t.Address}, nil
	}
	a, err := net.ResolveTCPAddr(t.Network, t.Address)
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", t.Address, plain(err))
	}
	if ip := a.IP.To4(); ip != nil || a.IP == nil {
		sa := &unix.SockaddrInet4{Port: a.Port, Addr: [4]byte{127, 0, 0, 1}}
		if ip != nil {
			sa.Addr = [4]byte(ip)
		}
		return unix.AF_INET, sa, nil
	}
	sa := &unix.SockaddrInet6{Port: a.Port, Addr: [16]byte(a.IP.To16())}
	if zone, err := net.InterfaceByName(a.Zone); err == nil {
		sa.ZoneId = uint32(zone.Index)
	}
	return unix.AF_INET6, sa, nil
}
