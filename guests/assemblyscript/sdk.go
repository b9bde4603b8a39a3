// Package assemblyscript holds the AssemblyScript SDK as files: the command compiles them with a handler's own. README.md is its
// documentation.
package assemblyscript

import "embed"

// Files are the npm package wasmserve, at the root. It is not to be changed.
//
//go:embed package.json index.ts exports.ts asconfig.json assembly/*.ts
var Files embed.FS
