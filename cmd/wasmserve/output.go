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
	// maxOutput is how many bytes of lines wait to be written at most; lines beyond are lost, and counted.
	maxOutput = 1 << 20
	// outputGrace is how long the end of the process waits for the last lines to be written.
	outputGrace = time.Second
	// outputRetry is the pause before a descriptor that another process has made non-blocking is tried again.
	outputRetry = 10 * time.Millisecond
)

// output writes lines in order, and never lets its callers wait: who reads the log may be slow, gone, or a full disk. One goroutine
// does all writing. Lines that cannot be written are lost; the first line that can be afterwards is preceded by how many.
type output struct {
	// Constant after newOutput.
	w    io.Writer             // used by the goroutine alone
	tell func(lost int) string // the line that says how many were lost

	wake chan struct{} // of capacity 1
	done chan struct{} // closed when the goroutine has ended

	mu     sync.Mutex
	lines  []byte // not yet written; guarded by mu
	count  int    // of lines; guarded by mu
	lost   int    // lines that were not written and not told of; guarded by mu
	closed bool   // guarded by mu
}

func newOutput(w io.Writer, tell func(lost int) string) *output {
	o := &output{w: w, tell: tell, wake: make(chan struct{}, 1), done: make(chan struct{})}
	go o.run()
	return o
}

// outputs are those of standard output and of the log: one where both are the same file, which keeps their lines in order.
func outputs(c *config, stdout, stderr io.Writer) (out, log *output) {
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

// Write takes p, which is one line or several whole ones. It never fails and never waits.
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

// close writes what is left, for outputGrace at most. What is written to o later is lost.
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
	var spare []byte // what the last round has written, to be filled again
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
				<-o.wake // another line may fare better
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

// write writes all of p. A descriptor that cannot take more now is waited for.
func (o *output) write(p []byte) (n int, err error) {
	for {
		m, err := o.w.Write(p[n:])
		if n += m; !errors.Is(err, syscall.EAGAIN) {
			return n, err
		}
		time.Sleep(outputRetry)
	}
}

// outliveReaders keeps the process from ending by SIGPIPE where standard output or error is a pipe that nobody reads any more: the
// write fails instead. (Ignoring the signal would do so too, but also in the compilers that dev starts.)
func outliveReaders() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // never read
}
