package build

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// rustSDK stands for the real one.
var rustSDK = fstest.MapFS{
	"Cargo.toml": {Data: []byte("[package]\nname = \"wasmserve\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")},
	"src/lib.rs": {Data: []byte("pub fn answer() -> i32 { 7 }\n")},
}

const rustHandler = "#[no_mangle]\npub extern \"C\" fn fetch() -> i32 { wasmserve::answer() }\n"

// rustPackage is a package that depends on a registry's SDK.
func rustPackage(lib, more string) []string {
	return []string{"src/lib.rs", lib, "Cargo.toml", "[package]\nname = \"my-handler\"\nversion = \"0.1.0\"\nedition = \"2021\"\n" +
		"[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nwasmserve = \"0.1\"\n" + more}
}

// needRust skips without a Rust that makes wasm, and fails if WASMSERVE_REQUIRE names cargo.
func needRust(t *testing.T) {
	t.Helper()
	need(t, "cargo")
	need(t, "rustc")
	if _, err := rustTarget(t.Context(), "."); err != nil {
		if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "cargo") {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func TestBuildRust(t *testing.T) {
	needRust(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	b := New(SDKs{Rust: rustSDK})
	out := filepath.Join(t.TempDir(), "h.wasm")
	for name, files := range map[string][]string{
		"a package":                   rustPackage(rustHandler, ""),
		"a package with a profile":    rustPackage(rustHandler, "[profile.release]\npanic = \"abort\"\n"),
		"a file":                      {"handler.rs", rustHandler},
		"a file that looks like flag": {"-O.rs", rustHandler},
		"files":                       {"lib.rs", "mod other;\n" + rustHandler, "other.rs", ""},
	} {
		d := dir(t, files...)
		for range 2 { // the second finds the SDK in the cache
			res, err := b.Build(t.Context(), d, out)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			checkModule(t, res, Rust, out)
		}
		wasm, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(wasm), "fetch") {
			t.Errorf("%s: the module has no function fetch", name)
		}
		if _, err := os.Stat(filepath.Join(d, "target")); err == nil {
			t.Errorf("%s: cargo's directory lies in the source", name)
		}
	}
	for name, files := range map[string][]string{
		"src/lib.rs:2:5": rustPackage("fn f() {\n    x\n}\n", ""),
		"handler.rs:2:5": {"handler.rs", "fn f() {\n    x\n}\n"},
	} {
		d := dir(t, files...)
		_, err := b.Build(t.Context(), d, out)
		var failed *CompileError
		if !errors.As(err, &failed) || !strings.Contains(failed.Output, "error[E0425]: cannot find value `x` in this scope") || !strings.Contains(failed.Output, name) {
			t.Errorf("%v, want %s and what is wrong there", err, name)
		}
	}
	onlyModule(t, out)
}

// Every message that a user can cause, word for word. The compilers are scripts.
func TestRustMessages(t *testing.T) {
	const (
		none    = "install Rust 1.63 or newer: apt-get install rustc cargo libstd-rust-dev-wasm32 lld, or https://rustup.rs and rustup target add wasm32-wasip1"
		sysroot = "echo $SYSROOT"
	)
	// cargo answers metadata with the package's file, and build with an error.
	cargo := func(types, says string) string {
		return `if [ "$1" = metadata ]; then
	echo '{"packages":[{"manifest_path":"'$PWD'/Cargo.toml","targets":[{"name":"x","crate_types":["` + types + `"]}],"dependencies":[]}],"workspace_root":"'$PWD'"}'
else
	echo '` + says + `'; exit 101
fi`
	}
	pkg := []string{"Cargo.toml", ""}
	for _, c := range []struct {
		name  string
		files []string
		tools []string
		want  string
	}{
		{"no rustc", []string{"x.rs", ""}, nil, "rustc is not in PATH: " + none},
		{"no cargo", pkg, []string{"rustc", sysroot}, "cargo is not in PATH: " + none},
		{"no wasm", pkg, []string{"rustc", "echo /none"},
			"the Rust in /none makes no wasm (wasm32-wasip1, wasm32-wasi, wasm32-unknown-unknown): apt-get install libstd-rust-dev-wasm32 lld, or rustup target add wasm32-wasip1"},
		{"no wasm, by rustup", pkg, []string{"rustc", "echo /root/.rustup/toolchains/stable-x86_64-unknown-linux-gnu"},
			"the Rust in /root/.rustup/toolchains/stable-x86_64-unknown-linux-gnu makes no wasm (wasm32-wasip1, wasm32-wasi, wasm32-unknown-unknown): rustup target add wasm32-wasip1"},
		{"a shim of rustup alone", pkg, []string{"rustc", "echo 'error: rustup could not choose a version of rustc to run, because one wasn'\"'\"'t specified explicitly, and no default is configured.' >&2; exit 1"},
			"build DIR: rustc failed:\nerror: rustup could not choose a version of rustc to run, because one wasn't specified explicitly, and no default is configured.\n" +
				"rustup has no toolchain here: rustup default stable && rustup target add wasm32-wasip1"},
		{"no cdylib", pkg, []string{"rustc", sysroot, "cargo", cargo("lib", "")},
			"DIR/Cargo.toml makes no module; add to it:\n\t[lib]\n\tcrate-type = [\"cdylib\"]\nand name the handler's file src/lib.rs"},
		{"a workspace", pkg, []string{"rustc", sysroot, "cargo", `echo '{"packages":[]}'`},
			"DIR is a workspace without a package of its own: name the directory of the handler's package"},
		{"no linker", pkg, []string{"rustc", sysroot, "cargo", cargo("cdylib", "error: linker `rust-lld` not found")},
			"build DIR: cargo failed:\nerror: linker `rust-lld` not found\nthe linker is missing: apt-get install lld"},
		{"no SDK in Cargo.toml", pkg, []string{"rustc", sysroot, "cargo", cargo("cdylib", "error[E0433]: failed to resolve: use of undeclared crate or module `wasmserve`")},
			"build DIR: cargo failed:\nerror[E0433]: failed to resolve: use of undeclared crate or module `wasmserve`\nadd to its Cargo.toml:\n\t[dependencies]\n\twasmserve = \"0.1\""},
		{"the network is tried second", pkg, []string{"rustc", sysroot, "cargo", cargo("cdylib", "") + `
if [ "$1" = build ]; then for a; do last=$a; done; if [ $last = --offline ]; then echo "try without --offline"; else echo "the network is down"; fi; exit 101; fi`},
			"build DIR: cargo failed:\nthe network is down"},
		{"two files", []string{"a.rs", "", "b.rs", ""}, []string{"rustc", sysroot},
			"DIR holds 2 files of Rust and no Cargo.toml: name the one that has the others as modules lib.rs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := dir(t, "lib/rustlib/wasm32-wasi/lib/libstd-0.rlib", "")
			t.Setenv("SYSROOT", root)
			t.Setenv("CARGO_BUILD_TARGET", "")
			t.Setenv("XDG_CACHE_HOME", t.TempDir())
			if strings.HasPrefix(c.name, "the network") {
				c.tools[3] = strings.Replace(c.tools[3], "echo ''; exit 101", ":", 1)
			}
			tools(t, c.tools...)
			d := dir(t, c.files...)
			_, err := New(SDKs{Rust: rustSDK}).Build(t.Context(), d, filepath.Join(t.TempDir(), "h.wasm"))
			if got := said(err, d); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
	_, err := New(nil).Build(t.Context(), dir(t, pkg...), filepath.Join(t.TempDir(), "h.wasm"))
	if err == nil || err.Error() != "this wasmserve was built without the Rust SDK" {
		t.Error(err)
	}
}
