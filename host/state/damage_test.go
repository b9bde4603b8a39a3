package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// A database of another program is rejected and stays as it was.
func TestForeign(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foreign")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("users")); return err }); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, _ := os.ReadFile(path)
	want := "open state " + path + ": is not a state file: choose another, or move this one away"
	if _, err := Open(path, Limits{}); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file was changed")
	}
}

// filled is a state file with values on many pages.
func filled(t *testing.T) (path string, size int64) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "state")
	s, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 40 {
		if err := s.Set(fmt.Appendf(nil, "key %d", n), make([]byte, 5000)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, info.Size()
}

// A truncated file is an error, not a fault that ends the process; so is one whose pages are overwritten.
func TestDamaged(t *testing.T) {
	tests := []struct {
		name string
		do   func(path string, size int64) error
	}{
		{"cut off", func(path string, size int64) error { return os.Truncate(path, size/4) }},
		{"overwritten", func(path string, size int64) error {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			junk := make([]byte, size-2*int64(os.Getpagesize())) // behind the two meta pages
			for n := range junk {
				junk[n] = 0xa5
			}
			_, err = f.WriteAt(junk, 2*int64(os.Getpagesize()))
			return err
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path, size := filled(t)
			if err := test.do(path, size); err != nil {
				t.Fatal(err)
			}
			want := "open state " + path + ": is damaged: restore it from a copy, or move it away"
			if _, err := Open(path, Limits{}); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}

// A store that exceeds a limit lowered since may shrink, but not grow.
func TestLoweredLimit(t *testing.T) {
	path, _ := filled(t)
	s, err := Open(path, Limits{Bytes: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Set([]byte("key 1"), make([]byte, 4000)); err != nil {
		t.Errorf("shrink: %v", err)
	}
	if err := s.Set([]byte("key 1"), make([]byte, 4001)); !errors.Is(err, adapter.ErrTooLarge) {
		t.Errorf("grow: %v, want ErrTooLarge", err)
	}
}
