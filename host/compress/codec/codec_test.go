package codec

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	text := []byte(strings.Repeat("hello, world ", 10_000))
	for level := 1; level <= 22; level++ {
		for name, make := range map[string]func(io.Writer) (Writer, error){
			"brotli": func(w io.Writer) (Writer, error) { return NewBrotliWriter(w, level-1), nil },
			"zstd":   func(w io.Writer) (Writer, error) { return NewZstdWriter(w, level) },
		} {
			var b bytes.Buffer
			w, err := make(&b)
			if err != nil {
				t.Fatal(name, level, err)
			}
			w.Write(text)
			w.Close()
			var r io.Reader = NewBrotliReader(&b)
			if name == "zstd" {
				z, err := NewZstdReader(&b)
				if err != nil {
					t.Fatal(err)
				}
				defer z.Close()
				r = z
			}
			if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, text) {
				t.Errorf("%s %d: %v, %d bytes", name, level, err, len(back))
			}
		}
	}
}

func TestFault(t *testing.T) {
	var b bytes.Buffer
	w, _ := NewZstdWriter(&b, 3)
	w.Write([]byte("hello"))
	w.Close()
	sum := bytes.Clone(b.Bytes())
	sum[len(sum)-1] ^= 1
	for _, c := range []struct {
		p    []byte
		want error
	}{
		{sum, ErrChecksum}, {b.Bytes()[:len(sum)-6], io.ErrUnexpectedEOF}, {[]byte("not compressed"), ErrData},
		{[]byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0x00, 0x00}, ErrWindow},
	} {
		r, err := NewZstdReader(bytes.NewReader(c.p))
		if err == nil {
			_, err = io.ReadAll(r)
			r.Close()
		}
		if err = Fault(err); !errors.Is(err, c.want) {
			t.Errorf("%x: %v, want %v", c.p, err, c.want)
		}
	}
}
