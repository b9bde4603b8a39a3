package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// rustLanguage: a package of cargo's or a single file. Its SDK is a crate.
func rustLanguage() language {
	return language{name: Rust, files: "*.rs", looks: "Cargo.toml or one *.rs (Rust)", needsSDK: true, build: buildRust, made: []string{"target"},
		is: func(s source) bool { return s.has("Cargo.toml") || s.has(".rs") }}
}

// rustTargets are the names of what a handler can be compiled for, the best first. With WASI all of the standard library works;
// wasip1 is Rust 1.78's name for what was wasi.
var rustTargets = []string{"wasm32-wasip1", "wasm32-wasi", "wasm32-unknown-unknown"}

const (
	// rustInstall explains how to get a Rust that makes wasm, rustTargetInstall how to add that to an installed one.
	rustInstall       = "install Rust 1.63 or newer: apt-get install rustc cargo libstd-rust-dev-wasm32 lld, or https://rustup.rs and rustup target add wasm32-wasip1"
	rustTargetInstall = rustAptInstall + ", or " + rustUpInstall
	rustAptInstall    = "apt-get install libstd-rust-dev-wasm32 lld"
	rustUpInstall     = "rustup target add wasm32-wasip1"
)

// rustTargetFor returns how to install the wasm target for the Rust that is first in PATH, which has this sysroot: a target that is
// installed for another one does not help.
func rustTargetFor(root string) string {
	switch {
	case strings.Contains(filepath.ToSlash(root), "/toolchains/"): // rustup's, wherever RUSTUP_HOME is
		return rustUpInstall
	case root == "/usr":
		return rustAptInstall
	}
	return rustTargetInstall
}

// rustProfile is how a handler is compiled whose Cargo.toml does not say it. Names stay for readable stacks; DWARF, which would be most
// of the module, does not. lto would make a small module a third smaller (78 KB instead of 110), but a change take 4.7 s instead of 0.4.
var rustProfile = []string{`panic="abort"`, `strip="debuginfo"`}

// rustTree is a build's directories.
type rustTree struct {
	dir    string // the handler's source, absolute
	cache  string // kept between builds
	sdk    string // the SDK's crate
	target string // of rustTargets
}

// buildRust compiles a package of Cargo's, or a single file.
func buildRust(ctx context.Context, j job) error {
	abs, err := filepath.Abs(j.dir)
	if err != nil {
		return err
	}
	tree := rustTree{dir: abs}
	_, err = os.Stat(filepath.Join(j.dir, "Cargo.toml"))
	single := err != nil
	if tree.target, err = rustTarget(ctx, j.dir); err != nil {
		if failed, ok := err.(*CompileError); ok {
			failed.Hint = rustHint(failed.Output)
		}
		return err
	}
	if err := tree.open(j.sdk, j.tmp); err != nil {
		return err
	}
	if single {
		err = tree.file(ctx, j.out)
	} else {
		err = tree.cargo(ctx, j.out)
	}
	if failed, ok := err.(*CompileError); ok {
		failed.Dir = j.dir
		failed.Output = strings.ReplaceAll(failed.Output, tree.sdk+string(filepath.Separator), "wasmserve SDK: ")
		failed.Hint = rustHint(failed.Output)
	}
	return err
}

// rustTarget is the best target that the compiler has the standard library of. CARGO_BUILD_TARGET wins, as for cargo.
func rustTarget(ctx context.Context, dir string) (string, error) {
	var sysroot strings.Builder
	if err := run(ctx, command{tool: "rustc", install: rustInstall, dir: dir, args: []string{"--print", "sysroot"}, stdout: &sysroot}); err != nil {
		return "", err
	}
	root := strings.TrimSpace(sysroot.String())
	targets := rustTargets
	if own := os.Getenv("CARGO_BUILD_TARGET"); strings.HasPrefix(own, "wasm32-") {
		targets = []string{own}
	}
	for _, target := range targets {
		if found, _ := filepath.Glob(filepath.Join(root, "lib", "rustlib", target, "lib", "libstd-*.rlib")); found != nil {
			return target, nil
		}
	}
	return "", fmt.Errorf("the Rust in %s makes no wasm (%s): %s", root, strings.Join(targets, ", "), rustTargetFor(root))
}

