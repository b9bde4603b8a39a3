package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

func (a *app) versionCommand() *command {
	return &command{
		name: "version", short: "print the version",
		define: func(o *options) func([]string) error {
			return func(args []string) error {
				if len(args) > 0 {
					return usagef("version takes no argument")
				}
				fmt.Fprintf(a.stdout, "wasmserve %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return nil
			}
		},
	}
}

// version is that of the module the program was built from, else the commit, else devel.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel-" + clip(s.Value, 12)
		}
	}
	return "devel"
}

// source is where the program's own module can be had.
type source struct {
	golang   string // the Go version that built it: "1.26.8"
	version  string
	checkout string // the directory it was built from; "": a released module
}

func origin() source {
	o := source{golang: strings.TrimPrefix(strings.Fields(runtime.Version())[0], "go"), version: "v0.0.0"}
	info, ok := debug.ReadBuildInfo()
	local := !ok || info.Main.Version == "" || info.Main.Version == "(devel)"
	if ok {
		for _, s := range info.Settings {
			local = local || s.Key == "vcs" // a module that was fetched has none
		}
	}
	if !local {
		o.version = info.Main.Version
		return o
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) { // not so with -trimpath
		dir := filepath.Dir(filepath.Dir(filepath.Dir(file)))
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			o.checkout = dir
		}
	}
	return o
}
