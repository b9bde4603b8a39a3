package wasmserve

import "github.com/wasmserve/wasmserve/abi"

// Stream is a response's body that is written in pieces. Each Write is sent at once, and waits while the client does not
// read; for a detached request it returns ErrAgain instead. ErrClosed: the client is gone. It is an io.WriteCloser and
// io.StringWriter.
type Stream struct {
	id     uint32
	closed bool
}

// Stream sends res's head at once, without its Body; write that. A handler that closes the stream, or leaves that to the
// host, returns Answered().
func (r *Request) Stream(res Response) (*Stream, error) { return r.StreamLength(res, -1) }

// StreamLength is Stream with the number of bytes that will follow: it becomes the content-length. Writing more is
// ErrInvalid, fewer cut the connection.
func (r *Request) StreamLength(res Response, length int64) (*Stream, error) {
	if err := respond(r.id, &res, true, length); err != nil {
		return nil, err
	}
	r.sent = true
	return &Stream{id: r.id}, nil
}

// respond sends a response record through the host function.
func respond(id uint32, res *Response, stream bool, length int64) error {
	guest.out.encode(res, stream, length)
	return statusError(hostRespond(id, &guest.out.bytes[0], uint32(guest.out.size)))
}

// Write sends p. It returns how many bytes were taken, and an error if not all were.
func (s *Stream) Write(p []byte) (int, error) {
	total := 0
	for len(p) > 0 {
		n := hostBodyWrite(s.id, &p[0], uint32(min(len(p), 1<<30)))
		if n < 0 {
			return total, StatusError(n)
		}
		p = p[n:]
		total += int(n)
	}
	return total, nil
}

// WriteString is Write without a copy of s.
func (s *Stream) WriteString(p string) (int, error) { return s.Write(bytesOf(p)) }

// Close ends the stream. A second call does nothing.
func (s *Stream) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	if n := hostBodyWrite(s.id, nil, 0); n < 0 && n != abi.StatusClosed {
		return StatusError(n)
	}
	return nil
}
