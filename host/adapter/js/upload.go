package js

// Bodies of requests to other servers that the script sends while they come (host/js/ext/fetch/upload.js).

import (
	"errors"
	"io"
	"sync"
)

// maxUpload is how many bytes of a body wait for the other server to take them.
const maxUpload = 256 << 10

// upload is such a body: the script writes, the client of the other server reads. Its methods may be called from any goroutine.
type upload struct {
	room func(over bool) // is told when there is room again, or (over) that nobody reads any more; it must not call upload's methods

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

// write takes as many bytes as there is room for: 0 when there is none, of which room will be told. False: nobody reads them.
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

// end says that the body has come to its end.
func (u *upload) end() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.ended = true
	u.changed.Broadcast()
}

// Close gives the body up. A script that has not come to its end is told.
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
