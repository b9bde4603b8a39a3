//go:build !unix

package sockets

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"syscall"
)

func bindUnix(path string, mode fs.FileMode) (net.Listener, error) {
	if mode != 0 {
		return nil, errors.New("socket files have no mode on this system: leave ?mode= out")
	}
	ln, err := net.Listen("unix", path)
	if u, ok := ln.(*net.UnixListener); ok {
		u.SetUnlinkOnClose(false)
	}
	return ln, err
}

func reusePort(_, _ string, _ syscall.RawConn) error {
	return errors.New("this system does not support SO_REUSEPORT: leave -reuse-port out")
}

func inherit(_ int, name string) (Listener, error) {
	return nil, fmt.Errorf("listen on %s: this system cannot pass descriptors: name an address", name)
}
