// Package js holds no code: this page is the architecture of the JavaScript runtime, which host/adapter/js runs. README.md lists which APIs
// scripts have.
//
// # Layers
//
// From the bottom up; a layer imports those above it in this list, and never the adapter, a front or the host.
//
//	engine     QuickJS as a wasm module: values, calls, bytecode. It knows neither requests nor any API
//	loop       the event loop of an instance: queue, timers, work in the background, delays
//	trace      stacks and excerpts by the sources of a script
//	ext        one folder per capability; package ext is what its Go half gets: Op, Call, Turn
//	prelude    all JavaScript of ext, bundled with npm packages: one script that runs before a handler's, and libraries that are
//	           evaluated when they are first needed
//	bundle     makes the script of a handler: before it runs, in another process
//
// wpt runs the web-platform-tests against all of it.
//
// # An extension
//
// A folder of ext is one capability: JavaScript, and, if the host does the work, Go. The Go half exports Ops, its host functions as a
// table (ext.Op), and the type that keeps its state for an instance. Host functions are called with arguments of the script's choice:
// they check them, limit what they do, and consult ext.Turn for the budget. host/adapter/js/extensions.go lists the tables, and its
// type extensions has a field of each type; nothing else knows an extension. It is removed by its folder, these lines, the import in
// prelude/src, and its name in guests/js/build.sh.
//
// To add Bun.xyz:
//
//	ext/xyz/lib/xyz.js                  the JavaScript: export function make({ host }). It is evaluated when it is first needed; JavaScript
//	                                    that every start needs lies in ext/xyz itself and is imported by prelude/src
//	ext/xyz/ops.go                      Ops, if the host does the work; for a short example see ext/hashes
//	host/adapter/js/extensions.go       the table's line, and a field of extensions if Ops have state
//	prelude/src/adapter.d.ts            the type of each host function (TestHostTypes compares the names)
//	prelude/src/main.js                 lazy('xyz', () => library('xyz').make({ host }).xyz, Bun); names of lib are unique in all of ext
//	prelude/src/lacking.js              no longer names it
//	prelude/build.sh                    bundles all of it into prelude/dist, which is committed
//	ext/xyz/parity                      its cases, with Bun's answers; host/adapter/js/growth_test.go has its costs at two sizes
//	ext/xyz/types.d.ts                  the types for authors; guests/js/build.sh lists the folder, and joins them with the others
//	README.md                           the row in the table
//
// An extension imports the engine and package ext. Each other import stands in host/arrows_test.go with its reason.
//
// # From JavaScript to Go
//
// The prelude gets the host functions as methods of __wasmserve_host (prelude/src/host.js; their types are in
// prelude/src/adapter.d.ts). A call goes from QuickJS by the import env.host_call to engine.Host.Call, from there by name to the Op.
// It allocates nothing by itself, and costs about a microsecond.
//
// Work that takes longer than a call runs in the background (loop.Go) and ends with an event, which the goroutine of the loop
// delivers to prelude/src/serve.js.
package js
