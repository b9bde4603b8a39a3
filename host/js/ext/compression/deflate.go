// Package deflate compresses and decompresses data that is pushed to it in chunks: gzip, zlib and raw DEFLATE (RFC 1950 to 1952), by the
// standard library, Brotli and Zstandard, by host/compress/codec. Each call takes and gives a bounded number of bytes, so that none
// takes longer than some tens of milliseconds, and a hostile input cannot grow. A Stream is not safe for concurrent use, and
// is closed in the end.
package compression

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"

	"github.com/wasmserve/wasmserve/host/compress/codec"
)

// MaxPart bounds the input of one Write, and about the output, in bytes.
const MaxPart = 128 << 10

var (
	// ErrFormat means that a format, a level, or the size of a part is not one of those that there are.
	ErrFormat = errors.New("no such format or level, or too much at a time")
	// ErrHeader means that the input does not begin as the format does.
	ErrHeader = errors.New("incorrect header check")
	// ErrData means that the input is no DEFLATE.
	ErrData = errors.New("invalid deflate data")
	// ErrChecksum means that the data is not what its end says.
	ErrChecksum = errors.New("incorrect data check")
	// ErrWindow is returned for data that needs more memory than a decompression may hold.
	ErrWindow = codec.ErrWindow
	// ErrShort means that the input ends too early.
	ErrShort = errors.New("unexpected end of file")
)

// State is what a Stream waits for.
type State byte

// States of a stream after a Write.
const (
	Hungry   State = iota // all input was taken
	Full                  // there is more output: Write again, without input
	Ended                 // the output is complete
	Trailing              // it is, and there was input behind its end
)

// Stream is a compression or decompression under way.
type Stream interface {
	// Write takes a part of the input, and appends output to dst. last: no more follows. After an error there is nothing more to come.
	Write(dst, part []byte, last bool) (out []byte, s State, err error)
	// Flush appends the output for the input so far. For a decompression it appends nothing.
	Flush(dst []byte) (out []byte, err error)
	// Close frees what the stream holds. It may be called more than once.
	Close()
}

// Large reports whether a stream of format holds up to 17 MiB: "brotli" and "zstd".
func Large(format string) bool { return format == "brotli" || format == "zstd" }

// NewCompressor makes a stream that compresses to "gzip", "deflate" (zlib), "deflate-raw", "brotli" or "zstd". level is 0 to 9, of
// Brotli to 11 and of Zstandard 1 to 22, or -1: the usual one. It holds some 800 KB, or is Large. Errors: ErrFormat.
func NewCompressor(format string, level int) (*Compressor, error) {
	c := &Compressor{}
	var err error
	switch format {
	case "gzip":
		var w *gzip.Writer
		if w, err = gzip.NewWriterLevel(&c.out, level); err == nil {
			w.OS = 3 // Unix, as zlib has it
			c.w = w
		}
	case "deflate":
		c.w, err = zlib.NewWriterLevel(&c.out, level)
	case "deflate-raw":
		c.w, err = flate.NewWriter(&c.out, level)
	case "brotli":
		if level > 11 {
			return nil, ErrFormat
		}
		if level == -1 {
			level = codec.MaxBrotliQuality
		}
		c.w = codec.NewBrotliWriter(&c.out, level)
	case "zstd":
		if level == -1 {
			level = 3
		}
		if level < 1 || level > 22 {
			return nil, ErrFormat
		}
		c.w, err = codec.NewZstdWriter(&c.out, level)
	default:
		err = ErrFormat
	}
	if err != nil || level < -1 {
		return nil, ErrFormat
	}
	return c, nil
}

// Compressor is a Stream that compresses.
type Compressor struct {
	out bytes.Buffer
	w   codec.Writer
}

// Write is Stream's.
func (c *Compressor) Write(dst, part []byte, last bool) (out []byte, s State, err error) {
	if c.w == nil || len(part) > MaxPart {
		return dst, Ended, ErrFormat
	}
	c.out.Reset()
	if _, err := c.w.Write(part); err != nil {
		return dst, Ended, err
	}
	if last {
		err, s = c.w.Close(), Ended
		c.w = nil
	}
	return append(dst, c.out.Bytes()...), s, err
}

// Flush implements Stream.
func (c *Compressor) Flush(dst []byte) (out []byte, err error) {
	if c.w == nil {
		return dst, ErrFormat
	}
	c.out.Reset()
	err = c.w.Flush()
	return append(dst, c.out.Bytes()...), err
}

// Close is Stream's.
func (c *Compressor) Close() { c.w = nil }
