package compress

import (
	"bytes"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Levels are for responses that are encoded on each request, and windows small, since each running stream holds an encoder: 1.1 MiB
// for gzip, 1.8 for br (11 with the default window of its level) and 0.6 for zstd (1.8 at its default level):
// TestEncoderCost.
const (
	gzipLevel    = 5
	brotliLevel  = 4
	brotliWindow = 16 // its logarithm
	zstdWindow   = 64 << 10

	keptOutput = 64 << 10 // bytes of an encoder's output buffer that outlive a response
)

// writer is the common interface of the three libraries.
type writer interface {
	io.WriteCloser
	Flush() error
	Reset(w io.Writer)
}

// encoder is one encoder with its output.
type encoder struct {
	writer
	coding coding
	out    bytes.Buffer
}

// pools keep encoders from one response to the next: making one costs more than using it.
type pools [len(codings)]sync.Pool

func (p *pools) get(c coding) *encoder {
	if e, ok := p[c].Get().(*encoder); ok {
		return e
	}
	e := &encoder{coding: c}
	switch c {
	case gzipCoding:
		e.writer, _ = gzip.NewWriterLevel(nil, gzipLevel) // fails only for an invalid level
	case brotliCoding:
		e.writer = brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: brotliLevel, LGWin: brotliWindow})
	default:
		// It fails only for invalid options.
		e.writer, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1),
			zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true))
	}
	return e
}

func (p *pools) put(e *encoder) {
	e.Reset(nil)
	if e.out.Cap() > keptOutput {
		e.out = bytes.Buffer{}
	}
	e.out.Reset()
	p[e.coding].Put(e)
}
