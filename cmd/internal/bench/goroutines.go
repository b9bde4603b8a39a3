package bench

import (
	"context"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// goroutines is the driver for systems without epoll: one goroutine for each connection. It costs about twice as much
// processor time for a request as loop does.
type goroutines struct {
	// Constant after newGoroutines.
	target  Target
	request []byte
	keep    bool
	timeout time.Duration

	conns []*client
	left  atomic.Int64 // requests that may still begin
	most  bool         // left counts
	*counts
}

// client is one connection, or its place. One goroutine uses it at a time; mu is for the end of the run, which expires conn.
type client struct {
	response
	buf []byte
	*counts

	mu   sync.Mutex
	conn net.Conn
}

func newGoroutines(t Target, l Load) (*goroutines, error) {
	request, err := l.Request.encode()
	if err != nil {
		return nil, err
	}
	g := &goroutines{target: t, request: request, keep: !l.Request.Close, timeout: l.Timeout, counts: newCounts()}
	for range l.Connections {
		g.conns = append(g.conns, &client{response: response{noBody: l.Request.isHead()}, buf: make([]byte, 16<<10), counts: newCounts()})
	}
	return g, nil
}

func (g *goroutines) close() {
	for _, c := range g.conns {
		c.drop()
	}
}

func (g *goroutines) take() *counts {
	c := g.counts
	g.counts = newCounts()
	return c
}

func (g *goroutines) run(ctx context.Context, d time.Duration, n int64) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	g.left.Store(n)
	if g.most = n > 0; !g.most {
		var end context.CancelFunc
		ctx, end = context.WithTimeout(ctx, d)
		defer end()
	}
	var all sync.WaitGroup
	for _, c := range g.conns {
		all.Go(func() {
			if err := g.work(ctx, c); err != nil {
				cancel(err)
			}
		})
	}
	all.Wait()
	for _, c := range g.conns {
		g.counts.add(c.counts)
		c.counts = newCounts()
	}
	if err := context.Cause(ctx); err != nil && err != ctx.Err() {
		return err
	}
	return nil
}

// work sends one request after another until the run ends.
func (g *goroutines) work(ctx context.Context, c *client) error {
	// At the run's end what is under way is dropped: a read ends at once.
	dropped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(dropped)
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.conn != nil {
			c.conn.SetDeadline(time.Unix(1, 0))
		}
	})
	defer func() {
		if !stop() {
			<-dropped // late, it would end a read of the next run
		}
	}()
	var unreachable time.Time
	for ctx.Err() == nil && (!g.most || g.left.Add(-1) >= 0) {
		began := time.Now()
		if c.conn == nil {
			conn, err := (&net.Dialer{Timeout: g.timeout}).DialContext(ctx, g.target.Network, g.target.Address)
			switch {
			case ctx.Err() != nil:
				if conn != nil {
					conn.Close()
				}
				return nil
			case err != nil:
				c.Connect++
				if unreachable.IsZero() {
					unreachable = time.Now()
				}
				if time.Since(unreachable) > giveUp {
					return gone(g.target, plain(err))
				}
				time.Sleep(retryAfter)
				continue
			}
			unreachable = time.Time{}
			c.mu.Lock()
			c.conn = conn
			c.mu.Unlock()
		}
		if err := g.ask(ctx, c, began); err != nil {
			return err
		}
	}
	return nil
}

// ask sends one request and reads its answer.
func (g *goroutines) ask(ctx context.Context, c *client, began time.Time) error {
	c.reset()
	c.conn.SetDeadline(began.Add(g.timeout))
	if ctx.Err() != nil { // perhaps the deadline of the end was overwritten
		return nil
	}
	_, werr := c.conn.Write(g.request) // an answer may have come before it broke
	for c.state != complete {
		n, err := c.conn.Read(c.buf)
		used, ferr := c.feed(c.buf[:n])
		if ferr == nil && used < n {
			ferr = more(c.buf[used:n])
		}
		if ferr != nil {
			c.drop()
			return ferr
		}
		if c.state == complete || err == nil {
			continue
		}
		c.drop()
		if err == io.EOF && c.end() {
			break
		}
		if ctx.Err() != nil {
			return nil
		}
		if e, ok := err.(net.Error); ok && e.Timeout() {
			c.Timeout++
		} else {
			c.Closed++
			time.Sleep(retryAfter)
		}
		return nil
	}
	c.answered(c.response.status, time.Since(began))
	if !g.keep || c.response.close || werr != nil {
		c.drop()
	}
	return nil
}

func (c *client) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conn != nil {
		c.conn.Close()
	}
	c.conn = nil
}
