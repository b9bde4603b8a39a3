package fetch

// Bodies of responses that are copied to a client, without the script.

import (
	"context"
	"errors"
	"io"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// maxPiped is the number of bytes that are copied at once.
const maxPiped = 32 << 10

// pipe begins to copy the body of the response out to the client of the request id, whose response has begun. The end is reported to
// the script as an empty part.
func (x *Client) pipe(out, id uint32) int32 {
	r := x.read(out)
	if r == nil {
		return abi.StatusClosed
	}
	ctx, cancel := context.WithCancel(x.ctx)
	p := x.host.Recipient(id, func() { cancel(); r.cancel() })
	if p == nil {
		cancel()
		x.done(r)
		return abi.StatusClosed
	}
	x.loop.Go(func() {
		defer cancel()
		ev := loop.Event{Kind: loop.Part, ID: out, Owner: r.owner}
		if err := handOn(ctx, p, r.body); err != nil {
			if errors.Is(err, exchange.ErrClosed) {
				<-ctx.Done() // the script has been notified then that the client is gone
			}
			ev.Value = "fetch: the body has broken off: " + err.Error()
		}
		x.end(out)
		x.loop.Push(ev)
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
