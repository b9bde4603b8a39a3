package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/wasmserve/wasmserve/host"
)

// inspectCommand describes a module or script, with the reason why it would be refused.
func (a *app) inspectCommand() *command {
	return &command{
		name: "inspect", args: "FILE.wasm|SCRIPT", short: "describe a module or script, and why it would be refused",
		examples: []example{
			{"wasmserve inspect hello.wasm", ""},
			{"wasmserve inspect app.ts", "its routes, its size, and the files that it is made of"},
			{"wasmserve inspect hello.wasm -json", ""},
		},
		notes: "The module is loaded and started as serve would do it, without -files. Exit code 1: it would be refused.",
		define: func(o *options) func([]string) error {
			var asJSON bool
			var scriptRoot string
			memory, maxModule := int64(host.DefaultMemoryPages<<16), int64(host.DefaultMaxModule)
			o.add(boolValue{&asJSON}, option{"json", "", groupOutput, "false", "all of it as JSON"})
			o.add(sizeValue{&memory, 1 << 16, 4 << 30}, option{"memory", "SIZE", groupSize, formatSize(memory), "memory of one instance"})
			o.add(sizeValue{&maxModule, 8, 1 << 30}, option{"max-module", "SIZE", groupSize, formatSize(maxModule), "the module's file"})
			o.add(textValue{&scriptRoot}, scriptRootOption)
			return func(args []string) error {
				if len(args) == 0 {
					return usagef("name the module or script: wasmserve inspect FILE")
				}
				file, err := argument(args, "")
				if err != nil {
					return err
				}
				if err := checkScriptRoot(o, scriptRoot, file); err != nil {
					return err
				}
				if err := a.missing(file, false); err != nil {
					return err
				}
				if info, err := os.Stat(file); err == nil && info.IsDir() {
					return usagef("%s is a directory: name a module or script in it", file)
				}
				plain, module, err := host.Inspect(context.Background(), file, inspectConfig(a.places, scriptRoot, memory, maxModule))
				if err != nil {
					return err
				}
				ins := inspection{plain, nil}
				if plain.Carried != nil {
					ins.Script = inspectScript(plain, module)
				}
				if asJSON {
					text, err := json.MarshalIndent(ins, "", "  ")
					if err != nil {
						return err
					}
					fmt.Fprintf(a.stdout, "%s\n", text)
				} else {
					printInspection(a.stdout, ins)
				}
				if ins.Refused != "" {
					return errors.New(file + " would be refused: " + ins.Refused)
				}
				return nil
			}
		},
	}
}

func printInspection(w io.Writer, ins inspection) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) { fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	list := func(name string, lines []string) {
		for i, line := range lines {
			if i > 0 {
				name = ""
			}
			row(name, "%s", printable(line))
		}
	}
	row("file", "%s, %s", ins.Path, formatSize(ins.Size))
	row("sha256", "%s", ins.Hash)
	if ins.ABI != "" {
		row("abi", "%s", ins.ABI)
		row("compiled in", "%s", formatDuration(ins.Compile))
	}
	if m := ins.Metered; m != nil {
		row("metered", "%d checks in %d functions, %d bulk operations; %s", m.Checks, m.Functions, m.Bulk, formatSize(int64(m.Size)))
	}
	if ins.Refused == "" {
		row("isolation", "%s", cmp.Or(ins.Isolated, "per request is possible"))
	}
	if ins.MemoryMin > 0 || ins.MemoryMax > 0 {
		most := "no limit of its own"
		if ins.MemoryMax > 0 {
			most = "at most " + formatSize(int64(ins.MemoryMax)<<16)
		}
		row("memory", "%s at the start, %s", formatSize(int64(ins.MemoryMin)<<16), most)
	}
	if sc := ins.Script; sc != nil {
		row("script", "%s, source map %s; JavaScript engine %s", formatSize(sc.Size), formatSize(sc.MapSize), formatSize(sc.EngineSize))
		list("made of", sc.lines())
	} else {
		list("exports", ins.Exports)
		list("imports", ins.Imports)
	}
	if len(ins.Manifest) > 0 {
		var text bytes.Buffer
		if json.Indent(&text, ins.Manifest, "", "  ") != nil {
			text.Reset()
			text.Write(ins.Manifest)
		}
		list("manifest", strings.Split(text.String(), "\n"))
	}
	list("routes", ins.Routes)
	if ins.Script != nil { // they are the engine's
		t.Flush()
		return
	}
	var sections []string
	for _, s := range ins.Sections {
		sections = append(sections, fmt.Sprintf("%s %s", s.Name, formatSize(s.Size)))
	}
	list("sections", sections)
	t.Flush()
}
