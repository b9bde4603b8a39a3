package codecache

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// logged is a log that counts its lines.
type logged struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

// lines returns how many lines there were since it was asked last.
func (l *logged) lines() (int, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := l.buf.String()
	l.buf.Reset()
	return strings.Count(text, "\n"), text
}

func open(t testing.TB, dir string, size int64) (*Store, *logged) {
	t.Helper()
	l := &logged{}
	s, err := Open(dir, size, slog.New(slog.NewTextHandler(l, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return s, l
}

// cacheDir is a directory that nobody else can write to.
func cacheDir(t testing.TB) string {
	dir := filepath.Join(t.TempDir(), "cache")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func save(s *Store, key Key, head, body string) {
	s.Save(key, []byte(head), strings.NewReader(body), int64(len(body)))
}

// get returns the entry under key, or "".
func get(s *Store, key Key) string {
	var body bytes.Buffer
	head, ok := s.Load(key, &body)
	if !ok {
		return ""
	}
	return string(head) + "|" + body.String()
}

// A damaged entry is a miss, is logged once, and is removed; the next Save writes it again.
func TestDamaged(t *testing.T) {
	key, other := Key{1}, Key{2}
	dir := cacheDir(t)
	s, log := open(t, dir, 0)
	save(s, key, "head", "the code")
	path := s.path(key)
	whole, err := os.ReadFile(path)
	if err != nil || get(s, key) != "head|the code" {
		t.Fatalf("%v; %q", err, get(s, key))
	}
	save(s, other, "x", "y")
	foreign, _ := os.ReadFile(s.path(other))
	damage := map[string]func() error{
		"empty":           func() error { return os.WriteFile(path, nil, 0o600) },
		"zeroed":          func() error { return os.WriteFile(path, make([]byte, len(whole)), 0o600) },
		"longer":          func() error { return os.WriteFile(path, append(whole[:len(whole):len(whole)], 0), 0o600) },
		"for other":       func() error { return os.WriteFile(path, foreign, 0o600) },
		"text":            func() error { return os.WriteFile(path, []byte(strings.Repeat("hello ", 1000)), 0o600) },
		"link":            func() error { os.Remove(path); return os.Symlink(s.path(other), path) },
		"link to zero":    func() error { os.Remove(path); return os.Symlink("/dev/zero", path) },
		"link in a cycle": func() error { os.Remove(path); return os.Symlink(path, path) },
		"directory":       func() error { os.Remove(path); return os.MkdirAll(filepath.Join(path, "x"), 0o700) },
		"0666":            func() error { return os.Chmod(path, 0o666) },
		"0620":            func() error { return os.Chmod(path, 0o620) },
	}
	for n := range len(whole) {
		damage[fmt.Sprint("cut to ", n)] = func() error { return os.WriteFile(path, whole[:n], 0o600) }
		for bit := range 8 {
			damage[fmt.Sprintf("bit %d of byte %d", bit, n)] = func() error {
				b := bytes.Clone(whole)
				b[n] ^= 1 << bit
				return os.WriteFile(path, b, 0o600)
			}
		}
	}
	if os.Geteuid() == 0 {
		damage["of user 12345"] = func() error { return os.Chown(path, 12345, -1) }
	}
	for name, do := range damage {
		if err := do(); err != nil {
			t.Fatal(name, err)
		}
		if got := get(s, key); got != "" {
			t.Errorf("%s: %q", name, got)
		}
		if n, text := log.lines(); n != 1 || !strings.Contains(text, "level=WARN") {
			t.Errorf("%s: %d lines in the log: %s", name, n, text)
		}
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s: is not removed", name)
		}
		save(s, key, "head", "the code")
		if got := get(s, key); got != "head|the code" {
			t.Errorf("after %s: %q", name, got)
		}
		if get(s, other) != "x|y" {
			t.Fatalf("%s: the other entry has changed", name)
		}
		if n, text := log.lines(); n != 0 {
			t.Errorf("after %s: %s", name, text)
		}
	}
}

// A directory that cannot be used is not an error, and is logged once until it can be used.
func TestDirectoryGone(t *testing.T) {
	key := Key{1}
	dir := cacheDir(t)
	s, log := open(t, dir, 0)
	save(s, key, "head", "code")
	must(t, os.RemoveAll(dir))
	if got := get(s, key); got != "" {
		t.Errorf("gone: %q", got)
	}
	save(s, key, "head", "code") // makes it again
	if got := get(s, key); got != "head|code" {
		t.Errorf("made again: %q", got)
	}
	must(t, os.RemoveAll(dir))
	must(t, os.WriteFile(dir, nil, 0o600)) // a file in its place
	if n, text := log.lines(); n != 0 {
		t.Errorf("%s", text)
	}
	for range 3 {
		save(s, key, "head", "code")
		if got := get(s, key); got != "" {
			t.Errorf("a file: %q", got)
		}
	}
	if n, text := log.lines(); n != 1 {
		t.Errorf("%d lines: %s", n, text)
	}
	must(t, os.Remove(dir))
	must(t, os.Mkdir(dir, 0o777))
	must(t, os.Chmod(dir, 0o777))
	save(s, key, "head", "code")
	if got := get(s, key); got != "" {
		t.Errorf("open to all: %q", got)
	}
	must(t, os.Chmod(dir, 0o700))
	save(s, key, "head", "code")
	if got := get(s, key); got != "head|code" {
		t.Errorf("mended: %q", got)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The least recently used entries are removed first, and an entry that is larger than the store is not kept.
func TestSize(t *testing.T) {
	const body = 1000
	s, log := open(t, cacheDir(t), 3*(body+200))
	text := strings.Repeat("x", body)
	past := time.Now().Add(-time.Hour)
	for n := range byte(3) {
		save(s, Key{n}, "h", text)
		must(t, os.Chtimes(s.path(Key{n}), past, past.Add(time.Duration(n)*time.Minute)))
	}
	get(s, Key{0}) // used
	save(s, Key{3}, "h", text)
	for n, want := range []bool{true, false, true, true} {
		if s.Has(Key{byte(n)}) != want {
			t.Errorf("entry %d: there %v", n, !want)
		}
	}
	save(s, Key{4}, "h", strings.Repeat("x", 4*body))
	if n, text := log.lines(); n != 1 || !strings.Contains(text, "-cache-size") || s.Has(Key{4}) {
		t.Errorf("too large: %s", text)
	}
}

// Files that a killed process has left are removed; files that another is writing are not.
func TestLeftovers(t *testing.T) {
	dir := cacheDir(t)
	s, _ := open(t, dir, 0)
	past := time.Now().Add(-time.Minute)
	left, used, young := filepath.Join(dir, "a.1.tmp"), filepath.Join(dir, "b.1.tmp"), filepath.Join(dir, "c.1.tmp")
	for _, p := range []string{left, used, young} {
		must(t, os.WriteFile(p, []byte("half"), 0o600))
	}
	f, err := os.OpenFile(used, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	if !lock(f) {
		t.Fatal("no lock")
	}
	must(t, os.Chtimes(left, past, past))
	must(t, os.Chtimes(used, past, past))
	s.sweep("")
	for p, want := range map[string]bool{left: false, used: true, young: true} {
		if _, err := os.Stat(p); (err == nil) != want {
			t.Errorf("%s: %v, want there %v", p, err, want)
		}
	}
}

// Processes share a directory: each load finds an entry complete or not at all.
func TestShared(t *testing.T) {
	dir := cacheDir(t)
	body := func(n byte) string { return strings.Repeat(string('a'+rune(n)), 100_000) }
	var all sync.WaitGroup
	for range 4 {
		s, log := open(t, dir, 350_000) // three of them: they remove each other's
		all.Go(func() {
			for round := range 50 {
				n := byte(round % 5)
				if got := get(s, Key{n}); got != "" && got != "h|"+body(n) {
					t.Errorf("entry %d is not whole", n)
				}
				save(s, Key{n}, "h", body(n))
			}
			if n, text := log.lines(); n != 0 {
				t.Errorf("%s", text)
			}
		})
	}
	all.Wait()
	if left, _ := filepath.Glob(filepath.Join(dir, "*.tmp")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestScratch(t *testing.T) {
	base := cacheDir(t)
	s := &Scratch{bases: []string{"/there/is/none", base}, made: map[string]*home{}}
	a, err := s.Fresh(1)
	must(t, err)
	b, err := s.Fresh(1)
	must(t, err)
	if info, err := os.Stat(a); err != nil || info.Mode().Perm() != 0o700 || a == b {
		t.Errorf("%v %v %s %s", info, err, a, b)
	}
	must(t, os.RemoveAll(filepath.Dir(a))) // as what cleans /tmp does
	c, err := s.Fresh(1)
	must(t, err)
	if _, err := s.Fresh(1 << 50); err == nil {
		t.Error("more than there is")
	}
	// One of a process that was killed, beside one of a process that lives.
	dead := filepath.Join(base, "wasmserve-code-1")
	must(t, os.Mkdir(dead, 0o700))
	must(t, os.WriteFile(filepath.Join(dead, "lock"), nil, 0o600))
	past := time.Now().Add(-time.Minute)
	must(t, os.Chtimes(filepath.Join(dead, "lock"), past, past))
	must(t, os.Chtimes(dead, past, past))
	must(t, os.Chtimes(filepath.Join(filepath.Dir(c), "lock"), past, past))
	must(t, os.Chtimes(filepath.Dir(c), past, past))
	other := &Scratch{bases: []string{base}, made: map[string]*home{}}
	_, err = other.Fresh(1)
	must(t, err)
	if _, err := os.Stat(dead); err == nil {
		t.Error("what was left is there")
	}
	if _, err := os.Stat(c); err != nil {
		t.Errorf("another's: %v", err)
	}
	must(t, s.Close())
	must(t, other.Close())
	if left, _ := os.ReadDir(base); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
