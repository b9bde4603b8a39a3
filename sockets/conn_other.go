//go:build !unix

package sockets

// writeParts is Write where a socket cannot be written by hand.
func (c *Conn) writeParts(p []byte) (total int, err error) {
	for total < len(p) && err == nil {
		var n int
		n, err = c.Conn.Write(p[total:min(len(p), total+piece)])
		total += n
		c.mark()
	}
	return total, err
}

// peerGone cannot tell here.
func (c *Conn) peerGone(half bool) bool { return false }
