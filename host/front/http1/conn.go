package http1

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// Phases of a connection, for Shutdown.
const (
	waiting int32 = iota // for a request; none of its bytes have arrived
	working
	ending  // was woken by Shutdown while it waited
	opening // Config.Begin is running
)

// conn is one connection. One goroutine runs it; any goroutine may call wake and the exchange's Cancel.
type conn struct {
	// constant after newConn; nc and park after open
	srv   *Server
	raw   net.Conn       // the accepted connection
	nc    net.Conn       // raw, or the connection that decrypts it; changed with Server.mu held
	track front.Tracked  // nil: not tracked
	park  Parker         // nil: it blocks a goroutine while it waits for a request
	more  Pipelined      // nil: not tracked
	extra bool           // it has no place in Server.slots
	front exchange.Front // c, or what Config.Wrap has put around it

	x    exchange.Exchange
	head head

	// Bytes r to w of in are read and not used yet. While a request runs, the bytes before base belong to it.
	in         []byte
	r, w, base int
	grown      *[]byte // in, if a head was larger than smallBuffer

	out      []byte // not sent yet
	largeOut *[]byte

	buffers *connBuffers // nil: parked
	resumed bool         // from a park: bytes can be read
	opened  bool         // Config.Begin has been called
	handled bool         // the handler has seen the request
	counted bool         // the request's rejection has been counted
	offered bool         // it is in giver.used; guarded by giver.mu

	req  requestState
	resp responseState
	rest rest

	phase atomic.Int32
	mu    sync.Mutex // held while another goroutine sets the read deadline
}

func newConn(s *Server, nc net.Conn) *conn {
	c := &conn{srv: s, raw: nc, nc: nc}
	if p, ok := nc.(Parker); ok {
		c.park = p
		p.OnReady(c.resume)
	}
	c.front = c
	if s.cfg.Wrap != nil {
		c.front = s.cfg.Wrap(c, &c.x.Request)
	}
	if s.cfg.Describe != nil {
		c.x.Remote, c.x.Listener, c.x.Peer = s.cfg.Describe(nc)
	}
	c.more, _ = nc.(Pipelined)
	if t, ok := nc.(front.Tracked); ok {
		c.track = t
		t.OnCut(c.x.Cancel)
	}
	return c
}

// resume continues after a park.
func (c *conn) resume() {
	c.resumed = true
	c.run()
}

// run serves request after request, until the connection ends or parks. It is the hottest loop of the program.
func (c *conn) run() {
	parked := false
	defer c.leave(&parked)
	if c.srv.begin != nil && !c.opened && !c.open() {
		return
	}
	for {
		c.x.Reset(c.front)
		c.handled, c.counted = false, false
		why, err := c.readHead()
		if err == errParked {
			parked = true // another goroutine may already run it
			return
		}
		if err != nil {
			return
		}
		if why == none {
			why = c.openBody()
		}
		if why != none {
			c.resp.reset(c.head.isHead)
			c.reject(why)
			return
		}
		c.resp.reset(c.head.isHead)
		c.resp.keep = !c.head.close && (!c.head.http10 || c.head.keepAlive)
		c.handled = true
		if c.r < c.w && c.more != nil && !c.unreadBody() {
			c.more.Behind()
		}
		c.srv.handler.Serve(&c.x)
		if !c.finish() {
			return
		}
	}
}

// open calls the function of OnBegin for the connection.
func (c *conn) open() bool {
	c.opened = true
	c.phase.CompareAndSwap(waiting, opening) // it handles a Shutdown
	nc, head, ok := c.srv.begin(c.raw)
	if !ok {
		return false
	}
	if nc != c.raw {
		c.srv.mu.Lock()
		c.nc = nc
		c.srv.mu.Unlock()
		c.park = nil // data that is decrypted already would not wake the poller
		c.x.TLS = true
	}
	if len(head) > 0 {
		c.phase.Store(working)
		c.acquireBuffers()
		c.w = copy(c.in, head)
	}
	return true
}

