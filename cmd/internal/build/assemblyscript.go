package build

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// asLanguage is TypeScript's syntax with wasm's types; a plain .ts file is not. Its SDK is the npm package wasmserve.
func asLanguage() language {
	return language{name: AssemblyScript, files: "assembly/index.ts", looks: "assembly/index.ts (AssemblyScript)", needsSDK: true,
		build: buildAssemblyScript, made: []string{"node_modules", "build"}, is: isAssemblyScript}
}

// isAssemblyScript reports whether a directory has an asconfig.json, an assembly/index.ts, or a package.json that names the compiler.
func isAssemblyScript(s source) bool {
	for _, name := range []string{"asconfig.json", "assembly/index.ts"} {
		if _, err := os.Stat(filepath.Join(s.dir, name)); err == nil {
			return true
		}
	}
	text, err := os.ReadFile(filepath.Join(s.dir, "package.json"))
	return err == nil && bytes.Contains(text, []byte(`"assemblyscript"`))
}

// asConfig is what matters here of an asconfig.json.
type asConfig struct {
	Entries []string       `json:"entries"`
	Extends string         `json:"extends"`
	Options map[string]any `json:"options"`
	Targets struct {
		Release map[string]any `json:"release"`
	} `json:"targets"`
}

// buildAssemblyScript compiles the entry file. The SDK is taken from a node_modules directory, at dir or above, if one has it.
func buildAssemblyScript(ctx context.Context, j job) error {
	asc, err := findASC(j.dir)
	if err != nil {
		return err
	}
	config, err := readASConfig(os.DirFS(j.dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", j.dir, err)
	}
	args := []string{"--noColors", "--path", filepath.Join(j.tmp, "path"), "-o", j.out}
	if len(config.Entries) == 0 {
		entry, err := asEntry(j.dir)
		if err != nil {
			return err
		}
		args = append(args, entry)
	}
	if err := os.CopyFS(filepath.Join(j.tmp, "path", "wasmserve"), j.sdk); err != nil {
		return fmt.Errorf("write the AssemblyScript SDK: %w", err)
	}
	sdk, err := readASConfig(j.sdk)
	if err != nil {
		return fmt.Errorf("the AssemblyScript SDK: %w", err)
	}
	err = run(ctx, command{tool: asc, dir: j.dir, args: append(args, asFlags(sdk, config)...)})
	if failed, ok := err.(*CompileError); ok {
		failed.Tool, failed.Dir = "asc", j.dir
		failed.Hint = ascHint(failed.Output)
		failed.Output = ascPlaces(failed.Output)
		return failed
	}
	if err != nil {
		return err
	}
	if module, err := os.ReadFile(j.out); err == nil && !bytes.Contains(module, []byte("wasmserve_abi_v1")) {
		return fmt.Errorf("build %s: the module exports nothing that the host can call: add this line to its entry file:\nexport * from \"wasmserve/exports\";", j.dir)
	}
	return nil
}

// findASC returns the compiler's path: the project's own compiler, else the one in PATH.
func findASC(dir string) (string, error) {
	local, err := filepath.Abs(filepath.Join(dir, "node_modules", ".bin", "asc"))
	if err == nil {
		if path, err := exec.LookPath(local); err == nil {
			return path, nil
		}
	}
	if path, err := exec.LookPath("asc"); err == nil {
		return path, nil
	}
	install := "npm install"
	if text, err := os.ReadFile(filepath.Join(dir, "package.json")); err != nil || !bytes.Contains(text, []byte(`"assemblyscript"`)) {
		install += " --save-dev assemblyscript" // its package.json does not name it yet
	}
	return "", fmt.Errorf("asc, the AssemblyScript compiler, is neither in %s nor in PATH: install it (and Node.js 20 or newer):\n\tcd %s && %s",
		filepath.Join(dir, "node_modules", ".bin"), dir, install)
}

func readASConfig(dir fs.FS) (c asConfig, err error) {
	text, err := fs.ReadFile(dir, "asconfig.json")
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(text, &c); err != nil {
		return c, fmt.Errorf("asconfig.json: %w", err)
	}
	return c, nil
}

// asEntry is the file that is compiled where asconfig.json names none.
func asEntry(dir string) (string, error) {
	for _, name := range []string{"assembly/index.ts", "index.ts"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return name, nil
		}
	}
	return "", fmt.Errorf(`%s: there is no entry file: make it assembly/index.ts, or name it in asconfig.json: {"entries": ["src/handler.ts"]}`, dir)
}

// asFlags are the SDK's options as flags. Those that the host needs always apply; for the rest the handler's own asconfig.json wins.
func asFlags(sdk, own asConfig) (flags []string) {
	names := make([]string, 0, len(sdk.Options))
	for name := range sdk.Options {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		_, said := own.Options[name]
		_, released := own.Targets.Release[name]
		if needed := name == "use" || name == "exportStart"; !needed && (said || released || own.Extends != "") {
			continue
		}
		switch v := sdk.Options[name].(type) {
		case []any:
			for _, item := range v {
				flags = append(flags, "--"+name, fmt.Sprint(item))
			}
		case bool:
			if v {
				flags = append(flags, "--"+name)
			}
		default:
			flags = append(flags, "--"+name, fmt.Sprint(v))
		}
	}
	return flags
}

// ascPlace is the last line of a complaint: its file, line and column.
var ascPlace = regexp.MustCompile(`(?m)^ *└─ in (.+)\(([0-9]+),([0-9]+)\)$`)

// ascPlaces puts each complaint's place before it, as other compilers do, where terminals and editors find it.
func ascPlaces(output string) string {
	complaints := strings.Split(output, "\n\n")
	for i, text := range complaints {
		place := ascPlace.FindStringSubmatch(text)
		if place == nil {
			continue
		}
		var lines []string
		for line := range strings.SplitSeq(text, "\n") {
			if strings.Trim(line, " :") != "" && !ascPlace.MatchString(line) {
				lines = append(lines, line)
			}
		}
		complaints[i] = fmt.Sprintf("%s:%s:%s: %s", place[1], place[2], place[3], strings.Join(lines, "\n"))
	}
	return strings.Join(complaints, "\n")
}

// ascHint says what to do about a complaint that a newcomer may not understand.
func ascHint(output string) string {
	switch {
	case strings.Contains(output, "node: No such file or directory"), strings.Contains(output, "node: not found"):
		return "asc runs on Node.js 20 or newer, which is not in PATH: https://nodejs.org, apt-get install nodejs, brew install node"
	case strings.Contains(output, "TS2448"):
		return "variables that handlers use come before the line that names the handlers: put the server at the end of the file"
	case strings.Contains(output, "in ~lib/wasmserve/"):
		return "the SDK itself does not compile: it is tested with the version of assemblyscript that its package.json names"
	}
	return ""
}
