package route

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// Files is the directory that file and dir routes are confined to. The path is resolved for each file, as in nginx: when a
// symbolic link or a rename makes it lead to another directory, the next request is served from there. While the path does not exist,
// the previous directory is still served. Its methods may be called concurrently.
type Files struct {
	path string // absolute

	mu   sync.RWMutex
	root *os.Root    // guarded by mu
	info fs.FileInfo // guarded by mu: of root
}

// OpenFiles opens the directory at path. The caller closes it.
func OpenFiles(path string) (*Files, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	f := &Files{path: path}
	if f.root, f.info, err = openRoot(path); err != nil {
		return nil, err
	}
	return f, nil
}

// openRoot opens a directory and returns its FileInfo, from the descriptor, so that both are of the same directory.
func openRoot(path string) (*os.Root, fs.FileInfo, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := root.Stat(".")
	if err != nil {
		root.Close()
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	}
	return root, info, nil
}

// open opens a file below the directory for reading. It does not wait for the writer of a FIFO.
func (f *Files) open(name string) (*os.File, error) {
	if now, err := os.Stat(f.path); err == nil && !f.leadsTo(now) {
		f.follow()
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// leadsTo reports whether the open directory is the one that info describes.
func (f *Files) leadsTo(info fs.FileInfo) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return os.SameFile(f.info, info)
}

// follow opens the directory that the path leads to now. If that fails, the previous one stays open.
func (f *Files) follow() {
	root, info, err := openRoot(f.path)
	if err != nil {
		return
	}
	f.mu.Lock()
	old := f.root
	f.root, f.info = root, info
	f.mu.Unlock()
	old.Close() // no open is in progress: each holds mu
}

// Close closes the directory. Files that were opened before stay open.
func (f *Files) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.root.Close()
}
