//go:build !wasip1

package main

import (
	"testing"

	"github.com/wasmserve/wasmserve/guests/go/wasmservetest"
)

// TestHandler replays expect.txt natively and as wasm.
func TestHandler(t *testing.T) { wasmservetest.Run(t) }
