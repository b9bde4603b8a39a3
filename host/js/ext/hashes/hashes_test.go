package hashes

import "testing"

// The reference vectors of each algorithm. parity/hash.txt compares all lengths with Bun.
func TestSum(t *testing.T) {
	for _, c := range []struct {
		name, text string
		seed, want uint64
		wide       bool
	}{
		{"wyhash", "hello world", 0, 7389666205914310003, true}, {"adler32", "hello world", 9, 436929629, false}, {"crc32", "hello world", 0, 0x0d4a1185, false},
		{"cityHash32", "a", 0, 1016544589, false}, {"cityHash64", "", 0, 0, true}, {"xxHash32", "", 0, 0x02cc5d05, false}, {"xxHash64", "", 0, 0xef46db3751d8e999, true},
		{"xxHash3", "", 0, 0x2d06800538d394c2, true}, {"murmur32v2", "a", 0, 2456313694, false}, {"murmur32v3", "hello world", 0, 0x5e928f0f, false},
		{"murmur64v2", "a", 7, 6217145520856553898, true}, {"rapidhash", "a", 0, 17729261671118482507, true},
	} {
		if sum, wide, ok := Sum(c.name, []byte(c.text), c.seed); sum != c.want || wide != c.wide || !ok {
			t.Errorf("%s of %q: %d, %v, %v, want %d", c.name, c.text, sum, wide, ok, c.want)
		}
	}
	if _, _, ok := Sum("md5", nil, 0); ok {
		t.Error("md5 is one of them")
	}
}

func FuzzSum(f *testing.F) {
	f.Add([]byte("hello"), uint64(1))
	f.Fuzz(func(t *testing.T, p []byte, seed uint64) {
		for _, name := range []string{"wyhash", "cityHash32", "cityHash64", "xxHash32", "xxHash3", "murmur32v2", "murmur32v3", "murmur64v2", "rapidhash"} {
			one, wide, _ := Sum(name, p, seed)
			if two, _, _ := Sum(name, append([]byte(nil), p...), seed); one != two || !wide && one > 1<<32-1 {
				t.Errorf("%s: %d and %d", name, one, two)
			}
		}
	})
}
