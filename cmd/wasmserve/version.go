package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
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

// version returns the version of the module that the program was built from, else the commit, else devel.
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
