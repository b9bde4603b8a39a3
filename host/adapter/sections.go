package adapter

// Custom sections in which a module carries data for its adapter, such as a script for an engine. host removes them before
// it compiles, so that all modules with the same engine share its code.

import (
	"encoding/binary"
	"strings"
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
	const header = 8
	if len(wasm) < header {
		return wasm, nil
	}
	var parts [][]byte
	from, at := 0, header
	for at < len(wasm) {
		size, n := binary.Uvarint(wasm[at+1:])
		if n <= 0 || n > 5 || size > uint64(len(wasm)-at-1-n) {
			return wasm, nil
		}
		start, end := at, at+1+n+int(size)
		at = end
		if wasm[start] != 0 {
			continue
		}
		body := wasm[start+1+n : end]
		length, n := binary.Uvarint(body)
		if n <= 0 || length > uint64(len(body)-n) {
			return wasm, nil
		}
		name := string(body[n : n+int(length)])
		if !strings.HasPrefix(name, SectionPrefix) {
			continue
		}
		if sections == nil {
			sections = map[string][]byte{}
		}
		sections[name] = body[n+int(length):]
		parts = append(parts, wasm[from:start])
		from = end
	}
	if sections == nil {
		return wasm, nil
	}
	for _, p := range append(parts, wasm[from:]) {
		rest = append(rest, p...)
	}
	return rest, sections
}

// AppendSection appends a custom section to a module.
func AppendSection(wasm []byte, name string, data []byte) []byte {
	body := binary.AppendUvarint(nil, uint64(len(name)))
	body = append(body, name...)
	wasm = append(wasm, 0)
	wasm = binary.AppendUvarint(wasm, uint64(len(body)+len(data)))
	return append(append(wasm, body...), data...)
}
