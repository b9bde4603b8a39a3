// Package webassembly runs the WebAssembly modules of scripts: instances beside the engine's, whose memory is a part of the engine's,
// since a script sees it as an ArrayBuffer.
//
// # A module
//
// Rewrite (module.go, code.go, write.go, helpers.go) turns it into one that imports the engine's memory. Each access adds the base of
// the instance's memory and is checked against its length, both in globals of the instance; memory.grow, and functions that the
// script provides, are calls of the host (compiled.go), whose arguments are in memory that both sides see. Then it is metered and
// compiled as handlers' modules are (adapter.Compiler), once for all instances of a script (codes.go).
//
// # An instance
//
// A Store (store.go) has the memories and instances of one script. A memory is a block of the engine's heap; when it grows beyond
// that it moves, and the script's ArrayBuffer is detached, as the standard wants. A call goes from the script to the host and from
// there into the instance (instance.go), and the other way round; calls nest.
//
// References to functions never reach the script: it knows handles (instance.go). A table has functions of one runtime only; a bridge
// (bridge.go) stands for one of another.
//
// # Isolated requests
//
// The engine's memory, and with it the instances', is restored elsewhere. An Image (image.go) has the rest: globals and tables.
// Segments are never dropped; a global marks one as empty.
package webassembly
