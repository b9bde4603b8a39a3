package webassembly

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
)

// Info describes a module as a script sees it, and what its instances need.
type Info struct {
	Imports []Symbol
	Exports []Symbol
	Memory  *Limits // nil: it has none, or imports it
	Tables  []Table // by index; imported ones first
	Globals map[uint32]Global
	Refs    []uint32 // the functions that can be referred to, by their place in the list
	Types   []Type   // of Refs
	Customs []Custom
}

// Symbol is an import or export.
type Symbol struct {
	Module string `json:"module,omitempty"`
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Index  uint32 `json:"index"`          // of its kind; of a function that is exported its place in Refs
	Type   *Type  `json:"type,omitempty"` // of a function
	Func   uint32 `json:"function"`       // and its index
	Min    uint32 `json:"min"`            // of a memory or table
	Max    *int64 `json:"max,omitempty"`
	Value  string `json:"value,omitempty"` // the type of a global, or of a table's elements
	Mut    bool   `json:"mutable,omitempty"`
}

// Type is the type of a function: i32, i64, f32, f64, v128, externref, anyfunc.
type Type struct {
	Params  []string `json:"params"`
	Results []string `json:"results"`
}

// Limits are the limits of a memory, in pages, or of a table, in elements.
type Limits struct {
	Min uint32
	Max *int64 // nil: none
}

// Table is one of a module's.
type Table struct {
	Extern   bool // its elements are values of the script's; otherwise functions
	Imported bool
	Limits
}

// Global is one that is imported or exported.
type Global struct {
	Value   string
	Mutable bool
}

// Rewrite returns the module in the form in which it runs beside the engine, in the engine's memory: for package rewrite, and then for the
// compiler. Each access to memory is checked to be in the part that is the module's. Everything else is left for
// the compiler to validate; nothing that was invalid becomes valid.
func Rewrite(wasm []byte) ([]byte, *Info, error) {
	m := &module{}
	if err := m.read(wasm); err != nil {
		return nil, nil, err
	}
	out, err := m.write()
	if err != nil {
		return nil, nil, err
	}
	return out, m.info(), nil
}

var kindNames = [...]string{wasmbin.KindFunc: "function", wasmbin.KindTable: "table", wasmbin.KindMemory: "memory", wasmbin.KindGlobal: "global"}

func (m *module) info() *Info {
	i := &Info{Globals: map[uint32]Global{}, Customs: m.customs}
	for _, f := range m.list {
		i.Refs = append(i.Refs, f)
		i.Types = append(i.Types, m.typeOf(f))
	}
	for _, t := range m.tables {
		i.Tables = append(i.Tables, Table{t.element == wasmbin.ExternRef, t.imported, t.limits.public()})
	}
	if m.memory != nil && !m.memoryIn {
		l := m.memory.public()
		i.Memory = &l
	}
	for _, s := range m.imports {
		i.Imports = append(i.Imports, m.symbol(s, i))
	}
	for _, s := range m.exports {
		p := m.symbol(s, i)
		if s.kind == wasmbin.KindFunc {
			p.Index = m.places[s.index]
		}
		i.Exports = append(i.Exports, p)
	}
	return i
}

func (m *module) symbol(s symbol, i *Info) Symbol {
	p := Symbol{Module: s.module, Name: s.name, Kind: kindNames[s.kind], Index: s.index}
	switch s.kind {
	case wasmbin.KindFunc:
		t := m.typeOf(s.index)
		p.Type, p.Func = &t, s.index
	case wasmbin.KindTable:
		t := m.tables[s.index]
		p.Min, p.Max, p.Value = t.limits.min, t.limits.public().Max, typeNames[t.element]
	case wasmbin.KindMemory:
		p.Min, p.Max = m.memory.min, m.memory.public().Max
	case wasmbin.KindGlobal:
		g := m.globals[s.index]
		p.Value, p.Mut = typeNames[g.value], g.mutable
		i.Globals[s.index] = Global{p.Value, g.mutable}
	}
	return p
}

func (l limits) public() Limits {
	p := Limits{Min: l.min}
	if l.hasMax {
		most := int64(l.max)
		p.Max = &most
	}
	return p
}

func (m *module) typeOf(f uint32) Type {
	names := func(list []byte) []string {
		out := make([]string, len(list))
		for i, t := range list {
			out[i] = typeNames[t]
		}
		return out
	}
	t := m.types[m.funcs[f]]
	return Type{names(t.Params), names(t.Results)}
}
