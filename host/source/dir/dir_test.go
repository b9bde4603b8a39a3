package dir_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/source/dir"
)

func accepts(name string) bool { return strings.HasSuffix(name, ".h") }

func put(t *testing.T, path string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, nil, 0o666)); err != nil {
		t.Fatal(err)
	}
}

// TestFind: files become mount paths, a file has precedence over a directory, and hidden names are left out.
func TestFind(t *testing.T) {
	at := t.TempDir()
	for _, name := range []string{"index.h", "api.h", "api/index.h", "v2/users.h", "v2/deep/x.h", "a.txt", ".git/x.h", "_lib.h", "node_modules/p.h"} {
		put(t, filepath.Join(at, name))
	}
	found, err := dir.Find(at, accepts)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, mount := range slices.Sorted(maps.Keys(found.Files)) {
		for _, path := range found.Files[mount] {
			rel, _ := filepath.Rel(at, path)
			lines = append(lines, mount+"="+filepath.ToSlash(rel))
		}
	}
	if got, want := strings.Join(lines, " "), "/=index.h /api=api.h /api=api/index.h /v2/deep/x=v2/deep/x.h /v2/users=v2/users.h"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if len(found.Dirs) != 4 || found.Dirs[0] != at {
		t.Errorf("directories %q", found.Dirs)
	}
}

// TestFindLimits: a directory with too many handlers, a file and a missing directory are errors.
func TestFindLimits(t *testing.T) {
	at := t.TempDir()
	for n := range 1025 {
		put(t, filepath.Join(at, "d", fmt.Sprint(n, ".h")))
	}
	for path, want := range map[string]string{
		"d":     "more than 1024 handlers below " + filepath.Join(at, "d"),
		"d/1.h": filepath.Join(at, "d/1.h") + " is not a directory",
	} {
		if _, err := dir.Find(filepath.Join(at, path), accepts); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if found, err := dir.Find(filepath.Join(at, "none"), accepts); found != nil || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v %v", found, err)
	}
}
