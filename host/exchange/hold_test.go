package exchange

import (
	"errors"
	"testing"
)

// sink keeps the last response.
type sink struct {
	Front
	status int
	text   string
}

func (s *sink) Respond(res *Response) error {
	s.status, s.text = res.Status, string(res.Body)
	for _, f := range res.Header {
		s.text = string(f.Name) + ":" + string(f.Value) + " " + s.text
	}
	return nil
}

func TestHold(t *testing.T) {
	var holds Holds
	var front sink
	var x Exchange
	guest := []byte("helloab")
	res := &Response{Status: 201, Length: 5, Body: guest[:5], Header: []Field{{guest[5:6], guest[6:7]}}}
	for range 3 { // with the same buffers
		x.Reset(&front)
		if err := x.Hold(res, &holds); err != nil {
			t.Fatal(err)
		}
		if err := x.Hold(res, &holds); err != ErrOrder {
			t.Errorf("a second one: %v", err)
		}
		copy(guest, "another") // the next request of the same guest
		if !x.Held() || front.status != 0 {
			t.Fatalf("held %v, sent %d", x.Held(), front.status)
		}
		if err := x.Release(); err != nil || front.status != 201 || front.text != "a:b hello" {
			t.Errorf("%v: %d %q", err, front.status, front.text)
		}
		if x.Held() || x.State() != Done {
			t.Errorf("after it: held %v, state %v", x.Held(), x.State())
		}
		if err := x.Hold(res, &holds); err != ErrOrder {
			t.Errorf("after the answer: %v", err)
		}
		copy(guest, "helloab")
		front = sink{}
	}
}

// TestHoldDropped: a held response is discarded when another is sent, and when the next request begins.
func TestHoldDropped(t *testing.T) {
	var holds Holds
	var front sink
	var x Exchange
	x.Reset(&front)
	if err := x.Hold(&Response{Status: 200}, &holds); err != nil {
		t.Fatal(err)
	}
	if err := x.Respond(&Response{Status: 500}); err != nil || front.status != 500 || x.Held() {
		t.Errorf("%v: %d, held %v", err, front.status, x.Held())
	}
	x.Reset(&front)
	if err := x.Hold(&Response{Status: 200}, &holds); err != nil {
		t.Fatal(err)
	}
	if x.Reset(&front); x.Held() {
		t.Error("held for the next request")
	}
	x.Bind(&Bounds{Response: 3})
	if err := x.Hold(&Response{Status: 200, Body: []byte("four")}, &holds); err != ErrResponseTooLarge {
		t.Errorf("too large: %v", err)
	}
	x.Cancel(errors.New("gone"))
	if err := x.Hold(&Response{Status: 200}, &holds); err != ErrClosed {
		t.Errorf("cancelled: %v", err)
	}
}
