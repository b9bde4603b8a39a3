package dual

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
	"testing"
)

// frame is one of HTTP/2.
func frame(kind, flags byte, stream uint32, payload string) string {
	head := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))[1:]
	head = append(head, kind, flags)
	return string(binary.BigEndian.AppendUint32(head, stream)) + payload
}

// TestFloods: a client that keeps sending HTTP/2 frames without data is cut off after a bounded number of frames.
func TestFloods(t *testing.T) {
	s := serve(t, Config{}, false, echo)
	for name, f := range map[string]string{
		"SETTINGS": frame(4, 0, 0, ""), "SETTINGS with one": frame(4, 0, 0, "\x00\x03\x00\x00\x00\x64"), "PRIORITY": frame(2, 0, 1, "\x00\x00\x00\x03\x10"),
		"WINDOW_UPDATE": frame(8, 0, 0, "\x00\x00\x00\x01"), "PING": frame(6, 0, 0, "12345678"), "PING ACK": frame(6, 1, 0, "12345678"),
		"unknown": frame(200, 0, 0, ""), "unknown with bytes": frame(200, 0, 0, strings.Repeat("x", 100)),
	} {
		t.Run(name, func(t *testing.T) {
			nc := s.dial()
			go io.Copy(io.Discard, nc)
			if _, err := io.WriteString(nc, preface+frame(4, 0, 0, "")); err != nil {
				t.Fatal(err)
			}
			many := strings.Repeat(f, 1000)
			for n := 0; ; n += 1000 {
				if n > 20*floodBurst {
					t.Fatalf("%d were taken", n)
				}
				if _, err := io.WriteString(nc, many); err != nil {
					if !errors.Is(err, syscall.EPIPE) && !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, net.ErrClosed) {
						t.Error(err)
					}
					return
				}
			}
		})
	}
}

// TestNoFlood: frames that accompany data are not a flood: as many as a large body causes there and back, or as quick requests cause.
func TestNoFlood(t *testing.T) {
	f := newFlood()
	f.read([]byte(preface))
	for n := range 10 * floodBurst {
		if err := f.read([]byte(frame(8, 0, 1, "\x00\x00\x40\x00") + frame(8, 0, 0, "\x00\x00\x40\x00"))); err != nil {
			t.Fatalf("downloading: %v after %d", err, n)
		}
		f.wrote.Add(16 << 10)
	}
	f = newFlood()
	f.read([]byte(preface))
	for n := range 10 * floodBurst {
		raw := frame(1, 5, uint32(2*n+1), "\x82") + frame(8, 0, 1, "\x00\x00\x40\x00") + frame(3, 0, uint32(2*n+1), "\x00\x00\x00\x08") + frame(6, 0, 0, "12345678")
		for _, part := range []string{raw[:n%len(raw)], raw[n%len(raw):]} {
			if err := f.read([]byte(part)); err != nil {
				t.Fatalf("requests: %v after %d", err, n)
			}
		}
	}
}
