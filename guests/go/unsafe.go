package wasmserve

// unsafe.go: all uses of unsafe in this package.

import "unsafe"

// address returns the address of p for the host. p must stay alive as long as the host uses it.
func address(p *byte) uint32 { return uint32(uintptr(unsafe.Pointer(p))) }

// bytesOf returns a string's bytes without a copy. They must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// memory returns the n bytes at p, for the stand-ins of host functions.
func memory(p *byte, n uint32) []byte { return unsafe.Slice(p, n) }

// bytesOfWords returns the same memory as bytes.
func bytesOfWords(w []uint64) []byte { return unsafe.Slice((*byte)(unsafe.Pointer(&w[0])), len(w)*8) }
