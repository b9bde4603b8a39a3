package watch

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// mount mounts the file from on the file to until the test ends.
func mount(t *testing.T, from, to string) {
	t.Helper()
	if err := syscall.Mount(from, to, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(to, syscall.MNT_DETACH) })
}

// syncBuffer is a log that can be read while it is written.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) wait(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		s.mu.Lock()
		got := s.b.String()
		s.mu.Unlock()
		if strings.Contains(got, text) {
			return
		}
	}
	t.Fatalf("the log does not say %q", text)
}

// TestMounted watches a file that is mounted alone, with each of the watchers, and changes it through its source.
func TestMounted(t *testing.T) {
	for _, c := range []struct {
		name  string
		watch func(path string, log *slog.Logger, changed func()) (*Watcher, error)
	}{
		{"File", func(path string, log *slog.Logger, changed func()) (*Watcher, error) {
			return File(path, time.Millisecond, log, changed)
		}},
		{"Files", func(path string, log *slog.Logger, changed func()) (*Watcher, error) {
			return Files(func() []string { return []string{path} }, nil, time.Millisecond, log, changed)
		}},
		{"Folder", func(path string, log *slog.Logger, changed func()) (*Watcher, error) {
			dir := filepath.Dir(path)
			return Folder(dir, func() (dirs, links []string, err error) { return []string{dir}, nil, nil }, time.Millisecond, log, changed)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.Mkdir(dir+"/app", 0o700))
			there, here := dir+"/h.wasm", dir+"/app/h.wasm"
			write(t, there, "1")
			write(t, here, "")
			mount(t, there, here)
			in, log := make(inbox, 1000), &syncBuffer{}
			w, err := c.watch(here, slog.New(slog.NewTextHandler(log, nil)), func() { in <- read(here) })
			must(t, err)
			defer w.Close()
			write(t, there, "22")
			in.wait(t, "written where it comes from", "22")
			write(t, here, "333")
			in.wait(t, "written here", "333")
			f, err := os.OpenFile(there, os.O_WRONLY|os.O_APPEND, 0)
			must(t, err)
			f.WriteString("4")
			f.Close()
			in.wait(t, "appended to", "3334")
			must(t, os.Truncate(there, 2))
			in.wait(t, "cut", "33")
			if c.name == "File" {
				log.wait(t, "mounted as a single file")
				write(t, there+".new", "5")
				must(t, os.Rename(there+".new", there))
				log.wait(t, "still shows the old file")
			}
		})
	}
}

// TestHardLink writes a file by another of its names.
func TestHardLink(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(dir+"/app", 0o700))
	write(t, dir+"/h.wasm", "1")
	must(t, os.Link(dir+"/h.wasm", dir+"/app/h.wasm"))
	in := watchFile(t, dir+"/app/h.wasm")
	write(t, dir+"/h.wasm", "22")
	in.wait(t, "written by its other name", "22")
}
