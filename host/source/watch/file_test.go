package watch

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how long a test waits for an expected event.
const patience = 10 * time.Second

// inbox is where changed sends the text that it reads.
type inbox chan string

// wait waits for a change at which want is read.
func (in inbox) wait(t *testing.T, what, want string) {
	t.Helper()
	late := time.After(patience)
	for {
		select {
		case got := <-in:
			if got == want {
				return
			}
		case <-late:
			t.Fatalf("%s: no change was told", what)
		}
	}
}

func (in inbox) drain() {
	for len(in) > 0 {
		<-in
	}
}

func read(path string) string {
	b, _ := os.ReadFile(path)
	return string(b)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o600))
}

// watchFile watches path with a quiet period short enough for a test.
func watchFile(t *testing.T, path string) inbox {
	t.Helper()
	in := make(inbox, 1000)
	w, err := File(path, 5*time.Millisecond, slog.New(slog.DiscardHandler), func() { in <- read(path) })
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()); must(t, w.Close()) })
	return in
}

// Each step changes a file in some way. After it, the file exists, and the change is reported.
func TestFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the steps rename open directories and make links")
	}
	link := func(t *testing.T, to, at string) { // atomically, as deployments do
		t.Helper()
		must(t, os.Symlink(to, at+".new"))
		must(t, os.Rename(at+".new", at))
	}
	for _, c := range []struct {
		name   string
		path   string // below the test's directory
		before func(t *testing.T, dir string)
		steps  []func(t *testing.T, dir string)
	}{
		{"written in place", "m.wasm", func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "22") },
				func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "333") },
			}},
		{"renamed over", "m.wasm", func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) {
					write(t, dir+"/m.tmp", "2")
					must(t, os.Rename(dir+"/m.tmp", dir+"/m.wasm"))
				},
				func(t *testing.T, dir string) {
					write(t, dir+"/m.tmp", "3")
					must(t, os.Rename(dir+"/m.tmp", dir+"/m.wasm"))
				},
			}},
		{"deleted and made again", "m.wasm", func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) { must(t, os.Remove(dir+"/m.wasm")); write(t, dir+"/m.wasm", "2") },
				func(t *testing.T, dir string) { must(t, os.Remove(dir+"/m.wasm")); write(t, dir+"/m.wasm", "3") },
			}},
		{"moved away and back", "m.wasm", func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) {
					must(t, os.Rename(dir+"/m.wasm", dir+"/m~"))
					must(t, os.Rename(dir+"/m~", dir+"/m.wasm"))
				},
			}},
		{"not there at first", "m.wasm", nil,
			[]func(*testing.T, string){
				func(t *testing.T, dir string) { write(t, dir+"/m.wasm", "1") },
			}},
		{"its directories not there at first", "a/b/c/m.wasm", nil,
			[]func(*testing.T, string){
				func(t *testing.T, dir string) {
					must(t, os.MkdirAll(dir+"/a/b/c", 0o700))
					write(t, dir+"/a/b/c/m.wasm", "1")
				},
				func(t *testing.T, dir string) { write(t, dir+"/a/b/c/m.wasm", "22") },
			}},
		{"its directory deleted and made again", "a/m.wasm", func(t *testing.T, dir string) { must(t, os.Mkdir(dir+"/a", 0o700)); write(t, dir+"/a/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) {
					must(t, os.RemoveAll(dir+"/a"))
					must(t, os.Mkdir(dir+"/a", 0o700))
					write(t, dir+"/a/m.wasm", "2")
				},
				func(t *testing.T, dir string) { write(t, dir+"/a/m.wasm", "33") },
			}},
		{"its directory replaced by another", "a/m.wasm", func(t *testing.T, dir string) { must(t, os.Mkdir(dir+"/a", 0o700)); write(t, dir+"/a/m.wasm", "1") },
			[]func(*testing.T, string){
				func(t *testing.T, dir string) {
					must(t, os.Mkdir(dir+"/next", 0o700))
					write(t, dir+"/next/m.wasm", "2")
					must(t, os.Rename(dir+"/a", dir+"/old"))
					must(t, os.Rename(dir+"/next", dir+"/a"))
				},
				func(t *testing.T, dir string) { write(t, dir+"/a/m.wasm", "33") },
			}},
		{"a link, pointed elsewhere", "m.wasm", func(t *testing.T, dir string) {
			must(t, os.Mkdir(dir+"/v", 0o700))
			write(t, dir+"/v/1", "1")
			write(t, dir+"/v/2", "2")
			link(t, "v/1", dir+"/m.wasm")
		}, []func(*testing.T, string){
			func(t *testing.T, dir string) { link(t, filepath.Join(dir, "v/2"), dir+"/m.wasm") },
			func(t *testing.T, dir string) { write(t, dir+"/v/2", "22") },
		}},
		{"a directory of links that are swapped at once (a mounted ConfigMap)", "m.wasm", func(t *testing.T, dir string) {
			must(t, os.Mkdir(dir+"/..1", 0o700))
			must(t, os.Mkdir(dir+"/..2", 0o700))
			write(t, dir+"/..1/m.wasm", "1")
			write(t, dir+"/..2/m.wasm", "2")
			link(t, "..1", dir+"/..data")
			link(t, "..data/m.wasm", dir+"/m.wasm")
		}, []func(*testing.T, string){
			func(t *testing.T, dir string) { link(t, "..2", dir+"/..data") },
			func(t *testing.T, dir string) { link(t, "..1", dir+"/..data") },
		}},
		{"a link among its directories (a release)", "current/m.wasm", func(t *testing.T, dir string) {
			must(t, os.MkdirAll(dir+"/releases/1", 0o700))
			must(t, os.MkdirAll(dir+"/releases/2", 0o700))
			write(t, dir+"/releases/1/m.wasm", "1")
			write(t, dir+"/releases/2/m.wasm", "2")
			link(t, "releases/1", dir+"/current")
		}, []func(*testing.T, string){
			func(t *testing.T, dir string) { link(t, "releases/2", dir+"/current") },
			func(t *testing.T, dir string) { write(t, dir+"/current/m.wasm", "22") },
		}},
		{"made readable", "m.wasm", func(t *testing.T, dir string) {
			write(t, dir+"/m.wasm", "1")
			must(t, os.Chmod(dir+"/m.wasm", 0))
		}, []func(*testing.T, string){
			func(t *testing.T, dir string) { must(t, os.Chmod(dir+"/m.wasm", 0o600)) },
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if c.before != nil {
				c.before(t, dir)
			}
			in := watchFile(t, filepath.Join(dir, c.path))
			for i, step := range c.steps {
				in.drain()
				step(t, dir)
				in.wait(t, "step "+string(rune('1'+i)), read(filepath.Join(dir, c.path)))
			}
		})
	}
}

