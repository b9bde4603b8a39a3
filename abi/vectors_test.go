package abi_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
)

// codec is one kind of record, both ways, through text.
type codec struct {
	decode func(rec []byte) (text string, err error)
	encode func(dst []byte, v *vectors.Vector) ([]byte, int, error) // also the size it was said to have
}

func codecs() map[string]codec {
	// Reused structs, so that data left behind by one record would show in the next.
	var q abi.Request
	var s abi.Response
	var e abi.Error
	var o abi.Outgoing
	return map[string]codec{
		"request": {
			func(rec []byte) (string, error) {
				if err := q.Decode(rec); err != nil {
					return "", err
				}
				return vectors.RequestText(&q), nil
			},
			func(dst []byte, v *vectors.Vector) ([]byte, int, error) {
				r, err := v.Request()
				return abi.AppendRequest(dst, r), abi.RequestSize(r), err
			},
		},
		"response": {
			func(rec []byte) (string, error) {
				if err := s.Decode(rec); err != nil {
					return "", err
				}
				return vectors.ResponseText(&s), nil
			},
			func(dst []byte, v *vectors.Vector) ([]byte, int, error) {
				r, err := v.Response()
				return abi.AppendResponse(dst, r), abi.ResponseSize(r), err
			},
		},
		"error": {
			func(rec []byte) (string, error) {
				if err := e.Decode(rec); err != nil {
					return "", err
				}
				return vectors.ErrorText(&e), nil
			},
			func(dst []byte, v *vectors.Vector) ([]byte, int, error) {
				r, err := v.Error()
				return abi.AppendError(dst, r), abi.ErrorSize(r), err
			},
		},
		"outgoing": {
			func(rec []byte) (string, error) {
				if err := o.Decode(rec); err != nil {
					return "", err
				}
				return vectors.OutgoingText(&o), nil
			},
			func(dst []byte, v *vectors.Vector) ([]byte, int, error) {
				r, err := v.Outgoing()
				return abi.AppendOutgoing(dst, r), abi.OutgoingSize(r), err
			},
		},
	}
}

func TestVectors(t *testing.T) {
	all, err := vectors.Load("testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	codecs := codecs()
	for _, v := range all {
		c, ok := codecs[v.Record]
		if !ok {
			t.Errorf("%s: no record %q", v.Name, v.Record)
			continue
		}
		text, err := c.decode(v.Bytes)
		if v.Refusal != "" {
			if err == nil || err.Error() != v.Refusal || !errors.Is(err, abi.ErrRecord) {
				t.Errorf("%s: error\n\t%v, want\n\t%s", v.Name, err, v.Refusal)
			}
			continue
		}
		if err != nil || text != v.Fields {
			t.Errorf("%s: %v, decoded to\n%swant\n%s", v.Name, err, text, v.Fields)
		}
		if v.DecodeOnly {
			continue
		}
		// Dirty memory behind another record: zeros must be written, and offsets count from the record.
		dst := bytes.Repeat([]byte{0xaa}, 4096)[:8]
		rec, size, err := c.encode(dst, &v)
		if rec = rec[8:]; err != nil || !bytes.Equal(rec, v.Bytes) || size != len(v.Bytes) {
			t.Errorf("%s: %v, encoded to %d bytes (said %d)\n% x\nwant %d\n% x", v.Name, err, len(rec), size, rec, len(v.Bytes), v.Bytes)
		}
	}
}
