package sockets

import (
	"net"
	"syscall"

	"golang.org/x/sys/unix"
)

// peerOf returns the credentials that the peer had when it connected (unix(7), SO_PEERCRED).
func peerOf(nc net.Conn) Peer {
	s, ok := nc.(syscall.Conn)
	if _, unixSocket := nc.LocalAddr().(*net.UnixAddr); !ok || !unixSocket {
		return Peer{}
	}
	raw, err := s.SyscallConn()
	if err != nil {
		return Peer{}
	}
	var cred *unix.Ucred
	if control := raw.Control(func(fd uintptr) { cred, err = unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED) }); control != nil || err != nil {
		return Peer{}
	}
	return Peer{Known: true, UID: cred.Uid, GID: cred.Gid, PID: uint32(max(cred.Pid, 0))}
}

// pollEnd is the event by which poll reports that the peer has closed its sending half.
const pollEnd = unix.POLLRDHUP
