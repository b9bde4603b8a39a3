package webassembly

import (
	"fmt"
	"slices"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// Imports and exports of a rewritten module. None has a name of the original.
const (
	hostModule   = "nested" // functions of this package
	memoryModule = "engine" // the instance of the engine
	memoryName   = "memory"

	exportInit   = "init"   // what runs when it is instantiated: initializers, segments, the start function
	exportRanges = "ranges" // the part of it that runs in copies as well
	exportBase   = "base"   // i32: where its memory lies in the engine's
	exportLength = "length" // i64: how long that is, in bytes
	exportSelf   = "self"   // i32: the number of the instance
	exportArgs   = "args"   // i32: where arguments and results are, 8 bytes each, in the engine's memory
	exportRef    = "ref"    // (n) the n-th function that can be referred to
	exportGlobal = "g"      // and its index: a global that is imported or exported
	exportRead   = "r"      // and its index: () a global that is a reference
	exportAssign = "w"      // and its index: (value)
	exportSize   = "n"      // and its index: () the size of a table
	exportGet    = "get"    // and its index: (element)
	exportSet    = "set"    // and its index: (element, value)
	exportGrow   = "grow"   // and its index: (value, by)
)

// The functions that are imported, in the order of hostFunctions. All others move up by shift.
const (
	fnCall = iota
	fnGrow
	fnPutExtern
	fnGetExtern
	fnPutFunc
	fnGetFunc
	shift
)

var hostFunctions = [shift]struct {
	name string
	signature
}{
	fnCall:      {"call", functionType([]byte{wasmbin.I32, wasmbin.I32}, nil)},                         // import, self
	fnGrow:      {"grow", functionType([]byte{wasmbin.I32, wasmbin.I32}, []byte{wasmbin.I32})},         // pages, self
	fnPutExtern: {"put-extern", functionType([]byte{wasmbin.ExternRef, wasmbin.I32}, nil)},             // value, place
	fnGetExtern: {"get-extern", functionType([]byte{wasmbin.I32}, []byte{wasmbin.ExternRef})},          // place
	fnPutFunc:   {"put-func", functionType([]byte{wasmbin.FuncRef, wasmbin.I32, wasmbin.I32}, nil)},    // value, place, self
	fnGetFunc:   {"get-func", functionType([]byte{wasmbin.I32, wasmbin.I32}, []byte{wasmbin.FuncRef})}, // place, self
}

// writer is a module that is written.
type writer struct {
	*module
	base, length, self, args uint32 // indices of globals that are added
	flags                    uint32 // and behind them of those that say of a segment that it is dropped
	flagOf                   map[[2]uint32]uint32
	ranges                   map[uint32]uint32 // where the functions of passive segments are in the table of the list, behind it
	listed                   uint32            // the size of that table
	helpers                  []helper
	helperOf                 map[helperKey]uint32
	exported                 []symbol // canonical
}

// helper is a function that is added.
type helper struct {
	signature
	code []byte // with its locals and end
}

type helperKey struct{ kind, index uint32 }

const (
	helperInit = iota
	helperCopy
	helperFill
	helperElements // and the table's index
)

func (m *module) write() ([]byte, error) {
	n := uint32(len(m.globals))
	w := &writer{module: m, base: n, length: n + 1, self: n + 2, args: n + 3, flagOf: map[[2]uint32]uint32{}, helperOf: map[helperKey]uint32{}}
	if err := w.placeSegments(); err != nil {
		return nil, err
	}
	code, err := w.functions()
	if err != nil {
		return nil, err
	}
	w.accessors()
	w.add(exportInit, signature{}, w.init())
	out := []byte(wasmbin.Header)
	out = wasmbin.AppendSection(out, wasmbin.SecType, w.typeSection())
	out = wasmbin.AppendSection(out, wasmbin.SecImport, w.importSection())
	out = wasmbin.AppendSection(out, wasmbin.SecFunction, w.functionSection())
	out = wasmbin.AppendSection(out, wasmbin.SecTable, w.tableSection())
	out = wasmbin.AppendSection(out, wasmbin.SecGlobal, w.globalSection())
	out = wasmbin.AppendSection(out, wasmbin.SecExport, w.exportSection())
	out = wasmbin.AppendSection(out, wasmbin.SecElement, w.elementSection())
	out = wasmbin.AppendSection(out, wasmbin.SecDataCount, wasmbin.AppendU32(nil, uint32(len(m.data))))
	for _, h := range w.helpers {
		code = append(wasmbin.AppendU32(code, uint32(len(h.code))), h.code...)
	}
	out = wasmbin.AppendSection(out, wasmbin.SecCode, append(wasmbin.AppendU32(nil, uint32(len(m.funcs)+len(w.helpers))), code...))
	return wasmbin.AppendSection(out, wasmbin.SecData, w.dataSection()), nil
}

// placeSegments gives passive segments of functions their place in the table of the list.
func (w *writer) placeSegments() error {
	w.ranges, w.listed = map[uint32]uint32{}, uint32(len(w.list))
	for i, e := range w.elements {
		if e.mode == passive && e.kind == wasmbin.FuncRef {
			w.ranges[uint32(i)] = w.listed
			w.listed += uint32(len(e.places))
		}
	}
	if w.listed > maxTable {
		return fmt.Errorf("has %d functions that can be referred to, the limit is %d", w.listed, maxTable)
	}
	return nil
}

// functions are the bodies of the original's functions; those that it imports call the host.
func (w *writer) functions() (code []byte, err error) {
	slot := uint32(0)
	for _, s := range w.imports {
		if s.kind == wasmbin.KindFunc {
			text := w.stub(slot, w.types[w.funcs[s.index]])
			code = append(wasmbin.AppendU32(code, uint32(len(text))), text...)
			slot++
		}
	}
	b := &body{m: w}
	for i, text := range w.bodies {
		f := w.imported + i
		if code, err = b.function(code, text, len(w.types[w.funcs[f]].Params)); err != nil {
			return nil, inFunction{f, err}
		}
	}
	return code, nil
}

// add adds a helper, and exports it if it has a name.
func (w *writer) add(name string, s signature, code []byte) uint32 {
	f := shift + uint32(len(w.funcs)+len(w.helpers))
	w.helpers = append(w.helpers, helper{s, code})
	if name != "" {
		w.exported = append(w.exported, symbol{name: name, kind: wasmbin.KindFunc, index: f})
	}
	return f
}

// flag is the global that marks a segment as dropped.
func (w *writer) flag(section, segment uint32) uint32 {
	key := [2]uint32{section, segment}
	g, ok := w.flagOf[key]
	if !ok {
		g = w.args + 1 + w.flags
		w.flags++
		w.flagOf[key] = g
	}
	return g
}

func (w *writer) droppedData(segment uint32) uint32     { return w.flag(wasmbin.SecData, segment) }
func (w *writer) droppedElements(segment uint32) uint32 { return w.flag(wasmbin.SecElement, segment) }

// typeSection has the original's types, then the types of the host's functions and of the helpers, one each.
func (w *writer) typeSection() []byte {
	list := slices.Clone(w.types)
	for _, f := range hostFunctions {
		list = append(list, f.signature)
	}
	for _, h := range w.helpers {
		list = append(list, h.signature)
	}
	dst := wasmbin.AppendU32(nil, uint32(len(list)))
	for _, t := range list {
		dst = append(wasmbin.AppendU32(append(dst, 0x60), uint32(len(t.Params))), t.Params...)
		dst = append(wasmbin.AppendU32(dst, uint32(len(t.Results))), t.Results...)
	}
	return dst
}

func (w *writer) importSection() []byte {
	dst := wasmbin.AppendU32(nil, shift+1)
	for i, f := range hostFunctions {
		dst = wasmbin.AppendName(wasmbin.AppendName(dst, hostModule), f.name)
		dst = wasmbin.AppendU32(append(dst, wasmbin.KindFunc), uint32(len(w.types)+i))
	}
	dst = wasmbin.AppendName(wasmbin.AppendName(dst, memoryModule), memoryName)
	return append(dst, wasmbin.KindMemory, 0, 0)
}

func (w *writer) functionSection() []byte {
	dst := wasmbin.AppendU32(nil, uint32(len(w.funcs)+len(w.helpers)))
	for _, t := range w.funcs {
		dst = wasmbin.AppendU32(dst, t)
	}
	for i := range w.helpers {
		dst = wasmbin.AppendU32(dst, uint32(len(w.types)+shift+i))
	}
	return dst
}

// tableSection has the original's tables, and one with all functions that can be referred to.
func (w *writer) tableSection() []byte {
	dst := wasmbin.AppendU32(nil, uint32(len(w.tables)+1))
	for _, t := range w.tables {
		dst = wasmbin.AppendU32(wasmbin.AppendU32(append(dst, t.element, 1), t.limits.min), t.limits.max)
	}
	return wasmbin.AppendU32(wasmbin.AppendU32(append(dst, wasmbin.FuncRef, 1), w.listed), w.listed)
}

// listTable is the index of the table with all functions that can be referred to.
func (w *writer) listTable() uint32 { return uint32(len(w.tables)) }

func (w *writer) globalSection() []byte {
	dst := wasmbin.AppendU32(nil, w.args+1+w.flags)
	for _, g := range w.globals {
		mutable := byte(0)
		if g.mutable || g.imported || g.init.deferred { // init sets it
			mutable = 1
		}
		dst = append(dst, g.value, mutable)
		if g.imported || g.init.deferred {
			dst = append(dst, zero(g.value)...)
		} else {
			dst = append(dst, g.init.text...)
		}
		dst = append(dst, op.End)
	}
	for n := w.base; n < w.args+1+w.flags; n++ {
		t := byte(wasmbin.I32)
		if n == w.length {
			t = wasmbin.I64
		}
		dst = append(append(append(dst, t, 1), zero(t)...), op.End)
	}
	return dst
}

// zero is a constant expression.
func zero(t byte) []byte {
	switch t {
	case wasmbin.I32:
		return []byte{op.I32Const, 0}
	case wasmbin.I64:
		return []byte{op.I64Const, 0}
	case wasmbin.F32:
		return []byte{op.F32Const, 0, 0, 0, 0}
	case wasmbin.F64:
		return []byte{op.F64Const, 0, 0, 0, 0, 0, 0, 0, 0}
	case wasmbin.V128:
		return append([]byte{op.Vector, 12}, make([]byte, 16)...)
	}
	return []byte{op.RefNull, t}
}

func (w *writer) exportSection() []byte {
	for name, g := range map[string]uint32{exportBase: w.base, exportLength: w.length, exportSelf: w.self, exportArgs: w.args} {
		w.exported = append(w.exported, symbol{name: name, kind: wasmbin.KindGlobal, index: g})
	}
	slices.SortFunc(w.exported, func(a, b symbol) int { return slices.Compare([]byte(a.name), []byte(b.name)) }) // the same bytes each time
	dst := wasmbin.AppendU32(nil, uint32(len(w.exported)))
	for _, s := range w.exported {
		dst = wasmbin.AppendU32(append(wasmbin.AppendName(dst, s.name), s.kind), s.index)
	}
	return dst
}

// elementSection fills the list; init does what the original's segments do.
func (w *writer) elementSection() []byte {
	dst := append(wasmbin.AppendU32([]byte{1, 2}, w.listTable()), op.I32Const, 0, op.End, 0)
	dst = wasmbin.AppendU32(dst, uint32(len(w.list)))
	for _, f := range w.list {
		dst = wasmbin.AppendU32(dst, f+shift)
	}
	return dst
}

func (w *writer) dataSection() []byte {
	dst := wasmbin.AppendU32(nil, uint32(len(w.data)))
	for _, d := range w.data {
		dst = append(wasmbin.AppendU32(append(dst, 1), uint32(len(d.bytes))), d.bytes...)
	}
	return dst
}
