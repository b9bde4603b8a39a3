package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

// inspection is what the command prints about a module, or about a script.
type inspection struct {
	report.Inspection
	Script *scriptInspection `json:"script,omitempty"`
}

// scriptInspection describes a script with the engine that runs it. Sizes are in bytes.
type scriptInspection struct {
	Size       int64   `json:"size"` // of the bundle
	MapSize    int64   `json:"map_size"`
	EngineSize int64   `json:"engine_size"`
	Inputs     []input `json:"inputs"` // the largest first
}

// input is a file that a script is made of.
type input struct {
	Path string `json:"path"`
	Size int64  `json:"size"` // bytes
}

// inspectScript describes the script in the module m. Its inputs are files, if it was bundled now; otherwise its source map names them.
func inspectScript(ins report.Inspection, m source.Module) *scriptInspection {
	s := &scriptInspection{EngineSize: ins.Size}
	for _, c := range ins.Carried {
		s.EngineSize -= c.Size
		switch c.Name {
		case engine.SectionScript:
			s.Size = c.Size
		case engine.SectionMap:
			s.MapSize = c.Size
		}
	}
	if bundle.Is(ins.Path) {
		s.Inputs = filesOf(m.Inputs.Paths())
	} else {
		s.Inputs = sourcesOf(m.Sections[engine.SectionMap])
	}
	slices.SortStableFunc(s.Inputs, func(a, b input) int { return cmp.Compare(b.Size, a.Size) })
	return s
}

// filesOf returns the files of a list that exist, with names relative to the current directory if they lie below it. Links are left out:
// the files that they lead to are in the list.
func filesOf(paths []string) (list []input) {
	here, _ := os.Getwd()
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err != nil || !info.Mode().IsRegular() { // looked for, and not there
			continue
		}
		if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
			path = rel
		}
		list = append(list, input{path, info.Size()})
	}
	return list
}

// sourcesOf returns the sources that a source map names.
func sourcesOf(sourceMap []byte) (list []input) {
	var m struct {
		Sources []string `json:"sources"`
		Content []string `json:"sourcesContent"`
	}
	if json.Unmarshal(sourceMap, &m) != nil {
		return nil
	}
	for i, name := range m.Sources {
		if i < len(m.Content) && !strings.HasPrefix(name, "<") {
			list = append(list, input{name, int64(len(m.Content[i]))})
		}
	}
	return list
}

// maxListed limits how many inputs are listed. -json lists all.
const maxListed = 20

func (s *scriptInspection) lines() (lines []string) {
	for i, in := range s.Inputs {
		if i == maxListed {
			return append(lines, fmt.Sprintf("and %d smaller files (-json lists them)", len(s.Inputs)-i))
		}
		lines = append(lines, fmt.Sprintf("%s, %s", in.Path, formatSize(in.Size)))
	}
	return lines
}
