// Package site serves a directory of handlers: each module in it answers below the path that its file's name says, and has a [host.Host]
// of its own, with its own generations, instances, settings and part of the store. Adding, replacing or removing a file changes that
// handler alone.
//
//	index.wasm         /, and whatever no other is there for
//	api.wasm           /api, /api/ and below
//	v2/index.wasm      /v2, /v2/ and below
//	v2/users.wasm      /v2/users and below
//
// # The request path
//
//	which handler          table.go    longest mount by whole segments, in an immutable tree behind an atomic pointer
//	its own limits         limits.go   where its manifest differs from what holds for all
//	everything else        host        Host.Offer; false: removed in the meantime, so look again
//
// # What changes the table
//
//	what is there          scan.go     the directory as it is now
//	what to do             load.go     new, changed and removed files; modules are loaded in parallel
//	one by one             site.go     a handler is put into the table when it is loaded, and drains when it is taken out
//
// Shared by all: one cache of compiled code, one store (each sees its own part), one budget of instances (package pool), one log.
package site
