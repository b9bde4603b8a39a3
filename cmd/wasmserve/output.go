package main

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	// maxOutput limits the bytes of lines that wait to be written; further lines are lost, and counted.
	maxOutput = 1 << 20
	// outputGrace limits how long the end of the process waits for the last lines to be written.
	outputGrace = time.Second
	// outputRetry is the pause before a descriptor that another process has made non-blocking is tried again.
	outputRetry = 10 * time.Millisecond
)

// output writes lines in order, and never blocks its callers: the reader of the log may be slow or gone, and the disk may be full. One
// goroutine does all writing. Lines that cannot be written are lost; their number is written before the next line that can be.
type output struct {
	// Constant after newOutput.
	w    io.Writer             // used only by the goroutine
	tell func(lost int) string // returns the line that reports how many were lost

	wake chan struct{} // of capacity 1
	done chan struct{} // closed when the goroutine has ended

	mu     sync.Mutex
	lines  []byte // not yet written; guarded by mu
	count  int    // number of lines in lines; guarded by mu
	lost   int    // lines that were lost and not yet reported; guarded by mu
	closed bool   // guarded by mu
}

func newOutput(w io.Writer, tell func(lost int) string) *output {
	o := &output{w: w, tell: tell, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go o.run()
	return o
}

// outputs returns the outputs for standard output and the log. They are the same if both are one file, to keep the lines in order.
func outputs(c *logging, stdout, stderr io.Writer) (out, log *output) {
	tell := func(lost int) string {
		var b strings.Builder
		newLog(c, &b).Warn("lines were lost: they could not be written, or not as fast as they came", "lines", lost)
		return b.String()
	}
	log = newOutput(stderr, tell)
	if a, ok := stdout.(*os.File); ok {
		if b, ok := stderr.(*os.File); ok {
			ai, aerr := a.Stat()
			bi, berr := b.Stat()
			if aerr == nil && berr == nil && os.SameFile(ai, bi) {
				return log, log
			}
		}
	}
	return newOutput(stdout, tell), log
}

// Write queues p, which is one or more complete lines. It never fails and never blocks.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	if o.closed || len(o.lines)+len(p) > maxOutput {
		o.lost++
		o.mu.Unlock()
		return len(p), nil
	}
	o.lines = append(o.lines, p...)
	o.count++
	o.mu.Unlock()
	o.call()
	return len(p), nil
}

func (o *output) call() {
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// close writes the remaining lines, for at most outputGrace. Later writes to o are lost.
func (o *output) close() {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	o.call()
	select {
	case <-o.done:
	case <-time.After(outputGrace):
	}
}

func (o *output) run() {
	defer close(o.done)
	var spare []byte // the buffer of the last round, for reuse
	torn := false    // the last line was written in part
	for {
		o.mu.Lock()
		lines, count, lost, closed := o.lines, o.count, o.lost, o.closed
		o.lines, o.count, o.lost = spare[:0], 0, 0
		o.mu.Unlock()
		if len(lines) == 0 && lost == 0 {
			if spare = lines; closed {
				return
			}
			<-o.wake
			continue
		}
		text := ""
		if torn {
			text = "\n"
		}
		if lost > 0 {
			text += o.tell(lost)
		}
		if text != "" {
			if n, err := o.write([]byte(text)); err != nil {
				torn = torn || n > 0
				o.lose(lost + count)
				spare = lines
				if closed {
					return
				}
				<-o.wake // another line may succeed
				continue
			}
			torn = false
		}
		if n, err := o.write(lines); err != nil {
			torn = n > 0 && lines[n-1] != '\n'
			o.lose(countLines(lines[n:]))
		}
		if spare = lines; cap(spare) > 64<<10 {
			spare = nil
		}
	}
}

func countLines(b []byte) (n int) {
	for _, c := range b {
		if c == '\n' {
			n++
		}
	}
	return n
}

// lose notes lines that were not written.
func (o *output) lose(n int) {
	o.mu.Lock()
	o.lost += n
	o.mu.Unlock()
}

// write writes all of p. It waits while the descriptor cannot take more.
func (o *output) write(p []byte) (n int, err error) {
	for {
		m, err := o.w.Write(p[n:])
		if n += m; !errors.Is(err, syscall.EAGAIN) {
			return n, err
		}
		time.Sleep(outputRetry)
	}
}

// outliveReaders keeps SIGPIPE from ending the process when standard output or error is a pipe without a reader: the
// write fails instead. (Ignoring the signal would do the same, but the compilers that dev starts would inherit that.)
func outliveReaders() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // the channel is never read
}
