package dual

import (
	"errors"
	"sync/atomic"
	"time"
)

// Limits of the HTTP/2 frames that cause work but carry no data, such as SETTINGS, PRIORITY, PING, WINDOW_UPDATE and unknown ones
// (RFC 9113, 10.5). A connection may send a number of them at once, and more in each second, for each request, and for each KiB of headers
// and bodies in either direction. A client that downloads sends about two for each 16 KiB.
const (
	floodBurst      = 10_000
	floodPerSecond  = 100
	floodPerRequest = 100
	floodUnit       = 1 << 10
)

var errFlood = errors.New("http2: a flood of frames that bring nothing")

// Types of frames (RFC 9113, 6).
const (
	frameData         = 0
	frameHeaders      = 1
	frameContinuation = 9
)

// flood counts the frames that a connection reads. Only the reading goroutine may use it, except for wrote.
type flood struct {
	wrote atomic.Int64 // bytes; may be used concurrently

	room  int64 // frames that are still allowed
	at    time.Time
	paid  int64 // the part of wrote for which room has grown
	bytes int64 // of headers and bodies, for which room has not grown yet

	skip  int // bytes until the next frame begins: of the preface, or of a payload
	frame [9]byte
	have  int // bytes of frame
}

func newFlood() flood { return flood{room: floodBurst, at: time.Now(), skip: len(preface)} }

// read examines data that was read. It returns errFlood if it has too many frames.
func (f *flood) read(p []byte) error {
	for len(p) > 0 {
		if f.skip > 0 {
			n := min(f.skip, len(p))
			f.skip -= n
			p = p[n:]
			continue
		}
		n := copy(f.frame[f.have:], p)
		f.have += n
		p = p[n:]
		if f.have < len(f.frame) {
			return nil
		}
		f.have = 0
		f.skip = int(f.frame[0])<<16 | int(f.frame[1])<<8 | int(f.frame[2])
		if !f.allow(f.frame[3], f.skip) {
			return errFlood
		}
	}
	return nil
}

// allow counts a frame, and reports whether it is allowed.
func (f *flood) allow(kind byte, length int) bool {
	switch {
	case kind == frameHeaders:
		f.room = min(f.room+floodPerRequest, floodBurst)
		f.bytes += int64(length)
	case (kind == frameData || kind == frameContinuation) && length > 0:
		f.bytes += int64(length)
	}
	if f.room--; f.room > 0 {
		return true
	}
	wrote := f.wrote.Load()
	f.bytes += wrote - f.paid
	f.paid = wrote
	f.room += f.bytes / floodUnit
	f.bytes %= floodUnit
	now := time.Now()
	f.room += int64(now.Sub(f.at).Seconds() * floodPerSecond)
	f.at = now
	f.room = min(f.room, floodBurst)
	return f.room > 0
}
