package source_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/source"
)

// place is a source of names with a prefix, as a registry is.
type place struct{ version string }

func (p place) Accepts(name string) bool      { return strings.HasPrefix(name, "place://") }
func (p place) Stat(name string) source.Stamp { return source.Version(p.version) }
func (p place) Load(context.Context, string) (source.Module, error) {
	return source.Module{Hash: p.version, Inputs: source.InputsOf(false, source.Input{Path: "place://x", Stamp: source.Version(p.version)})}, nil
}
func (p place) Watch(string, source.Watch) (source.Watcher, error) { return nil, errors.New("watched") }

// TestList: a name goes to the source that accepts it, and otherwise to the first.
func TestList(t *testing.T) {
	l := source.List{source.Files{}, place{"1"}}
	for name, want := range map[string]bool{"a.wasm": true, "dir/a.wasm": true, "place://x:1": true, "a.txt": false, "": false} {
		if l.Accepts(name) != want {
			t.Errorf("%q: accepted %v, want %v", name, !want, want)
		}
	}
	if s := l.Stat("place://x/a.wasm"); s != source.Version("1") {
		t.Errorf("a file is looked for in place of another source's name: %+v", s)
	}
	m, err := l.Load(t.Context(), "place://x")
	if err != nil || m.Hash != "1" {
		t.Errorf("%+v %v", m, err)
	}
	if m.Inputs.Stale(l.Stat) || !m.Inputs.Stale(source.List{source.Files{}, place{"2"}}.Stat) {
		t.Error("a version is stale, or another one is not")
	}
	if _, err := l.Load(t.Context(), filepath.Join(t.TempDir(), "no extension")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the first source: %v", err)
	}
	if _, err := l.Watch("place://x", source.Watch{}); err == nil || err.Error() != "watched" {
		t.Errorf("watch: %v", err)
	}
}

// TestStale: inputs are stale once a file has changed, may have changed unseen, or does not exist, and before the first load.
func TestStale(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.wasm")
	old := time.Now().Add(-time.Hour)
	write := func(text string, at time.Time) {
		t.Helper()
		if err := errors.Join(os.WriteFile(path, []byte(text), 0o666), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	load := func() source.Inputs {
		m, _ := source.Files{}.Load(t.Context(), path)
		return m.Inputs
	}
	if !(source.Inputs{}).Stale(source.StatFile) || !load().Stale(source.StatFile) {
		t.Error("not stale before there is a file")
	}
	write("a", old)
	in := load()
	if in.Stale(source.StatFile) || len(in.Paths()) != 1 {
		t.Errorf("stale, or paths %q", in.Paths())
	}
	for name, change := range map[string]func(){
		"size": func() { write("ab", old) },
		"time": func() { write("a", old.Add(time.Minute)) },
		"mode": func() { os.Chmod(path, 0o600) },
		"file": func() {
			os.Remove(path + "2")
			os.WriteFile(path+"2", []byte("a"), 0o666)
			os.Chtimes(path+"2", old, old)
			os.Rename(path+"2", path)
		},
		"absent": func() { os.Remove(path) },
	} {
		os.Remove(path)
		write("a", old)
		os.Chmod(path, 0o666)
		in := load()
		if in.Stale(source.StatFile) {
			t.Errorf("%s: stale before the change", name)
		}
		if change(); !in.Stale(source.StatFile) {
			t.Errorf("%s: not stale", name)
		}
	}
	write("a", time.Now())
	if !load().Stale(source.StatFile) {
		t.Error("a file that was written just now is not stale: another write at the same time would not show")
	}
	if !source.InputsOf(true, source.Input{Path: "x", Stamp: source.Version("1")}).Stale(func(string) source.Stamp { return source.Version("1") }) {
		t.Error("a failed load that is to be retried is not stale")
	}
}

// TestLoadLimits: a file over the limit, one that is not regular and one that is missing are errors, with their inputs.
func TestLoadLimits(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.wasm")
	if err := os.WriteFile(path, []byte("12345678"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		files source.Files
		path  string
		want  string
	}{
		{source.Files{Max: 8}, path, ""},
		{source.Files{Max: 7}, path, "is 8 bytes long, the limit is 7 (-max-module)"},
		{source.Files{}, dir, "is not a regular file"},
	} {
		m, err := c.files.Load(t.Context(), c.path)
		if err == nil && c.want != "" || err != nil && err.Error() != c.want || len(m.Inputs.Paths()) != 1 {
			t.Errorf("%s: %v, inputs %q, want %q", c.path, err, m.Inputs.Paths(), c.want)
		}
	}
	if _, err := (source.Files{}).Load(t.Context(), path+"x"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
}