// open finds the cache and puts the SDK there: cargo compiles what it has not seen at that path. Without a cache everything is
// compiled each time.
func (t *rustTree) open(sdk fs.FS, tmp string) error {
	t.cache = tmp
	if user, err := os.UserCacheDir(); err == nil {
		t.cache = filepath.Join(user, "wasmserve", "rust")
	}
	sum := sha256.New()
	err := fs.WalkDir(sdk, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(sdk, path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(text), text)
		return err
	})
	if err != nil {
		return fmt.Errorf("read the Rust SDK: %w", err)
	}
	t.sdk = filepath.Join(t.cache, "sdk-"+hex.EncodeToString(sum.Sum(nil)[:8]))
	if _, err := os.Stat(t.sdk); err == nil {
		return nil
	}
	whole := filepath.Join(tmp, "sdk") // another build must not see a part of it
	if err = os.CopyFS(whole, sdk); err == nil {
		if err = os.MkdirAll(t.cache, 0o700); err == nil {
			err = os.Rename(whole, t.sdk)
		}
	}
	if err != nil && (errors.Is(err, fs.ErrExist) || isLinkError(err)) {
		if _, serr := os.Stat(t.sdk); serr != nil { // on another disk
			err = os.CopyFS(t.sdk, sdk)
		} else {
			err = nil
		}
	}
	if err != nil {
		return fmt.Errorf("write the Rust SDK: %w", err)
	}
	return nil
}

func isLinkError(err error) bool {
	var link *os.LinkError
	return errors.As(err, &link)
}

// cargoPackage is what is needed of `cargo metadata`.
type cargoPackage struct {
	ManifestPath string `json:"manifest_path"`
	Targets      []struct {
		Name       string
		CrateTypes []string `json:"crate_types"`
	}
	Dependencies []struct {
		Name   string
		Source *string // nil: a path
	}
}

// cargo compiles the package in t.dir. It runs offline first: packages that have been downloaded need no lookup.
func (t *rustTree) cargo(ctx context.Context, out string) error {
	pkg, root, err := t.metadata(ctx)
	if err != nil {
		return err
	}
	name := ""
	for _, target := range pkg.Targets {
		if slices.Contains(target.CrateTypes, "cdylib") {
			name = strings.ReplaceAll(target.Name, "-", "_")
		}
	}
	if name == "" {
		return fmt.Errorf("%s makes no module; add to it:\n\t[lib]\n\tcrate-type = [\"cdylib\"]\nand name the handler's file src/lib.rs", pkg.ManifestPath)
	}
	sum := sha256.Sum256([]byte(t.dir))
	targetDir := os.Getenv("CARGO_TARGET_DIR")
	if targetDir == "" {
		targetDir = filepath.Join(t.cache, "target-"+hex.EncodeToString(sum[:8]))
	} else if targetDir, err = filepath.Abs(targetDir); err != nil {
		return err
	}
	args := []string{"build", "--quiet", "--color", "never", "--release", "--lib", "--target", t.target, "--target-dir", targetDir}
	for _, d := range pkg.Dependencies {
		if d.Name == "wasmserve" && d.Source != nil { // the SDK that belongs to this host, in place of a registry's
			args = append(args, "--config", fmt.Sprintf("patch.crates-io.wasmserve.path=%q", t.sdk))
		}
	}
	manifest, _ := os.ReadFile(filepath.Join(root, "Cargo.toml"))
	if !strings.Contains(string(manifest), "[profile.release") {
		for _, setting := range rustProfile {
			args = append(args, "--config", "profile.release."+setting)
		}
	}
	err = run(ctx, command{tool: "cargo", install: rustInstall, dir: t.dir, args: append(slices.Clone(args), "--offline")})
	if failed, ok := err.(*CompileError); ok && strings.Contains(failed.Output, "offline") {
		err = run(ctx, command{tool: "cargo", install: rustInstall, dir: t.dir, args: args})
	}
	if err != nil {
		return err
	}
	module, err := os.ReadFile(filepath.Join(targetDir, t.target, "release", name+".wasm"))
	if err != nil {
		return fmt.Errorf("look for what cargo made: %w", err)
	}
	return os.WriteFile(out, module, 0o644)
}

