package compression

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
)

// through pushes p in chunks of size bytes, and returns the output.
func through(t *testing.T, s Stream, p []byte, size int) ([]byte, State, error) {
	t.Helper()
	var out []byte
	for {
		part := p[:min(size, len(p))]
		p = p[len(part):]
		last := len(p) == 0
		before := len(out)
		o, state, err := s.Write(out, part, last)
		out = o
		for err == nil && state == Full {
			if len(out)-before > 2*MaxPart {
				t.Fatalf("%d bytes of output at once", len(out)-before)
			}
			before = len(out)
			out, state, err = s.Write(out, nil, last)
		}
		if err != nil || state >= Ended {
			if err == nil && state == Ended && len(p) > 0 {
				state = Trailing
			}
			return out, state, err
		}
		if last {
			t.Fatal("hungry after the last part")
		}
	}
}

func TestThereAndBack(t *testing.T) {
	random := make([]byte, 300_000)
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	for name, p := range map[string][]byte{"empty": {}, "text": []byte(strings.Repeat("hello, world ", 1000)), "random": random, "zeros": make([]byte, 3<<20)} {
		for _, format := range []string{"gzip", "deflate", "deflate-raw", "brotli", "zstd"} {
			for _, size := range []int{1000, MaxPart} {
				c, err := NewCompressor(format, -1)
				if err != nil {
					t.Fatal(err)
				}
				z, state, err := through(t, c, p, size)
				if err != nil || state != Ended {
					t.Fatal(err, state)
				}
				d, _ := NewDecompressor(format)
				back, state, err := through(t, d, z, size)
				if err != nil || state != Ended || !bytes.Equal(back, p) {
					t.Errorf("%s %s %d: %v, %d, %d bytes", name, format, size, err, state, len(back))
				}
				d.Close()
			}
		}
	}
}

func TestFaults(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte("hello"))
	w.Close()
	z := b.Bytes()
	sum := bytes.Clone(z)
	sum[len(z)-8] ^= 1
	for _, c := range []struct {
		format string
		p      []byte
		want   string
		state  State
		err    error
	}{
		{"gzip", z, "hello", Ended, nil},
		{"unzip", z, "hello", Ended, nil},
		{"gzip", append(bytes.Clone(z), z...), "hellohello", Ended, nil},
		{"member", append(bytes.Clone(z), z...), "hello", Trailing, nil},
		{"gzip", append(bytes.Clone(z), 0, 0), "hello", Trailing, nil},
		{"gzip", append(bytes.Clone(z), 0x1f), "hello", Ended, ErrShort},
		{"gzip", z[:len(z)-1], "hello", Ended, ErrShort},
		{"gzip", z[:5], "", Ended, ErrShort},
		{"gzip", nil, "", Ended, ErrShort},
		{"gzip", sum, "hello", Ended, ErrChecksum},
		{"gzip", []byte("hello, this is no gzip"), "", Ended, ErrHeader},
		{"deflate", []byte("hello"), "", Ended, ErrHeader},
		{"deflate-raw", []byte{0xff, 0xff, 0xff}, "", Ended, ErrData},
	} {
		for _, size := range []int{1, 7, MaxPart} {
			d, err := NewDecompressor(c.format)
			if err != nil {
				t.Fatal(err)
			}
			got, state, err := through(t, d, c.p, size)
			if string(got) != c.want || state != c.state || !errors.Is(err, c.err) {
				t.Errorf("%s %x in parts of %d: %q, %d, %v, want %q, %d, %v", c.format, c.p, size, got, state, err, c.want, c.state, c.err)
			}
			if _, _, err := d.Write(nil, nil, true); c.err != nil && err == nil {
				t.Errorf("%s: no error after an error", c.format)
			}
			d.Close()
			d.Close()
		}
	}
	if _, err := NewCompressor("lzma", 1); err != ErrFormat {
		t.Error(err)
	}
	for _, level := range []int{-3, -2, 10, 1 << 30} {
		if _, err := NewCompressor("gzip", level); err != ErrFormat {
			t.Errorf("level %d: %v", level, err)
		}
	}
	if _, err := NewDecompressor(""); err != ErrFormat {
		t.Error(err)
	}
	c, _ := NewCompressor("gzip", 1)
	if _, _, err := c.Write(nil, make([]byte, MaxPart+1), false); err != ErrFormat {
		t.Error(err)
	}
	c.Close()
	if _, _, err := c.Write(nil, nil, true); err != ErrFormat {
		t.Error("a closed stream is written to: ", err)
	}
}

