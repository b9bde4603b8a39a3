package main

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"os"
	"sync"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter/js/engine"
	"github.com/wasmserve/wasmserve/host/compiler"
)

// compileArgument has the program be the process that a compiler.Compiler starts. It is no command for people.
const compileArgument = "compile-for-server"

// compileChild is main for that process.
func compileChild(args []string) int {
	return compiler.Child(args, os.Stdin, os.Stderr, host.CompileInto)
}

// newCompiler makes what compiles modules that may take long; nil: this program cannot be started again.
func newCompiler(c *config, log *slog.Logger) compiler.Func {
	command := compiler.Self(compileArgument)
	if command == nil {
		return nil
	}
	return compiler.New(compiler.Config{Command: command, Timeout: c.compileTimeout, Memory: c.compileMemory, Log: log}).Compile
}

// engineHash is the sha256 of the JavaScript engine, in hex.
var engineHash = sync.OnceValue(func() string {
	sum := sha256.Sum256(engine.Wasm)
	return hex.EncodeToString(sum[:])
})

// isEngine is host.Config.Trusted.
func isEngine(hash string) bool { return hash == engineHash() }
