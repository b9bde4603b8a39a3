package main

import (
	"log/slog"
	"os"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// childArgument makes the program run as the process that a compiler.Compiler starts. It is not meant for users.
const childArgument = "compile-for-server"

// childMain is main for that process.
func childMain(args []string) int {
	return compiler.Child(args, os.Stdin, os.Stdout, os.Stderr, map[string]compiler.Task{
		compiler.CompileTask: func(module []byte, g compiler.Given) error { return host.CompileInto(module, g.Dir, g.Workers) },
		bundle.Task:          bundle.Child,
	})
}

// newCompiler returns the compiler for modules and scripts that may take long; nil if this program cannot be started again.
func newCompiler(c *config, log *slog.Logger) *compiler.Compiler {
	command := compiler.Self(childArgument)
	if command == nil {
		return nil
	}
	return compiler.New(compiler.Config{Command: command, Timeout: c.compileTimeout, Memory: c.compileMemory, Log: log})
}

// compiling returns the value for host.Config.Compile; nil: modules are compiled in this process.
func compiling(c *compiler.Compiler) compiler.Func {
	if c == nil {
		return nil
	}
	return c.Compile
}

// isEngine implements host.Config.Trusted.
func isEngine(hash string) bool { return hash == script.EngineHash() }
