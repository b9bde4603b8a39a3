package rewrite

import "fmt"

// How much of what a module may have. wazero makes 40 to several 100 bytes of some of it that take a byte or two in the module: without
// limits a module of 64 MiB would take gigabytes to load. What compilers make is far below (a Go program of 5 MB: 9,000 functions).
const (
	maxTypes    = 100_000
	maxImports  = 10_000
	maxFuncs    = 250_000
	maxGlobals  = 100_000
	maxExports  = 100_000
	maxSegments = 100_000 // of elements, and of data
	maxElements = 500_000 // in all segments together
	maxParams   = 1_000   // of a type, and results
)

// count reads how many of something follow, and fails if they are more than the limit.
func (r *reader) count(what string, limit uint32) uint32 {
	n := r.u32()
	if n > limit && r.err == nil {
		r.fail(fmt.Errorf("has %d %s, the limit is %d", n, what, limit))
	}
	return n
}
