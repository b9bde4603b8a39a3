// Package c holds the C SDK as files: the command compiles them with a handler's own. wasmserve.h is its documentation.
package c

import "embed"

// Files are wasmserve.h and wasmserve.c, at the root. It is not to be changed.
//
//go:embed wasmserve.h wasmserve.c
var Files embed.FS
