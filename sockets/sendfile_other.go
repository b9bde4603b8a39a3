//go:build !linux

package sockets

import (
	"io"
	"math"
	"net"
)

// sendFile leaves the work to package net, which supports it for TCP, in chunks so that each counts as activity. A second limit around r
// would keep net from it.
func (c *Conn) sendFile(r io.Reader) (total int64, handled bool, err error) {
	tcp, ok := c.Conn.(*net.TCPConn)
	if !ok {
		return 0, false, nil
	}
	left := int64(math.MaxInt64)
	limited, ok := r.(*io.LimitedReader)
	if ok {
		left, r = limited.N, limited.R
	}
	for left > total && err == nil {
		want := min(left-total, 16*piece)
		var n int64
		n, err = tcp.ReadFrom(&io.LimitedReader{R: r, N: want})
		total += n
		if n > 0 {
			c.mark()
		}
		if n < want {
			break
		}
	}
	if limited != nil {
		limited.N -= total
	}
	return total, true, err
}
