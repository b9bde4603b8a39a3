package state

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"github.com/wasmserve/wasmserve/host/adapter"
)

func TestSub(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	s, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a, ab, long := s.Sub("/a"), s.Sub("/a/b"), bytes.Repeat([]byte("k"), maxKey)
	value := func(st adapter.Store, key []byte) (text string) {
		ok, err := st.Get(key, func(v []byte) { text = string(v) })
		if err != nil {
			t.Error(err)
		}
		if !ok {
			return "none"
		}
		return text
	}
	for n, st := range []adapter.Store{a, ab, s} {
		key := []byte("k")
		if got := value(st, key); got != "none" {
			t.Errorf("store %d sees %q of another", n, got)
		}
		if err := st.CompareAndSwap(key, nil, []byte{byte('0' + n)}); err != nil {
			t.Errorf("store %d: %v", n, err)
		}
		if sum, err := st.Add(key, 10); err != nil || sum != int64(n+10) {
			t.Errorf("store %d: %d %v", n, sum, err)
		}
		if err := st.Set(long, []byte("x")); err != nil {
			t.Errorf("store %d: the longest key: %v", n, err)
		}
		for _, bad := range [][]byte{nil, append(long, 'k')} {
			_, get := st.Get(bad, nil)
			_, del := st.Delete(bad)
			_, add := st.Add(bad, 1)
			for _, err := range []error{get, del, add, st.Set(bad, nil), st.CompareAndSwap(bad, nil, nil)} {
				if !errors.Is(err, adapter.ErrInvalid) {
					t.Errorf("store %d, %d bytes: %v", n, len(bad), err)
				}
			}
		}
	}
	if existed, err := ab.Delete([]byte("k")); !existed || err != nil {
		t.Errorf("delete: %v %v", existed, err)
	}
	s.Close()
	if s, err = Open(path, Limits{}); err != nil { // names last
		t.Fatal(err)
	}
	defer s.Close()
	for n, want := range []string{"10", "none", "12"} {
		if got := value([]adapter.Store{s.Sub("/a"), s.Sub("/a/b"), s}[n], []byte("k")); got != want {
			t.Errorf("store %d after a restart: %q, want %q", n, got, want)
		}
	}
}
