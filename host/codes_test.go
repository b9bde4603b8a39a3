package host_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/state"
)

// hostConfig is the configuration of a host with a cache directory, for v1.
func hostConfig(t testing.TB, l *log, dir string) host.Config {
	path := filepath.Join(t.TempDir(), "handler.wasm")
	drop(t, path, "v1.wasm")
	return host.Config{Adapters: []adapter.Adapter{native.Adapter{}}, State: state.Memory(state.Limits{}), Module: path, CacheDir: dir,
		Log: slog.New(slog.NewTextHandler(l, nil))}
}

// resum writes the right sha256 at the end of an entry.
func resum(b []byte) []byte {
	sum := sha256.Sum256(b[:len(b)-sha256.Size])
	return append(b[:len(b)-sha256.Size], sum[:]...)
}

// stop ends a host, so that its cache entries are written.
func stop(t testing.TB, h *host.Host) {
	t.Helper()
	if err := h.Shutdown(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// entry returns the only file in a cache directory.
func entry(t testing.TB, dir string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*.code"))
	if err != nil || len(list) != 1 {
		t.Fatalf("entries %v, error %v", list, err)
	}
	return list[0]
}

// open starts a host on the cache directory, as a process would, lets it serve v1, and stops it. It returns the log.
func open(t testing.TB, dir string) string {
	t.Helper()
	l := &log{}
	h, err := host.New(hostConfig(t, l, dir))
	if err != nil {
		t.Fatal(err)
	}
	res, err := h.Reload(context.Background(), host.ReloadOptions{By: "start"})
	if err != nil || !res.OK {
		t.Fatalf("refused: %v %s\n%s", err, res.Error, l)
	}
	if f := get(h, "/"); f.status != 200 || string(f.body) != v1 {
		t.Fatalf("answer %d %s", f.status, f.body)
	}
	stop(t, h)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	return l.String()
}

// An entry with a flipped bit costs a compilation and a line in the log; no part of the entry is executed.
func TestCacheFlipped(t *testing.T) {
	dir := t.TempDir()
	os.Chmod(dir, 0o700)
	open(t, dir)
	path := entry(t, dir)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if l := open(t, dir); strings.Contains(l, "WARN") {
		t.Fatalf("a whole entry: %s", l)
	}
	rounds := 60
	if os.Getenv("WASMSERVE_LONG") != "" {
		rounds = 10_000
	}
	for n := range rounds {
		b := bytes.Clone(whole)
		at := rand.IntN(len(b))
		if n%4 == 0 { // at its beginning: lengths, names, offsets
			at = rand.IntN(min(len(b), 200))
		}
		if n%4 == 1 { // and in wazero's tables
			at = bytes.Index(b, []byte("WAZEVO")) + rand.IntN(400)
		}
		b[at] ^= 1 << rand.IntN(8)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if l := open(t, dir); strings.Count(l, "level=WARN") != 1 {
			t.Fatalf("byte %d: %s", at, l)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole) {
			t.Fatalf("byte %d: the entry is not made anew: %v", at, err)
		}
	}
}

// An entry with the right sum that is not valid code is not executed either.
func TestCacheForged(t *testing.T) {
	dir := t.TempDir()
	os.Chmod(dir, 0o700)
	open(t, dir)
	path := entry(t, dir)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	code := bytes.Index(whole, []byte("WAZEVO"))
	version := int(whole[code+6])
	count := code + 7 + version
	for name, change := range map[string]func(b []byte){
		"magic":            func(b []byte) { b[code] = 'x' },
		"version":          func(b []byte) { b[code+7]++ },
		"version's length": func(b []byte) { b[code+6] = 255 },
		"many functions":   func(b []byte) { copy(b[count:], "\xff\xff\xff\xff") },
		"a function more":  func(b []byte) { b[count]++ },
		"offset beyond":    func(b []byte) { b[count+4+3] = 0x7f },
		"offset backwards": func(b []byte) { copy(b[count+4+8:], make([]byte, 8)) },
		"crc":              func(b []byte) { b[len(b)-200] ^= 1 },
		"head's length":    func(b []byte) { b[64] = 0xff; b[65] = 0xff },
		"name of the file": func(b []byte) { copy(b[bytes.Index(b, []byte(`"File":"`))+8:], "../../x") },
		"no json":          func(b []byte) { b[68] = 'x' },
	} {
		b := bytes.Clone(whole)
		change(b)
		if err := os.WriteFile(path, resum(b), 0o600); err != nil {
			t.Fatal(err)
		}
		if l := open(t, dir); strings.Count(l, "level=WARN") != 1 {
			t.Errorf("%s: %s", name, l)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole) {
			t.Errorf("%s: the entry is not made anew: %v", name, err)
		}
	}
}

// A directory that has vanished, that is a file, or whose disk is full, rejects no module: not at the start and not at a reload.
func TestCacheUnwritable(t *testing.T) {
	for name, breakIt := range map[string]func(t *testing.T, dir string) error{
		"vanished": func(_ *testing.T, dir string) error { return os.RemoveAll(dir) },
		"a file": func(_ *testing.T, dir string) error {
			return errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600))
		},
		"open to all": func(_ *testing.T, dir string) error { return os.Chmod(dir, 0o777) },
		"full": func(t *testing.T, dir string) error {
			if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "wasmserve", dir).CombinedOutput(); err != nil {
				return fmt.Errorf("%w: %s", errSkip, out)
			}
			t.Cleanup(func() { exec.Command("umount", dir).Run() })
			return os.WriteFile(filepath.Join(dir, "full"), make([]byte, 60<<10), 0o600)
		},
		"read-only": func(t *testing.T, dir string) error {
			if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "ro,mode=0700", "wasmserve", dir).CombinedOutput(); err != nil {
				return fmt.Errorf("%w: %s", errSkip, out)
			}
			t.Cleanup(func() { exec.Command("umount", dir).Run() })
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "cache")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			l := &log{}
			cfg := hostConfig(t, l, dir)
			h, err := host.New(cfg)
			if err != nil {
				t.Fatal(err)
			}
			path := cfg.Module
			if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
				t.Fatalf("%v %s", err, res.Error)
			}
			for kept := false; !kept; time.Sleep(time.Millisecond) { // it is written in the background
				list, _ := filepath.Glob(filepath.Join(dir, "*.code"))
				kept = len(list) > 0
			}
			if err := breakIt(t, dir); errors.Is(err, errSkip) {
				h.Close()
				t.Skip(err)
			} else if err != nil {
				t.Fatal(err)
			}
			for _, guest := range []string{"v2.wasm", "routes.wasm", "v1.wasm"} {
				drop(t, path, guest)
				if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "file"}); err != nil || !res.OK {
					t.Fatalf("%s: %v %s", guest, err, res.Error)
				}
			}
			if f := get(h, "/"); string(f.body) != v1 {
				t.Errorf("answer %s", f.body)
			}
			stop(t, h)
			if err := h.Close(); err != nil {
				t.Error(err)
			}
			want := 1
			if name == "vanished" {
				want = 0 // it is made again
			}
			if n := strings.Count(l.String(), "level=WARN"); n != want {
				t.Errorf("%d lines:\n%s", n, l)
			}
		})
	}
}

