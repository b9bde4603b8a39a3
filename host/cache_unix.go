//go:build unix

package host

import (
	"fmt"
	"os"
	"syscall"
)

// ownedByUs refuses a directory of another user, who could put code into it.
func ownedByUs(dir string, info os.FileInfo) error {
	st, ok := info.Sys().(*syscall.Stat_t)
	if ok && int(st.Uid) != os.Geteuid() && st.Uid != 0 {
		return fmt.Errorf("cache directory %s belongs to user %d: it holds executable code; choose another with -cache", dir, st.Uid)
	}
	return nil
}
