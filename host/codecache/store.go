// Package codecache keeps compiled code in a directory, and trusts nothing that it finds there: an entry is used if its sha256 matches, it
// is for the key that was asked for, and nobody else may write to it. Everything else is a miss. A fault of the directory or of the disk
// is not an error for the caller: it is logged.
//
// The parts: envelope.go (the form of an entry), trust_unix.go (who may write to the directory), sweep.go (what is removed).
package codecache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// DefaultSize is the default limit of a directory, in bytes: enough for some 14 large Go programs, or over 100 of the size of QuickJS.
const DefaultSize = 1 << 30

// ErrUntrusted is wrapped by the errors for a directory that others than this process's user and root may write to.
var ErrUntrusted = errors.New("compiled code is executed, so that nobody else must be able to write it")

// Key identifies an entry: it is a hash of everything that the code depends on.
type Key = [sha256.Size]byte

// Store is a directory of entries. Several processes may use one directory. Its methods may be called concurrently.
type Store struct {
	dir  string // absolute
	size int64  // most bytes of all entries
	log  *slog.Logger

	mu     sync.Mutex
	warned map[string]bool // guarded by mu: faults that were logged since the last success
}

// Open opens the directory dir, which is made with mode 0700 if it does not exist, for at most size bytes (0: DefaultSize). The error
// names what is wrong with it, or with a directory above it.
func Open(dir string, size int64, log *slog.Logger) (*Store, error) {
	if size == 0 {
		size = DefaultSize
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("cache directory %s: %w", dir, err)
	}
	s := &Store{dir: abs, size: size, log: log, warned: map[string]bool{}}
	if err := s.ready(); err != nil {
		return nil, err
	}
	s.sweep("")
	return s, nil
}

// ready makes the directory if it does not exist, and returns an error if it must not be used.
func (s *Store) ready() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("make the cache directory: %w", err)
	}
	return Trusted(s.dir)
}

// Suffixes of the names of entries, and of files that are being written.
const (
	entrySuffix = ".code"
	tempSuffix  = ".tmp"
)

func (s *Store) path(key Key) string {
	return filepath.Join(s.dir, hex.EncodeToString(key[:])+entrySuffix)
}

// Has reports whether an entry for key exists. The entry may be damaged.
func (s *Store) Has(key Key) bool {
	_, err := os.Lstat(s.path(key))
	return err == nil
}

// Size returns the size of the entry for key in bytes; 0: it does not exist. The entry may be damaged.
func (s *Store) Size(key Key) int64 {
	info, err := os.Lstat(s.path(key))
	if err != nil {
		return 0
	}
	return info.Size()
}

// Load writes the body of the entry for key to to, and returns its head. ok reports whether an intact and trusted entry was found; if
// not, what was written to to must be discarded. A damaged entry is removed, which is logged.
func (s *Store) Load(key Key, to io.Writer) (head []byte, ok bool) {
	path := s.path(key)
	if !s.Has(key) {
		return nil, false
	}
	if err := Trusted(s.dir); err != nil {
		s.warn("save", "compiled code is not taken from the cache directory", err)
		return nil, false
	}
	head, err := load(path, key, to)
	switch {
	case err == nil:
		now := time.Now()
		os.Chtimes(path, now, now) // for sweep; if it cannot be set, this entry is removed sooner
		return head, true
	case errors.Is(err, fs.ErrNotExist): // another process has removed it
		return nil, false
	}
	var target *targetError
	if errors.As(err, &target) {
		s.warn("target", "compiled code cannot be copied from the cache directory", target.err)
		return nil, false
	}
	s.warn(path, "an entry of the cache directory is not used and made anew", fmt.Errorf("%s: %w", filepath.Base(path), err))
	if !errors.Is(err, syscall.EIO) && !errors.Is(err, fs.ErrPermission) {
		os.RemoveAll(path) // it may be a directory, or a link, which is not followed
	}
	return nil, false
}

// Save writes an entry of head and of size bytes that are read from body. A failure is only logged.
func (s *Store) Save(key Key, head []byte, body io.Reader, size int64) {
	length := entrySize(head, size)
	if length > s.size {
		s.warn("size", "compiled code is not kept", fmt.Errorf("it takes %d bytes, and the cache directory may have %d (-cache-size)", length, s.size))
		return
	}
	err := s.save(key, head, body, size)
	if err != nil {
		s.warn("save", "compiled code is not kept: it serves from memory, and the next start compiles it again", err)
		return
	}
	s.mu.Lock()
	delete(s.warned, "save")
	delete(s.warned, s.path(key))
	s.mu.Unlock()
	s.sweep(s.path(key))
}

func (s *Store) save(key Key, head []byte, body io.Reader, size int64) error {
	if err := s.ready(); err != nil {
		return err
	}
	temp, err := os.CreateTemp(s.dir, strings.TrimSuffix(filepath.Base(s.path(key)), entrySuffix)+".*"+tempSuffix)
	if err != nil {
		return err
	}
	defer temp.Close()
	lock(temp) // shows sweep that the file is being written
	err = write(temp, key, head, body, size)
	if err == nil {
		err = os.Rename(temp.Name(), s.path(key))
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}

// maxWarned limits how many different faults are remembered as logged.
const maxWarned = 1000

// warn logs a fault, once until the next success.
func (s *Store) warn(which, message string, err error) {
	s.mu.Lock()
	before := s.warned[which]
	if len(s.warned) < maxWarned {
		s.warned[which] = true
	}
	s.mu.Unlock()
	if !before {
		s.log.Warn(message, "directory", s.dir, "error", err)
	}
}
