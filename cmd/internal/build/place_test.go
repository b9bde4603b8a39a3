package build

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

// TestPlace writes an SDK, leaves unchanged files alone, and removes files that the SDK has no longer.
func TestPlace(t *testing.T) {
	dir := t.TempDir()
	sdk := fstest.MapFS{"a.h": {Data: []byte("a")}, "sub/b.h": {Data: []byte("b")}, "sub/b_test.go": {Data: []byte("no")}}
	at := filepath.Join(dir, Dir, "c")
	if err := Place(sdk, C, dir); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(filepath.Join(at, "a.h"), old, old); err != nil {
		t.Fatal(err)
	}
	delete(sdk, "sub/b.h")
	sdk["c.h"] = &fstest.MapFile{Data: []byte("c")}
	if err := Place(sdk, C, dir); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(at, "a.h")); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("a.h was written again: %v", err)
	}
	for name, want := range map[string]bool{"a.h": true, "c.h": true, "sub/b.h": false, "sub/b_test.go": false} {
		if _, err := os.Stat(filepath.Join(at, name)); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
}

// TestRefresh writes the SDK where there is one or where a file of the handler's refers to it, and nowhere else.
func TestRefresh(t *testing.T) {
	b := New(SDKs{Go: fstest.MapFS{"guests/go/x.go": {}}, Rust: fstest.MapFS{"Cargo.toml": {}}, C: fstest.MapFS{"h.h": {}}, TypeScript: fstest.MapFS{"index.d.ts": {}}})
	for _, c := range []struct {
		name  string
		files []string
		want  string // in Dir
	}{
		{"Go refers", []string{"main.go", "", "go.mod", "replace " + sdk + " => ./.wasmserve/go\n"}, "go/go.mod"},
		{"Go takes another", []string{"main.go", "", "go.mod", "replace " + sdk + " => ../checkout\n"}, ""},
		{"Rust refers", []string{"Cargo.toml", `wasmserve = { path = ".wasmserve/rust" }`}, "rust/Cargo.toml"},
		{"C refers", []string{"x.c", "", "compile_flags.txt", "-I.wasmserve/c\n"}, "c/h.h"},
		{"C does not", []string{"x.c", ""}, ""},
		{"C has one", []string{"x.c", "", Dir + "/c/old.h", ""}, "c/h.h"},
		{"TypeScript refers", []string{"app.ts", "", "tsconfig.json", `"include": [".wasmserve/js/index.d.ts"]`}, "js/index.d.ts"},
		{"TypeScript does not", []string{"app.ts", ""}, ""},
	} {
		d := dir(t, c.files...)
		if err := b.Refresh(d); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		switch _, err := os.Stat(filepath.Join(d, Dir, c.want)); {
		case c.want == "" && err == nil:
			t.Errorf("%s: %s was written", c.name, Dir)
		case c.want != "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
