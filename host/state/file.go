package state

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// file keeps a copy of the store on disk. A nil file keeps no copy.
type file struct{ db *bbolt.DB }

// bucket holds all keys; its name is the file's version.
var bucket = []byte("wasmserve state 1")

// lockWait is how long to wait for another process that holds the file.
const lockWait = time.Second

var (
	errForeign = errors.New("is not a state file: choose another, or move this one away")
	errDamaged = errors.New("is damaged: restore it from a copy, or move it away")
)

// Open makes a store that is kept in the file at path, which is created with mode 0600. A write has reached the disk when
// it returns: a crash loses nothing that was acknowledged. Close closes the file.
func Open(path string, l Limits) (*Store, error) {
	s := Memory(l)
	db, err := openBolt(path)
	switch {
	case errors.Is(err, errDamaged):
		return nil, fmt.Errorf("open state %s: %w", path, err)
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("open state %s: another process uses it: stop that one or choose another file", path)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum):
		return nil, fmt.Errorf("open state %s: %w", path, errForeign)
	case errors.As(err, new(*fs.PathError)): // it names the file
		return nil, fmt.Errorf("open state: %w", err)
	case err != nil:
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	if err := s.load(db); err != nil {
		db.Close()
		return nil, fmt.Errorf("open state %s: %w", path, err)
	}
	s.file = &file{db}
	return s, nil
}

// openBolt opens the database. If its free list is broken, bbolt keeps the lock until the process ends.
func openBolt(path string) (db *bbolt.DB, err error) {
	err = guard(func() error {
		var err error
		db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait})
		return err
	})
	return db, err
}

// guard calls f, which reads pages that bbolt trusts: a truncated one is a fault in mapped memory, a malformed one a
// panic. Neither may end the process.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	return f()
}

// load reads all entries of db. A file of another program is left as it is.
func (s *Store) load(db *bbolt.DB) error {
	return guard(func() error { return db.Update(s.loadTx) })
}

func (s *Store) loadTx(tx *bbolt.Tx) error {
	if first, _ := tx.Cursor().First(); first != nil && tx.Bucket(bucket) == nil {
		return errForeign
	}
	b, err := tx.CreateBucketIfNotExists(bucket)
	if err != nil {
		return err
	}
	return b.ForEach(func(k, v []byte) error {
		s.values[string(k)] = append([]byte{}, v...)
		s.used += int64(len(k) + len(v))
		return nil
	})
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
	return guard(func() error {
		return f.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucket).Put(key, value) })
	})
}

func (f *file) remove(key []byte) error {
	if f == nil {
		return nil
	}
	return guard(func() error {
		return f.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucket).Delete(key) })
	})
}
