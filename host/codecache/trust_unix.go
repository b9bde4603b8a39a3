//go:build unix

package codecache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// Trusted returns nil if code in dir may be executed, and otherwise an error that names the reason: nobody but this process's user and root
// may be able to write there. So dir must belong to one of them, and others must not be able to write to it. The same holds for every
// directory above it and for those that links lead through, unless they are sticky, as /tmp is, where nobody can replace another's files.
func Trusted(dir string) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	return trusted(abs, true, 40)
}

// trusted checks path and the directories above it. last is true for the directory itself; links limits how many more links are followed.
func trusted(path string, last bool, links int) error {
	if parent := filepath.Dir(path); parent != path {
		if err := trusted(parent, false, links); err != nil {
			return err
		}
	}
	info, err := os.Lstat(path)
	if err != nil {
		return fmt.Errorf("cache directory: %w", err)
	}
	if err := ours(info); err != nil {
		return fmt.Errorf("cache directory: %s %v: %w; choose another directory with -cache", path, err, ErrUntrusted)
	}
	mode := info.Mode()
	switch {
	case mode&fs.ModeSymlink != 0:
		if links == 0 {
			return fmt.Errorf("cache directory: %s: too many links", path)
		}
		to, err := os.Readlink(path)
		if err != nil {
			return fmt.Errorf("cache directory: %w", err)
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		return trusted(filepath.Clean(to), last, links-1)
	case !mode.IsDir():
		return fmt.Errorf("cache directory: %s is not a directory: choose another with -cache", path)
	case mode.Perm()&0o022 != 0 && (last || mode&fs.ModeSticky == 0):
		return fmt.Errorf("cache directory: %s has mode %04o: %w; chmod go-w it, or choose another directory with -cache", path, mode.Perm(), ErrUntrusted)
	}
	return nil
}

var errFileMode = errors.New("others may write to it")

// trustedFile returns an error if an entry must not be executed.
func trustedFile(info os.FileInfo) error {
	if !info.Mode().IsRegular() {
		return errRegular
	}
	if err := ours(info); err != nil {
		return fmt.Errorf("it %w", err)
	}
	if info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("%w: it has mode %04o", errFileMode, info.Mode().Perm())
	}
	return nil
}

// ours returns an error if a file's owner is neither this process's user nor root.
func ours(info os.FileInfo) error {
	if st, ok := info.Sys().(*syscall.Stat_t); ok && int(st.Uid) != os.Geteuid() && st.Uid != 0 {
		return fmt.Errorf("belongs to user %d", st.Uid)
	}
	return nil
}

// openEntry opens an entry. It follows no link and does not block.
func openEntry(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ELOOP) {
		return nil, errRegular
	}
	return f, err
}

// lock locks a file that is being written, until it is closed or the process ends. It reports whether no other process has locked it.
func lock(f *os.File) bool { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil }

// abandoned reports whether no process is writing to the file at path.
func abandoned(path string) bool {
	f, err := openEntry(path)
	if err != nil {
		return errors.Is(err, errRegular) // a link: no process writes to it
	}
	defer f.Close()
	return lock(f)
}

// free returns how many bytes can be written below dir.
func free(dir string) int64 {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0
	}
	return int64(min(st.Bavail, 1<<40)) * int64(st.Bsize)
}

// passable is Trusted for a directory like /tmp, in which one with mode 0700 is made.
func passable(dir string) error { return trusted(dir, false, 40) }
