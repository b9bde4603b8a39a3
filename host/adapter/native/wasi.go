package native

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"runtime"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
)

// WASI's errno values that are used here.
const (
	wasiOK     = 0
	wasiBadF   = 8
	wasiNoSup  = 58
	lastStream = 2 // standard error: there are no other files
)

// loadWASI instantiates WASI, but for what would change a file descriptor: the three streams stay as they are, so that no request
// finds them as another one left them.
func loadWASI(ctx context.Context, rt wazero.Runtime) error {
	b := rt.NewHostModuleBuilder(wasi_snapshot_preview1.ModuleName)
	wasi_snapshot_preview1.NewFunctionExporter().ExportFunctions(b)
	keep := func(name string, errno uint64, params ...api.ValueType) {
		b.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(_ context.Context, stack []uint64) {
			if uint32(stack[0]) > lastStream {
				stack[0] = wasiBadF
				return
			}
			stack[0] = errno
		}), params, []api.ValueType{i32}).Export(name)
	}
	keep("fd_close", wasiOK, i32)
	keep("fd_renumber", wasiNoSup, i32, i32)
	keep("fd_fdstat_set_flags", wasiOK, i32, i32)
	if _, err := b.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate wasi: %w", err)
	}
	return nil
}

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
	defer i.work(shortWait)
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
	busy  func() // may end the call: one fd_write can be of 256 MiB of lines, or of the same 256 MiB a million times
	level int
	buf   []byte // a line that has not ended yet; at most maxLine
}

// flush ends a line that has not ended: its rest would come with another request.
func (l *lines) flush() {
	if len(l.buf) > 0 {
		l.env.Log(l.level, l.buf)
		l.buf = l.buf[:0]
	}
}

func (l *lines) Write(p []byte) (int, error) {
	n := len(p)
	l.busy()
	for len(p) > 0 {
		line, rest, ended := bytes.Cut(p, []byte{'\n'})
		l.buf = append(l.buf, line[:min(len(line), maxLine-len(l.buf))]...)
		if ended {
			l.env.Log(l.level, l.buf)
			l.buf = l.buf[:0]
			l.busy()
		}
		p = rest
	}
	return n, nil
}

// random is what random_get reads from, in pieces.
type random struct{ busy func() }

const randomPiece = 64 << 10

func (r random) Read(p []byte) (int, error) {
	if len(p) > randomPiece {
		p = p[:randomPiece]
		r.busy()
	}
	return rand.Read(p)
}
