package js

// Bodies of other servers' answers that are handed on to a client, without the script.

import (
	"context"
	"errors"
	"io"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// maxPiped is how many bytes are handed on at a time.
const maxPiped = 32 << 10

// pipe begins to hand on the body of the answer out to the client of the request id, whose response has begun. The script hears of its end as of a
// part that is none.
func (i *instance) pipe(out, id uint32) int32 {
	p := i.mailbox(id, false)
	if p == nil {
		return abi.StatusClosed
	}
	r := i.others.read(out)
	if r == nil {
		return abi.StatusClosed
	}
	ctx, cancel := context.WithCancel(i.others.ctx)
	i.mu.Lock()
	e := i.parked[id]
	if e == nil || e.gone != nil { // the client has left, or another answer is being handed on
		i.mu.Unlock()
		cancel()
		i.others.done(r)
		return abi.StatusClosed
	}
	e.gone = func() { cancel(); r.cancel() }
	i.mu.Unlock()
	i.loop.Go(func() {
		defer cancel()
		ev := loop.Event{Kind: loop.Part, ID: out, Owner: r.owner}
		if err := handOn(ctx, p, r.body); err != nil {
			if errors.Is(err, exchange.ErrClosed) {
				<-ctx.Done() // left has told the script then that the client is gone
			}
			ev.Value = "fetch: the body has broken off: " + err.Error()
		}
		i.others.end(out)
		i.loop.Push(ev)
	})
	return abi.StatusOK
}

// handOn copies from to p, until ctx is done: as fast as the client reads.
func handOn(ctx context.Context, p *exchange.Pending, from io.Reader) error {
	buf := make([]byte, maxPiped)
	drained := make(chan struct{}, 1)
	for {
		n, err := from.Read(buf)
		for part := buf[:n]; len(part) > 0; {
			m, err := p.Write(part)
			switch {
			case errors.Is(err, exchange.ErrAgain):
				p.Drained(func() { drained <- struct{}{} })
				select {
				case <-drained:
				case <-ctx.Done():
					return exchange.ErrClosed
				}
			case errors.Is(err, exchange.ErrResponseTooLarge):
				return nil // the end of the response fails then
			case errors.Is(err, exchange.ErrLength):
				return errors.New("it is longer than the content-length that the handler gave it")
			case err != nil:
				return err
			}
			part = part[m:]
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}
