package bench

import _ "embed"

// Hello is the handler that is measured when none is named: examples/hello-c, compiled by build.sh.
//
//go:embed hello.wasm
var Hello []byte
