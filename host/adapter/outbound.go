package adapter

import (
	"context"
	"io"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Outbound sends requests to other servers for guests. Its methods may be called from any goroutine.
type Outbound interface {
	// Do sends r and waits for the head of the answer, until ctx is done. Its error wraps ErrInvalid (r cannot be sent), ErrDenied (it may not
	// be) or ErrTooLarge (too many are open); any other means that no answer came. Its text is for the guest's author and the log.
	Do(ctx context.Context, r *OutboundRequest) (*OutboundResponse, error)
}

// OutboundRequest is a request for another server. Do has read all of it but Stream when it returns.
type OutboundRequest struct {
	Method  string // "": GET
	URL     string // absolute, http or https
	Address string // a Unix socket's path or @name (abstract) to connect to instead of the URL's host; "": none
	Header  []exchange.Field
	Body    []byte
	// Stream is the body instead of Body, if it is not nil: it is read while it is sent, perhaps after Do has returned, and closed when no more of
	// it is wanted. It cannot be sent again: a redirect that keeps the body is an error.
	Stream  io.ReadCloser
	Length  int64         // of Stream in bytes, which must then have as many; -1: not known
	Manual  bool          // redirects are not followed
	Timeout time.Duration // for the head, and again for each part of the body; 0 and more than Outbound's own: Outbound's
}

// OutboundResponse is the head of an answer, and its body.
type OutboundResponse struct {
	Status     int
	StatusText string // "OK"; may be empty
	URL        string // that answered, behind all redirects
	Redirected bool
	Header     []exchange.Field // names in lower case
	Length     int64            // of the body in bytes; -1: not known
	// Body ends with io.EOF, or with an error when it has broken off or ctx is done. It must be closed, and may be from another goroutine
	// than the one that reads.
	Body io.ReadCloser
}