// Streams that are closed before their end leave no coroutine.
func TestClose(t *testing.T) {
	before := runtime.NumGoroutine()
	for i := range 100 {
		d, _ := NewDecompressor("gzip")
		if i%3 > 0 {
			d.Write(nil, []byte{0x1f, 0x8b}, false)
		}
		d.Close()
		if _, _, err := d.Write(nil, []byte{8}, false); i%3 > 0 && err == nil {
			t.Error("a closed stream goes on")
		}
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, before %d", runtime.NumGoroutine(), before)
		}
	}
}

func FuzzDecompress(f *testing.F) {
	for _, s := range []string{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x57\x28\xcf\x2f\xca\x49\x01\x00\x85\x11\x4a\x0d\x0b\x00\x00\x00", "\x78\x9c\xcb\x48\xcd\xc9\xc9\x07\x00\x06\x2c\x02\x15", "\x1f\x8b\x08\x1c"} {
		f.Add([]byte(s), byte(3))
	}
	f.Fuzz(func(t *testing.T, p []byte, size byte) {
		for _, format := range []string{"gzip", "deflate", "deflate-raw", "unzip", "member"} {
			a, _ := NewDecompressor(format)
			b, _ := NewDecompressor(format)
			x, s1, err1 := through(t, a, p, len(p)+1)
			y, s2, err2 := through(t, b, p, int(size)%9+1)
			if !bytes.Equal(x, y) || s1 != s2 || !errors.Is(err1, err2) {
				t.Errorf("%s: %d bytes, %d, %v at once, %d, %d, %v in parts", format, len(x), s1, err1, len(y), s2, err2)
			}
			a.Close()
			b.Close()
		}
	})
}

// TestLarge: Brotli and Zstandard decompress a bomb in bounded parts and memory, refuse a window that is too large, and give what has
// come when they are flushed.
func TestLarge(t *testing.T) {
	for _, format := range []string{"brotli", "zstd"} {
		c, err := NewCompressor(format, -1)
		if err != nil {
			t.Fatal(err)
		}
		z, _, err := through(t, c, make([]byte, 64<<20), MaxPart)
		if err != nil || len(z) > 64<<10 {
			t.Fatalf("%s: %v, %d bytes", format, err, len(z))
		}
		d, _ := NewDecompressor(format)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		n := 0
		out, state, err := d.Write(nil, z, true)
		for ; err == nil && state == Full; out, state, err = d.Write(out[:0], nil, true) {
			if n += len(out); len(out) > 2*MaxPart {
				t.Fatalf("%s: %d bytes at once", format, len(out))
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if n += len(out); err != nil || state != Ended || n != 64<<20 {
			t.Errorf("%s: %v, %d, %d bytes", format, err, state, n)
		}
		if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 24<<20 {
			t.Errorf("%s holds %d MiB", format, held>>20)
		}
		d.Close()

		c, _ = NewCompressor(format, -1)
		d, _ = NewDecompressor(format)
		part, _, err := c.Write(nil, []byte("hello"), false)
		if err == nil {
			part, err = c.Flush(part)
		}
		if err != nil {
			t.Fatal(err)
		}
		if back, state, err := d.Write(nil, part, false); err != nil || state != Hungry || string(back) != "hello" {
			t.Errorf("%s flushed: %q, %d, %v", format, back, state, err)
		}
		d.Close()
	}
	d, _ := NewDecompressor("zstd")
	defer d.Close()
	if _, _, err := d.Write(nil, []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0x00, 0x00}, true); err != ErrWindow {
		t.Errorf("a window of 2 TiB: %v", err)
	}
	for _, c := range []struct {
		format string
		level  int
	}{{"brotli", 12}, {"zstd", 0}, {"zstd", 23}, {"zstd", -2}, {"brotli", -2}, {"lzma", -1}} {
		if _, err := NewCompressor(c.format, c.level); err != ErrFormat {
			t.Errorf("%s %d: %v", c.format, c.level, err)
		}
	}
}
