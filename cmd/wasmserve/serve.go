package main

import "fmt"

// serveCommand serves a module.
func (a *app) serveCommand() *command {
	return &command{
		name: "serve", args: "[FILE.wasm|SCRIPT|DIR]", short: "serve a module, a script, or a directory of them (the default command)",
		examples: []example{
			{"wasmserve -unix @svc hello.wasm", "on an abstract socket; talk to it with:"},
			{"curl --abstract-unix-socket svc http://localhost/", ""},
			{"wasmserve app.ts", "JavaScript or TypeScript, written like a Bun server's file"},
			{"wasmserve -port 3000", "./handler.wasm on http://127.0.0.1:3000; 503 until it exists"},
			{"wasmserve -unix /run/svc.sock -max-body 1MiB -idle-timeout 30s hello.wasm", ""},
			{"wasmserve -unix @svc ./handlers/", "index.wasm at /, api.wasm at /api and below, v2/users.wasm at /v2/users"},
			{"wasmserve -listen @svc -listen 0.0.0.0:8080 hello.wasm", "on several addresses"},
		},
		notes: `Each flag is also an environment variable: -idle-timeout is WASMSERVE_IDLE_TIMEOUT. A flag wins over the variable, the
variable over the module's manifest, the manifest over the default.
Replace FILE to change the handler: no connection is closed, no request lost. A module that is refused changes nothing.
Of a DIR each module answers below its path: index.wasm is /, api.wasm is /api and below, v2/users.wasm is /v2/users and below. Files
may come, change and go; names that begin with . or _ and node_modules are left out. Scripts (.ts, .js) are handlers as modules are.
Signals: SIGHUP loads the module again. SIGTERM and SIGINT refuse new connections (after -stop-delay) and let requests finish for
-drain-timeout; a second one cuts at once.
Exit codes: 0 stopped in good order, 1 failed or requests were cut, 2 the command line or the environment is wrong.`,
		define: func(o *options) func([]string) error {
			c := &config{places: a.places}
			c.define(o)
			var wait bool
			o.add(boolValue{&wait}, option{"wait", "", groupServe, "false unless FILE is left out", "start even if FILE does not exist, and answer 503 until it does"})
			return func(args []string) (err error) {
				if c.file, err = argument(args, defaultModule); err != nil {
					return err
				}
				file := c.file
				if len(args) > 0 {
					if err := sourceFile(file); err != nil {
						return err
					}
				}
				if err := c.finish(); err != nil {
					return err
				}
				if len(args) > 0 {
					if err := a.missing(file, wait); err != nil && looksLikeFile(file) {
						return fmt.Errorf("%w (-wait starts without it)", err)
					} else if err != nil {
						return err
					}
				}
				return a.serve(c)
			}
		},
	}
}
