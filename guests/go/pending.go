package wasmserve

import "time"

// Pending is a request that is answered later, by the handler of another request in the same instance. Its methods return
// ErrClosed once the client has gone or a time limit has passed. When the instance ends, the request fails.
type Pending struct {
	id  uint32
	req *Request
}

// Detach leaves the request open when the handler returns, whose result is ignored, unless it is Fail. The
// instance serves other requests meanwhile. The request stays readable, except for a body that was not inline: read that
// first.
func (r *Request) Detach() *Pending {
	if !r.detached {
		r.detached = true
		r.rec = append([]byte(nil), r.rec...)
	}
	return &Pending{r.id, r}
}

// Request returns the request.
func (p *Pending) Request() *Request { return p.req }

// Respond answers the request. A response made by Fail or StreamFunc is ErrInvalid: use Fail and Stream.
func (p *Pending) Respond(res Response) error {
	if res.kind != kindRecord {
		return ErrInvalid
	}
	return respond(p.id, &res, false, 0)
}

// Stream sends the head and leaves the body open.
func (p *Pending) Stream(res Response) (*Stream, error) {
	if err := respond(p.id, &res, true, -1); err != nil {
		return nil, err
	}
	return &Stream{id: p.id}, nil
}

// Fail ends the request with an error.
func (p *Pending) Fail(err error) error { return statusError(hostFail(p.id, errorText(err), "")) }

// Timeout is like Request.Timeout.
func (p *Pending) Timeout(d time.Duration) error { return p.req.Timeout(d) }
