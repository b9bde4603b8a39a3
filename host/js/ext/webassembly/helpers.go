package webassembly

import (
	"fmt"
	"strconv"
)

// inFunction is an error in the code of a function.
type inFunction struct {
	index int
	err   error
}

func (e inFunction) Error() string { return fmt.Sprintf("function %d %v", e.index, e.err) }
func (e inFunction) Unwrap() error { return e.err }

// stub is the function in the place of an import: it has the host call the script. Parameters and results go through memory.
func (w *writer) stub(slot uint32, t signature) []byte {
	b := &body{m: w}
	for i, p := range t.params {
		switch {
		case isNumber(p):
			b.u32(opGlobalGet, w.args)
			b.u32(opLocalGet, uint32(i))
			b.op(opFirstStore+typeI32-p, 0)
			b.out = appendU32(b.out, uint32(8*i))
		case p == typeExtern:
			b.u32(opLocalGet, uint32(i))
			b.i32(int32(i))
			b.u32(opCall, fnPutExtern)
		case p == typeFunc:
			b.u32(opLocalGet, uint32(i))
			b.i32(int32(i))
			b.u32(opGlobalGet, w.self)
			b.u32(opCall, fnPutFunc)
		}
	}
	b.i32(int32(slot))
	b.u32(opGlobalGet, w.self)
	b.u32(opCall, fnCall)
	for i, p := range t.results {
		switch {
		case isNumber(p):
			b.u32(opGlobalGet, w.args)
			b.op(opFirstMem+typeI32-p, 0)
			b.out = appendU32(b.out, uint32(8*i))
		case p == typeExtern:
			b.i32(int32(i))
			b.u32(opCall, fnGetExtern)
		case p == typeFunc:
			b.i32(int32(i))
			b.u32(opGlobalGet, w.self)
			b.u32(opCall, fnGetFunc)
		default: // the script has thrown
			b.op(opUnreachable)
		}
	}
	return b.whole()
}

// whole is the function in out, which has no locals.
func (b *body) whole() []byte { return append(append([]byte{0}, b.out...), opEnd) }

// helper is the index of the function for an operation.
func (w *writer) helper(k helperKey) uint32 {
	if f, ok := w.helperOf[k]; ok {
		return f
	}
	const d, s, n = 0, 1, 2
	b := &body{m: w}
	range_ := func(at uint32) { // the engine's address for n bytes at at
		b.u32(opLocalGet, at)
		b.u32(opGlobalGet, w.base)
		b.op(opI32Add)
		b.i32(-1)
		b.u32(opLocalGet, at)
		b.op(opI64ExtendU)
		b.u32(opLocalGet, n)
		b.op(opI64ExtendU, opI64Add)
		b.u32(opGlobalGet, w.length)
		b.op(opI64LeU, opSelect)
	}
	source := func(dropped uint32) { // s, or beyond all segments if there is nothing any more
		b.u32(opLocalGet, s)
		b.i32(-1)
		b.u32(opGlobalGet, dropped)
		b.op(opI32Eqz)
		b.u32(opLocalGet, s)
		b.u32(opLocalGet, n)
		b.op(opI32Or, opI32Eqz, opI32Or, opSelect)
	}
	switch k.kind {
	case helperInit:
		range_(d)
		source(w.droppedData(k.index))
		b.u32(opLocalGet, n)
		b.out = append(appendU32(append(b.out, opBulk, bulkMemoryInit), k.index), 0)
	case helperCopy:
		range_(d)
		range_(s)
		b.u32(opLocalGet, n)
		b.op(opBulk, bulkMemoryCopy, 0, 0)
	case helperFill:
		range_(d)
		b.u32(opLocalGet, s)
		b.u32(opLocalGet, n)
		b.op(opBulk, bulkMemoryFill, 0)
	default: // of a segment that is a range of the list; one of other references has nothing but null, and declarative ones have nothing
		table, e := k.kind-helperElements, w.elements[k.index]
		size := uint32(len(e.places))
		if e.mode != passive {
			size = 0
		}
		b.u32(opLocalGet, s) // beyond its end: table.copy traps at -1
		b.op(opI64ExtendU)
		b.u32(opLocalGet, n)
		b.op(opI64ExtendU, opI64Add)
		b.u32(opGlobalGet, w.droppedElements(k.index))
		b.op(opI32Eqz, opI64ExtendU)
		b.i64(int64(size))
		b.op(opI64Mul, opI64LeU, opI32Eqz, opIf, blockEmpty)
		b.i32(-1)
		b.i32(-1)
		b.i32(-1)
		b.op(opBulk, bulkTableCopy)
		b.out = appendU32(appendU32(b.out, table), table)
		b.op(opEnd)
		b.u32(opLocalGet, d)
		if e.kind == typeFunc && e.mode == passive {
			b.u32(opLocalGet, s)
			b.i32(int32(w.ranges[k.index]))
			b.op(opI32Add)
			b.u32(opLocalGet, n)
			b.op(opBulk, bulkTableCopy)
			b.out = appendU32(appendU32(b.out, table), w.listTable())
		} else {
			b.op(opRefNull, e.kind)
			b.u32(opLocalGet, n)
			b.op(opBulk, bulkTableFill)
			b.out = appendU32(b.out, table)
		}
	}
	f := w.add("", signature{[]byte{typeI32, typeI32, typeI32}, nil}, b.whole())
	w.helperOf[k] = f
	return f
}

