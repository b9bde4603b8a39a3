// Package history keeps in a directory, for each handler, which module served last, the modules that it can go back to, and what
// happened to it. A fault of the directory or of the disk is an error for the caller, who logs it and serves on; what was written
// before stays as it was.
//
// The directory has two kinds of files: a record for each handler, named by the sha256 of its path, and parts of modules, named by
// their own sha256. All are written beside their place and renamed into it. A record that cannot be read counts as missing, a part
// whose content does not match its name, too.
package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

// Limits of a record.
const (
	maxEvents  = 100
	maxReason  = 1 << 10 // bytes of an event's reason
	maxRecord  = 4 << 20 // bytes of its file
	maxModules = 128
	maxHeld    = 64
)

// form is the number of the form of records.
const form = 1

// Record is what is known of one handler.
type Record struct {
	Form       int            `json:"form"`
	Path       string         `json:"path"`       // of its file, absolute, or its URL
	Generation uint64         `json:"generation"` // the last number that was given to one
	Modules    []Module       `json:"modules"`    // that serves, or served last, first
	Held       []string       `json:"held"`       // sha256 of modules that were rolled back
	Events     []report.Event `json:"events"`     // earliest first
}

// Module is a module that has served.
type Module struct {
	report.Version
	Path     string `json:"path"`     // of the file that it was loaded from
	First    uint64 `json:"first"`    // generation as which it served first
	Wasm     string `json:"wasm"`     // sha256 of its parts; "": not kept
	Sections string `json:"sections"` // "": it has no sections
}

// Stored reports whether the module's parts were written.
func (m Module) Stored() bool { return m.Wasm != "" }

// Store is a directory of records and modules. Several processes may use one. Its methods may be called concurrently.
type Store struct {
	dir  string
	size int64 // most bytes of all files

	mu  sync.Mutex
	own map[string]bool // guarded by mu: names of the records of this process, which are not removed
	all int64           // guarded by mu: bytes of all files, and of those that were written over since the last sweep; -1: not known
}

// ErrFull means that a module would take more than the directory may have.
var ErrFull = errors.New("the directory of versions is full: raise -cache-size, or lower -keep")

// Open opens the directory dir, which is made with mode 0700 if it does not exist, for size bytes of modules. It fails if users other
// than this process's and root may write to it.
func Open(dir string, size int64) (*Store, error) {
	s := &Store{dir: dir, size: size, own: map[string]bool{}, all: -1}
	if err := s.ready(); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Store) ready() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("make the directory of versions: %w", err)
	}
	return codecache.Trusted(s.dir)
}

// Suffixes of the names of files.
const (
	recordSuffix = ".json"
	partSuffix   = ".module"
	tempSuffix   = ".new"
)

// recordName returns the name of the record of the handler in the file at path.
func recordName(path string) string { return sum([]byte(path)) + recordSuffix }

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Load returns the record of the handler in the file at path; an empty one if it does not exist. Beside an error the record is empty,
// too.
func (s *Store) Load(path string) (Record, error) {
	r := Record{Form: form, Path: path}
	name := recordName(path)
	s.mu.Lock()
	s.own[name] = true
	s.mu.Unlock()
	text, err := s.read(name, maxRecord)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	var got Record
	if err == nil {
		err = json.Unmarshal(text, &got)
	}
	if err == nil && (got.Form != form || got.Path != path) {
		err = errors.New("it is not a record of this handler and version of wasmserve")
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", filepath.Join(s.dir, name), err)
	}
	got.bound()
	return got, nil
}

// Save writes a record in the place of the former one. With sync it is on the disk when Save returns.
func (s *Store) Save(r Record, sync bool) error {
	r.Form = form
	r.bound()
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return s.write(recordName(r.Path), text, sync)
}

// bound cuts what is over the limits of a record, and drops what has no sha256.
func (r *Record) bound() {
	r.Modules = slices.DeleteFunc(slices.Clone(r.Modules), func(m Module) bool { return !isSum(m.Hash) })
	r.Modules = r.Modules[:min(len(r.Modules), maxModules)]
	r.Held = r.Held[:min(len(r.Held), maxHeld)]
	r.Events = Bound(r.Events)
}

// Keep writes the parts of a module, unless they exist, and returns their names.
func (s *Store) Keep(m source.Module) (wasm, sections string, err error) {
	if err := s.part(m.Wasm, m.WasmHash); err != nil {
		return "", "", err
	}
	if m.Sections == nil {
		return m.WasmHash, "", nil
	}
	rest := source.Module{Sections: m.Sections}.File()
	sections = sum(rest)
	return m.WasmHash, sections, s.part(rest, sections)
}

func (s *Store) part(data []byte, hash string) error {
	name := hash + partSuffix
	if info, err := os.Lstat(filepath.Join(s.dir, name)); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(data)) {
		return nil
	}
	if !s.room(int64(len(data))) {
		return ErrFull
	}
	return s.write(name, data, false)
}

// room reports whether a part of this size fits, after a sweep if need be.
func (s *Store) room(size int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all < 0 || s.all+size > s.size {
		s.sweep(s.size - size)
	}
	return s.all+size <= s.size
}

// Module returns a module that was kept. The bytes are those that were kept: their sha256 matches.
func (s *Store) Module(m Module) (source.Module, error) {
	if !m.Stored() {
		return source.Module{}, errors.New("its bytes were not kept")
	}
	got := source.Module{Hash: m.Hash, Size: m.Size, WasmHash: m.Wasm}
	var err error
	if got.Wasm, err = s.load(m.Wasm); err != nil {
		return source.Module{}, err
	}
	if m.Sections == "" {
		return got, nil
	}
	rest, err := s.load(m.Sections)
	if err != nil {
		return source.Module{}, err
	}
	whole := source.Parse(slices.Concat(got.Wasm, rest))
	if !bytes.Equal(whole.Wasm, got.Wasm) {
		return source.Module{}, errors.New("its parts do not match")
	}
	got.Sections = whole.Sections
	return got, nil
}

// isSum reports whether s is a sha256 in hex.
func isSum(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size
}

// maxPart limits the bytes of a part that are read.
const maxPart = 1 << 30

func (s *Store) load(hash string) ([]byte, error) {
	if !isSum(hash) {
		return nil, errors.New("it has no sha256")
	}
	data, err := s.read(hash+partSuffix, maxPart)
	if err == nil && sum(data) != hash {
		err = fmt.Errorf("%s is damaged: its sha256 does not match", filepath.Join(s.dir, hash+partSuffix))
	}
	return data, err
}

// read reads a file of the directory, which nobody else may write to.
func (s *Store) read(name string, most int64) ([]byte, error) {
	path := filepath.Join(s.dir, name)
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, errors.New("it is not a regular file, or too large")
	}
	if err := codecache.Trusted(s.dir); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// write writes a file and renames it into its place.
func (s *Store) write(name string, data []byte, sync bool) error {
	if err := s.ready(); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.dir, "*"+tempSuffix)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(s.dir, name))
	}
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all >= 0 {
		s.all += int64(len(data))
	}
	return nil
}
