package script_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// TestStale: a script is stale when one of the files that it is made of is another than it was, and as long as it is broken.
func TestStale(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, age time.Duration) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	app := filepath.Join(dir, "app.ts")
	var m source.Module
	read := func(wantErr bool) {
		t.Helper()
		var err error
		if m, err = (script.Source{}).Load(t.Context(), app); (err != nil) != wantErr {
			t.Fatalf("read: %v", err)
		}
	}
	stale := func() bool { return m.Inputs.Stale(source.StatFile) }
	const old, older = time.Hour, 2 * time.Hour
	write("app.ts", "import { a } from './lib'; export default { fetch: () => new Response(a) }", old)
	write("lib.ts", "export const a = 'a'", old)
	read(false)
	if stale() {
		t.Error("stale, and nothing has changed")
	}
	for _, c := range []struct {
		what   string
		change func()
		broken bool
	}{
		{"another text", func() { write("lib.ts", "export const a = 'other'", old) }, false},
		{"an older file", func() { write("lib.ts", "export const a = 'other'", older) }, false},
		{"gone", func() { os.Remove(filepath.Join(dir, "lib.ts")) }, true},
		{"there again", func() { write("lib.ts", "export const a = 'a'", old) }, false},
		{"broken", func() { write("app.ts", "export default {", old) }, true},
		{"whole again", func() { write("app.ts", "export default { fetch() {} }", old) }, false},
	} {
		if c.change(); !stale() {
			t.Errorf("%s: not stale", c.what)
		}
		read(c.broken)
		if stale() != c.broken {
			t.Errorf("%s: stale %v after it was read", c.what, !c.broken)
		}
	}
	if got := m.Inputs.Paths(); !slices.Equal(got, []string{app}) {
		t.Errorf("inputs %q, want the script alone", got)
	}
	write("app.ts", "export default { fetch() { } }", 0)
	if read(false); !stale() {
		t.Error("not stale, though it was just written: a change in the same moment would not show")
	}
	if s := (script.Source{}); s.Accepts("x.wasm") || s.Accepts("x.d.ts") || !s.Accepts("x.ts") {
		t.Error("the wrong names are accepted")
	}
}

// TestReplaced: a file that was replaced while the script was bundled makes it stale, even if its time is an old one, as rsync and tar
// leave it.
func TestReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.ts")
	if err := os.WriteFile(path, []byte("export default {}"), 0o666); err != nil {
		t.Fatal(err)
	}
	begun := time.Now().Add(-time.Minute) // the file was written since
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" && !source.InputFiles([]string{path}, begun, false).Stale(source.StatFile) {
		t.Error("not stale")
	}
}

// TestModule: a script's module has the same parts and hash as the file that build writes.
func TestModule(t *testing.T) {
	m := script.Module([]byte("code"), []byte("map"))
	file := m.File()
	sum := sha256.Sum256(file)
	if m.Hash != hex.EncodeToString(sum[:]) || m.Size != int64(len(file)) {
		t.Errorf("hash %s of %d bytes, the file has %x and %d", m.Hash, m.Size, sum, len(file))
	}
	if &m.Wasm[0] != &engine.Wasm[0] {
		t.Error("the engine is copied")
	}
	parsed := source.Parse(file)
	if parsed.Hash != m.Hash || parsed.WasmHash != m.WasmHash || m.WasmHash != script.EngineHash() || parsed.Size != m.Size ||
		string(parsed.Sections[engine.SectionScript]) != "code" || string(parsed.Sections[engine.SectionMap]) != "map" || len(parsed.Sections) != 2 {
		t.Errorf("parsed: %d bytes, hashes %s %s, sections %d", parsed.Size, parsed.Hash, parsed.WasmHash, len(parsed.Sections))
	}
	if script.Module([]byte("code"), nil).Hash == m.Hash {
		t.Error("without its source map a script has the same hash")
	}
}
