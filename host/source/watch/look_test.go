package watch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestNoInstance: while the system has no watcher available, changes are found by polling, and afterwards by events; both are logged.
func TestNoInstance(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{}
		f.none.Store(true)
		w, calls, text := run(t, f)
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := calls.Load(); n != 0 {
			t.Errorf("%d changes, and nothing has changed", n)
		}
		f.state.Store(1)
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if n := calls.Load(); n != 1 {
			t.Errorf("%d changes, want 1", n)
		}
		f.none.Store(false)
		time.Sleep(3 * time.Second)
		w.fs.Events <- fsnotify.Event{Name: "it", Op: fsnotify.Write}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := calls.Load(); n != 2 {
			t.Errorf("%d changes, want 2", n)
		}
		if strings.Count(text.String(), "polling instead") != 1 || strings.Count(text.String(), "watching everything again") != 1 {
			t.Errorf("the log says:\n%s", text)
		}
	})
}

// TestOverflowForgets checks that all directories are watched again after lost events.
func TestOverflowForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{}
		w, _, _ := run(t, f)
		w.fs.Errors <- fsnotify.ErrEventOverflow
		time.Sleep(time.Second)
		synctest.Wait()
		if n := f.forgotten.Load(); n != 1 {
			t.Errorf("forgotten %d times, want 1", n)
		}
	})
}

// TestLook changes files that are not watched: each target's hash differs after each change, and only then.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "sub")
	must(t, os.Mkdir(sub, 0o700))
	path := filepath.Join(sub, "h.wasm")
	must(t, os.WriteFile(filepath.Join(sub, "main.go"), nil, 0o600))
	must(t, os.WriteFile(path, []byte("1"), 0o600))
	targets := map[string]target{
		"file":   &file{path: path},
		"files":  newFiles(func() []string { return []string{path} }),
		"folder": &folder{path: dir, list: func() (dirs, links []string, err error) { return []string{dir, sub}, nil, nil }},
		"tree":   &tree{root: dir},
	}
	none := noWatches{errors.New("too many open files")}
	looks := func() map[string]uint64 {
		now := map[string]uint64{}
		for name, g := range targets {
			g.forget()
			g.sync(none) // files come from the list
			now[name] = g.look()
		}
		return now
	}
	was := looks()
	for _, step := range []struct {
		name string
		do   func() error
		tree bool // the tree sees it
	}{
		{"nothing", func() error { return nil }, false},
		{"written", func() error { return os.WriteFile(path, []byte("22"), 0o600) }, false},
		{"replaced by one with the same size and time", func() error {
			info, err := os.Stat(path)
			if err == nil {
				err = os.WriteFile(path+".tmp", []byte("33"), 0o600)
			}
			if err == nil {
				err = os.Chtimes(path+".tmp", info.ModTime(), info.ModTime())
			}
			if err == nil {
				err = os.Rename(path+".tmp", path)
			}
			return err
		}, false},
		{"removed", func() error { return os.Remove(path) }, false},
		{"made again", func() error { return os.WriteFile(path, []byte("4"), 0o600) }, false},
		{"source changed", func() error { return os.WriteFile(filepath.Join(sub, "main.go"), []byte("package main"), 0o600) }, true},
	} {
		must(t, step.do())
		now := looks()
		for name := range targets {
			want := step.name != "nothing"
			switch name {
			case "tree":
				want = step.tree
			case "file", "files":
				want = want && !step.tree
			}
			if (now[name] != was[name]) != want {
				t.Errorf("%s, %s: seen: %v, want %v", step.name, name, now[name] != was[name], want)
			}
		}
		was = now
	}
}
