package userns

import (
	"errors"
	"testing"
)

func TestAmbiguous(t *testing.T) {
	const first = "         0          0 4294967295\n"
	for _, c := range []struct {
		name, uidMap, overflow string
		uid                    uint32
		want                   bool
	}{
		{"first namespace", first, "65534\n", 65534, false},
		{"first namespace, others", first, "65534\n", 1000, false},
		{"nobody is mapped, others are not", "     65534       1000          1\n", "65534\n", 65534, true},
		{"only root is mapped", "0 1000 1\n", "65534\n", 65534, true},
		{"only root is mapped: root", "0 1000 1\n", "65534\n", 0, false},
		{"rootless container", "0 1000 1\n1 100000 65536\n", "65534\n", 65534, true},
		{"nothing is mapped yet", "", "65534\n", 65534, true},
		{"whole, in two parts", "0 0 1000\n1000 1000 4294966295\n", "65534\n", 65534, false},
		{"another overflow uid", "0 1000 1\n", "4000\n", 4000, true},
		{"another overflow uid, nobody", "65534 1000 1\n", "4000\n", 65534, false},
		{"no overflowuid", "0 1000 1\n", "", 65534, true},
		{"no /proc", "-", "", 65534, true},
		{"no /proc, others", "-", "", 1000, false},
		{"not understood", "0 0\n", "65534\n", 65534, true},
	} {
		read := func(name string) ([]byte, error) {
			text := c.uidMap
			if name == "/proc/sys/kernel/overflowuid" || name == "/proc/sys/kernel/overflowgid" {
				if text = c.overflow; text == "" {
					return nil, errors.New("no such file")
				}
			} else if text == "-" {
				return nil, errors.New("no such file")
			}
			return []byte(text), nil
		}
		ids := load(read)
		if got := ids.Ambiguous(c.uid); got != c.want {
			t.Errorf("%s: user %d: ambiguous %v, want %v", c.name, c.uid, got, c.want)
		}
		if got := ids.AmbiguousGroup(c.uid); got != c.want {
			t.Errorf("%s: group %d: ambiguous %v, want %v", c.name, c.uid, got, c.want)
		}
	}
}
