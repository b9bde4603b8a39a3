package rewrite

// Limits of a module's parts. wazero makes 40 to several 100 bytes of some of it that take a byte or two in the module: without
// limits a module of 64 MiB would take gigabytes to load. Compilers stay far below (a Go program of 5 MB: 9,000 functions).
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
