package main

import (
	"os"
	"path/filepath"

	"github.com/wasmserve/wasmserve/host/codecache"
)

// caching holds the flags of the cache of compiled code and bundled scripts.
type caching struct {
	cache     string // a directory, or off; "": the user's
	cacheSize int64  // bytes
}

func (c *caching) define(o *options) {
	c.cacheSize = codecache.DefaultSize
	o.add(textValue{&c.cache}, option{"cache", "DIR|off", groupRun, "the user's cache directory", "directory for compiled code, which makes the next start fast, and for earlier versions; off: in memory only"})
	o.add(sizeValue{&c.cacheSize, 1 << 20, 1 << 50}, option{"cache-size", "SIZE", groupRun, formatSize(codecache.DefaultSize), "size of the code in that directory, of which the least recently used is removed, and of the versions in it"})
}

// cacheDir returns the directory for compiled code; "": none is used. fallback reports that the user did not choose it: if it cannot be
// used, code is kept in memory.
func (c *caching) cacheDir() (dir string, fallback bool) {
	switch c.cache {
	case "off":
		return "", false
	case "":
		base, err := os.UserCacheDir()
		if err != nil {
			return "", true
		}
		return filepath.Join(base, "wasmserve"), true
	}
	return c.cache, false
}
