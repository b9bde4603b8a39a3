package main

import (
	"log/slog"
	"os"
	"path/filepath"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// scriptCache opens the cache of bundled scripts, beside compiled code; nil: it is disabled, or cannot be used, which the host logs.
func (c *config) scriptCache(log *slog.Logger) *script.Cache {
	dir, _ := c.cacheDir()
	if dir == "" {
		return nil
	}
	store, err := codecache.Open(dir, c.cacheSize, log)
	if err != nil {
		return nil
	}
	return script.NewCache(store)
}

// scriptOf returns the script that path means: itself, or app.ts, index.ts and the like in a directory without another language's source;
// "" if there is no script.
func scriptOf(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		if bundle.Is(path) {
			return path
		}
		return ""
	}
	if _, err := build.Detect(path); err == nil {
		return ""
	}
	for _, name := range []string{"app", "index"} {
		for _, ext := range bundle.Extensions {
			file := filepath.Join(path, name+ext)
			if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
				return file
			}
		}
	}
	return ""
}
