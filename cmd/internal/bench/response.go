package bench

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// Limits of what is kept of an answer: its head, and the line before a chunk. Bodies are counted and dropped.
const (
	maxHead = 64 << 10
	maxLine = 4 << 10
)

// response reads one answer in the pieces in which it comes (RFC 9112). The zero value is ready; reset makes it so again.
type response struct {
	noBody bool // constant: the request was HEAD

	state  state
	status int
	close  bool // no other answer follows on this connection
	sized  bool // its body has a Content-Length
	left   int64
	held   []byte // of the head or line that has not come whole
}

type state uint8

const (
	inHead state = iota
	inBody
	inChunkLine
	inChunk
	inChunkEnd // CRLF behind a chunk
	inTrailer
	untilClose
	complete
)

var errNotHTTP = errors.New("not HTTP")

func (r *response) reset() {
	r.state, r.status, r.close, r.sized, r.left, r.held = inHead, 0, false, false, 0, r.held[:0]
}

// begun reports whether a part of the answer has arrived.
func (r *response) begun() bool { return r.state != inHead || len(r.held) > 0 || r.status != 0 }

// feed takes what has come next and returns how many bytes of it belong to this answer: fewer than all only when the answer is
// complete. Its errors are final.
func (r *response) feed(p []byte) (n int, err error) {
	for n < len(p) && r.state != complete {
		used, err := r.step(p[n:])
		if err != nil {
			return n, err
		}
		n += used
	}
	return n, nil
}

// end is the connection's end: whether the answer is complete with it.
func (r *response) end() bool {
	if r.state == untilClose {
		r.state = complete
	}
	return r.state == complete
}

func (r *response) step(p []byte) (n int, err error) {
	switch r.state {
	case inHead:
		return r.head(p)
	case inBody, inChunk:
		n := int(min(r.left, int64(len(p))))
		switch r.left -= int64(n); {
		case r.left > 0:
		case r.state == inBody:
			r.state = complete
		default:
			r.state = inChunkEnd
		}
		return n, nil
	case untilClose:
		return len(p), nil
	}
	line, n, err := r.line(p)
	if err != nil || line == nil {
		return n, err
	}
	switch r.state {
	case inChunkEnd:
		if len(line) > 0 {
			return 0, fmt.Errorf("%w: %q where a chunk should end", errNotHTTP, clip(line))
		}
		r.state = inChunkLine
	case inChunkLine:
		size, _, _ := bytes.Cut(line, []byte(";"))
		left, err := strconv.ParseUint(string(bytes.TrimRight(size, " \t")), 16, 62)
		if err != nil {
			return 0, fmt.Errorf("%w: %q is no chunk's size", errNotHTTP, clip(line))
		}
		if r.left, r.state = int64(left), inChunk; left == 0 {
			r.state = inTrailer
		}
	case inTrailer:
		if len(line) == 0 {
			r.state = complete
		}
	}
	r.held = r.held[:0]
	return n, nil
}

// line is the next line without its end; nil: it has not come whole, and is held.
func (r *response) line(p []byte) (line []byte, n int, err error) {
	end := bytes.IndexByte(p, '\n')
	if end < 0 {
		if len(r.held)+len(p) > maxLine {
			return nil, 0, fmt.Errorf("%w: a line of a chunked body is longer than %d bytes", errNotHTTP, maxLine)
		}
		r.held = append(r.held, p...)
		return nil, len(p), nil
	}
	line = p[:end]
	if len(r.held) > 0 {
		r.held = append(r.held, line...)
		line = r.held
	}
	return bytes.TrimSuffix(line, []byte("\r")), end + 1, nil
}

// head takes bytes up to the empty line.
func (r *response) head(p []byte) (n int, err error) {
	head := p
	before := len(r.held)
	if before > 0 {
		r.held = append(r.held, p[:min(len(p), maxHead)]...)
		head = r.held
	}
	const prefix = "HTTP/1."
	if m := min(len(head), len(prefix)); string(head[:m]) != prefix[:m] {
		return 0, fmt.Errorf("%w: the answer begins with %q", errNotHTTP, clip(head))
	}
	end := bytes.Index(head, []byte("\r\n\r\n"))
	if end < 0 {
		if len(head) >= maxHead {
			return 0, fmt.Errorf("%w: the answer's head is longer than %d bytes", errNotHTTP, maxHead)
		}
		if before == 0 {
			r.held = append(r.held, p...)
		}
		return len(p), nil
	}
	if err := r.parse(head[:end]); err != nil {
		return 0, err
	}
	r.held = r.held[:0]
	return end + 4 - before, nil
}

// parse reads a head and finds what follows it (RFC 9112, section 6.3).
func (r *response) parse(head []byte) error {
	line, fields, _ := bytes.Cut(head, []byte("\r\n"))
	if len(line) < len("HTTP/1.1 200") || line[8] != ' ' || len(line) > 12 && line[12] != ' ' {
		return fmt.Errorf("%w: %q is no status line", errNotHTTP, clip(line))
	}
	status, err := strconv.ParseUint(string(line[9:12]), 10, 16)
	if err != nil || status < 100 || status > 599 {
		return fmt.Errorf("%w: %q is no status line", errNotHTTP, clip(line))
	}
	if status == 101 {
		return errors.New("the server changes to another protocol (status 101), which was not asked for")
	}
	if status < 200 {
		return nil // another head follows
	}
	r.status, r.close = int(status), line[7] == '0'
	length, chunked := int64(-1), false
	for len(fields) > 0 {
		line, fields, _ = bytes.Cut(fields, []byte("\r\n"))
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.Trim(value, " \t")
		switch {
		case bytes.EqualFold(name, []byte("content-length")):
			n, err := strconv.ParseUint(string(value), 10, 62)
			if err != nil {
				return fmt.Errorf("%w: %q", errNotHTTP, clip(line))
			}
			length = int64(n)
		case bytes.EqualFold(name, []byte("transfer-encoding")):
			if !bytes.EqualFold(value, []byte("chunked")) {
				return fmt.Errorf("%w that is understood here: %q", errNotHTTP, clip(line))
			}
			chunked = true
		case bytes.EqualFold(name, []byte("connection")):
			if bytes.EqualFold(value, []byte("close")) {
				r.close = true
			} else if bytes.EqualFold(value, []byte("keep-alive")) {
				r.close = false
			}
		}
	}
	switch {
	case r.noBody || status == 204 || status == 304:
		r.state = complete
	case chunked:
		r.state = inChunkLine
	case length == 0:
		r.state, r.sized = complete, true
	case length > 0:
		r.state, r.left, r.sized = inBody, length, true
	default:
		r.state, r.close = untilClose, true
	}
	return nil
}

// clip shortens what a message quotes.
func clip(p []byte) []byte { return p[:min(len(p), 60)] }
