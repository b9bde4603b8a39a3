package main

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// scripted is a writer whose writes do what the test says.
type scripted struct {
	mu   sync.Mutex
	does func(p []byte) (int, error) // guarded by mu; nil: all is written
	text strings.Builder             // guarded by mu
	wait chan struct{}               // a write waits for it
}

func (s *scripted) Write(p []byte) (n int, err error) {
	if s.wait != nil {
		<-s.wait
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n = len(p)
	if s.does != nil {
		n, err = s.does(p)
	}
	s.text.Write(p[:n])
	return n, err
}

func tellLost(n int) string { return fmt.Sprintf("lost %d\n", n) }

// TestOutputBlocked writes more than fits to an output that nobody reads: no caller blocks, and the number of lost lines is reported.
func TestOutputBlocked(t *testing.T) {
	w := &scripted{wait: make(chan struct{})}
	o := newOutput(w, tellLost)
	line := strings.Repeat("x", 99) + "\n"
	const lines = 3 * maxOutput / 100
	for range lines {
		if n, err := o.Write([]byte(line)); n != len(line) || err != nil {
			t.Fatal(n, err)
		}
	}
	close(w.wait)
	for range 100 {
		o.call()
	}
	o.close()
	text := w.text.String()
	written := strings.Count(text, line)
	if len(text) > 2*maxOutput+1000 || written == lines {
		t.Errorf("%d bytes were kept, %d of %d lines", len(text), written, lines)
	}
	lost := 0 // in one report, or in two if the writer began late
	for report := range strings.Lines(text) {
		if n, ok := strings.CutPrefix(report, "lost "); ok {
			some, _ := strconv.Atoi(strings.TrimSpace(n))
			lost += some
		}
	}
	if lost != lines-written {
		t.Errorf("%d lines were reported lost, of %d", lost, lines-written)
	}
}

// TestOutputFails has a disk that is full for a while, and tears a line.
func TestOutputFails(t *testing.T) {
	w := &scripted{}
	full := func(n int) {
		w.mu.Lock()
		defer w.mu.Unlock()
		left := n
		w.does = func(p []byte) (int, error) {
			n := min(left, len(p))
			left -= n
			if n < len(p) {
				return n, syscall.ENOSPC
			}
			return n, nil
		}
	}
	o := newOutput(w, tellLost)
	full(6)
	o.Write([]byte("one\n"))
	o.Write([]byte("two\n"))
	for { // until both are dealt with
		o.mu.Lock()
		lost, left := o.lost, o.count
		o.mu.Unlock()
		if lost == 1 && left == 0 {
			break
		}
		runtime.Gosched()
	}
	w.mu.Lock()
	w.does = nil
	w.mu.Unlock()
	o.Write([]byte("three\n"))
	o.close()
	if got, want := w.text.String(), "one\ntw\nlost 1\nthree\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestOutputAgain has a descriptor that another process has made non-blocking: nothing is lost.
func TestOutputAgain(t *testing.T) {
	w := &scripted{}
	tries := 0
	w.does = func(p []byte) (int, error) {
		if tries++; tries < 4 {
			return 1, syscall.EAGAIN
		}
		return len(p), nil
	}
	o := newOutput(w, tellLost)
	o.Write([]byte("a line\n"))
	o.close()
	if got := w.text.String(); got != "a line\n" {
		t.Errorf("%q", got)
	}
}

// TestOutputGone has a reader that never comes back: close returns, and so does every write.
func TestOutputGone(t *testing.T) {
	w := &scripted{does: func([]byte) (int, error) { return 0, errors.New("gone") }}
	o := newOutput(w, tellLost)
	for range 1000 {
		o.Write([]byte("a line\n"))
	}
	o.close()
	<-o.done
	o.Write([]byte("after the end\n"))
}
