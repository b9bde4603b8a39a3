package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// compileEngine writes the script engine's compiled code to the cache directory dir. With the race detector it takes 5 seconds of processor
// time, which each command with an empty cache directory would take.
func compileEngine(t *testing.T, dir string) {
	t.Helper()
	module := filepath.Join(t.TempDir(), "app.ts")
	if err := os.WriteFile(module, []byte("export default { fetch() { return new Response() } }"), 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := host.New(host.Config{Adapters: adapters(nil), Source: sources(nil, 1<<20, script.Source{}), Module: module, CacheDir: dir, Trusted: isEngine,
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
		t.Fatal(err, res.Error)
	}
	if err := h.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil { // waits until the code is written
		t.Fatal(err)
	}
}
