package main

// The directory that all files of a script must lie below.

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/js/bundle"
)

// nodeEnv is the variable by which packages choose between their code for production and for development.
const nodeEnv = "NODE_ENV"

var scriptRootOption = option{"script-root", "DIR", groupServe, "the directory of the script, or of handlers", "directory that scripts may import files from, node_modules included; the script lies below it"}

// bundling returns the configuration for bundling scripts, in processes that the compiler starts.
func (c *config) bundling(process *compiler.Compiler) bundle.Config {
	root := c.scriptRoot
	if root == "" {
		root = c.dir
	}
	return bundle.Config{Root: root, MaxBytes: c.maxModule, NodeEnv: c.vars[nodeEnv], Process: process}
}

// checkScriptRoot returns an error unless root ("": not set) is a directory above the file or directory that is served.
func checkScriptRoot(o *options, root, served string) error {
	by, ok := o.given("script-root")
	if root == "" || !ok {
		return nil
	}
	info, err := os.Stat(served)
	isDir := err == nil && info.IsDir()
	if !isDir && !bundle.Is(served) {
		if by == variable("script-root") { // it may be meant for other servers
			return nil
		}
		return usagef("%s is for scripts and directories of handlers, and %s is a module", by, served)
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return usagef("%s: %s is not a directory", by, root)
	}
	if !liesBelow(root, served) {
		return usagef("%s: %s does not lie below %s: name a directory above it", by, served, root)
	}
	return nil
}

// liesBelow reports whether path, or the target of its links, is root or lies below it.
func liesBelow(root, path string) bool {
	root, err := filepath.Abs(root)
	if err != nil {
		return false
	}
	if path, err = filepath.Abs(path); err != nil {
		return false
	}
	dir, base := filepath.Split(path)
	realRoot, err := filepath.EvalSymlinks(root)
	if err != nil {
		return false
	}
	for _, r := range []string{root, realRoot} {
		for _, p := range []string{path, evaluated(path), filepath.Join(evaluated(dir), base)} {
			if rel, err := filepath.Rel(r, p); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
				return true
			}
		}
	}
	return false
}

// evaluated returns path without links, or path itself if they cannot be followed.
func evaluated(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
