package guest

// The parts of the host that WASI's functions (wasiload.go) use: clocks, randomness, lines of output.

import (
	"bytes"
	"crypto/rand"
	"runtime"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
)

// ModuleConfig returns the configuration of a module of i, without start functions and without output. Clocks and randomness are real: with
// wazero's fake ones a Go guest runs out of memory after 144,677 calls, and tokens are the same in every process.
func (i *Instance) ModuleConfig() wazero.ModuleConfig {
	return wazero.NewModuleConfig().
		WithName("").         // anonymous: many instances of one module
		WithStartFunctions(). // the adapter calls them
		WithWalltime(walltime, 1).
		WithNanotime(func() int64 { return int64(i.Now()) }, 1).
		WithOsyield(runtime.Gosched).
		WithRandSource(random{i})
}

func walltime() (sec int64, nsec int32) {
	now := time.Now()
	return now.Unix(), int32(now.Nanosecond())
}

// Lines is the guest's standard output or error: every line is one log entry.
type Lines struct {
	env   adapter.Env
	busy  func() // may end the call: one fd_write can hold 256 MiB of lines, or the same 256 MiB a million times
	level int
	buf   []byte // a line that has not ended yet; at most abi.MaxLog
}

// Lines returns an output of i's, whose lines are logged at this level.
func (i *Instance) Lines(level int) *Lines { return &Lines{env: i.Env, busy: i.Pass, level: level} }

// Flush ends an incomplete line: the rest would come with another request.
func (l *Lines) Flush() {
	if len(l.buf) > 0 {
		l.env.Log(l.level, l.buf)
		l.buf = l.buf[:0]
	}
}

// linePiece is how many bytes of output are scanned between two checks of the budget.
const linePiece = 256 << 10

// Write writes a piece of the output, which may end anywhere. It returns no error.
func (l *Lines) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		piece := p[:min(len(p), linePiece)]
		p = p[len(piece):]
		for len(piece) > 0 {
			l.busy()
			line, rest, ended := bytes.Cut(piece, []byte{'\n'})
			l.buf = append(l.buf, line[:min(len(line), abi.MaxLog-len(l.buf))]...)
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
type random struct{ inst *Instance }

const randomPiece = 64 << 10

func (r random) Read(p []byte) (int, error) {
	if len(p) > randomPiece {
		p = p[:randomPiece]
		r.inst.Pass()
	}
	return rand.Read(p)
}
