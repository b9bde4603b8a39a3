package http1

import (
	"strconv"
	"time"
)

// Bounds of a connection's last moments.
const (
	lingerTime  = 500 * time.Millisecond
	lingerBytes = 256 << 10
)

// refuse answers in the handler's place and ends the connection.
func (c *conn) refuse(why refusal) {
	a := refusals[why]
	body := a.text + "\n"
	out := append(c.out[:0], statusLines[a.status]...)
	out = append(out, c.srv.date.get()...)
	out = append(out, "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "...)
	out = strconv.AppendInt(out, int64(len(body)), 10)
	out = append(out, "\r\nConnection: close\r\n\r\n"...)
	if string(c.x.Method) != "HEAD" {
		out = append(out, body...)
		c.resp.sent = int64(len(body))
	}
	c.out = out
	c.resp.status = a.status
	err := c.flush()
	c.record()
	if err == nil {
		c.linger()
	}
}

// linger lets the client read the answer before the connection closes: closing with bytes unread makes the kernel send
// a reset, on which a client may drop what it has received (RFC 9112, 9.6).
func (c *conn) linger() {
	half, ok := c.nc.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	c.nc.SetReadDeadline(time.Now().Add(lingerTime))
	for n := 0; n < lingerBytes; {
		m, err := c.nc.Read(c.in)
		if err != nil {
			return
		}
		n += m
	}
}

// reset makes the close of a broken answer visible where nothing else does: over TCP, a body that ends with the
// connection.
func (c *conn) reset() {
	if tcp, ok := c.nc.(interface{ SetLinger(sec int) error }); ok && c.resp.raw {
		tcp.SetLinger(0)
	}
}
