//go:build linux

package handover

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/wasmserve/wasmserve/sockets"
)

// spare is how many descriptors the new process needs besides the connections.
const spare = 64

// Receiver is the new process's side. Its methods are called in order, by one goroutine.
type Receiver struct {
	c         *Conn
	Listeners []sockets.Listener // not accepting yet
	Total     int                // connections that will follow, at least
}

// Accept receives the listeners. It refuses if there are too few descriptors for the connections.
func Accept(ctx context.Context, c *Conn) (*Receiver, error) {
	m, descriptors, err := c.receive(ctx, kindHello)
	if err != nil {
		c.send(ctx, message{Kind: kindRefused, Reason: clip(err.Error())}, nil)
		return nil, err
	}
	r := &Receiver{c: c, Total: m.Total}
	for n, fd := range descriptors {
		ln, lerr := sockets.Passed(m.Listeners[n], fd)
		if lerr != nil {
			err = lerr
			continue
		}
		sockets.Disown(ln) // until the other process is done
		r.Listeners = append(r.Listeners, ln)
	}
	if err == nil {
		err = room(m.Total)
	}
	if err != nil {
		r.Refuse(ctx, err)
		return nil, err
	}
	return r, nil
}

// room checks the limit of descriptors.
func room(total int) error {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		return nil
	}
	used := 0
	if list, err := os.ReadDir("/proc/self/fd"); err == nil {
		used = len(list)
	}
	if need := uint64(used) + uint64(total) + spare; need > limit.Cur {
		return fmt.Errorf("%d connections need %d open files, and the limit is %d: raise it (ulimit -n)", total, need, limit.Cur)
	}
	return nil
}

// Refuse reports why this process cannot take the other one's place, and closes the listeners. That one serves on.
func (r *Receiver) Refuse(ctx context.Context, reason error) error {
	r.closeAll()
	return r.c.send(ctx, message{Kind: kindRefused, Reason: clip(reason.Error())}, nil)
}

// Ready reports that this process can serve, and waits until it is to begin. After an error the listeners are closed.
func (r *Receiver) Ready(ctx context.Context) error {
	err := r.c.send(ctx, message{Kind: kindReady}, nil)
	if err == nil {
		_, _, err = r.c.receive(ctx, kindGo)
	}
	if err != nil {
		r.closeAll()
	}
	return err
}

// ErrTakenBack is returned by Serve if the other process serves on: this one must stop, and its listeners stay with the other.
var ErrTakenBack = errors.New("the process that was to be replaced serves on")

// Serve reports that this process accepts, which must be so, and calls adopt for each connection, with its descriptor, which adopt owns,
// and its listener's place in Listeners. It returns nil when there are no more, or when the other process has died: then the listeners
// belong to this one. After any error, ErrTakenBack or another, it must stop.
func (r *Receiver) Serve(ctx context.Context, adopt func(fd, listener int, quiet time.Duration) error) error {
	if err := r.c.send(ctx, message{Kind: kindServing}, nil); err != nil {
		return err
	}
	for {
		m, descriptors, err := r.c.receive(ctx, kindConns, kindDone, kindBack)
		if errors.Is(err, errDescriptors) { // none was taken, and the other process keeps them
			err = r.c.send(ctx, message{Kind: kindTaken}, nil)
			if err == nil {
				continue
			}
		}
		switch {
		case err == nil && m.Kind == kindBack:
			return ErrTakenBack
		case errors.Is(err, errGone), err == nil && m.Kind == kindDone:
			for _, ln := range r.Listeners {
				sockets.Own(ln)
			}
			return nil
		case err != nil:
			return err
		}
		taken := r.take(m.Conns, descriptors, adopt)
		if err := r.c.send(ctx, message{Kind: kindTaken, Taken: taken}, nil); err != nil && !errors.Is(err, errGone) {
			return err
		}
	}
}

// take adopts connections until one fails, and returns how many it has adopted. The rest is closed: the other process keeps them.
func (r *Receiver) take(conns []record, descriptors []int, adopt func(fd, listener int, quiet time.Duration) error) (taken int) {
	for n, fd := range descriptors {
		if conns[n].Listener >= len(r.Listeners) {
			closeAll(descriptors[n:])
			return n
		}
		if adopt(fd, conns[n].Listener, conns[n].Quiet) != nil { // it has closed fd
			closeAll(descriptors[n+1:])
			return n
		}
	}
	return len(descriptors)
}

// closeAll closes the listeners, which stay with the other process.
func (r *Receiver) closeAll() {
	for _, ln := range r.Listeners {
		ln.Close()
	}
}

// clip shortens a reason to what a message may have.
func clip(s string) string { return s[:min(len(s), maxReason/2)] }
