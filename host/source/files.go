package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host/source/watch"
)

// DefaultMaxModule is the default of Files.Max, 64 MiB.
const DefaultMaxModule = 64 << 20

// Files is the source of modules in files. Its zero value is ready to use.
type Files struct {
	Max int64 // most bytes of a file; 0: DefaultMaxModule
}

// Accepts reports whether name ends in .wasm and is not a URL.
func (f Files) Accepts(name string) bool {
	return filepath.Ext(name) == ".wasm" && !IsURL(name)
}

// Stat returns the state of the file.
func (f Files) Stat(name string) Stamp { return StatFile(name) }

// Watch implements Source with watch.File.
func (f Files) Watch(name string, w Watch) (Watcher, error) {
	return watch.File(name, w.Quiet, w.Log, w.Changed)
}

// tries limits how often a file is read again that changes while it is read, every tryPause.
const (
	tries    = 20
	tryPause = 25 * time.Millisecond
)

// Load reads the complete file: its size and time are the same before and after, so that a file that is being written is not taken for a
// module.
func (f Files) Load(ctx context.Context, name string) (Module, error) {
	most := f.Max
	if most == 0 {
		most = DefaultMaxModule
	}
	for try := 0; ; try++ {
		at := time.Now()
		before, err := os.Stat(name)
		inputs := InputsOf(false, Input{name, FileStamp(before, at)})
		fail := func(err error) (Module, error) { return Module{Inputs: inputs}, err }
		switch {
		case err != nil:
			return Module{Inputs: InputsOf(false, Input{Path: name})}, err
		case !before.Mode().IsRegular():
			return fail(errors.New("is not a regular file"))
		case before.Size() > most:
			return fail(fmt.Errorf("is %d bytes long, the limit is %d (-max-module)", before.Size(), most))
		}
		wasm, err := readAll(name, most)
		if err != nil {
			return fail(err)
		}
		after, err := os.Stat(name)
		if err != nil {
			return fail(err)
		}
		if after.Size() == int64(len(wasm)) && after.ModTime().Equal(before.ModTime()) && os.SameFile(before, after) {
			m := Parse(wasm)
			m.Inputs = inputs
			return m, nil
		}
		if try == tries {
			return fail(errors.New("keeps changing while it is read: write it elsewhere and rename it into place"))
		}
		select {
		case <-time.After(tryPause):
		case <-ctx.Done():
			return fail(context.Cause(ctx))
		}
	}
}

func readAll(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}
