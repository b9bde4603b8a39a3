package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"syscall"
	"time"
)

// answer is what a probe found.
type answer struct {
	status int
	pid    int // of the process that listens; 0: not known
}

// Reasons why a probe failed that may go away while a server starts.
var (
	errRefused = errors.New("nothing listens there: is the server running?")
	errMissing = errors.New("there is no such socket: is the server running?")
)

// probe sends the request once and reads the answer, so that the report has the reason for what cannot be measured.
func probe(ctx context.Context, t Target, l Load) (answer, error) {
	request, err := l.Request.encode()
	if err != nil {
		return answer{}, err
	}
	a, err := ask(ctx, t, l, request)
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("%s: %w", t.Address, err)
	}
	return a, err
}

func ask(ctx context.Context, t Target, l Load, request []byte) (a answer, err error) {
	conn, err := (&net.Dialer{Timeout: l.Timeout}).DialContext(ctx, t.Network, t.Address)
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return a, errRefused
	case errors.Is(err, fs.ErrNotExist):
		return a, errMissing
	case isTimeout(err):
		return a, fmt.Errorf("no connection within %v", l.Timeout)
	case err != nil:
		return a, plain(err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	a.pid = listenerPID(conn)
	conn.SetDeadline(time.Now().Add(l.Timeout))
	_, werr := conn.Write(request) // an answer may have come before it broke
	r := response{noBody: l.Request.isHead()}
	buf := make([]byte, 16<<10)
	for r.state != complete {
		n, err := conn.Read(buf)
		used, ferr := r.feed(buf[:n])
		switch {
		case ferr != nil:
			return a, ferr
		case used < n:
			return a, more(buf[used:n])
		case err == nil || r.state == complete || err == io.EOF && r.end():
		case isTimeout(err):
			return a, fmt.Errorf("no answer within %v", l.Timeout)
		case werr != nil:
			return a, fmt.Errorf("the connection was closed before the request was sent: %w", plain(werr))
		case r.begun():
			return a, errors.New("the connection was closed in the middle of an answer")
		default:
			return a, errors.New("the connection was closed without an answer: is this an HTTP server?")
		}
	}
	a.status = r.status
	return a, nil
}

func isTimeout(err error) bool {
	var e net.Error
	return errors.As(err, &e) && e.Timeout()
}
