package conformance_test

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/guests/assemblyscript"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source/script"
	"github.com/wasmserve/wasmserve/sockets"
)

// TestGo runs all cases with the guest in Go.
func TestGo(t *testing.T) { playAll(t, "http1", host.IsolationNone, kinds, goGuest) }

// TestC runs all cases with the guest in C.
func TestC(t *testing.T) { playAll(t, "http1", host.IsolationNone, kinds, cGuest) }

// TestAssemblyScript runs all cases with the guest in AssemblyScript. One kind of socket is enough, here and below: what depends on it does
// not depend on the guest, and has been tested with two.
func TestAssemblyScript(t *testing.T) { playAll(t, "http1", host.IsolationNone, kinds[:1], asGuest) }

// TestRust runs all cases with the guest in Rust.
func TestRust(t *testing.T) { playAll(t, "http1", host.IsolationNone, kinds[1:2], rustGuest) }

// TestTypeScript runs all cases with the guest in TypeScript: all its requests are in one instance.
func TestTypeScript(t *testing.T) { playAll(t, "http1", host.IsolationNone, kinds[2:], tsGuest) }

// TestGoNetHTTP runs all cases over the other front.
func TestGoNetHTTP(t *testing.T) { playAll(t, "nethttp", host.IsolationNone, kinds[:1], goGuest) }

// TestCNetHTTP runs all cases over the other front, with the guest in C.
func TestCNetHTTP(t *testing.T) { playAll(t, "nethttp", host.IsolationNone, kinds, cGuest) }

// TestAssemblyScriptNetHTTP runs all cases over the other front, with the guest in AssemblyScript.
func TestAssemblyScriptNetHTTP(t *testing.T) {
	playAll(t, "nethttp", host.IsolationNone, kinds[:1], asGuest)
}

// TestRustNetHTTP runs all cases over the other front, with the guest in Rust.
func TestRustNetHTTP(t *testing.T) { playAll(t, "nethttp", host.IsolationNone, kinds[:1], rustGuest) }

// TestTypeScriptNetHTTP runs all cases over the other front, with the guest in TypeScript.
func TestTypeScriptNetHTTP(t *testing.T) {
	playAll(t, "nethttp", host.IsolationNone, kinds[:1], tsGuest)
}

// TestCTLS and TestCH2C run all cases over HTTP/1 where HTTP/2 is enabled too: no case may behave differently.
func TestCTLS(t *testing.T) { playAll(t, "tls", host.IsolationNone, kinds, cGuest) }
func TestCH2C(t *testing.T) { playAll(t, "h2c", host.IsolationNone, kinds[:1], cGuest) }

// TestGoIsolated and the others run all cases with memory reset after each request: no case may behave differently.
func TestGoIsolated(t *testing.T) { playAll(t, "http1", host.IsolationRequest, kinds[2:], goGuest) }
func TestCIsolated(t *testing.T)  { playAll(t, "http1", host.IsolationRequest, kinds[2:], cGuest) }
func TestRustIsolated(t *testing.T) {
	playAll(t, "http1", host.IsolationRequest, kinds[2:], rustGuest)
}

func TestTypeScriptIsolated(t *testing.T) {
	playAll(t, "http1", host.IsolationRequest, kinds[2:], tsGuest)
}

func TestAssemblyScriptIsolated(t *testing.T) {
	playAll(t, "http1", host.IsolationRequest, kinds[2:], asGuest)
}

// TestAddress runs the cases against a server that is already running: WASMSERVE_CONFORMANCE is its address. It must serve the guest's
// variant v1, with defaults.
func TestAddress(t *testing.T) {
	text := os.Getenv("WASMSERVE_CONFORMANCE")
	if text == "" {
		t.Skip("WASMSERVE_CONFORMANCE names no server")
	}
	addr, err := sockets.Parse(text)
	must(t, err)
	servesGuest(t, addr)
	conformance.Run(t, conformance.Target{Name: text, Profile: "main", Dial: func() (net.Conn, error) {
		network, address := addr.Network()
		return net.Dial(network, address)
	}})
}

// servesGuest ends the test if another handler than the suite's answers: every case would fail.
func servesGuest(t *testing.T, addr sockets.Addr) {
	t.Helper()
	network, address := addr.Network()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(context.Context, string, string) (net.Conn, error) { return net.Dial(network, address) }}}
	body := ""
	res, err := client.Get("http://guest/")
	if err == nil {
		b, _ := io.ReadAll(io.LimitReader(res.Body, 100))
		res.Body.Close()
		body = string(b)
	}
	if err != nil || !strings.HasPrefix(body, "Hello, world!") {
		t.Fatalf("%s does not serve the handler of the suite (%v %q): build one, as by `wasmserve build ./guests/go/conformance -o guest.wasm`, serve it there, and test again", addr, err, body)
	}
}

// playAll runs all cases over a front and some kinds of socket, with a server for each profile. build makes a variant of the guest.
func playAll(t *testing.T, front, isolation string, kinds []string, build func(t testing.TB, variant string) string) {
	t.Parallel()
	for _, variant := range []string{"v1", "v2", "bare"} { // before connections are open, which a slow compiler would keep waiting
		build(t, variant) // skips the test if it cannot be built
	}
	for _, kind := range kinds {
		for _, profile := range []string{"main", "tight", "bare", "outbound"} {
			if front == "tls" && profile == "outbound" {
				continue // the handler asks its own server, whose certificate is self-signed
			}
			t.Run(kind+"/"+profile, func(t *testing.T) {
				t.Parallel()
				c := stackConfig{front: front, isolation: isolation, kind: kind, module: build(t, "v1"), watch: true, cache: filepath.Join(scratch, "cache")}
				switch profile {
				case "main":
					c.idle = time.Minute // a connection waits while a slow machine compiles
				case "tight":
					c.idle, c.maxBody = idle(), new(int64(10))
				case "bare":
					c.module = build(t, "bare")
				}
				s := newStack(t, c)
				conformance.Run(t, conformance.Target{Name: front + " over " + kind, Front: front, Profile: profile, Dial: s.dial, Address: s.addr.String(), Idle: c.idle,
					Reload: func(variant string) error { return s.reload(build(t, variant)) },
					Module: func(op, variant string) error { return s.change(op, build, t, variant) },
				})
			})
		}
	}
}

