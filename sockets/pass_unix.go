//go:build unix

package sockets

import (
	"os"
	"syscall"
)

// identify returns the numbers by which a file is known.
func identify(info os.FileInfo) (device, inode uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Dev), uint64(st.Ino)
	}
	return 0, 0
}
