package adapter

import (
	"context"
	"io"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Outbound sends requests to upstream servers for guests. Its methods may be called from any goroutine.
type Outbound interface {
	// Do sends r and waits for the head of the response, until ctx is done. Its error wraps ErrInvalid (r cannot be sent), ErrDenied (it
	// is not allowed) or ErrTooLarge (too many are open); any other means that no response arrived. Its text is for the guest's author
	// and the log.
	Do(ctx context.Context, r *OutboundRequest) (*OutboundResponse, error)
}

// OutboundRequest is a request to an upstream server. When Do returns it has read everything but Stream.
type OutboundRequest struct {
	Method  string // "": GET
	URL     string // absolute, http or https
	Address string // a Unix socket's path or @name (abstract) to connect to instead of the URL's host; "": not set
	Header  []exchange.Field
	Body    []byte
	// Stream replaces Body if it is not nil: it is read while the request is sent, perhaps after Do has returned, and closed when no more
	// of it is needed. It cannot be sent again: a redirect that keeps the body is an error.
	Stream  io.ReadCloser
	Length  int64         // exact length of Stream in bytes; -1: not known
	Manual  bool          // redirects are not followed
	Timeout time.Duration // for the head, and again for each part of the body; 0 and more than Outbound's own: Outbound's
}

// OutboundResponse is the head of a response, and its body.
type OutboundResponse struct {
	Status     int
	StatusText string // "OK"; may be empty
	URL        string // of the response, after all redirects
	Redirected bool
	Header     []exchange.Field // names in lower case
	Length     int64            // of the body in bytes; -1: not known
	// Body ends with io.EOF, or with an error if it has broken off or ctx is done. It must be closed; a goroutine other than the reader
	// may close it.
	Body io.ReadCloser
}
