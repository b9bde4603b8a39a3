// Package js is the adapter for handlers in JavaScript and TypeScript: QuickJS, compiled to wasm, runs a bundled script
// that is written like a Bun server's file: `export default { unix, idleTimeout, routes, fetch(req, server), error }`.
//
// # A module
//
// The module is the engine (host/js/engine/quickjs.wasm); the script and its source map are sections of it, "wasmserve.js" and
// "wasmserve.map", which host passes on through adapter.Carrier. So all scripts share one compiled engine. `app.ts` becomes such a module
// by host/source/script; written to a file (wasmserve build) it can be served anywhere.
//
// # One request
//
// The request goes in as one string (method, target, host, fields, joined by NUL: record.go) and small integers: one call of
// the prelude's dispatch. It hands the handler a Request whose url and headers are cut out of the string when they are touched.
// A small Response comes back as dispatch's result, one string (fields, then body), its status and kind in 32 bytes of
// engine memory that both sides see. Everything else (bytes, promises, streams) goes through host calls.
//
// # Many requests in one instance
//
// A script's module-level state is one, so there is one instance unless the script's `instances` says otherwise. The pool
// hands it to one request at a time, as ever. A handler that returns a promise parks its exchange (SPEC 4.3's PENDING) and the
// instance is free for the next request. What resumes it later comes from outside of any request: timers, body bytes, drained
// streams, clients that left. Each is put in the instance's queue (loop.go); one goroutine per instance takes the instance's
// turn lock, which every call into the engine holds, runs what is due, then the microtasks. So one goroutine at a time is in
// the engine, whoever it is, and a turn is short: each has its own time budget (meter.go).
//
// An outbound fetch is one more such completion: a host call with an id, and what comes of it in the queue. The body of its answer goes to a
// client without the script if that hands it on (pipe.go); the body of its request is written in parts (upload.go).
//
// # Isolated requests
//
// With isolation per request none of this is shared: the request keeps its instance until its answer is complete, its timers and promises
// run meanwhile, and then the engine's memory and globals are put back (restore.go). Other instances are copies of the first one's image.
//
// # Failures
//
// An exception or rejection is the request's alone: fail, with the stack mapped to the source, then host's error path, which
// asks Instance.Error, which calls the script's `error` with the very value that was thrown. A turn over its budget, a trap
// or exhausted memory breaks the instance: its pending requests fail with kind lost, and the next request gets a new one.
package js
