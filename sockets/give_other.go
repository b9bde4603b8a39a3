//go:build !linux

package sockets

import (
	"errors"
	"net"
)

// adopted fails: only Linux has connections that park.
func (t *Tracker) adopted(int, Listener) (net.Conn, error) { return nil, errors.ErrUnsupported }
