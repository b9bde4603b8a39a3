// Package wasmserve is the Go SDK: it makes a Go package a handler that the wasmserve host serves.
//
// Go handlers are reactors: the host runs the package's init functions and NEVER runs main. So register from init, and
// leave main empty:
//
//	package main
//
//	import wasmserve "github.com/wasmserve/wasmserve/guests/go"
//
//	func init() {
//		wasmserve.Export(wasmserve.Server{
//			Unix:        "@my-service",
//			IdleTimeout: 15 * time.Second,
//			Routes: wasmserve.Routes{
//				"/version":   wasmserve.Get(version),
//				"/health":    wasmserve.Text("ok"),          // static: the host answers, no wasm runs
//				"/old":       wasmserve.Redirect("/new"),
//				"/users/:id": wasmserve.Methods{"GET": wasmserve.Any(show), "DELETE": wasmserve.Any(remove)},
//				"/files/*":   wasmserve.Dir("public"),
//				"/skip":      wasmserve.Skip(),              // goes to Fetch
//			},
//			Fetch: func(req *wasmserve.Request) wasmserve.Response { return wasmserve.Text("Hello, " + req.Path()) },
//			Error: func(req *wasmserve.Request, err *wasmserve.Error) wasmserve.Response { return wasmserve.Text("sorry") },
//		})
//	}
//
//	func main() {}
//
// Compile it with
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o handler.wasm .
//
// # Rules of the house
//
// One instance handles one request at a time; the host makes as many instances as it needs, so package variables are no
// place for state: use [State]. Goroutines run only while the host calls into the instance. time.Sleep sleeps. A panic
// in a handler fails only its request, with its message and stack in the log; a panic in another goroutine ends the
// instance.
//
// A [Request] is valid until its handler returns, see [Request.Detach]. Strings that its methods return may be kept.
//
// # Without wasm
//
// Everything compiles natively, too: call a handler with [NewRequest] in a test, put the entire server
// behind net/http/httptest with LocalHandler, or let main call [Serve] to try it in a debugger. Functions that need the host
// (reload) return ErrDenied there; state, log and streams work.
//
// # Size
//
// A handler's size is about 2 MB. net/http, fmt, encoding/json and log/slog would add to that, so they are in separate packages:
// httpadapter, jsonbody and logger.
//
// The four roles that every SDK has: API (server.go, routes.go, request.go, response.go, stream.go, pending.go, store.go,
// reload.go, log.go, errors.go), wire (wire.go, record.go, output.go, manifest.go), exports (exports_wasip1.go), imports
// (imports_wasip1.go, and imports_native.go for other platforms).
package wasmserve
