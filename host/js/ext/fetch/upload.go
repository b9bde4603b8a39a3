package fetch

// Bodies of outbound requests that the script streams (upload.js).

import (
	"errors"
	"io"
	"sync"
)

// maxUpload is the number of bytes of a body that wait to be sent.
const maxUpload = 256 << 10

// upload is such a body: the script writes, and the HTTP client reads. Its methods may be called from any goroutine.
type upload struct {
	room func(over bool) // is called when there is room again, or (over) when nobody reads any more; it must not call upload's methods

	mu      sync.Mutex
	changed sync.Cond // of all below; on mu
	buf     []byte
	ended   bool // by the script
	closed  bool // by the reader, or because all is over
	full    bool // the script waits for room
}

func newUpload(room func(over bool)) *upload {
	u := &upload{room: room}
	u.changed.L = &u.mu
	return u
}

var errUploadClosed = errors.New("the request's body has been given up")

// Read waits for bytes of the script's.
func (u *upload) Read(p []byte) (int, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for len(u.buf) == 0 && !u.ended && !u.closed && len(p) > 0 {
		u.changed.Wait()
	}
	switch {
	case u.closed:
		return 0, errUploadClosed
	case len(u.buf) == 0 && u.ended:
		return 0, io.EOF
	}
	n := copy(p, u.buf)
	u.buf = append(u.buf[:0], u.buf[n:]...)
	if u.full && len(u.buf) <= maxUpload/2 {
		u.full = false
		u.room(false)
	}
	return n, nil
}

// write accepts as many bytes as there is room for. With 0, room is called later. It reports false if nobody reads them.
func (u *upload) write(p []byte) (int, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.closed || u.ended {
		return 0, false
	}
	n := min(len(p), maxUpload-len(u.buf))
	u.buf = append(u.buf, p[:n]...)
	u.full = n == 0 && len(p) > 0
	u.changed.Broadcast()
	return n, true
}

// end marks the end of the body.
func (u *upload) end() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.ended = true
	u.changed.Broadcast()
}

// Close gives the body up. A script that has not ended it is notified by room.
func (u *upload) Close() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.closed && !u.ended {
		u.room(true)
	}
	u.closed, u.buf = true, nil
	u.changed.Broadcast()
	return nil
}
