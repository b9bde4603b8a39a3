// Package rust holds the Rust SDK as files: the command compiles them with a handler's own. README.md is the way in.
package rust

import "embed"

// Files are Cargo.toml, README.md and src, at the root. It is not to be changed.
//
//go:embed Cargo.toml README.md src
var Files embed.FS
