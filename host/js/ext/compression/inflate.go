package compression

// Decompression. The standard library pulls its input, and what has failed for want of it cannot go on: it runs in a coroutine that is
// suspended instead.

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"iter"

	"github.com/wasmserve/wasmserve/host/compress/codec"
)

// NewDecompressor makes a stream that decompresses "gzip" (with as many members as there are), "deflate" (zlib), "deflate-raw", or
// "unzip": gzip or zlib, whichever it is, "member": one of gzip's, "brotli" or "zstd" (with as many frames as there are). It holds
// some 80 KB, or is Large. Errors: ErrFormat.
func NewDecompressor(format string) (Stream, error) {
	switch format {
	case "gzip", "member", "deflate", "deflate-raw", "unzip", "brotli", "zstd":
	default:
		return nil, ErrFormat
	}
	d := &decompressor{}
	d.next, d.stop = iter.Pull(func(yield func([]byte) bool) {
		d.yield = yield
		d.err = failure(d.run(format))
	})
	return d, nil
}

type decompressor struct {
	next func() ([]byte, bool) // output; nil: there is no input
	stop func()

	// Of the coroutine: it and Write take turns.
	yield func([]byte) bool
	input []byte
	last  bool
	ended bool // by stop
	err   error
}

func (d *decompressor) Write(dst, part []byte, last bool) (out []byte, s State, err error) {
	if len(part) > MaxPart || len(d.input) > 0 && len(part) > 0 {
		return dst, Ended, ErrFormat
	}
	if len(part) > 0 {
		d.input = bytes.Clone(part)
	}
	d.last = last
	at := len(dst)
	for {
		p, ok := d.next()
		switch {
		case !ok && d.err != nil:
			return dst, Ended, d.err
		case !ok && len(d.input) > 0:
			return dst, Trailing, nil
		case !ok:
			return dst, Ended, nil
		case p == nil:
			return dst, Hungry, nil
		}
		if dst = append(dst, p...); len(dst)-at >= MaxPart {
			return dst, Full, nil
		}
	}
}

func (d *decompressor) Flush(dst []byte) ([]byte, error) { return dst, nil }

func (d *decompressor) Close() { d.stop() }

// run is the coroutine.
func (d *decompressor) run(format string) error {
	if format == "unzip" {
		format = "deflate"
		if d.more() && d.input[0] == 0x1f {
			format = "gzip"
		}
	}
	switch format {
	case "gzip", "member":
		return d.members(format == "member")
	case "deflate":
		r, err := zlib.NewReader(d)
		if err != nil {
			return err
		}
		return d.copy(r)
	case "brotli":
		if !d.more() {
			return io.ErrUnexpectedEOF
		}
		return decoded(d.copy(codec.NewBrotliReader(d)))
	case "zstd":
		if !d.more() { // no frame at all
			return nil
		}
		r, err := codec.NewZstdReader(d)
		if err != nil {
			return decoded(err)
		}
		defer r.Close()
		return decoded(d.copy(r))
	}
	return d.copy(flate.NewReader(d))
}

// decoded translates an error of package codec's decoders into one of this package.
func decoded(err error) error {
	if err == nil || errors.Is(err, io.ErrClosedPipe) {
		return err
	}
	switch err = codec.Fault(err); err {
	case codec.ErrChecksum:
		return ErrChecksum
	case codec.ErrData:
		return ErrData
	case codec.ErrWindow:
		return ErrWindow
	}
	return err
}

// members decompresses the members of a gzip file. Bytes behind the last member are ignored.
func (d *decompressor) members(one bool) error {
	r, err := gzip.NewReader(d)
	for {
		if err != nil {
			return err
		}
		r.Multistream(false)
		if err := d.copy(r); err != nil {
			return err
		}
		if one || !d.more() || d.input[0] != 0x1f {
			return nil
		}
		err = r.Reset(d)
	}
}

func (d *decompressor) copy(r io.Reader) error {
	buffer := make([]byte, 32<<10)
	for {
		n, err := r.Read(buffer)
		if n > 0 && !d.yield(buffer[:n]) {
			d.ended = true
			return io.ErrClosedPipe
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// more waits for input, and reports whether there is any.
func (d *decompressor) more() bool {
	for len(d.input) == 0 && !d.last && !d.ended {
		d.ended = !d.yield(nil)
	}
	return len(d.input) > 0 && !d.ended
}

// Read and ReadByte are the input: with them the standard library takes no byte too many.
func (d *decompressor) Read(p []byte) (int, error) {
	if !d.more() {
		return 0, io.EOF
	}
	n := copy(p, d.input)
	d.input = d.input[n:]
	return n, nil
}

func (d *decompressor) ReadByte() (byte, error) {
	if !d.more() {
		return 0, io.EOF
	}
	b := d.input[0]
	d.input = d.input[1:]
	return b, nil
}

func failure(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ErrShort
	case errors.Is(err, ErrChecksum), errors.Is(err, ErrWindow):
		return err
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrDictionary):
		return ErrHeader
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrChecksum):
		return ErrChecksum
	case errors.As(err, &corrupt):
		return ErrData
	}
	return ErrData
}
