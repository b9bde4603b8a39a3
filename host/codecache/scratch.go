package codecache

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Scratch makes temporary directories for code that the runtime reads from a file. They belong to this process alone, and are in
// memory where the system has /dev/shm. Its methods may be called concurrently.
type Scratch struct {
	bases []string // where to make the directories, in this order; constant

	mu   sync.Mutex
	made map[string]*home // guarded by mu: by base
	next int              // guarded by mu
}

// home is this process's directory in a base, with a locked file that shows that the process is alive.
type home struct {
	dir  string
	info os.FileInfo
	lock *os.File
}

// scratchName is the pattern of the directories' names, as os.MkdirTemp takes it.
const scratchName = "wasmserve-code-*"

// NewScratch returns a Scratch that uses /dev/shm, dir (if it is not ""), or the directory for temporary files.
func NewScratch(dir string) *Scratch {
	s := &Scratch{made: map[string]*home{}}
	for _, base := range []string{"/dev/shm", dir, os.TempDir()} {
		if base != "" {
			s.bases = append(s.bases, base)
		}
	}
	return s
}

// Fresh makes an empty directory of mode 0700 on a disk with size bytes free, and returns its path. The caller removes it.
func (s *Scratch) Fresh(size int64) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, base := range s.bases {
		dir, err := s.fresh(base, size)
		if err == nil {
			return dir, nil
		}
		errs = append(errs, err)
	}
	return "", errors.Join(errs...)
}

func (s *Scratch) fresh(base string, size int64) (string, error) {
	if n := free(base); n < size {
		return "", fmt.Errorf("%s has %d bytes left, %d are needed", base, n, size)
	}
	h, err := s.home(base)
	if err != nil {
		return "", err
	}
	s.next++
	dir := filepath.Join(h.dir, fmt.Sprint(s.next))
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	return dir, nil
}

// home returns the directory in base, and makes it again if it was removed. s.mu is held.
func (s *Scratch) home(base string) (*home, error) {
	if h := s.made[base]; h != nil {
		if info, err := os.Lstat(h.dir); err == nil && os.SameFile(info, h.info) {
			return h, nil
		}
		h.lock.Close()
		delete(s.made, base)
	}
	if err := passable(base); err != nil {
		return nil, err
	}
	clearLeft(base)
	dir, err := os.MkdirTemp(base, scratchName)
	if err != nil {
		return nil, err
	}
	h := &home{dir: dir}
	if h.lock, err = os.Create(filepath.Join(dir, "lock")); err == nil {
		lock(h.lock)
		h.info, err = os.Lstat(dir)
	}
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	s.made[base] = h
	return h, nil
}

// clearLeft removes the directories that killed processes have left in base.
func clearLeft(base string) {
	left, _ := filepath.Glob(filepath.Join(base, scratchName))
	for _, dir := range left {
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() || ours(info) != nil {
			continue
		}
		l := filepath.Join(dir, "lock")
		if _, err := os.Lstat(l); aged(dir) && (os.IsNotExist(err) || aged(l) && abandoned(l)) {
			os.RemoveAll(dir)
		}
	}
}

// Close removes the directories that are left.
func (s *Scratch) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for base, h := range s.made {
		errs = append(errs, os.RemoveAll(h.dir), h.lock.Close())
		delete(s.made, base)
	}
	return errors.Join(errs...)
}
