package watch

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// isMount reports whether the regular file at path is a mount point, as `docker run -v ./h.wasm:/app/h.wasm` makes. It returns false on
// Linux before 5.8, which does not report it.
func isMount(path string) bool {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, path, 0, unix.STATX_TYPE, &st)
	return err == nil && st.Mode&unix.S_IFMT == unix.S_IFREG && st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}

// unlinked reports whether a file no longer has a name: it still exists because it is mounted or open.
func unlinked(info os.FileInfo) bool {
	if info == nil {
		return false
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && st.Nlink == 0
}

func inode(info os.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ino
	}
	return 0
}