// idle is the idle timeout of the profile tight: Bun's cases have 5 seconds.
func idle() time.Duration {
	if conformance.Long() {
		return 5 * time.Second
	}
	return 2 * time.Second
}

// change changes the watched file as a user does.
func (s *stack) change(op string, build func(testing.TB, string) string, t *testing.T, variant string) error {
	from := filepath.Join(scratch, "broken.wasm")
	if variant != "broken" && variant != "" {
		from = build(t, "v1")
		if variant == "v2" {
			from = build(t, "v2")
		}
	} else if err := os.WriteFile(from, []byte("this is no module"), 0o644); err != nil {
		return err
	}
	switch op {
	case "write":
		return copyFile(from, s.path)
	case "rename":
		return s.put(from)
	case "remove":
		return os.Remove(s.path)
	case "beside":
		return copyFile(from, filepath.Join(filepath.Dir(s.path), "other.wasm"))
	}
	return fmt.Errorf("unknown change %q", op)
}

// built holds the guests' files by name, each made once.
var built sync.Map

// buildOnce runs a compiler for one guest, the first time it is asked for.
func buildOnce(t testing.TB, name string, command func(out string) *exec.Cmd) string {
	t.Helper()
	return makeOnce(t, name, func(out string) error {
		if text, err := command(out).CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", name, err, text)
		}
		return nil
	})
}

// makeOnce makes a guest's file the first time it is needed.
func makeOnce(t testing.TB, name string, command func(out string) error) string {
	t.Helper()
	out := filepath.Join(scratch, name+".wasm")
	once, _ := built.LoadOrStore(name, sync.OnceValue(func() error { return command(out) }))
	must(t, once.(func() error)())
	return out
}

func goGuest(t testing.TB, variant string) string {
	t.Helper()
	return buildOnce(t, "go-"+variant, func(out string) *exec.Cmd {
		cmd := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-ldflags=-w -X main.variant="+variant, "-o", out, "../../guests/go/conformance")
		cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
		return cmd
	})
}

func cGuest(t testing.TB, variant string) string {
	t.Helper()
	clang := conformance.Require(t, "clang")
	conformance.Require(t, "wasm-ld")
	return buildOnce(t, "c-"+variant, func(out string) *exec.Cmd {
		return exec.Command(clang, "--target=wasm32", "-mbulk-memory", "-O2", "-std=c11", "-Wall", "-ffreestanding", "-nostdlib",
			"-Wl,--no-entry", "-Wl,-z,stack-size=65536", "-DVARIANT=\""+variant+"\"", "-D"+strings.ToUpper(variant), "-I../../guests/c", "-o", out,
			"../../guests/c/conformance/guest.c", "../../guests/c/wasmserve.c")
	})
}

// asGuest builds a copy of the guest, in which a file names the variant.
func asGuest(t testing.TB, variant string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("guests in C and Go have the host do the same")
	}
	asc := conformance.Require(t, "asc")
	return buildOnce(t, "as-"+variant, func(out string) *exec.Cmd {
		dir := filepath.Join(scratch, "as-"+variant)
		sdk := filepath.Join(dir, "path", "wasmserve")
		for to, from := range map[string]fs.FS{dir: os.DirFS("../../guests/assemblyscript/conformance"), sdk: assemblyscript.Files} {
			must(t, os.CopyFS(to, from))
		}
		must(t, os.WriteFile(filepath.Join(dir, "variant.ts"), []byte("export const variant = \""+variant+"\";\n"), 0o600))
		return exec.Command(asc, "index.ts", "--baseDir", dir, "--path", filepath.Dir(sdk), "--config", filepath.Join(sdk, "asconfig.json"), "-o", out)
	})
}

// tsGuest bundles a copy of the guest, in which a file names the variant: no tool is needed.
func tsGuest(t testing.TB, variant string) string {
	t.Helper()
	return makeOnce(t, "ts-"+variant, func(out string) error {
		dir := filepath.Join(scratch, "ts-"+variant)
		if err := os.CopyFS(dir, os.DirFS("../../guests/js/conformance")); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "variant.ts"), []byte("export const variant: string = '"+variant+"';\n"), 0o600); err != nil {
			return err
		}
		res, err := bundle.Bundle(filepath.Join(dir, "app.ts"))
		if err != nil {
			return err
		}
		return os.WriteFile(out, script.Module(res.Code, res.Map).File(), 0o600)
	})
}

// rustGuest has a target directory for each variant: cargo builds one at a time in each.
func rustGuest(t testing.TB, variant string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("guests in C and Go have the host do the same")
	}
	cargo, target := conformance.Require(t, "cargo"), conformance.RequireRust(t)
	return buildOnce(t, "rust-"+variant, func(out string) *exec.Cmd {
		dir := filepath.Join(scratch, "rust-"+variant)
		cmd := exec.Command("sh", "-c", `"$0" build --offline --locked --quiet --release --target "$1" --target-dir "$2" && cp "$2/$1/release/conformance.wasm" "$3"`,
			cargo, target, dir, out)
		cmd.Dir = "../../guests/rust/conformance"
		cmd.Env = append(os.Environ(), "GUEST_VARIANT="+variant)
		return cmd
	})
}
