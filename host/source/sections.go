package source

// Modules are split: the data that a module carries for its adapter, such as a script for an engine, stands in custom sections of a file.
// A host compiles the rest, so that all modules with the same engine share its code.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"maps"
	"slices"
	"strings"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
)

// SectionPrefix begins the names of the custom sections for adapters.
const SectionPrefix = "wasmserve."

// Module is a module, split into code and Sections. It is constant.
type Module struct {
	Wasm     []byte            // what is compiled: the module without Sections
	WasmHash string            // sha256 of Wasm, in hex
	Sections map[string][]byte // content of the custom sections named SectionPrefix..., for the adapter; nil: it has none
	Hash     string            // sha256 of the module as one file, in hex
	Size     int64             // bytes of this file
	Inputs   Inputs            // files that it was made of
}

// Parse returns the parts of a module that is one file. Wasm and the sections refer to wasm as far as they can. Of a malformed module
// Wasm is all: rewrite reports its error.
func Parse(wasm []byte) Module {
	m := Module{Hash: sum(wasm), Size: int64(len(wasm))}
	m.Wasm, m.Sections = cut(wasm)
	m.WasmHash = m.Hash
	if m.Sections != nil {
		m.WasmHash = sum(m.Wasm)
	}
	return m
}

// File returns the module as one file.
func (m Module) File() []byte {
	parts := [][]byte{m.Wasm}
	for _, name := range slices.Sorted(maps.Keys(m.Sections)) {
		parts = append(parts, sectionHead(name, len(m.Sections[name])), m.Sections[name])
	}
	return bytes.Join(parts, nil)
}

// Base is a module that others are made of by adding sections. Its methods may be called concurrently.
type Base struct {
	wasm []byte
	sum  string
	hash hash.Cloner // after wasm
}

// NewBase returns the base with this module, which must have no sections for adapters.
func NewBase(wasm []byte) *Base {
	h := sha256.New()
	h.Write(wasm)
	return &Base{wasm, hex.EncodeToString(h.Sum(nil)), h.(hash.Cloner)}
}

// Hash returns the sha256 of the base, in hex.
func (b *Base) Hash() string { return b.sum }

// With returns the base with these sections. Nothing is copied. hash is the Module's Hash if it is known; "": it is computed.
func (b *Base) With(sections map[string][]byte, hash string) Module {
	m := Module{Wasm: b.wasm, WasmHash: b.sum, Sections: sections, Hash: hash, Size: int64(len(b.wasm))}
	for name, data := range sections {
		m.Size += int64(len(sectionHead(name, len(data))) + len(data))
	}
	if hash != "" {
		return m
	}
	h, err := b.hash.Clone()
	if err != nil { // never: sha256 can be cloned
		m.Hash = sum(m.File())
		return m
	}
	for _, name := range slices.Sorted(maps.Keys(sections)) {
		h.Write(sectionHead(name, len(sections[name])))
		h.Write(sections[name])
	}
	m.Hash = hex.EncodeToString(h.Sum(nil))
	return m
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// sectionHead returns the bytes before the content of a custom section.
func sectionHead(name string, size int) []byte {
	head := wasmbin.AppendName(nil, name)
	return append(wasmbin.AppendU32([]byte{wasmbin.SecCustom}, uint32(len(head)+size)), head...)
}

// cut splits a module into the module without the sections named SectionPrefix..., and those sections, which are not copied. A module
// without such sections is returned unchanged, and so is a malformed one.
func cut(wasm []byte) (rest []byte, sections map[string][]byte) {
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
