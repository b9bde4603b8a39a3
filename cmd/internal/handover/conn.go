//go:build linux

package handover

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// Conn is one end of the pair. Its methods other than Close are not safe for concurrent use.
type Conn struct{ c *net.UnixConn }

// Pair makes the two ends. theirs is passed to the new process, and closed here once that has started.
func Pair() (ours *Conn, theirs *os.File, err error) {
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, nil, os.NewSyscallError("socketpair", err)
	}
	theirs = os.NewFile(uintptr(fds[1]), "handover")
	if ours, err = FromDescriptor(fds[0]); err != nil {
		theirs.Close()
		return nil, nil, err
	}
	return ours, theirs, nil
}

// FromDescriptor makes an end of a descriptor that the old process has passed. It owns the descriptor, also if it fails.
func FromDescriptor(fd int) (*Conn, error) {
	unix.CloseOnExec(fd)
	file := os.NewFile(uintptr(fd), "handover")
	if file == nil {
		return nil, fmt.Errorf("descriptor %d: %w", fd, os.ErrInvalid)
	}
	defer file.Close() // net.FileConn has its own copy
	if kind, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE); err != nil || kind != unix.SOCK_SEQPACKET {
		return nil, fmt.Errorf("descriptor %d is not a socket of the process that is replaced", fd)
	}
	nc, err := net.FileConn(file)
	if err != nil {
		return nil, err
	}
	c, ok := nc.(*net.UnixConn)
	if !ok {
		nc.Close()
		return nil, fmt.Errorf("descriptor %d is not a Unix socket", fd)
	}
	return &Conn{c}, nil
}

// Close closes this end. The other one's next step fails.
func (c *Conn) Close() error { return c.c.Close() }

// limit makes the next call end with ctx. The caller must call the function that it returns.
func (c *Conn) limit(ctx context.Context) (stop func()) {
	c.c.SetDeadline(time.Time{})
	done := context.AfterFunc(ctx, func() { c.c.SetDeadline(time.Unix(1, 0)) })
	return func() { done() }
}

// send sends a message.
func (c *Conn) send(ctx context.Context, m message, descriptors []int) error {
	defer c.limit(ctx)()
	m.Version = Version
	b, err := json.Marshal(m)
	if err == nil && len(b) > maxMessage {
		err = errors.New("the message is too long")
	}
	if err == nil {
		var rights []byte
		if len(descriptors) > 0 {
			rights = unix.UnixRights(descriptors...)
		}
		_, _, err = c.c.WriteMsgUnix(b, rights, nil)
	}
	return c.failed(ctx, err)
}

// receive returns the next message and its descriptors, which the caller must close. After an error nothing is open.
func (c *Conn) receive(ctx context.Context, kinds ...string) (message, []int, error) {
	defer c.limit(ctx)()
	b, rights := make([]byte, maxMessage+1), make([]byte, unix.CmsgSpace(4*(maxDescriptors+1)))
	n, nr, flags, _, err := c.c.ReadMsgUnix(b, rights)
	if err != nil {
		return message{}, nil, c.failed(ctx, err)
	}
	descriptors, err := parseRights(rights[:nr])
	var m message
	switch {
	case err != nil:
	case flags&unix.MSG_CTRUNC != 0:
		err = errDescriptors
	case flags&unix.MSG_TRUNC != 0:
		err = errors.New("the message is too long")
	default:
		m, err = decode(b[:n], len(descriptors))
	}
	if err == nil {
		for _, kind := range kinds {
			if m.Kind == kind {
				return m, descriptors, nil
			}
		}
		err = fmt.Errorf("a message %q out of order", m.Kind)
	}
	closeAll(descriptors)
	return message{}, nil, err
}

// failed explains an error of the pair.
func (c *Conn) failed(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, io.EOF), errors.Is(err, unix.EPIPE), errors.Is(err, unix.ECONNRESET):
		return errGone
	}
	return err
}

// errGone is returned if the other process has ended.
var errGone = errors.New("the other process has ended")

// parseRights returns the descriptors of a message. On an error they are closed.
func parseRights(b []byte) (descriptors []int, err error) {
	list, err := unix.ParseSocketControlMessage(b)
	for n := range list {
		fds, rerr := unix.ParseUnixRights(&list[n])
		descriptors = append(descriptors, fds...)
		err = errors.Join(err, rerr)
	}
	if err != nil {
		closeAll(descriptors)
		return nil, fmt.Errorf("the message is not understood: %w", err)
	}
	return descriptors, nil
}

func closeAll(descriptors []int) {
	for _, fd := range descriptors {
		unix.Close(fd)
	}
}

// duplicate returns a copy of a descriptor.
func duplicate(fd int) (int, error) {
	copied, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	return copied, os.NewSyscallError("fcntl", err)
}
