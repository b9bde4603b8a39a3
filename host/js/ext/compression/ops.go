package compression

import (
	"errors"
	"hash/crc32"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Limits of the streams that an instance has open: one that compresses holds some 800 KB, one that decompresses 80, and either of
// Brotli and Zstandard up to 17 MiB.
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

// Streams are the open streams of an instance, by numbers of their own. The goroutine that is in the engine uses them. The zero value
// has none.
type Streams struct {
	open        map[int32]Stream
	last        int32
	compressors int            // of those
	large       map[int32]bool // of those, by the number
}

// Ops has the host function of compression (lib/compress.js).
var Ops = []ext.Op[*Streams]{{Name: "zip", Call: (*Streams).zip, Long: true}}

// zip is host.zip(operation, ...): ('compress', format, level) and ('decompress', format) give a number, ('write', number, bytes,
// last) gives bytes of which the first one is the State, ('flush', number) as well, ('close', number) nothing, ('crc', bytes, before)
// a number. Below 0 it is an error.
func (z *Streams) zip(c ext.Call) engine.Value {
	switch c.Text(0) {
	case "compress":
		large := Large(c.Text(1))
		if z.compressors >= maxCompressors || large && len(z.large) >= maxLarge {
			return engine.Int(zipTooMany)
		}
		s, err := NewCompressor(c.Text(1), int(c.Int(2)))
		if err != nil {
			return engine.Int(zipError(err))
		}
		z.compressors++
		return z.add(s, large)
	case "decompress":
		large := Large(c.Text(1))
		if len(z.open)-z.compressors >= maxDecompressors || large && len(z.large) >= maxLarge {
			return engine.Int(zipTooMany)
		}
		s, err := NewDecompressor(c.Text(1))
		if err != nil {
			return engine.Int(zipError(err))
		}
		return z.add(s, large)
	case "write":
		id := c.Int(1)
		s := z.open[id]
		if s == nil {
			return engine.Int(zipInvalid)
		}
		out, state, err := s.Write(make([]byte, 1, 4<<10), c.Bytes(2), c.True(3))
		if err != nil || state >= Ended {
			z.close(id)
		}
		if err != nil {
			return engine.Int(zipError(err))
		}
		out[0] = byte(state)
		return c.VM.NewBytes(out)
	case "flush":
		s := z.open[c.Int(1)]
		if s == nil {
			return engine.Int(zipInvalid)
		}
		out, err := s.Flush(make([]byte, 1, 4<<10))
		if err != nil {
			return engine.Int(zipError(err))
		}
		return c.VM.NewBytes(out)
	case "close":
		z.close(c.Int(1))
		return engine.Undefined
	case "crc":
		if p := c.Bytes(1); len(p) <= 16<<20 {
			return c.VM.NewNumber(float64(crc32.Update(uint32(c.Number(2)), crc32.IEEETable, p)))
		}
	}
	return engine.Int(zipInvalid)
}

// Open returns the number of open streams.
func (z *Streams) Open() int { return len(z.open) }

func (z *Streams) add(s Stream, large bool) engine.Value {
	if z.open == nil {
		z.open, z.large = map[int32]Stream{}, map[int32]bool{}
	}
	for z.last = z.last&0x3fffffff + 1; z.open[z.last] != nil; z.last = z.last&0x3fffffff + 1 {
	}
	z.open[z.last] = s
	if large {
		z.large[z.last] = true
	}
	return engine.Int(z.last)
}

func (z *Streams) close(id int32) {
	if s := z.open[id]; s != nil {
		s.Close()
		delete(z.open, id)
		delete(z.large, id)
		if _, ok := s.(*Compressor); ok {
			z.compressors--
		}
	}
}

// Close closes all streams: the instance ends or is reset.
func (z *Streams) Close() {
	for id := range z.open {
		z.close(id)
	}
	z.last = 0
}

func zipError(err error) int32 {
	switch {
	case errors.Is(err, ErrHeader):
		return zipHeader
	case errors.Is(err, ErrData):
		return zipData
	case errors.Is(err, ErrChecksum):
		return zipChecksum
	case errors.Is(err, ErrShort):
		return zipShort
	case errors.Is(err, ErrWindow):
		return zipWindow
	}
	return zipInvalid
}
