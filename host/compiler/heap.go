package compiler

import (
	"math"
	"runtime"
	"runtime/debug"
)

// collectLate turns Go's garbage collector off until the process has a quarter of memory (bytes) in use: most jobs end before. The start
// of a script of 8 MB takes a fourth less processor time without it. Then it works as usual, so that as large a job fits into memory as without this.
func collectLate(memory int64) {
	percent := debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memory / 4)
	first := new([16]byte) // not tiny, which shares its block with others
	runtime.SetFinalizer(first, func(*[16]byte) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(math.MaxInt64)
	})
}
