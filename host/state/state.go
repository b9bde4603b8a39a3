// Package state is the guests' key-value store: in memory, shared by all instances, kept over reloads, and optionally
// kept in a file as well (file.go).
package state

import (
	"bytes"
	"fmt"
	"strconv"
	"sync"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// maxKey is the longest key in bytes (abi/SPEC.md 6.6).
const maxKey = 1024

// DefaultBytes is the limit of a store's size in bytes if no other is given.
const DefaultBytes = 64 << 20

// Limits are the limits on stored data.
type Limits struct {
	Bytes int64 // of all keys and values together; 0: 64 MiB
	Value int   // of one value; 0: 1 MiB
}

// Store implements adapter.Store. Its methods may be called from any goroutine.
type Store struct {
	limits Limits
	file   *file // nil: memory only

	mu     sync.RWMutex
	values map[string][]byte // guarded by mu; a value is never changed, only replaced
	used   int64             // bytes; guarded by mu
}

// Memory makes a store that ends with the process.
func Memory(l Limits) *Store {
	if l.Bytes == 0 {
		l.Bytes = DefaultBytes
	}
	if l.Value == 0 {
		l.Value = 1 << 20
	}
	return &Store{limits: l, values: make(map[string][]byte)}
}

func checkKey(key []byte) error {
	if len(key) == 0 || len(key) > maxKey {
		return fmt.Errorf("%w: a key has 1 to %d bytes, this one %d", adapter.ErrInvalid, maxKey, len(key))
	}
	return nil
}

// Get calls use with the value of key and reports whether the key exists.
func (s *Store) Get(key []byte, use func(value []byte)) (bool, error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	return s.get(key, use)
}

func (s *Store) get(key []byte, use func(value []byte)) (bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.values[string(key)]
	if ok {
		use(v)
	}
	return ok, nil
}

// Set stores a copy of value. adapter.ErrTooLarge: it is over a limit.
func (s *Store) Set(key, value []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return s.set(key, value)
}

func (s *Store) set(key, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.put(key, value)
}

// put stores a copy of value. s.mu is held.
func (s *Store) put(key, value []byte) error {
	if len(value) > s.limits.Value {
		return fmt.Errorf("%w: a value may have %d bytes, this one has %d", adapter.ErrTooLarge, s.limits.Value, len(value))
	}
	used := s.used + int64(len(value))
	if old, ok := s.values[string(key)]; ok {
		used -= int64(len(old))
	} else {
		used += int64(len(key))
	}
	if used > s.limits.Bytes && used > s.used { // a file from before the limit was lowered may still shrink
		return fmt.Errorf("%w: the store may hold %d bytes", adapter.ErrTooLarge, s.limits.Bytes)
	}
	if err := s.file.set(key, value); err != nil {
		return err
	}
	if old, ok := s.values[string(key)]; ok && len(value) <= cap(old) && cap(old) <= 2*len(value) {
		s.values[string(key)] = append(old[:0], value...) // readers hold the lock, and keep no value
	} else {
		s.values[string(key)] = append([]byte{}, value...)
	}
	s.used = used
	return nil
}

// Delete removes a value.
func (s *Store) Delete(key []byte) (existed bool, err error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	return s.delete(key)
}

func (s *Store) delete(key []byte) (existed bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.remove(key)
}

// remove deletes key. s.mu is held.
func (s *Store) remove(key []byte) (bool, error) {
	old, ok := s.values[string(key)]
	if !ok {
		return false, nil
	}
	if err := s.file.remove(key); err != nil {
		return false, err
	}
	s.used -= int64(len(key) + len(old))
	delete(s.values, string(key))
	return true, nil
}

// Add adds to a decimal number; absent counts as 0. adapter.ErrInvalid: the value is not a number, or the sum overflows.
func (s *Store) Add(key []byte, delta int64) (int64, error) {
	if err := checkKey(key); err != nil {
		return 0, err
	}
	return s.add(key, delta)
}

func (s *Store) add(key []byte, delta int64) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var n int64
	if v, ok := s.values[string(key)]; ok {
		var err error
		if n, err = strconv.ParseInt(string(v), 10, 64); err != nil {
			return 0, fmt.Errorf("%w: the value is not a decimal number", adapter.ErrInvalid)
		}
	}
	sum := n + delta
	if (sum > n) != (delta > 0) && delta != 0 {
		return 0, fmt.Errorf("%w: the sum does not fit into 64 bits", adapter.ErrInvalid)
	}
	return sum, s.put(key, strconv.AppendInt(nil, sum, 10))
}

// CompareAndSwap sets key to new if its value is old. nil old: if absent. nil new: delete. adapter.ErrConflict: the
// value differs from old.
func (s *Store) CompareAndSwap(key, old, new []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return s.compareAndSwap(key, old, new)
}

func (s *Store) compareAndSwap(key, old, new []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.values[string(key)]
	if ok != (old != nil) || !bytes.Equal(v, old) {
		return adapter.ErrConflict
	}
	if new == nil {
		_, err := s.remove(key)
		return err
	}
	return s.put(key, new)
}
