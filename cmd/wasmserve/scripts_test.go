package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
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
	script := filepath.Join(dir, "app.ts")
	var b bundler
	if b.stale(script) || !slices.Equal(b.inputs(script), []string{script}) {
		t.Error("a script that was never read is stale, or has inputs")
	}
	read := func(wantErr bool) {
		t.Helper()
		if _, ok, err := b.read(t.Context(), script); !ok || (err != nil) != wantErr {
			t.Fatalf("read: %v %v", ok, err)
		}
	}
	const old, older = time.Hour, 2 * time.Hour
	write("app.ts", "import { a } from './lib'; export default { fetch: () => new Response(a) }", old)
	write("lib.ts", "export const a = 'a'", old)
	read(false)
	if b.stale(script) {
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
		if c.change(); !b.stale(script) {
			t.Errorf("%s: not stale", c.what)
		}
		read(c.broken)
		if b.stale(script) != c.broken {
			t.Errorf("%s: stale %v after it was read", c.what, !c.broken)
		}
	}
	if got := b.inputs(script); !slices.Equal(got, []string{script}) {
		t.Errorf("inputs %q, want the script alone", got)
	}
	write("app.ts", "export default { fetch() { } }", 0)
	if read(false); !b.stale(script) {
		t.Error("not stale, though it was just written: a change in the same moment would not show")
	}
	if _, ok, err := b.read(t.Context(), filepath.Join(dir, "x.wasm")); ok || err != nil {
		t.Errorf("a module: %v %v", ok, err)
	}
}

func TestEnvironment(t *testing.T) {
	var list []string
	v := envValue{&list}
	for _, s := range []string{"A,B", "C=x,y=z", "NONE", "D="} {
		if err := v.Set(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{"", "=x", "A,,B", " A", "A\x00"} {
		if err := v.Set(s); err == nil || err.Error() != "want NAME or NAME=VALUE" {
			t.Errorf("%q: %v", s, err)
		}
	}
	got := environment(list, func(name string) (string, bool) {
		value, ok := map[string]string{"A": "1", "B": "", "C": "no"}[name]
		return value, ok
	})
	want := map[string]string{"A": "1", "B": "", "C": "x,y=z", "D": ""}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for name, value := range want {
		if v, ok := got[name]; !ok || v != value {
			t.Errorf("%s: %q %v, want %q", name, v, ok, value)
		}
	}
}
