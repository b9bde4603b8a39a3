//go:build !linux

package bundle

import "os"

// special returns false: only Linux has such files.
func special(*os.File) bool { return false }
