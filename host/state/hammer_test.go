package state

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// Writers and readers use one file concurrently: acknowledged writes are found after reopening, and used is exact.
func TestHammerFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	s, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			key := fmt.Appendf(nil, "own %d", worker)
			for n := range 20 {
				if _, err := s.Add([]byte("sum"), 1); err != nil {
					t.Error(err)
				}
				if err := s.Set(key, fmt.Append(nil, n)); err != nil {
					t.Error(err)
				}
				s.Get([]byte("sum"), func([]byte) {})
				if n%5 == 4 && worker == 0 {
					s.Delete(key)
				}
			}
		})
	}
	wg.Wait()
	used := s.used
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path, Limits{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, want := get(t, s, "sum")+get(t, s, "own 0")+get(t, s, "own 3"), "80(none)19"; got != want || s.used != used {
		t.Errorf("after reopening %q and %d bytes, want %q and %d", got, s.used, want, used)
	}
}
