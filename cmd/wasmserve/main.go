// Command wasmserve serves WebAssembly handlers over HTTP. This folder is the operator's: flags (flags.go, values.go),
// one file per subcommand, and all wiring of sockets, fronts, host and adapters in run.go.
package main

import (
	"io"
	"os"

	"github.com/wasmserve/wasmserve/host/source"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == childArgument {
		os.Exit(childMain(os.Args[2:]))
	}
	os.Exit(doMain(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr))
}

// Exit codes.
const (
	exitOK    = 0 // what was asked is done; a server: it stopped in good order
	exitError = 1 // it could not be done
	exitUsage = 2 // it is not clear what is asked: flags, arguments, environment
)

// app is one run of the program: what it gets from the system.
type app struct {
	env     func(name string) (value string, ok bool)
	environ []string // NAME=VALUE
	stdout  io.Writer
	stderr  io.Writer
	places  []source.Source // of modules, beside files and scripts
}

// doMain is main without the process, so that tests can call it.
func doMain(args []string, env func(string) (string, bool), stdout, stderr io.Writer) int {
	a := &app{env: env, environ: os.Environ(), stdout: stdout, stderr: stderr, places: places()}
	return a.exit(a.dispatch(args))
}