// readHead waits for the next head and scans it. An error means that the client is gone.
func (c *conn) readHead() (rejection, error) {
	if c.r == c.w {
		if err := c.await(); err != nil {
			return none, err
		}
	}
	max := c.srv.cfg.MaxHead
	for first := true; ; first = false {
		c.x.Header = c.x.Header[:0]
		n, why := c.head.scan(c.in[c.r:c.w], &c.x.Request, c.srv.cfg.MaxHeaders)
		switch {
		case n > max || n == 0 && why == none && c.w-c.r >= max:
			return c.tooLarge(max), nil
		case why != none:
			return why, nil
		case n > 0:
			c.r += n
			c.base = c.r
			c.begin()
			return none, nil
		}
		if first && c.track != nil {
			c.track.BeginHead()
		}
		if err := c.fillHead(); err != nil {
			if !errors.Is(err, io.EOF) {
				return none, err
			}
			// Report an error in the incomplete head, if there is one.
			c.x.Header = c.x.Header[:0]
			if _, why := c.head.scan(c.in[c.r:c.w], &c.x.Request, c.srv.cfg.MaxHeaders); why != none {
				return why, nil
			}
			return cutHead, nil
		}
	}
}

// tooLarge returns the rejection for a head of more than max bytes: RFC 9112, 3, has separate statuses for a method and a target.
func (c *conn) tooLarge(max int) rejection {
	b := bytes.TrimPrefix(c.in[c.r:min(c.w, c.r+max)], []byte("\r\n"))
	switch {
	case bytes.IndexByte(b, '\n') >= 0:
		return headTooLarge
	case bytes.IndexByte(b, ' ') >= 0:
		return longTarget
	}
	return longMethod
}

// begin records that a request has begun.
func (c *conn) begin() {
	if c.track != nil {
		c.track.BeginRequest()
	}
	if c.srv.cfg.AccessLog != nil {
		c.req.start = time.Now()
	}
}

// await waits for the first bytes of a request. If the connection can park it uses no goroutine and no buffers meanwhile: await then
// returns errParked, and the connection must not be used any more.
func (c *conn) await() error {
	if !c.resumed {
		if c.phase.Load() != waiting {
			if c.track != nil {
				c.track.BeginIdle()
			}
			c.phase.Store(waiting)
		}
		c.releaseBuffers()
		switch mode := c.srv.mode.Load(); {
		case mode == closing:
			c.wake() // the client may have sent a request before it could know
		case c.park != nil && c.park.Park():
			if mode == giving {
				c.srv.giver.offer(c)
			}
			return errParked
		}
	}
	c.resumed = false
	c.acquireBuffers()
	n, err := c.nc.Read(c.in)
	if n == 0 && c.phase.Load() == ending && errors.Is(err, os.ErrDeadlineExceeded) {
		n, err = c.lastLook()
	}
	if !c.phase.CompareAndSwap(waiting, working) {
		// Shutdown has begun. A request that was read nevertheless is served: the client sent it before.
		c.mu.Lock()
		c.nc.SetReadDeadline(time.Time{})
		c.mu.Unlock()
		c.phase.Store(working)
	}
	if n > 0 {
		c.w = n
		return nil
	}
	if err == nil {
		err = io.ErrNoProgress
	}
	return err
}

// lastLook reads what the client sent before the deadline of wake: a read after a deadline fails even if there are bytes.
func (c *conn) lastLook() (int, error) {
	c.mu.Lock()
	c.nc.SetReadDeadline(time.Now().Add(stopLook))
	c.mu.Unlock()
	return c.nc.Read(c.in)
}

// wake ends the wait for a request, or for the rest of one, soon. It is called when the server is closing.
func (c *conn) wake() {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.phase.CompareAndSwap(waiting, ending):
		c.nc.SetReadDeadline(time.Now().Add(stopQuiet))
	case !c.rest.until.IsZero():
		c.rest.until = time.Now().Add(lingerStop)
		c.nc.SetReadDeadline(c.rest.until)
	}
}

// cutNow closes the connection and reports whether that has cut off a request.
func (c *conn) cutNow(cause error) bool {
	c.mu.Lock()
	busy := c.phase.Load() == working && c.rest.until.IsZero()
	c.mu.Unlock()
	c.x.Cancel(cause)
	c.nc.Close()
	return busy
}

