// Package codec makes the Brotli (RFC 7932) and Zstandard (RFC 8878) encoders and decoders that scripts use, each within a bounded amount of
// memory. None starts a goroutine.
package codec

import (
	"errors"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// Bounds of an encoder and a decoder: a call takes some 20 ms for 128 KiB at most, and an encoder holds up to 16 MiB, a decoder 17 MiB.
const (
	// MaxBrotliQuality is the highest quality that is used: the higher ones take up to a hundred times as long.
	MaxBrotliQuality = 6

	brotliWindow = 20      // its logarithm
	zstdWindow   = 1 << 20 // of an encoder, in bytes
	zstdMost     = 8 << 20 // of a decoder: what RFC 8878 has every decoder take
)

var (
	// ErrData means that the input is not of the format.
	ErrData = errors.New("invalid compressed data")
	// ErrChecksum means that the data is not what its checksum says.
	ErrChecksum = errors.New("incorrect data check")
	// ErrWindow means that the data needs more memory than a decoder has.
	ErrWindow = errors.New("the window of the compressed data is over 8 MiB")
)

// Writer is an encoder. Close ends the output, and does not close what it writes to.
type Writer interface {
	io.WriteCloser
	Flush() error
}

// NewBrotliWriter makes an encoder. quality is 0 to 11: over MaxBrotliQuality it is MaxBrotliQuality.
func NewBrotliWriter(w io.Writer, quality int) Writer {
	return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: min(max(quality, 0), MaxBrotliQuality), LGWin: brotliWindow})
}

// NewBrotliReader makes a decoder, which reads beyond the end of the data.
func NewBrotliReader(r io.Reader) io.Reader { return brotli.NewReader(r) }

// NewZstdWriter makes an encoder. level is zstd's: 3 is the usual one, and those over 6 are as 6.
func NewZstdWriter(w io.Writer, level int) (Writer, error) {
	l := zstd.EncoderLevelFromZstd(level)
	if l > zstd.SpeedDefault {
		l = zstd.SpeedBetterCompression
	}
	return zstd.NewWriter(w, zstd.WithEncoderLevel(l), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true), zstd.WithZeroFrames(true))
}

// ZstdReader is a decoder of any number of frames. Close frees it.
type ZstdReader struct{ d *zstd.Decoder }

// NewZstdReader makes a decoder.
func NewZstdReader(r io.Reader) (*ZstdReader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdMost))
	if err != nil {
		return nil, Fault(err)
	}
	return &ZstdReader{d}, nil
}

// Read reads decompressed bytes.
func (z *ZstdReader) Read(p []byte) (int, error) { return z.d.Read(p) }

// Close frees the decoder.
func (z *ZstdReader) Close() { z.d.Close() }

// Fault is err, of a decoder, as one of this package's errors, or io.ErrUnexpectedEOF: the input ends too early.
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
