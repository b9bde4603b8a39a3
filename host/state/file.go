package state

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// file keeps a copy of the store on disk. A nil file keeps none.
type file struct{ db *bbolt.DB }

// bucket holds all keys; its name is the file's version.
var bucket = []byte("wasmserve state 1")

// lockWait is how long another process may still hold the file.
const lockWait = time.Second

// Open makes a store that is kept in the file at path, which is made with mode 0600. A write has reached the disk when
// it returns: a crash loses nothing that was acknowledged. Close closes the file.
func Open(path string, l Limits) (*Store, error) {
	s := Memory(l)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("open state %s: another process uses it: stop that one or choose another file", path)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum):
		return nil, fmt.Errorf("open state %s: is not a state file: choose another, or move this one away", path)
	case err != nil:
		return nil, fmt.Errorf("open state: %w", err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucket)
		if err != nil {
			return err
		}
		return b.ForEach(func(k, v []byte) error {
			s.values[string(k)] = append([]byte{}, v...)
			s.used += int64(len(k) + len(v))
			return nil
		})
	})
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	s.file = &file{db}
	return s, nil
}

// Close closes the file of a store that Open made. Later writes fail.
func (s *Store) Close() error {
	if s.file == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.file.db.Close()
}

func (f *file) set(key, value []byte) error {
	if f == nil {
		return nil
	}
	return f.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucket).Put(key, value) })
}

func (f *file) remove(key []byte) error {
	if f == nil {
		return nil
	}
	return f.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucket).Delete(key) })
}