// fillHead reads until a scan can get further than the last one: a line has ended wrongly, or the head has ended. So a head
// that arrives byte by byte is not scanned for each byte.
func (c *conn) fillHead() error {
	for {
		if c.w == len(c.in) {
			c.makeRoom()
		}
		n, err := c.nc.Read(c.in[c.w:])
		if n == 0 {
			if err == nil {
				err = io.ErrNoProgress
			}
			return err
		}
		from := c.w
		c.w += n
		for {
			i := bytes.IndexByte(c.in[from:c.w], '\n')
			if i < 0 {
				break
			}
			from += i + 1
			line := c.in[c.r:from]
			if !bytes.HasSuffix(line, []byte("\r\n")) || len(line) == 2 || bytes.HasSuffix(line, []byte("\r\n\r\n")) {
				return nil
			}
		}
		if c.w-c.r >= c.srv.cfg.MaxHead {
			return nil
		}
	}
}

// makeRoom makes room in in for more of a head. The head is still shorter than MaxHead bytes.
func (c *conn) makeRoom() {
	if c.r > 0 {
		c.w = copy(c.in, c.in[c.r:c.w])
		c.r = 0
		return
	}
	c.grown = c.srv.heads.get()
	c.w = copy(*c.grown, c.in[:c.w])
	c.in = *c.grown
}

// finish sends the rest of the response from out and reports whether the connection stays open.
func (c *conn) finish() bool {
	switch state := c.x.State(); {
	case c.resp.rejection != none:
		c.reject(c.resp.rejection)
		return false
	case state == exchange.Open:
		if c.x.Cause() == nil && !c.resp.cut {
			c.reject(c.req.orNoAnswer())
		} else {
			c.resp.cut = true
			c.record()
		}
		return false
	case state == exchange.Streaming:
		c.resp.cut = true
	}
	err := c.flush()
	if c.srv.cfg.AccessLog != nil {
		c.record()
	}
	if c.rest.background != nil && err == nil {
		c.joinBackground()
	}
	switch {
	case err != nil:
		return false
	case c.resp.cut:
		c.reset()
		return false
	case !c.resp.keep || c.x.Cancelled():
		if c.unread() {
			c.linger()
		}
		return false
	}
	return c.closeBody()
}

// flush sends out.
func (c *conn) flush() error {
	if len(c.out) == 0 {
		return nil
	}
	err := c.write(c.out)
	c.out = c.out[:0]
	if cap(c.out) != smallBuffer {
		if c.largeOut != nil {
			c.srv.large.put(c.largeOut)
			c.largeOut = nil
		}
		c.out = c.buffers.out[:0]
	}
	return err
}

// write sends b immediately. An error cancels the exchange.
func (c *conn) write(b []byte) error {
	_, err := c.nc.Write(b)
	if err != nil {
		c.gone(err)
	}
	return err
}

// gone records that the client cannot be reached any more.
func (c *conn) gone(err error) {
	c.resp.cut = true
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, net.ErrClosed) {
		c.x.Cancel(err) // closed on our side: the first cause is kept
		return
	}
	c.x.Cancel(fmt.Errorf("client is gone: %w", err))
}

// record writes the access log.
func (c *conn) record() {
	if c.srv.cfg.AccessLog == nil {
		return
	}
	start := c.req.start
	if start.IsZero() {
		start = time.Now()
	}
	c.srv.cfg.AccessLog(&front.Entry{Request: &c.x.Request, Status: c.resp.status, Sent: c.resp.sent, Start: start,
		Duration: time.Since(start), Cut: c.resp.cut, Cause: c.x.Cause()})
	c.req.start = time.Time{}
}

// leave ends the connection, unless it is parked. A panic of the handler, which is a bug in the host, ends only this connection.
func (c *conn) leave(parked *bool) {
	if *parked {
		return
	}
	if p := recover(); p != nil {
		c.srv.log.Error("handler panicked", "panic", p, "stack", string(debug.Stack()))
		c.x.Cancel(errors.New("handler panicked"))
	}
	c.nc.Close()
	c.joinBackground() // it uses the buffers
	c.srv.forget(c)
	c.releaseBuffers()
}
