// Package js is the adapter for handlers in JavaScript and TypeScript: QuickJS, compiled to wasm, runs a bundled script that is
// written like a Bun server's file: `export default { unix, idleTimeout, routes, fetch(req, server), error }`.
//
// # A module
//
// The module is the engine (host/js/engine/quickjs.wasm); the script and its source map are sections of it, "wasmserve.js" and
// "wasmserve.map", which host passes on through adapter.Carrier. So all scripts share one compiled engine. `app.ts` becomes such a
// module by host/source/script; written to a file (wasmserve build) it can be served anywhere.
//
// # Files, from the top down
//
// A file uses only those below it (host/files_test.go).
//
//	adapter.go, program.go              what the host sees: Adapter, program
//	start.go, calls.go, events.go,      the turns of an instance: the script's start, requests, events of the loop,
//	restore.go                          and the reset between isolated requests
//	instance.go                         an instance, put together of the parts below
//	extensions.go, seams.go             the table of host functions, and the interfaces by which extensions see an instance
//	process.go, requestops.go,          the adapter's own host functions: about the script, about requests, and those that answer
//	answers.go                          a request
//	jobs.go, rejections.go              microtasks, and the rejections that nothing has handled
//	limit.go, turn.go                   the running turn: its request, its account, its budget
//	losses.go, ledger.go, account.go    requests whose work was lost; which account pays, and which work is delayed
//	requests.go                         the pending requests
//	record.go, realm.go                 the engine with the prelude's functions: requests on their way in, exceptions on their way out
//	shared.go, compiled.go              the parts that all instances of a script share, and bytecode
//	image.go, memory.go, failures.go    the state to reset to, the engine's memory, messages
//
// # One request
//
// The request goes in as one string (method, target, host, fields, joined by NUL: record.go) and small integers: one call of the
// prelude's dispatch. It hands the handler a Request whose url and headers are cut out of the string when they are touched. A small
// Response is dispatch's result, one string (fields, then body), with its status and kind in 32 bytes of engine memory that
// both sides see. Everything else (bytes, promises, streams) goes through host calls.
//
// # Host functions
//
// extensions.go lists the host functions: the adapter's own, and those in host/js/ext, whose small interfaces seams.go implements. A
// call is looked up by name and charged to the running turn.
//
// # Many requests in one instance
//
// A script has one module-level state, so there is one instance unless the script's `instances` is larger. As with any instance, the
// pool lends it to one request after another. A handler that returns a promise leaves its exchange pending (SPEC 4.3's PENDING), and
// the instance is free for the next request. The handler goes on when an event arrives: timers, body bytes, drained streams, clients
// that left, responses of upstreams. They wait in the instance's loop (host/js/loop); its one goroutine enters the engine by the lock
// that every call holds, handles the events that are due, and runs the microtasks (events.go). So one goroutine is in the engine, and
// a turn is short: each has its own time budget (limit.go, account.go).
//
// # Isolated requests
//
// With isolation per request none of this is shared: the request keeps its instance until its response is complete, its timers and
// promises run meanwhile, and then the engine's memory and globals are reset (restore.go). Other instances are copies of the first
// one's image.
//
// # Failures
//
// An exception or rejection fails its request alone, with the stack mapped to the source (realm.go, host/js/trace). Then host's
// error path calls Instance.Error, which calls the script's `error` with the very value that was thrown. A turn over its budget, a
// trap or exhausted memory breaks the instance: its pending requests fail with kind lost, and the next request gets a new one.
package js
