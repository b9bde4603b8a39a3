package handover

import (
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		text        string
		descriptors int
		want        string // part of the error; "": none
	}{
		{`{"version":1,"kind":"hello","listeners":[{"address":"@a"}],"total":3}`, 1, ""},
		{`{"version":1,"kind":"conns","conns":[{"listener":0,"quiet":5},{"listener":1,"quiet":0}]}`, 2, ""},
		{`{"version":1,"kind":"taken","taken":64}`, 0, ""},
		{`{"version":2,"kind":"hello","new":true}`, 0, "another way"},
		{`{"kind":"go"}`, 0, "another way"},
		{`{"version":1,"kind":"hello","new":true}`, 0, "not understood"},
		{`{"version":1,"kind":"go"}{}`, 0, "not understood"},
		{`{"version":1`, 0, "not understood"},
		{``, 0, "not understood"},
		{`{"version":1,"kind":"hello"}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"conns"}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"conns","conns":[{"listener":0,"quiet":5}]}`, 0, "ulimit -n"},
		{`{"version":1,"kind":"conns","conns":[{"listener":0,"quiet":5}]}`, 2, "with 2 descriptors, want 1"},
		{`{"version":1,"kind":"go"}`, 1, "with 1 descriptors, want 0"},
		{`{"version":1,"kind":"conns","conns":[{"listener":-1,"quiet":5}]}`, 1, "wrong numbers"},
		{`{"version":1,"kind":"conns","conns":[{"listener":64,"quiet":5}]}`, 1, "wrong numbers"},
		{`{"version":1,"kind":"conns","conns":[{"listener":0,"quiet":-5}]}`, 1, "wrong numbers"},
		{`{"version":1,"kind":"go","conns":[{"listener":0,"quiet":5}]}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"taken","taken":65}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"taken","taken":-1}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"refused","reason":"` + strings.Repeat("x", maxReason+1) + `"}`, 0, "wrong numbers"},
		{`{"version":1,"kind":"refused","reason":"` + strings.Repeat("x", maxMessage) + `"}`, 0, "too long"},
	} {
		_, err := decode([]byte(c.text), c.descriptors)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.80s: %v, want %q", c.text, err, c.want)
		}
	}
}

// FuzzDecode: a message that is accepted has as many records as descriptors, and numbers within their limits.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"version":1,"kind":"hello","listeners":[{"address":"@a","path":"/a","device":1,"inode":2}],"total":3}`), 1)
	f.Add([]byte(`{"version":1,"kind":"conns","conns":[{"listener":0,"quiet":5}]}`), 1)
	f.Add([]byte(`{"version":1,"kind":"taken","taken":1}`), 0)
	f.Fuzz(func(t *testing.T, b []byte, descriptors int) {
		m, err := decode(b, descriptors)
		if err != nil {
			return
		}
		if len(m.Listeners)+len(m.Conns) != descriptors || descriptors > maxDescriptors || m.Taken < 0 || m.Total < 0 || m.Version != Version {
			t.Errorf("%d descriptors: %+v", descriptors, m)
		}
	})
}
