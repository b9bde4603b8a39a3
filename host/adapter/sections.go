package adapter

// Custom sections in which a module carries data for its adapter, such as a script for an engine. host removes them before
// it compiles, so that all modules with the same engine share its code.

import (
	"strings"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
)

// SectionPrefix begins the names of the adapters' custom sections.
const SectionPrefix = "wasmserve."

// Carrier is an Env whose module carries sections. The host's always implements it.
type Carrier interface {
	// Section returns the content of the custom section of this name, or nil.
	Section(name string) []byte
}

// CutSections splits a module into the module without the sections named SectionPrefix..., and those sections. A module without such
// sections is returned unchanged, and so is a malformed one: rewrite reports its error. Sections are not copied.
func CutSections(wasm []byte) (rest []byte, sections map[string][]byte) {
	from := 0
	for s, err := range wasmbin.All(wasm) {
		if err != nil {
			return wasm, nil
		}
		if s.ID != wasmbin.SecCustom || !strings.HasPrefix(s.Name, SectionPrefix) {
			continue
		}
		if sections == nil {
			sections = map[string][]byte{}
		}
		sections[s.Name] = s.Body
		rest = append(rest, wasm[from:s.From]...)
		from = s.To
	}
	if sections == nil {
		return wasm, nil
	}
	return append(rest, wasm[from:]...), sections
}

// AppendSection appends a custom section to a module.
func AppendSection(wasm []byte, name string, data []byte) []byte {
	head := wasmbin.AppendName(nil, name)
	wasm = wasmbin.AppendU32(append(wasm, wasmbin.SecCustom), uint32(len(head)+len(data)))
	return append(append(wasm, head...), data...)
}