// accessors adds the functions by which the host gets at references, and exports the globals of the module's interface.
func (w *writer) accessors() {
	function := func(name string, index int, params, results []byte, write func(b *body)) {
		b := &body{m: w}
		for i := range params {
			b.u32(opLocalGet, uint32(i))
		}
		write(b)
		w.add(name+strconv.Itoa(index), signature{params, results}, b.whole())
	}
	for i, t := range w.tables {
		n, ref := uint32(i), []byte{t.element}
		function(exportSize, i, nil, []byte{typeI32}, func(b *body) { b.op(opBulk); b.out = appendU32(append(b.out, bulkTableSize), n) })
		function(exportGet, i, []byte{typeI32}, ref, func(b *body) { b.u32(opTableGet, n) })
		function(exportSet, i, []byte{typeI32, t.element}, nil, func(b *body) { b.u32(opTableSet, n) })
		function(exportGrow, i, []byte{t.element, typeI32}, []byte{typeI32}, func(b *body) { b.op(opBulk); b.out = appendU32(append(b.out, bulkTableGrow), n) })
	}
	function(exportRef, 0, []byte{typeI32}, []byte{typeFunc}, func(b *body) { b.u32(opTableGet, w.listTable()) })
	seen := map[uint32]bool{}
	for _, list := range [][]symbol{w.imports, w.exports} {
		for _, s := range list {
			if s.kind != kindGlobal || seen[s.index] {
				continue
			}
			seen[s.index] = true
			g := w.globals[s.index]
			switch {
			case isNumber(g.value):
				w.exported = append(w.exported, symbol{name: exportGlobal + strconv.Itoa(int(s.index)), kind: kindGlobal, index: s.index})
			case isReference(g.value):
				function(exportRead, int(s.index), nil, []byte{g.value}, func(b *body) { b.u32(opGlobalGet, s.index) })
				if g.mutable || g.imported {
					function(exportAssign, int(s.index), []byte{g.value}, nil, func(b *body) { b.u32(opGlobalSet, s.index) })
				}
			}
		}
	}
}

// fillRanges is the code that fills the places of passive segments. It also runs in an instance that is a copy of another.
func (w *writer) fillRanges() []byte {
	b := &body{m: w}
	for i, e := range w.elements {
		if start, ok := w.ranges[uint32(i)]; ok {
			w.copyPlaces(b, e, w.listTable(), func(from int) { b.i32(int32(start) + int32(from)) })
		}
	}
	return b.whole()
}

// copyPlaces copies the functions of a segment from the list to a table, where the one with this number goes to to(number).
func (w *writer) copyPlaces(b *body, e element, table uint32, to func(from int)) {
	for from := 0; from < len(e.places); {
		place, n := e.places[from], 1
		if place >= 0 {
			for from+n < len(e.places) && e.places[from+n] == place+n {
				n++
			}
			to(from)
			b.i32(int32(place))
			b.i32(int32(n))
			b.op(opBulk, bulkTableCopy)
			b.out = appendU32(appendU32(b.out, table), w.listTable())
		}
		from += n
	}
}

// init is the code of what happens when a module is instantiated.
func (w *writer) init() []byte {
	b := &body{m: w}
	b.u32(opCall, w.add(exportRanges, signature{}, w.fillRanges()))
	for i, g := range w.globals {
		if g.init.deferred {
			b.op(g.init.text...)
			b.u32(opGlobalSet, uint32(i))
		}
	}
	for _, e := range w.elements {
		if e.mode == active {
			at := b.local(typeI32)
			b.op(e.offset.text...)
			b.u32(opLocalTee, at)
			b.op(opRefNull, e.kind) // traps if anything is out of bounds
			b.i32(int32(len(e.places)))
			b.op(opBulk, bulkTableFill)
			b.out = appendU32(b.out, e.table)
			w.copyPlaces(b, e, e.table, func(from int) {
				b.u32(opLocalGet, at)
				b.i32(int32(from))
				b.op(opI32Add)
			})
		}
	}
	for i, d := range w.data {
		if !d.active {
			continue
		}
		b.op(d.offset.text...)
		b.translate(uint64(len(d.bytes)))
		b.i32(0)
		b.i32(int32(len(d.bytes)))
		b.out = append(appendU32(append(b.out, opBulk, bulkMemoryInit), uint32(i)), 0)
		if g, ok := w.flagOf[[2]uint32{secData, uint32(i)}]; ok {
			b.drop(g)
		}
	}
	if w.start != nil {
		b.u32(opCall, *w.start+shift)
	}
	b.op(opEnd)
	return append(b.head(0, nil), b.out...)
}
