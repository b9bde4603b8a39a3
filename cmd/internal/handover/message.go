package handover

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/wasmserve/wasmserve/sockets"
)

// Version is the version of the messages. Both processes must have the same.
const Version = 1

const (
	maxMessage     = 64 << 10
	maxDescriptors = 64 // of one message; the system allows 253
	maxReason      = 4 << 10
)

// Kinds of messages.
const (
	kindHello   = "hello"   // old: Listeners, Total, and the listeners' descriptors
	kindReady   = "ready"   // new
	kindRefused = "refused" // new: Reason
	kindGo      = "go"      // old
	kindServing = "serving" // new
	kindConns   = "conns"   // old: Conns, and their descriptors
	kindTaken   = "taken"   // new: Taken
	kindDone    = "done"    // old
	kindBack    = "back"    // old, instead of done
)

type message struct {
	Version   int               `json:"version"`
	Kind      string            `json:"kind"`
	Listeners []sockets.Passing `json:"listeners,omitempty"`
	Total     int               `json:"total,omitempty"` // connections that are open
	Conns     []record          `json:"conns,omitempty"`
	Taken     int               `json:"taken,omitempty"` // of the last message's, from the first one on
	Reason    string            `json:"reason,omitempty"`
}

// record describes a connection.
type record struct {
	Listener int           `json:"listener"` // its place in the hello message
	Quiet    time.Duration `json:"quiet"`    // since its last byte, in nanoseconds
}

// errVersion is returned for a message of another version.
var errVersion = errors.New("the other process is of a version that passes its sockets in another way: stop it and start the new one instead")

// errDescriptors is returned for a message that has lost descriptors on its way.
var errDescriptors = errors.New("not all descriptors arrived: the limit of open files (ulimit -n) is too low")

// decode reads a message that came with that many descriptors.
func decode(b []byte, descriptors int) (message, error) {
	var m message
	var v struct {
		Version int `json:"version"`
	}
	if len(b) > maxMessage {
		return m, errors.New("the message is too long")
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return m, fmt.Errorf("the message is not understood: %w", err)
	}
	if v.Version != Version {
		return m, errVersion
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return message{}, fmt.Errorf("the message is not understood: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return message{}, errors.New("the message is not understood: more than one value")
	}
	if err := m.check(descriptors); err != nil {
		return message{}, err
	}
	return m, nil
}

// check looks at the numbers of a message.
func (m *message) check(descriptors int) error {
	want := 0
	switch m.Kind {
	case kindHello:
		want = len(m.Listeners)
	case kindConns:
		want = len(m.Conns)
	}
	switch {
	case m.Kind != kindHello && len(m.Listeners) > 0, m.Kind != kindConns && len(m.Conns) > 0, m.Total < 0, m.Taken < 0, m.Taken > maxDescriptors,
		len(m.Reason) > maxReason, want > maxDescriptors, want == 0 && (m.Kind == kindHello || m.Kind == kindConns):
		return fmt.Errorf("a message %q with wrong numbers", m.Kind)
	case descriptors < want:
		return errDescriptors
	case descriptors > want:
		return fmt.Errorf("a message %q with %d descriptors, want %d", m.Kind, descriptors, want)
	}
	for _, c := range m.Conns {
		if c.Listener < 0 || c.Listener >= maxDescriptors || c.Quiet < 0 {
			return errors.New("a connection with wrong numbers")
		}
	}
	return nil
}