// events runs act and then makes a marker file, and returns the events before the marker's, in order.
func events(t *testing.T, fs *fsnotify.Watcher, marker string, act func()) (list []fsnotify.Event) {
	t.Helper()
	act()
	write(t, marker, "")
	for {
		select {
		case ev := <-fs.Events:
			if ev.Name == marker {
				return list
			}
			list = append(list, ev)
		case <-time.After(patience):
			t.Fatalf("the marker's event did not come; before it: %v", list)
		}
	}
}

func TestFileIgnoresItsNeighbours(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	path := filepath.Join(dir, "m.wasm")
	write(t, path, "1")
	f := &file{path: path, dirs: map[string]os.FileInfo{}}
	fs, err := fsnotify.NewWatcher()
	must(t, err)
	defer fs.Close()
	if _, err := f.sync(fs); err != nil {
		t.Fatal(err)
	}
	seen := events(t, fs, filepath.Join(dir, "marker"), func() {
		write(t, dir+"/m.wasm.bak", "1")
		write(t, dir+"/m", "1")
		must(t, os.Rename(dir+"/m", dir+"/n"))
		must(t, os.Remove(dir+"/n"))
		must(t, os.Mkdir(dir+"/sub", 0o700))
		now := time.Now()
		must(t, os.Chtimes(path, now, now)) // touch
	})
	if len(seen) < 4 {
		t.Errorf("only %d events came: %v", len(seen), seen)
	}
	for _, ev := range seen {
		if f.relevant(ev) {
			t.Errorf("%v counts as a change", ev)
		}
	}
}

func TestResolve(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	must(t, os.MkdirAll(root+"/real/deep", 0o700))
	write(t, root+"/real/deep/m", "1")
	must(t, os.Symlink("real", root+"/link"))
	must(t, os.Symlink("../real/deep/m", root+"/real/up"))
	must(t, os.Symlink("loop2", root+"/loop1"))
	must(t, os.Symlink("loop1", root+"/loop2"))
	for _, c := range []struct {
		path string
		dirs []string
	}{
		{"real/deep/m", []string{"real/deep"}},
		{"real/deep/none", []string{"real/deep"}},
		{"real/no/such/dir", []string{"real"}},
		{"link/deep/m", []string{".", "real/deep"}},
		{"link/up", []string{".", "real", "real/deep"}},
		{"loop1", []string{"."}},
	} {
		dirs, names, _ := resolve(filepath.Join(root, c.path))
		var want []string
		for _, d := range c.dirs {
			want = append(want, filepath.Join(root, d))
		}
		slices.Sort(dirs)
		if dirs = slices.Compact(dirs); !slices.Equal(dirs, want) {
			t.Errorf("%s: watches %q, want %q", c.path, dirs, want)
		}
		for _, d := range want {
			if !names[d] {
				t.Errorf("%s: the removal of %s would not be seen", c.path, d)
			}
		}
	}
}

// No call of changed begins after Close, and the goroutines end.
func TestCloseWaits(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "m.wasm")
	entered, leave := make(chan struct{}), make(chan struct{})
	w, err := File(path, time.Millisecond, nil, func() { entered <- struct{}{}; <-leave })
	must(t, err)
	write(t, path, "1")
	<-entered
	closed := make(chan struct{})
	go func() { w.Close(); close(closed) }()
	select {
	case <-closed:
		t.Fatal("Close returned while changed ran")
	default:
	}
	write(t, path, "2")
	close(leave)
	select {
	case <-closed:
	case <-time.After(patience):
		t.Fatal("Close does not return")
	}
}
