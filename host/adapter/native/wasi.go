package native

import (
	"bytes"
	"runtime"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
)

func (i *instance) walltime() (sec int64, nsec int32) {
	i.checkpoint()
	now := time.Now()
	return now.Unix(), int32(now.Nanosecond())
}

func (i *instance) nanotime() int64 {
	i.checkpoint()
	return int64(time.Since(i.born))
}

// sleep waits, unless the call is to be interrupted.
func (i *instance) sleep(ns int64) {
	i.checkpoint()
	if ns <= 0 {
		return
	}
	i.wait()
	defer i.work()
	timer := time.NewTimer(time.Duration(ns))
	defer timer.Stop()
	var gone <-chan struct{}
	if i.current != nil { // not while it starts
		gone = i.current.Done()
	}
	select {
	case <-timer.C:
	case <-i.stop:
	case <-gone:
		i.checkpoint() // a time limit ends it here; a client that is gone leaves some grace
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
	i.checkpoint()
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
	level int
	buf   []byte // a line that has not ended yet; at most maxLine
}

func (l *lines) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		line, rest, ended := bytes.Cut(p, []byte{'\n'})
		l.buf = append(l.buf, line[:min(len(line), maxLine-len(l.buf))]...)
		if ended {
			l.env.Log(l.level, l.buf)
			l.buf = l.buf[:0]
		}
		p = rest
	}
	return n, nil
}
