// Package js holds the types for handlers in TypeScript as files: the command writes them beside a handler. README.md is their
// documentation.
package js

import "embed"

// Files are index.d.ts and the files that it refers to, at the root. It is not to be changed.
//
//go:embed *.d.ts
var Files embed.FS
