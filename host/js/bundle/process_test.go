package bundle

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/internal/race"
)

const childOfTest = "child-of-test"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childOfTest {
		os.Exit(compiler.Child(os.Args[2:], os.Stdin, os.Stdout, os.Stderr, map[string]compiler.Task{Task: withHole}))
	}
	os.Exit(m.Run())
}

// withHole is Child with a resolver that leads a script named hole.ts out of its directory.
func withHole(text []byte, g compiler.Given) error {
	var r request
	json.Unmarshal(text, &r)
	if filepath.Base(r.File) == "hole.ts" {
		inside, err := os.ReadFile(r.File)
		if err != nil {
			return err
		}
		outside, err := os.ReadFile("/etc/hostname")
		if err == nil {
			outside, err = os.ReadFile(string(inside))
		}
		wrote := os.WriteFile(filepath.Join(filepath.Dir(r.File), "written"), nil, 0o600)
		return fmt.Errorf("read %q %v, wrote %v", outside, err, wrote)
	}
	return Child(text, g)
}

// TestHole: what a fault in the resolver of files would open is not opened.
func TestHole(t *testing.T) {
	process := newProcess(compiler.Config{})
	if process.Unrestricted() != "" {
		t.Skip(process.Unrestricted())
	}
	secret := filepath.Join(t.TempDir(), "secret")
	os.WriteFile(secret, []byte("secret"), 0o600)
	dir, link := t.TempDir(), filepath.Join(t.TempDir(), "hole.ts")
	script := filepath.Join(dir, "hole.ts")
	os.WriteFile(script, []byte(secret), 0o600)
	os.Symlink(script, link)
	for _, c := range []struct{ root, path string }{{"", script}, {dir, script}, {filepath.Dir(dir), script}, {"", link}} {
		if c.root == filepath.Dir(dir) { // which holds the secret's directory as well
			secret = "/etc/hostname"
		}
		_, err := Config{Root: c.root, Process: process}.Bundle(t.Context(), c.path)
		if got := fmt.Sprint(err); !strings.HasPrefix(got, `read "" open /etc/hostname: permission denied, wrote open `) || !strings.HasSuffix(got, "permission denied") {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestStopped: the files of a script that exceeds a limit are known.
func TestStopped(t *testing.T) {
	if race.Enabled {
		t.Skip("the race detector does not fit into the limits of a process")
	}
	dir := write(t, map[string]string{"app.ts": "import './lib/bomb'; export default {}", "lib/bomb.ts": `enum A { a="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", b=a+a+a+a, c=b+b+b+b, d=c+c+c+c, e=d+d+d+d, f=e+e+e+e, g=f+f+f+f, h=g+g+g+g, i=h+h+h+h, j=i+i+i+i, k=j+j+j+j, l=k+k+k+k, m=l+l+l+l, n=m+m+m+m, o=n+n+n+n }; console.log(A.o)`})
	_, err := Config{Process: newProcess(compiler.Config{Memory: 250 << 20})}.Bundle(t.Context(), filepath.Join(dir, "app.ts"))
	var stopped *Stopped
	var limit *compiler.Limit
	if !errors.As(err, &stopped) || !errors.As(err, &limit) {
		t.Fatal(err)
	}
	for _, name := range []string{"app.ts", "lib/bomb.ts"} {
		if !slices.Contains(stopped.Inputs, filepath.Join(dir, name)) {
			t.Errorf("%s is not among %v: %v", name, stopped.Inputs, err)
		}
	}
}

// Notes are bounded, and anything else that a process writes is not taken for a file.
func TestNotes(t *testing.T) {
	var out bytes.Buffer
	say := noting(&out)
	for range 1000 {
		say(strings.Repeat("x", 4000))
	}
	if files, rest := notes(append(out.Bytes(), "rest"...)); out.Len() > maxNotes || len(files) != maxNotes/4008 || string(rest) != "rest" {
		t.Errorf("%d bytes, %d files, %q", out.Len(), len(files), rest)
	}
	for _, text := range []string{"", "x", "\xff\xff\xff\xff\xff\xff\xff\xff", "\x05\x00\x00\x00\x00\x00\x00\x80text", "\x04\x00\x00\x00\x00\x00\x00\x00text"} {
		if files, rest := notes([]byte(text)); len(files) != 0 || string(rest) != text {
			t.Errorf("%q: %q, %q", text, files, rest)
		}
	}
}

func newProcess(c compiler.Config) *compiler.Compiler {
	c.Command = compiler.Self(childOfTest)
	return compiler.New(c)
}

// asApart fails if the result of another process differs from this one's.
func asApart(t *testing.T, c Config, path string, res *Result, err error) {
	t.Helper()
	r := request{Name: path, File: path, Root: c.Root, MaxBytes: c.MaxBytes, NodeEnv: c.NodeEnv}
	if r.MaxBytes == 0 {
		r.MaxBytes = DefaultMaxBytes
	}
	apart, failed := r.apart(t.Context(), newProcess(compiler.Config{}))
	var a, b *Error
	errors.As(err, &a)
	errors.As(failed, &b)
	if fmt.Sprint(failed) != fmt.Sprint(err) || !reflect.DeepEqual(a, b) || errors.Is(err, os.ErrNotExist) != errors.Is(failed, os.ErrNotExist) {
		t.Errorf("in a process of its own: %v, here: %v", failed, err)
	}
	if !reflect.DeepEqual(apart, res) {
		t.Errorf("in a process of its own: %+v, here: %+v", apart, res)
	}
}

func TestApart(t *testing.T) {
	for name, text := range map[string]string{
		"good":        "import { a } from './lib'; enum E { A = 1 } export default { fetch: () => new Response(a + E.A + process.env.NODE_ENV) }",
		"empty":       "",
		"not closed":  "export default {\n\tfetch() {",
		"two":         "import './gone';\nimport { none } from './lib';\nexport default 1",
		"no encoding": "export default '\xff\xfe'",
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, map[string]string{"app.ts": text, "lib.ts": "export const a = 'a'"})
			path := filepath.Join(dir, "app.ts")
			res, err := Config{NodeEnv: Development}.Bundle(t.Context(), path)
			asApart(t, Config{NodeEnv: Development}, path, res, err)
		})
	}
	dir := write(t, map[string]string{"app.ts": "1", "handlers/app.ts": "1"})
	os.Remove(filepath.Join(dir, "handlers/app.ts"))
	os.Symlink(filepath.Join(dir, "app.ts"), filepath.Join(dir, "handlers/app.ts"))
	for _, root := range []string{"handlers", "gone"} { // the script lies outside, and there is no directory
		c, path := Config{Root: filepath.Join(dir, root)}, filepath.Join(dir, "handlers/app.ts")
		res, err := c.Bundle(t.Context(), path)
		if err == nil {
			t.Errorf("%s: bundled", root)
		}
		asApart(t, c, path, res, err)
	}
}

