//go:build !unix

package sockets

// writeParts is Write for systems where the descriptor cannot be written to directly.
func (c *Conn) writeParts(p []byte) (total int, err error) {
	for total < len(p) && err == nil {
		var n int
		n, err = c.Conn.Write(p[total:min(len(p), total+piece)])
		total += n
		c.mark()
	}
	return total, err
}

// peerGone always reports false: this system has no way to ask.
func (c *Conn) peerGone(half bool) bool { return false }
