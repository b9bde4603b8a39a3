// Package site serves a directory of handlers: each module in it serves the paths below its file's name, and has a [host.Host]
// of its own, with its own generations, instances, settings and part of the store. Adding, replacing or removing a file changes that
// handler alone.
//
//	index.wasm         /, and all paths that match no other handler
//	api.wasm           /api, /api/ and below
//	v2/index.wasm      /v2, /v2/ and below
//	v2/users.wasm      /v2/users and below
//
// # The request path
//
//	which handler          table.go    longest mount by whole segments, in an immutable tree behind an atomic pointer
//	its own limits         limits.go   where its manifest differs from the common limits
//	everything else        host        Host.TryServe; false: removed in the meantime, so it is looked up again
//
// # What changes the table
//
//	find                   source/dir  the directory as it is now
//	plan                   load.go     new, changed and removed files; turns.go loads modules concurrently
//	install, remove        site.go     a handler enters the table when it is loaded, and drains when it is removed
//	watch                  watch.go    the directory, and the files that scripts are made of
//
// Shared by all: one cache of compiled code, one store (each sees its own part), one budget of instances (package pool), one log.
package site
