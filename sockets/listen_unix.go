//go:build unix

package sockets

import (
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// backlog is how many connections may wait to be accepted; the kernel cuts it to its own limit.
const backlog = 4096

// bindUnix binds, sets the mode and only then listens: connections are refused until then, so that the socket is never more open than
// the mode allows.
func bindUnix(path string, mode fs.FileMode) (net.Listener, error) {
	syscall.ForkLock.RLock()
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, os.NewSyscallError("socket", err)
	}
	file := os.NewFile(uintptr(fd), path)
	defer file.Close() // net.FileListener has its own copy
	if err := unix.Bind(fd, &unix.SockaddrUnix{Name: path}); err != nil {
		return nil, os.NewSyscallError("bind", err)
	}
	if mode != 0 {
		if err := os.Chmod(path, mode); err != nil {
			os.Remove(path)
			return nil, err
		}
	}
	err = unix.Listen(fd, backlog)
	var ln net.Listener
	if err == nil {
		ln, err = net.FileListener(file)
	}
	if err != nil {
		os.Remove(path)
		return nil, err
	}
	return ln, nil
}

func reusePort(_, _ string, c syscall.RawConn) error {
	var err error
	control := c.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1) })
	if control != nil {
		return control
	}
	return os.NewSyscallError("SO_REUSEPORT", err)
}

// inherit makes a listener of a descriptor that was passed to this process. Its socket file, if any, stays: another process made it.
func inherit(fd int, name string) (Listener, error) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, fmt.Errorf("listen on %s: there is no such descriptor: it must be passed by the process that starts this one", name)
	}
	if st.Mode&unix.S_IFMT != unix.S_IFSOCK {
		return nil, fmt.Errorf("listen on %s: is not a socket", name)
	}
	if listening, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN); err != nil || listening == 0 {
		return nil, fmt.Errorf("listen on %s: is a socket that does not listen: the process that passes it must call listen", name)
	}
	unix.CloseOnExec(fd)
	file := os.NewFile(uintptr(fd), name)
	defer file.Close() // net.FileListener has its own copy
	ln, err := net.FileListener(file)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", name, err)
	}
	if u, ok := ln.(*net.UnixListener); ok {
		u.SetUnlinkOnClose(false)
	}
	address := ln.Addr().String()
	if address == "" {
		address = name
	}
	return &listener{Listener: ln, address: address, inherited: true}, nil
}
