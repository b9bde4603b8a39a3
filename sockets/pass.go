package sockets

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
)

// Passing describes a listener to the process that gets its descriptor.
type Passing struct {
	Address string `json:"address"`          // Listener.Address
	Path    string `json:"path,omitempty"`   // of a socket file that is removed when the listener is closed
	Device  uint64 `json:"device,omitempty"` // of that file
	Inode   uint64 `json:"inode,omitempty"`
	Shared  bool   `json:"shared,omitempty"` // other processes may have it, too
}

// Pass calls f with the description and the descriptor of a listener of a Tracker's Polled, which stays open and non-blocking.
func Pass(ln Listener, f func(p Passing, fd int) error) error {
	l := listenerOf(ln)
	if l == nil {
		return fmt.Errorf("%s is not a listener that can be passed", ln.Address())
	}
	s, ok := l.Listener.(syscall.Conn)
	if !ok {
		return fmt.Errorf("%s is not a socket", ln.Address())
	}
	raw, err := s.SyscallConn()
	if err != nil {
		return err
	}
	p := Passing{Address: l.address, Shared: l.inherited}
	if l.file != nil {
		p.Path = l.path
		p.Device, p.Inode = identify(l.file)
	}
	if cerr := raw.Control(func(fd uintptr) { err = f(p, int(fd)) }); cerr != nil {
		return cerr
	}
	return err
}

// Passed makes a listener of a descriptor that another process has passed. It owns the descriptor, also if it fails. Its socket file is
// removed when it is closed, if it is still the same.
func Passed(p Passing, fd int) (Listener, error) {
	ln, err := inherit(fd, p.Address)
	if err != nil {
		return nil, err
	}
	l := ln.(*listener)
	l.address, l.inherited = p.Address, p.Shared
	if p.Path == "" {
		return l, nil
	}
	if info, err := os.Lstat(p.Path); err == nil {
		if dev, ino := identify(info); dev == p.Device && ino == p.Inode {
			l.path, l.file = p.Path, info
		}
	}
	return l, nil
}

// Disown leaves a listener to another process: closing it removes no file any more, and Finish refuses nobody. It is called before Close.
func Disown(ln Listener) { own(ln, false) }

// Own ends the effect of Disown.
func Own(ln Listener) { own(ln, true) }

func own(ln Listener, on bool) {
	if l := listenerOf(ln); l != nil {
		l.disowned.Store(!on)
	}
}

// Pause keeps a listener of Polled from accepting until Resume: clients wait, or another process accepts them.
func Pause(ln Listener) error {
	if l, ok := ln.(interface{ pause(bool) }); ok {
		l.pause(true)
		return nil
	}
	return errors.ErrUnsupported
}

// Resume ends a Pause.
func Resume(ln Listener) {
	if l, ok := ln.(interface{ pause(bool) }); ok {
		l.pause(false)
	}
}

// listenerOf returns the listener that a Tracker's listener wraps, or nil.
func listenerOf(ln net.Listener) *listener {
	switch l := ln.(type) {
	case *listener:
		return l
	case interface{ under() Listener }:
		return listenerOf(l.under())
	}
	return nil
}
