package conformance

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// response is one response as it came: nothing is joined, folded or guessed.
type response struct {
	version, code, phrase string
	header                [][2]string // names as sent
	body                  io.Reader   // by the head's framing; nil: none was asked for yet
}

var errFraming = errors.New("framing")

// readHead reads a response's head. Every line must end in CR LF.
func readHead(r *bufio.Reader) (*response, error) {
	line, err := readLine(r)
	if err != nil {
		return nil, fmt.Errorf("status line: %w", err)
	}
	res := &response{}
	var ok bool
	if res.version, res.code, ok = strings.Cut(line, " "); !ok || !strings.HasPrefix(res.version, "HTTP/1.") {
		return nil, fmt.Errorf("%w: status line %q", errFraming, line)
	}
	res.code, res.phrase, _ = strings.Cut(res.code, " ")
	for {
		line, err := readLine(r)
		if err != nil {
			return nil, fmt.Errorf("head: %w", err)
		}
		if line == "" {
			return res, nil
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return nil, fmt.Errorf("%w: field line %q", errFraming, line)
		}
		res.header = append(res.header, [2]string{name, strings.Trim(value, " \t")})
	}
}

func readLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadString('\n')
	if err != nil {
		return "", err
	}
	if !strings.HasSuffix(line, "\r\n") {
		return "", fmt.Errorf("%w: line %q does not end in CR LF", errFraming, line)
	}
	return line[:len(line)-2], nil
}

// values are the values of the fields called name, in order.
func (res *response) values(name string) (list []string) {
	for _, f := range res.header {
		if strings.EqualFold(f[0], name) {
			list = append(list, f[1])
		}
	}
	return list
}

// open makes the reader of the body, once.
func (res *response) open(r *bufio.Reader) (io.Reader, error) {
	if res.body != nil {
		return res.body, nil
	}
	encoding, length := res.values("transfer-encoding"), res.values("content-length")
	switch {
	case len(encoding) > 0 && len(length) > 0:
		return nil, fmt.Errorf("%w: both Content-Length and Transfer-Encoding", errFraming)
	case slices.Equal(encoding, []string{"chunked"}):
		res.body = &chunkReader{r: r}
	case len(encoding) > 0:
		return nil, fmt.Errorf("%w: Transfer-Encoding %q", errFraming, encoding)
	case len(length) == 1:
		n, err := strconv.ParseUint(length[0], 10, 62)
		if err != nil {
			return nil, fmt.Errorf("%w: Content-Length %q", errFraming, length[0])
		}
		res.body = &lengthReader{r: r, left: int64(n)}
	case len(length) > 1:
		return nil, fmt.Errorf("%w: %d Content-Length fields", errFraming, len(length))
	default:
		res.body = r // until the connection ends
	}
	return res.body, nil
}

type lengthReader struct {
	r    *bufio.Reader
	left int64
}

func (l *lengthReader) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	n, err := l.r.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

type chunkReader struct {
	r    *bufio.Reader
	left int64
	some bool // a chunk has been begun
	done bool
}

func (c *chunkReader) Read(p []byte) (int, error) {
	if c.done {
		return 0, io.EOF
	}
	if c.left == 0 {
		if err := c.next(); err != nil || c.done {
			return 0, cmpEOF(err)
		}
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// cmpEOF distinguishes the body's own end (nil here) from the connection's.
func cmpEOF(err error) error {
	switch err {
	case nil:
		return io.EOF
	case io.EOF:
		return io.ErrUnexpectedEOF
	}
	return err
}

// next reads a chunk's first line, and the end of the chunk before it.
func (c *chunkReader) next() error {
	if c.some {
		if line, err := readLine(c.r); err != nil {
			return err
		} else if line != "" {
			return fmt.Errorf("%w: chunk ends in %q", errFraming, line)
		}
	}
	line, err := readLine(c.r)
	if err != nil {
		return err
	}
	n, err := strconv.ParseUint(line, 16, 62)
	if err != nil {
		return fmt.Errorf("%w: chunk size %q", errFraming, line)
	}
	c.some, c.left = true, int64(n)
	if n > 0 {
		return nil
	}
	c.done = true
	if line, err := readLine(c.r); err != nil {
		return err
	} else if line != "" {
		return fmt.Errorf("%w: trailer %q", errFraming, line)
	}
	return nil
}

// gone reports whether err is the end of a connection, in order or not, and not a time limit.
func gone(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}