// Where no process can be started, what nests too deep is refused, and the rest is bundled.
func TestAlone(t *testing.T) {
	none := compiler.New(compiler.Config{Command: []string{"/there/is/no/such/program", "x"}})
	for text, want := range map[string]string{
		strings.Repeat("(", 600_000):                              "nests too deep to be bundled in this process",
		"x=" + strings.Repeat("a=", 600_000):                      "nests too deep to be bundled in this process",
		"//" + strings.Repeat("x", maxAlone):                      "is too long to be bundled in this process",
		"enum A { a }\n" + strings.Repeat("f(a, [b]);\n", 50_000): "<nil>",
	} {
		path := filepath.Join(write(t, map[string]string{"app.ts": text}), "app.ts")
		for _, p := range []*compiler.Compiler{nil, none} {
			if _, err := (Config{Process: p}).Bundle(t.Context(), path); !strings.Contains(fmt.Sprint(err), want) {
				t.Errorf("%.20s: %.100v, want %s", text, err, want)
			}
		}
	}
}

// A load that is given up ends its process.
func TestGivenUp(t *testing.T) {
	ctx, cancel := context.WithTimeoutCause(t.Context(), 300*time.Millisecond, errors.New("a newer one"))
	defer cancel()
	path := filepath.Join(write(t, map[string]string{"app.ts": "x=" + strings.Repeat("a,", 300_000) + "a"}), "app.ts")
	if _, err := (Config{Process: newProcess(compiler.Config{})}).Bundle(ctx, path); fmt.Sprint(err) != "a newer one" {
		t.Errorf("given up: %v", err)
	}
}
