package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/wasmserve/wasmserve"
	"github.com/wasmserve/wasmserve/cmd/internal/build"
	assdk "github.com/wasmserve/wasmserve/guests/assemblyscript"
	csdk "github.com/wasmserve/wasmserve/guests/c"
	jssdk "github.com/wasmserve/wasmserve/guests/js"
	rustsdk "github.com/wasmserve/wasmserve/guests/rust"
	"github.com/wasmserve/wasmserve/host/js/bundle"
)

// buildCommand turns a source directory into a module.
func (a *app) buildCommand() *command {
	return &command{
		name: "build", args: "DIR|SCRIPT", short: "build a module from a source directory (Go, Rust, C or AssemblyScript) or a script",
		examples: []example{
			{"wasmserve build ./hello -o hello.wasm", ""},
			{"wasmserve build ./hello", "makes ./hello.wasm"},
			{"wasmserve build app.ts -o app.wasm", "the JavaScript engine, with app.ts and what it imports in it"},
		},
		notes: `Go (*.go) needs a go.mod in DIR or above that requires github.com/wasmserve/wasmserve. C (*.c) is compiled with the SDK,
wasmserve.h and wasmserve.c, which comes with this program; it needs clang and lld. So is Rust, a Cargo.toml that makes
a cdylib and depends on wasmserve = "0.1", or one *.rs file, with cargo, rustc and the standard library for wasm. AssemblyScript (assembly/index.ts, or an asconfig.json
with entries) is compiled with an SDK that comes along too, by asc of DIR/node_modules/.bin or PATH. The module is renamed into
place, so that a server that watches it never sees a part of it; a build that fails leaves the old one.`,
		define: func(o *options) func([]string) error {
			var out, scriptRoot string
			var env []string
			o.add(textValue{&out}, option{"o", "FILE", groupOutput, "the source's name with .wasm, here", "the module to write"})
			o.add(textValue{&scriptRoot}, scriptRootOption)
			o.add(envValue{&env}, option{"env", "NODE_ENV=VALUE", groupServe, "NODE_ENV=" + bundle.Production, "which halves of its packages a script is made of: those for production, or for development"})
			return func(args []string) error {
				if len(args) == 0 {
					return usagef("name the source directory: wasmserve build DIR")
				}
				dir, err := argument(args, "")
				if err != nil {
					return err
				}
				ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
				defer stop()
				script := scriptOf(dir)
				if out == "" && script != dir {
					if out, err = modulePath(".", dir); err != nil {
						return err
					}
				}
				if script != "" {
					if err := checkScriptRoot(o, scriptRoot, script); err != nil {
						return err
					}
					vars := environment(env, o.env)
					if _, ok := vars[nodeEnv]; len(env) > 0 && (!ok || len(vars) > 1) {
						by, _ := o.given("env")
						return usagef("%s: only NODE_ENV=VALUE counts when a script is built; the server sets the other variables", by)
					}
					return a.buildScript(ctx, script, out, bundle.Config{Root: scriptRoot, NodeEnv: vars[nodeEnv], Process: newCompiler(&config{}, nil)})
				}
				res, err := newBuilder().Build(ctx, dir, out)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.stdout, "%s: %s, %s in %s\n", filepath.Clean(out), res.Language, formatSize(res.Size), formatDuration(res.Took))
				return nil
			}
		},
	}
}

// newBuilder makes a builder of all languages.
func newBuilder() *build.Builder {
	return build.New(sdks())
}

// sdks returns the SDKs of all languages.
func sdks() build.SDKs {
	return build.SDKs{build.Go: wasmserve.GoSDK, build.C: csdk.Files, build.AssemblyScript: assdk.Files, build.Rust: rustsdk.Files, build.TypeScript: jssdk.Files}
}
