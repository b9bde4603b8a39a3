//go:build unix

package codecache

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Trusted looks at the directory, at all above it, and at where links lead.
func TestTrusted(t *testing.T) {
	for _, c := range []struct {
		name  string
		make  func(at string) (dir string, err error)
		error string
	}{
		{"private", mkdirs(0o755, 0o700), ""},
		{"readable", mkdirs(0o755, 0o755), ""},
		{"open to all", mkdirs(0o755, 0o777), "b has mode 0777"},
		{"open to its group", mkdirs(0o755, 0o770), "b has mode 0770"},
		{"sticky", mkdirs(0o755, 0o777|os.ModeSticky), "b has mode 0777"},
		{"below what is open to all", mkdirs(0o777, 0o700), "a has mode 0777"},
		{"below what is open to a group", mkdirs(0o775, 0o700), "a has mode 0775"},
		{"below what is sticky", mkdirs(0o777|os.ModeSticky, 0o700), ""},
		{"a file", func(at string) (string, error) { return at + "/f", os.WriteFile(at+"/f", nil, 0o600) }, "is not a directory"},
		{"none", func(at string) (string, error) { return at + "/x/y", nil }, "no such file"},
		{"a link", linked(0o755), ""},
		{"a link into what is open to all", linked(0o777), "target has mode 0777"},
		{"a link to itself", func(at string) (string, error) { return at + "/l", os.Symlink("l", at+"/l") }, "too many links"},
	} {
		at := t.TempDir()
		dir, err := c.make(at)
		must(t, err)
		switch err := Trusted(dir); {
		case c.error == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.error != "" && (err == nil || !strings.Contains(err.Error(), c.error)):
			t.Errorf("%s: %v, want %q", c.name, err, c.error)
		case strings.Contains(c.error, "mode") && !errors.Is(err, ErrUntrusted):
			t.Errorf("%s: %v is not ErrUntrusted", c.name, err)
		}
	}
	if os.Geteuid() != 0 {
		return
	}
	at := t.TempDir()
	dir, err := mkdirs(0o755, 0o700)(at)
	must(t, err)
	for _, path := range []string{dir, filepath.Dir(dir)} {
		must(t, os.Chown(path, 12345, -1))
		if err := Trusted(dir); !errors.Is(err, ErrUntrusted) || !strings.Contains(err.Error(), "belongs to user 12345") {
			t.Errorf("of another: %v", err)
		}
		must(t, os.Chown(path, 0, -1))
	}
}

// mkdirs makes a/b with these modes.
func mkdirs(a, b os.FileMode) func(string) (string, error) {
	return func(at string) (string, error) {
		dir := filepath.Join(at, "a", "b")
		err := os.MkdirAll(dir, 0o700)
		return dir, errors.Join(err, os.Chmod(dir, b), os.Chmod(filepath.Dir(dir), a))
	}
}

// linked makes a link to target/b, whose parent has this mode.
func linked(mode os.FileMode) func(string) (string, error) {
	return func(at string) (string, error) {
		target := filepath.Join(at, "target")
		err := os.MkdirAll(filepath.Join(target, "b"), 0o700)
		return at + "/l", errors.Join(err, os.Chmod(target, mode), os.Symlink(filepath.Join("target", "b"), at+"/l"))
	}
}
