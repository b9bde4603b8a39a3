// Package host is the runtime: it hands HTTP requests to WebAssembly handlers and swaps the handler while requests run.
// This page is its architecture; the two flows are in run order, with the file that each step lives in.
//
// # The request path
//
//	accept                 sockets/conn.go       peer's credentials, idle tracking
//	wait                   sockets/poller_linux.go  connections that wait for a request have no goroutine
//	parse, limits          front/http1           HTTP ends here; front/dual with TLS and HTTP/2
//	the request as values  exchange              shared by front, host and adapter
//	choose the generation  serve.go              Host.Serve; generation.go: one compare-and-swap holds it
//	while a canary runs    trial.go, rollout     Host.tryBoth: one of two versions answers; a gate compares them (canary.go)
//	match the route        route                 a static answer ends here, without wasm
//	take an instance       lease.go, pool        idle last in first out; new under the cap; else a bounded queue, then 503
//	one call               adapter/native        request record into guest memory, call, response record out; adapter/js for scripts;
//	                       adapter/guest         for all adapters: its meter.go is called by the guest when its fuel has run out
//	end the lease          lease.go              an instance that trapped, exited or was interrupted is closed, never pooled;
//	                       snapshot              with isolation per request, all others are reset to their image
//	on failure             failure.go            one error decides: cut, the guest's error handler, or a page (page.go)
//
// # The reload path
//
//	something changed      watch.go and source/watch, SIGHUP, admin, or the guest's reload (env.go)
//	one reload only        reload.go             Host.Reload; the same bytes as before are skipped
//	read                   source                a file, a script that is bundled (source/script), or another place
//	meter                  compile.go, rewrite   fuel at every way back of a loop; bulk operations in pieces
//	code                   code.go, cache.go     from memory, from the cache's directory (stage.go, codecache), or compiled
//	compile                code.go, compiler     in another process if rewrite expects it to take long; rejected if too long
//	probe                  compile.go            the adapter is the one whose Probe accepts the module
//	open                   load.go               first instance, manifest (manifest.go), routes, settings (settings.go), pool
//	swap                   swap.go               one atomic pointer
//	keep the old           kept.go               its version stays compiled (version.go), for Host.Rollback (rollback.go)
//	record                 known.go, history     which modules have served, and the events, for the next start (restore.go)
//	retire the old         drain.go              its requests end, then instances, and code and runtime unless kept, are freed
//
// If a step before the swap fails, the old handler stays. Listeners, connections and idle timers belong to
// package sockets and know nothing of generations.
//
// # Folders
//
// Imports follow the arrows. arrows_test.go lists those that are forbidden, with the reason.
//
//	site ──> source/dir, host ──> pool, route, rewrite, compiler, codecache, history, rollout, source, report, front, adapter, exchange
//	front/http1, front/nethttp, front/dual ──> front ──> exchange
//	adapter/native, adapter/js ──> adapter/guest ──> adapter ──> exchange
//	rollout ──> exchange
//	history ──> codecache, source, report
//	adapter/js ──> js/prelude, js/trace, js/ext ──> js/loop, js/engine
//	source/script ──> js/bundle, source ──> source/watch
//	state, outbound ──> adapter      compress ──> exchange      admin ──> report
//
// Each of these is added as a folder, which nothing but the named line knows:
//
//	a front        front/NAME     calls a front.Handler (front/front.go) with exchanges; cmd/wasmserve/run.go chooses it. Package
//	                              conformance tests it
//	an adapter     adapter/NAME   implements adapter.Adapter with the parts of adapter/guest; a line in adapters (cmd/wasmserve/run.go)
//	a source       source/NAME    implements source.Source (source/source.go) for names of its own ("oci://..."); a line in places
//	                              (cmd/wasmserve/places.go)
//	a capability   js/ext/NAME    for scripts, in JavaScript and Go: js/doc.go has the steps
//
// # Several handlers
//
// A directory of handlers is a [github.com/wasmserve/wasmserve/host/site.Site]: a host for each file, and before them a table that finds
// the host for a path. Hosts share parts of their [Config]: a [Cache], a budget of instances, parts of one store.
//
// # Outbound requests
//
// A guest's fetch goes through [Config.Outbound] (package outbound: the policy, and net/http): from a host function of adapter/native,
// which waits, or in the background of adapter/js, whose script is notified of the completion.
//
// # Who owns what
//
// A [Host] owns generations. A generation lives while it is held: by the host while it is current, and by each request
// that runs in it; the last holder frees it, so no memory is unmapped under a call. It holds its version, the compiled module, which the
// host also holds while it is kept. A pool owns the instances of its generation. A front owns its exchanges.
//
// # Embedding
//
// Make a [Host] with [New], load a module with [Host.Reload], and give the host as handler to a front. Package host imports
// neither sockets nor a concrete front or adapter: cmd/wasmserve/run.go puts them together.
//
// # Words
//
// VOCABULARY.md explains the words used here, and the rules for comments and messages.
package host