var errSkip = errors.New("cannot be tried here")

// Hosts that share a cache have the code in memory once; the last one frees it, and it is found in the directory then.
func TestCacheShares(t *testing.T) {
	dir := t.TempDir()
	os.Chmod(dir, 0o700)
	l := &log{}
	cfg := hostConfig(t, l, dir)
	cache, err := host.OpenCache(cfg.CacheConfig())
	if err != nil {
		t.Fatal(err)
	}
	cfg.Cache = cache
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for round := range 10 {
				h, err := host.New(cfg)
				if err != nil {
					t.Error(err)
					return
				}
				for range 1 + round%2 {
					if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "admin", Force: true}); err != nil || !res.OK {
						t.Errorf("%v %s", err, res.Error)
					}
					if f := get(h, "/"); string(f.body) != v1 {
						t.Errorf("answer %s", f.body)
					}
				}
				h.Shutdown(context.Background())
				h.Close()
			}
		})
	}
	all.Wait()
	if err := cache.Close(); err != nil {
		t.Error(err)
	}
	entry(t, dir)
	if strings.Contains(l.String(), "WARN") {
		t.Errorf("%s", l)
	}
}

// Code that another process compiles is loaded with a cache directory and without; if no process can be started, the module is compiled
// here.
func TestCompileApart(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		if dir != "" {
			os.Chmod(dir, 0o700)
		}
		for name, fail := range map[string]error{"": nil, "compiled in the server's own process": compiler.ErrUnavailable} {
			l := &log{}
			cfg := hostConfig(t, l, dir)
			write(t, cfg.Module, large(t))
			compiled := 0
			cfg.Compile = func(_ context.Context, who string, module []byte, into string) error {
				if compiled++; who != cfg.Module {
					t.Errorf("for %s", who)
				}
				if fail != nil {
					return fail
				}
				return host.CompileInto(module, into, 1)
			}
			h, err := host.New(cfg)
			if err != nil {
				t.Fatal(err)
			}
			res, err := h.Reload(context.Background(), host.ReloadOptions{By: "start"})
			if err != nil || !res.OK || compiled != 1 {
				t.Errorf("%v %s, %d compiled", err, res.Error, compiled)
			}
			if f := get(h, "/"); string(f.body) != v1 {
				t.Errorf("answer %s", f.body)
			}
			stop(t, h)
			h.Close()
			if warned := strings.Contains(l.String(), "level=WARN"); warned != (fail != nil) || !strings.Contains(l.String(), name) {
				t.Errorf("%s", l)
			}
			if dir != "" {
				os.Remove(entry(t, dir))
			}
		}
	}
}

// large is v1 with functions that make it worth a process.
func large(t testing.TB) []byte {
	wasm, err := os.ReadFile("testdata/guest/v1.wasm")
	if err != nil {
		t.Fatal(err)
	}
	more := func(body, item []byte) []byte { // a list with one more item
		r := wasmbin.Reader{Data: body}
		return append(append(asm.Leb(int(r.U32())+1), body[r.At:]...), item...)
	}
	out := []byte(wasmbin.Header)
	for s, err := range wasmbin.All(wasm) {
		if err != nil {
			t.Fatal(err)
		}
		body := wasm[s.To-s.Size : s.To]
		switch s.ID {
		case wasmbin.SecFunction:
			body = more(body, []byte{0})
		case wasmbin.SecCode:
			body = more(body, asm.Function(1, asm.Repeat(50_000, asm.Code(asm.Get(0), asm.Get(0), op.I32Add, op.Drop)), op.Unreachable))
		}
		out = wasmbin.AppendSection(out, s.ID, body)
	}
	return out
}
