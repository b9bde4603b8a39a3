package webassembly

import (
	"fmt"
	"slices"
)

// What a rewritten module imports and exports. Nothing of this is by the names of the original.
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
	fnCall:      {"call", signature{[]byte{typeI32, typeI32}, nil}},                  // import, self
	fnGrow:      {"grow", signature{[]byte{typeI32, typeI32}, []byte{typeI32}}},      // pages, self
	fnPutExtern: {"put-extern", signature{[]byte{typeExtern, typeI32}, nil}},         // value, place
	fnGetExtern: {"get-extern", signature{[]byte{typeI32}, []byte{typeExtern}}},      // place
	fnPutFunc:   {"put-func", signature{[]byte{typeFunc, typeI32, typeI32}, nil}},    // value, place, self
	fnGetFunc:   {"get-func", signature{[]byte{typeI32, typeI32}, []byte{typeFunc}}}, // place, self
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
	out := []byte("\x00asm\x01\x00\x00\x00")
	out = appendSection(out, secType, w.typeSection())
	out = appendSection(out, secImport, w.importSection())
	out = appendSection(out, secFunction, w.functionSection())
	out = appendSection(out, secTable, w.tableSection())
	out = appendSection(out, secGlobal, w.globalSection())
	out = appendSection(out, secExport, w.exportSection())
	out = appendSection(out, secElement, w.elementSection())
	out = appendSection(out, secDataCount, appendU32(nil, uint32(len(m.data))))
	for _, h := range w.helpers {
		code = append(appendU32(code, uint32(len(h.code))), h.code...)
	}
	out = appendSection(out, secCode, append(appendU32(nil, uint32(len(m.funcs)+len(w.helpers))), code...))
	return appendSection(out, secData, w.dataSection()), nil
}

// placeSegments gives passive segments of functions their place in the table of the list.
func (w *writer) placeSegments() error {
	w.ranges, w.listed = map[uint32]uint32{}, uint32(len(w.list))
	for i, e := range w.elements {
		if e.mode == passive && e.kind == typeFunc {
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
		if s.kind == kindFunc {
			text := w.stub(slot, w.types[w.funcs[s.index]])
			code = append(appendU32(code, uint32(len(text))), text...)
			slot++
		}
	}
	b := &body{m: w}
	for i, text := range w.bodies {
		f := w.imported + i
		if code, err = b.function(code, text, len(w.types[w.funcs[f]].params)); err != nil {
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
		w.exported = append(w.exported, symbol{name: name, kind: kindFunc, index: f})
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

func (w *writer) droppedData(segment uint32) uint32     { return w.flag(secData, segment) }
func (w *writer) droppedElements(segment uint32) uint32 { return w.flag(secElement, segment) }

// typeSection has the original's types, then those of the host's functions and the helpers, one each.
func (w *writer) typeSection() []byte {
	list := slices.Clone(w.types)
	for _, f := range hostFunctions {
		list = append(list, f.signature)
	}
	for _, h := range w.helpers {
		list = append(list, h.signature)
	}
	dst := appendU32(nil, uint32(len(list)))
	for _, t := range list {
		dst = append(appendU32(append(dst, 0x60), uint32(len(t.params))), t.params...)
		dst = append(appendU32(dst, uint32(len(t.results))), t.results...)
	}
	return dst
}

func (w *writer) importSection() []byte {
	dst := appendU32(nil, shift+1)
	for i, f := range hostFunctions {
		dst = appendName(appendName(dst, hostModule), f.name)
		dst = appendU32(append(dst, kindFunc), uint32(len(w.types)+i))
	}
	dst = appendName(appendName(dst, memoryModule), memoryName)
	return append(dst, kindMemory, 0, 0)
}

func (w *writer) functionSection() []byte {
	dst := appendU32(nil, uint32(len(w.funcs)+len(w.helpers)))
	for _, t := range w.funcs {
		dst = appendU32(dst, t)
	}
	for i := range w.helpers {
		dst = appendU32(dst, uint32(len(w.types)+shift+i))
	}
	return dst
}

// tableSection has the original's tables, and one with all functions that can be referred to.
func (w *writer) tableSection() []byte {
	dst := appendU32(nil, uint32(len(w.tables)+1))
	for _, t := range w.tables {
		dst = appendU32(appendU32(append(dst, t.element, 1), t.limits.min), t.limits.max)
	}
	return appendU32(appendU32(append(dst, typeFunc, 1), w.listed), w.listed)
}

// list is the index of the table with all functions that can be referred to.
func (w *writer) listTable() uint32 { return uint32(len(w.tables)) }

func (w *writer) globalSection() []byte {
	dst := appendU32(nil, w.args+1+w.flags)
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
		dst = append(dst, opEnd)
	}
	for n := w.base; n < w.args+1+w.flags; n++ {
		t := byte(typeI32)
		if n == w.length {
			t = typeI64
		}
		dst = append(append(append(dst, t, 1), zero(t)...), opEnd)
	}
	return dst
}

// zero is a constant expression.
func zero(t byte) []byte {
	switch t {
	case typeI32:
		return []byte{opI32Const, 0}
	case typeI64:
		return []byte{opI64Const, 0}
	case typeF32:
		return []byte{opF32Const, 0, 0, 0, 0}
	case typeF64:
		return []byte{opF64Const, 0, 0, 0, 0, 0, 0, 0, 0}
	case typeV128:
		return append([]byte{opVector, 12}, make([]byte, 16)...)
	}
	return []byte{opRefNull, t}
}

func (w *writer) exportSection() []byte {
	for name, g := range map[string]uint32{exportBase: w.base, exportLength: w.length, exportSelf: w.self, exportArgs: w.args} {
		w.exported = append(w.exported, symbol{name: name, kind: kindGlobal, index: g})
	}
	slices.SortFunc(w.exported, func(a, b symbol) int { return slices.Compare([]byte(a.name), []byte(b.name)) }) // the same bytes each time
	dst := appendU32(nil, uint32(len(w.exported)))
	for _, s := range w.exported {
		dst = appendU32(append(appendName(dst, s.name), s.kind), s.index)
	}
	return dst
}

// elementSection fills the list; init does what the original's segments do.
func (w *writer) elementSection() []byte {
	dst := append(appendU32([]byte{1, 2}, w.listTable()), opI32Const, 0, opEnd, 0)
	dst = appendU32(dst, uint32(len(w.list)))
	for _, f := range w.list {
		dst = appendU32(dst, f+shift)
	}
	return dst
}

func (w *writer) dataSection() []byte {
	dst := appendU32(nil, uint32(len(w.data)))
	for _, d := range w.data {
		dst = append(appendU32(append(dst, 1), uint32(len(d.bytes))), d.bytes...)
	}
	return dst
}
