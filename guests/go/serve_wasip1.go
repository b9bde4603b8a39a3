//go:build wasip1

package wasmserve

import "errors"

// Serve runs a local server on platforms other than wasm. Here it returns an error: the host serves, and never runs main.
func Serve(addr string) error {
	return errors.New("wasmserve: Serve " + addr + ": this is a wasm module: build it with -buildmode=c-shared and let wasmserve serve it")
}
