package state

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/wasmserve/wasmserve/host/adapter"
)

func get(t *testing.T, s *Store, key string) string {
	t.Helper()
	value := "(none)"
	if _, err := s.Get([]byte(key), func(v []byte) { value = string(v) }); err != nil {
		t.Fatal(err)
	}
	return value
}

// both runs a test on a store in memory and on one in a file.
func both(t *testing.T, f func(*testing.T, *Store)) {
	t.Run("memory", func(t *testing.T) { f(t, Memory(Limits{Bytes: 100, Value: 50})) })
	t.Run("file", func(t *testing.T) {
		s, err := Open(filepath.Join(t.TempDir(), "state"), Limits{Bytes: 100, Value: 50})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		f(t, s)
	})
}

func TestStore(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		steps := []struct {
			name string
			do   func() error
			want error
			key  string
			get  string
		}{
			{"set", func() error { return s.Set([]byte("k"), []byte("v")) }, nil, "k", "v"},
			{"set empty", func() error { return s.Set([]byte("e"), nil) }, nil, "e", ""},
			{"no key", func() error { return s.Set(nil, []byte("v")) }, adapter.ErrInvalid, "k", "v"},
			{"long key", func() error { return s.Set(make([]byte, 1025), nil) }, adapter.ErrInvalid, "k", "v"},
			{"large value", func() error { return s.Set([]byte("k"), make([]byte, 51)) }, adapter.ErrTooLarge, "k", "v"},
			{"add to nothing", func() error { _, err := s.Add([]byte("n"), -3); return err }, nil, "n", "-3"},
			{"add", func() error { _, err := s.Add([]byte("n"), 5); return err }, nil, "n", "2"},
			{"overflow", func() error { _, err := s.Add([]byte("n"), math.MaxInt64); return err }, adapter.ErrInvalid, "n", "2"},
			{"add to text", func() error { _, err := s.Add([]byte("k"), 1); return err }, adapter.ErrInvalid, "k", "v"},
			{"swap", func() error { return s.CompareAndSwap([]byte("k"), []byte("v"), []byte("w")) }, nil, "k", "w"},
			{"swap another", func() error { return s.CompareAndSwap([]byte("k"), []byte("v"), []byte("x")) }, adapter.ErrConflict, "k", "w"},
			{"swap if absent", func() error { return s.CompareAndSwap([]byte("k"), nil, []byte("x")) }, adapter.ErrConflict, "k", "w"},
			{"swap empty for absent", func() error { return s.CompareAndSwap([]byte("e"), nil, []byte("x")) }, adapter.ErrConflict, "e", ""},
			{"swap in", func() error { return s.CompareAndSwap([]byte("i"), nil, []byte("x")) }, nil, "i", "x"},
			{"swap out", func() error { return s.CompareAndSwap([]byte("i"), []byte("x"), nil) }, nil, "i", "(none)"},
			{"delete", func() error { _, err := s.Delete([]byte("k")); return err }, nil, "k", "(none)"},
			{"delete nothing", func() error { _, err := s.Delete([]byte("k")); return err }, nil, "k", "(none)"},
		}
		for _, step := range steps {
			if err := step.do(); !errors.Is(err, step.want) {
				t.Errorf("%s: %v, want %v", step.name, err, step.want)
			}
			if got := get(t, s, step.key); got != step.get {
				t.Errorf("%s: %s is %q, want %q", step.name, step.key, got, step.get)
			}
		}
		for n := range 10 { // 2 * 40 fit beside the existing data
			err := s.Set([]byte{'a' + byte(n)}, make([]byte, 40))
			if (err == nil) != (n < 2) {
				t.Errorf("value %d: %v", n, err)
			}
		}
	})
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	s, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s.Set([]byte("k"), []byte("v"))
	s.Add([]byte("n"), 7)
	s.Set([]byte("gone"), []byte("x"))
	s.Delete([]byte("gone"))
	if _, err := Open(path, Limits{}); err == nil || !strings.Contains(err.Error(), "another process uses it") {
		t.Errorf("opened twice: %v", err)
	}
	s.Close()
	if err := s.Set([]byte("k"), []byte("late")); err == nil {
		t.Error("a write after Close was acknowledged")
	}
	s, err = Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := get(t, s, "k") + get(t, s, "n") + get(t, s, "gone"); got != "v7(none)" {
		t.Errorf("after reopening: %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other")
	os.WriteFile(other, []byte(strings.Repeat("not a state file ", 1000)), 0o600)
	if _, err := Open(other, Limits{}); err == nil || err.Error() != "open state "+other+": is not a state file: choose another, or move this one away" {
		t.Errorf("got %v", err)
	}
	short := filepath.Join(dir, "short")
	os.WriteFile(short, make([]byte, 3000), 0o600)
	if _, err := Open(short, Limits{}); err == nil || !strings.HasPrefix(err.Error(), "open state "+short+": ") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(filepath.Join(dir, "none", "state"), Limits{}); err == nil || !strings.HasPrefix(err.Error(), "open state: ") {
		t.Errorf("got %v", err)
	}
}

func TestHammer(t *testing.T) {
	s := Memory(Limits{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 500 {
				s.Add([]byte("n"), 1)
				for {
					var old []byte
					s.Get([]byte("c"), func(v []byte) { old = append([]byte{}, v...) })
					if s.CompareAndSwap([]byte("c"), old, append(append([]byte{}, old...), 'x')) == nil {
						break
					}
				}
			}
		})
	}
	wg.Wait()
	if n, c := get(t, s, "n"), len(get(t, s, "c")); n != "4000" || c != 4000 {
		t.Errorf("n %s, c %d long: want 4000", n, c)
	}
}
