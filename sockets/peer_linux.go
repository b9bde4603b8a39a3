package sockets

import (
	"net"

	"golang.org/x/sys/unix"
)

// peerOf asks for the credentials that the peer had when it connected (unix(7), SO_PEERCRED).
func peerOf(nc net.Conn) Peer {
	u, ok := nc.(*net.UnixConn)
	if !ok {
		return Peer{}
	}
	raw, err := u.SyscallConn()
	if err != nil {
		return Peer{}
	}
	var cred *unix.Ucred
	if control := raw.Control(func(fd uintptr) { cred, err = unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED) }); control != nil || err != nil {
		return Peer{}
	}
	return Peer{Known: true, UID: cred.Uid, GID: cred.Gid, PID: uint32(max(cred.Pid, 0))}
}
