package js

// Host functions for compression: streams that a script has open (host/js/ext/compression/lib/compress.js), and CRC-32.

import (
	"errors"
	"hash/crc32"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/compression"
)

// How many streams an instance has open: one that compresses holds some 800 KB, one that decompresses 80, and either of Brotli and Zstandard up to 17 MiB.
const (
	maxCompressors   = 32
	maxDecompressors = 64
	maxLarge         = 8
)

// Results of host.zip other than bytes.
const (
	zipInvalid  = -1
	zipHeader   = -2
	zipData     = -3
	zipChecksum = -4
	zipShort    = -5
	zipTooMany  = -6
	zipWindow   = -7
)

// zips are the streams of an instance. Only the goroutine in the engine may use them.
type zips struct {
	open        map[int32]compression.Stream
	last        int32
	compressors int            // of those
	large       map[int32]bool // of those, by the number
}

// zip is host.zip(operation, ...): ('compress', format, level) and ('decompress', format) give a number, ('write', number, bytes, last) gives bytes of which
// the first one is the compression.State, ('flush', number) as well, ('close', number) nothing, ('crc', bytes, before) a number. Below 0 it is an error.
func (i *instance) zip(a arguments) engine.Value {
	z := &i.zips
	switch a.text(0) {
	case "compress":
		large := compression.Large(a.text(1))
		if z.compressors >= maxCompressors || large && len(z.large) >= maxLarge {
			return status(zipTooMany)
		}
		s, err := compression.NewCompressor(a.text(1), int(a.value(2).Int()))
		if err != nil {
			return status(zipError(err))
		}
		z.compressors++
		return z.add(s, large)
	case "decompress":
		large := compression.Large(a.text(1))
		if len(z.open)-z.compressors >= maxDecompressors || large && len(z.large) >= maxLarge {
			return status(zipTooMany)
		}
		s, err := compression.NewDecompressor(a.text(1))
		if err != nil {
			return status(zipError(err))
		}
		return z.add(s, large)
	case "write":
		id := a.value(1).Int()
		s := z.open[id]
		if s == nil {
			return status(zipInvalid)
		}
		out, state, err := s.Write(make([]byte, 1, 4<<10), a.bytes(2), a.value(3) == engine.True)
		if err != nil || state >= compression.Ended {
			z.close(id)
		}
		if err != nil {
			return status(zipError(err))
		}
		out[0] = byte(state)
		return i.vm.NewBytes(out)
	case "flush":
		s := z.open[a.value(1).Int()]
		if s == nil {
			return status(zipInvalid)
		}
		out, err := s.Flush(make([]byte, 1, 4<<10))
		if err != nil {
			return status(zipError(err))
		}
		return i.vm.NewBytes(out)
	case "close":
		z.close(a.value(1).Int())
		return engine.Undefined
	case "crc":
		if p := a.bytes(1); len(p) <= 16<<20 {
			return i.vm.NewNumber(float64(crc32.Update(uint32(i.vm.Number(a.value(2))), crc32.IEEETable, p)))
		}
	}
	return status(zipInvalid)
}

func (z *zips) add(s compression.Stream, large bool) engine.Value {
	if z.open == nil {
		z.open, z.large = map[int32]compression.Stream{}, map[int32]bool{}
	}
	for z.last = z.last&0x3fffffff + 1; z.open[z.last] != nil; z.last = z.last&0x3fffffff + 1 {
	}
	z.open[z.last] = s
	if large {
		z.large[z.last] = true
	}
	return engine.Int(z.last)
}

func (z *zips) close(id int32) {
	if s := z.open[id]; s != nil {
		s.Close()
		delete(z.open, id)
		delete(z.large, id)
		if _, ok := s.(*compression.Compressor); ok {
			z.compressors--
		}
	}
}

// closeAll is for when the instance ends or is reset.
func (z *zips) closeAll() {
	for id := range z.open {
		z.close(id)
	}
	z.last = 0
}

func zipError(err error) int32 {
	switch {
	case errors.Is(err, compression.ErrHeader):
		return zipHeader
	case errors.Is(err, compression.ErrData):
		return zipData
	case errors.Is(err, compression.ErrChecksum):
		return zipChecksum
	case errors.Is(err, compression.ErrShort):
		return zipShort
	case errors.Is(err, compression.ErrWindow):
		return zipWindow
	}
	return zipInvalid
}
