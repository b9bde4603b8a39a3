package conformance_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/conformance"
)

// TestIdleConnections leaves many connections on each socket kind quiet at different moments, each after one request. All
// must be closed within 0.25 s of their time: not earlier after the request was sent, nor later after its response arrived. In the short
// run, beside which other tests run, a slow machine gets a second more.
func TestIdleConnections(t *testing.T) {
	const exact = 250 * time.Millisecond
	idle, conns, slow := time.Second, 100, time.Second
	if conformance.Long() {
		idle, conns, slow = 5*time.Second, 2000, 0
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			s := newStack(t, stackConfig{kind: kind, module: v1, idle: idle})
			type quiet struct {
				early, late time.Duration // of the close, against the latest and the earliest moment that is right
				err         error
			}
			all := make(chan quiet, conns)
			for i := range conns {
				go func() {
					time.Sleep(time.Duration(i) * idle / time.Duration(conns)) // spread over one timeout
					sent, got, closed, err := s.quiet()
					all <- quiet{sent.Add(idle).Sub(closed), closed.Sub(got.Add(idle)), err}
				}()
			}
			var early, late time.Duration
			for range conns {
				q := <-all
				if q.err != nil {
					t.Fatal(q.err)
				}
				early, late = max(early, q.early), max(late, q.late)
			}
			t.Logf("%d connections with an idle timeout of %v: closed at most %v too early and %v too late", conns, idle, early, late)
			if early > exact || late > exact+slow {
				t.Errorf("exact to %v is wanted", exact)
			}
		})
	}
}

// quiet sends one request and waits until its connection is closed.
func (s *stack) quiet() (sent, got, closed time.Time, err error) {
	conn, err := s.dial()
	if err != nil {
		return
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(time.Minute))
	c := &client{conn: conn, in: bufio.NewReader(conn)}
	sent = time.Now()
	if _, err = c.get("/"); err != nil {
		return
	}
	got = time.Now()
	_, err = c.in.ReadByte()
	closed = time.Now()
	switch {
	case err == nil:
		err = errors.New("a byte came on a quiet connection")
	case errors.Is(err, io.EOF):
		err = nil
	default:
		err = fmt.Errorf("while quiet: %w", err)
	}
	return
}