// metadata is the package in t.dir and the directory of its workspace, which has the profiles.
func (t *rustTree) metadata(ctx context.Context) (cargoPackage, string, error) {
	var text strings.Builder
	err := run(ctx, command{tool: "cargo", install: rustInstall, dir: t.dir, stdout: &text,
		args: []string{"metadata", "--no-deps", "--format-version", "1", "--color", "never", "--offline"}})
	if err != nil {
		return cargoPackage{}, "", err
	}
	var all struct {
		Packages      []cargoPackage
		WorkspaceRoot string `json:"workspace_root"`
	}
	if err := json.Unmarshal([]byte(text.String()), &all); err != nil {
		return cargoPackage{}, "", fmt.Errorf("read what cargo metadata says: %w", err)
	}
	own, err := os.Stat(filepath.Join(t.dir, "Cargo.toml"))
	if err != nil {
		return cargoPackage{}, "", err
	}
	for _, pkg := range all.Packages {
		if info, err := os.Stat(pkg.ManifestPath); err == nil && os.SameFile(own, info) {
			return pkg, all.WorkspaceRoot, nil
		}
	}
	return cargoPackage{}, "", fmt.Errorf("%s is a workspace without a package of its own: name the directory of the handler's package", t.dir)
}

// file compiles a single file, with the SDK as a library that is kept: compiling it takes ten times as long as a small handler.
func (t *rustTree) file(ctx context.Context, out string) error {
	source, err := rustSource(t.dir)
	if err != nil {
		return err
	}
	var version strings.Builder
	if err := run(ctx, command{tool: "rustc", install: rustInstall, dir: t.dir, args: []string{"-vV"}, stdout: &version}); err != nil {
		return err
	}
	args := []string{"--edition", "2021", "--target", t.target, "--color", "never", "-C", "opt-level=3", "-C", "panic=abort"}
	sum := sha256.Sum256([]byte(version.String() + t.sdk + strings.Join(args, " ")))
	library := filepath.Join(t.cache, "libwasmserve-"+hex.EncodeToString(sum[:8])+".rlib")
	if _, err := os.Stat(library); err != nil {
		made := filepath.Join(filepath.Dir(out), "libwasmserve.rlib")
		sdk := append(slices.Clone(args), "--crate-name", "wasmserve", "--crate-type", "rlib", "--cap-lints", "allow",
			"-o", made, filepath.Join(t.sdk, "src", "lib.rs"))
		if err := run(ctx, command{tool: "rustc", install: rustInstall, dir: t.dir, args: sdk}); err != nil {
			return err
		}
		if os.Rename(made, library) != nil { // on another disk: not kept
			library = made
		}
	}
	handler := append(args, "--crate-name", "handler", "--crate-type", "cdylib", "-C", "strip=debuginfo", "--extern", "wasmserve="+library, "-o", out, source)
	return run(ctx, command{tool: "rustc", install: rustInstall, dir: t.dir, args: handler})
}

// rustSource returns the file to compile without a Cargo.toml: the only one, or lib.rs.
func rustSource(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var files []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".rs" && !hidden(e.Name()) && !e.IsDir() {
			files = append(files, e.Name())
		}
	}
	name := "lib.rs"
	if len(files) == 1 {
		name = files[0]
	} else if !slices.Contains(files, name) {
		return "", fmt.Errorf("%s holds %d files of Rust and no Cargo.toml: name the one that has the others as modules lib.rs", dir, len(files))
	}
	return "." + string(filepath.Separator) + name, nil
}

// rustHint says what to do about a complaint that a newcomer may not understand.
func rustHint(output string) string {
	switch {
	case strings.Contains(output, "rustup could not choose"), strings.Contains(output, "no default toolchain"), strings.Contains(output, "is not installed") && strings.Contains(output, "toolchain"):
		return "rustup has no toolchain here: rustup default stable && " + rustUpInstall
	case strings.Contains(output, "linker `") && strings.Contains(output, "not found"):
		return "the linker is missing: apt-get install lld"
	case strings.Contains(output, "target may not be installed"):
		return "this Rust makes no wasm: " + rustTargetInstall
	case strings.Contains(output, "use of undeclared crate or module `wasmserve`"), strings.Contains(output, "unresolved import `wasmserve`"),
		strings.Contains(output, "unresolved module or unlinked crate `wasmserve`"):
		return "add to its Cargo.toml:\n\t[dependencies]\n\twasmserve = \"0.1\""
	}
	return ""
}
