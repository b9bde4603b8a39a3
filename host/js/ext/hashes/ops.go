package hashes

import (
	"encoding/binary"
	"strconv"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Ops has the host function of Bun.hash (../bun/lib/bun-more.js).
var Ops = []ext.Op[ext.None]{{Name: "hash", Call: hash, Long: true}}

// hash is host.hash(name, bytes, seed), with the seed as decimal digits ("": 0). It returns a number of 32 bits, or one of 64 as
// eight bytes, little endian; undefined for an unknown name.
func hash(_ ext.None, c ext.Call) engine.Value {
	name := c.Text(0)
	seed, _ := strconv.ParseUint(c.Text(2), 10, 64)
	sum, wide, ok := Sum(name, c.Bytes(1), seed)
	switch {
	case !ok:
		return engine.Undefined
	case wide:
		return c.VM.NewBytes(binary.LittleEndian.AppendUint64(nil, sum))
	}
	return c.VM.NewNumber(float64(sum))
}
