// Package codec has the Brotli (RFC 7932) and Zstandard (RFC 8878) encoders and decoders that scripts use, each with a bounded amount of
// memory. They start no goroutines.
package codec

import (
	"errors"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// Bounds of the encoders and decoders: a call takes at most some 20 ms for 128 KiB; an encoder holds up to 16 MiB, a decoder up to 17 MiB.
const (
	// MaxBrotliQuality is the highest quality that is used: the higher ones take up to a hundred times as long.
	MaxBrotliQuality = 6

	brotliWindow = 20      // base-2 logarithm of the window, in bytes
	zstdWindow   = 1 << 20 // of an encoder, in bytes
	zstdMost     = 8 << 20 // of a decoder: RFC 8878 recommends that every decoder supports it
)

var (
	// ErrData is returned for input that is not in the format.
	ErrData = errors.New("invalid compressed data")
	// ErrChecksum is returned for data that does not match its checksum.
	ErrChecksum = errors.New("incorrect data check")
	// ErrWindow is returned for data whose window is larger than a decoder allows.
	ErrWindow = errors.New("the window of the compressed data is over 8 MiB")
)

// Writer is an encoder. Close ends the output, and does not close the underlying writer.
type Writer interface {
	io.WriteCloser
	Flush() error
}

// NewBrotliWriter returns a Brotli encoder. quality is 0 to 11; higher values than MaxBrotliQuality are treated as MaxBrotliQuality.
func NewBrotliWriter(w io.Writer, quality int) Writer {
	return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: min(max(quality, 0), MaxBrotliQuality), LGWin: brotliWindow})
}

// NewBrotliReader returns a Brotli decoder. It may read beyond the end of the compressed data.
func NewBrotliReader(r io.Reader) io.Reader { return brotli.NewReader(r) }

// NewZstdWriter returns a Zstandard encoder. level is zstd's: 3 is its default; levels over 6 are treated as 6.
func NewZstdWriter(w io.Writer, level int) (Writer, error) {
	l := zstd.EncoderLevelFromZstd(level)
	if l > zstd.SpeedDefault {
		l = zstd.SpeedBetterCompression
	}
	return zstd.NewWriter(w, zstd.WithEncoderLevel(l), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true), zstd.WithZeroFrames(true))
}

// ZstdReader is a Zstandard decoder for any number of frames. Close frees its memory.
type ZstdReader struct{ d *zstd.Decoder }

// NewZstdReader returns a Zstandard decoder that reads from r.
func NewZstdReader(r io.Reader) (*ZstdReader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdMost))
	if err != nil {
		return nil, Fault(err)
	}
	return &ZstdReader{d}, nil
}

// Read reads decompressed data into p.
func (z *ZstdReader) Read(p []byte) (int, error) { return z.d.Read(p) }

// Close frees the decoder.
func (z *ZstdReader) Close() { z.d.Close() }

// Fault translates a decoder's err into one of this package's errors, or io.ErrUnexpectedEOF if the input ends too early.
func Fault(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return io.ErrUnexpectedEOF
	case errors.Is(err, zstd.ErrCRCMismatch):
		return ErrChecksum
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return ErrWindow
	}
	return ErrData
}
