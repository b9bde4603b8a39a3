//go:build !linux

package bundle

import "os"

// special reports whether a file is the kernel's own; only Linux has such.
func special(*os.File) bool { return false }
