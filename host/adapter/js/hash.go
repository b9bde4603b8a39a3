package js

// The host function of Bun.hash (host/js/ext/bun/lib/bun-more.js, package hashes).

import (
	"encoding/binary"
	"strconv"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/hashes"
)

// hash is host.hash(name, bytes, seed), with the seed as decimal digits ("": 0): a number of 32 bits, or one of 64 as
// eight bytes, little endian.
func (i *instance) hash(a arguments) engine.Value {
	name := a.text(0)
	seed, _ := strconv.ParseUint(a.text(2), 10, 64)
	sum, wide, ok := hashes.Sum(name, a.bytes(1), seed)
	switch {
	case !ok:
		return engine.Undefined
	case wide:
		return i.vm.NewBytes(binary.LittleEndian.AppendUint64(nil, sum))
	}
	return i.vm.NewNumber(float64(sum))
}
