package native

// The parts of the host that WASI's functions (wasiload.go) use: clocks, sleep, randomness, standard output and error.

import (
	"bytes"
	"crypto/rand"
	"runtime"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
)

func (i *instance) walltime() (sec int64, nsec int32) {
	now := time.Now()
	return now.Unix(), int32(now.Nanosecond())
}

func (i *instance) nanotime() int64 { return int64(time.Since(i.born)) }

// sleep waits, unless the call is to be interrupted.
func (i *instance) sleep(ns int64) {
	i.checkpoint()
	if ns <= 0 {
		return
	}
	i.wait()
	defer i.work(shortWait)
	timer := time.NewTimer(time.Duration(ns))
	defer timer.Stop()
	var gone <-chan struct{}
	if i.current != nil { // not during the start
		gone = i.current.Done()
	}
	select {
	case <-timer.C:
	case <-i.stop:
	case <-gone:
		i.checkpoint() // a time limit ends it here; a client that has left leaves some grace
		grace := time.NewTimer(goneGrace + time.Millisecond)
		defer grace.Stop()
		select {
		case <-timer.C:
		case <-grace.C:
		case <-i.stop:
		}
	}
	i.checkpoint()
}

func (i *instance) yield() {
	runtime.Gosched()
}

const (
	levelInfo = int(abi.LevelInfo)
	levelWarn = int(abi.LevelWarn)
	maxLine   = abi.MaxLog
)

// lines is the guest's standard output or error: every line is one log entry.
type lines struct {
	env   adapter.Env
	busy  func() // may end the call: one fd_write can hold 256 MiB of lines, or the same 256 MiB a million times
	level int
	buf   []byte // a line that has not ended yet; at most maxLine
}

// flush ends an incomplete line: the rest would come with another request.
func (l *lines) flush() {
	if len(l.buf) > 0 {
		l.env.Log(l.level, l.buf)
		l.buf = l.buf[:0]
	}
}

// linePiece is how many bytes of output are scanned between two checks of the budget.
const linePiece = 256 << 10

func (l *lines) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		piece := p[:min(len(p), linePiece)]
		p = p[len(piece):]
		for len(piece) > 0 {
			l.busy()
			line, rest, ended := bytes.Cut(piece, []byte{'\n'})
			l.buf = append(l.buf, line[:min(len(line), maxLine-len(l.buf))]...)
			if ended {
				l.env.Log(l.level, l.buf)
				l.buf = l.buf[:0]
			}
			piece = rest
		}
	}
	return n, nil
}

// random is the source of random_get, read in pieces.
type random struct{ busy func() }

const randomPiece = 64 << 10

func (r random) Read(p []byte) (int, error) {
	if len(p) > randomPiece {
		p = p[:randomPiece]
		r.busy()
	}
	return rand.Read(p)
}
