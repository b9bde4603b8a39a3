package webassembly

import (
	"fmt"
	"strconv"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
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
	for i, p := range t.Params {
		switch {
		case wasmbin.IsNumber(p):
			b.u32(op.GlobalGet, w.args)
			b.u32(op.LocalGet, uint32(i))
			b.op(op.I32Store+wasmbin.I32-p, 0)
			b.out = wasmbin.AppendU32(b.out, uint32(8*i))
		case p == wasmbin.ExternRef:
			b.u32(op.LocalGet, uint32(i))
			b.i32(int32(i))
			b.u32(op.Call, fnPutExtern)
		case p == wasmbin.FuncRef:
			b.u32(op.LocalGet, uint32(i))
			b.i32(int32(i))
			b.u32(op.GlobalGet, w.self)
			b.u32(op.Call, fnPutFunc)
		}
	}
	b.i32(int32(slot))
	b.u32(op.GlobalGet, w.self)
	b.u32(op.Call, fnCall)
	for i, p := range t.Results {
		switch {
		case wasmbin.IsNumber(p):
			b.u32(op.GlobalGet, w.args)
			b.op(op.I32Load+wasmbin.I32-p, 0)
			b.out = wasmbin.AppendU32(b.out, uint32(8*i))
		case p == wasmbin.ExternRef:
			b.i32(int32(i))
			b.u32(op.Call, fnGetExtern)
		case p == wasmbin.FuncRef:
			b.i32(int32(i))
			b.u32(op.GlobalGet, w.self)
			b.u32(op.Call, fnGetFunc)
		default: // the script has thrown
			b.op(op.Unreachable)
		}
	}
	return b.whole()
}

// whole is the function in out, which has no locals.
func (b *body) whole() []byte { return append(append([]byte{0}, b.out...), op.End) }

// helper is the index of the function for an operation.
func (w *writer) helper(k helperKey) uint32 {
	if f, ok := w.helperOf[k]; ok {
		return f
	}
	const d, s, n = 0, 1, 2
	b := &body{m: w}
	range_ := func(at uint32) { // the engine's address for n bytes at at
		b.u32(op.LocalGet, at)
		b.u32(op.GlobalGet, w.base)
		b.op(op.I32Add)
		b.i32(-1)
		b.u32(op.LocalGet, at)
		b.op(op.I64ExtendI32U)
		b.u32(op.LocalGet, n)
		b.op(op.I64ExtendI32U, op.I64Add)
		b.u32(op.GlobalGet, w.length)
		b.op(op.I64LeU, op.Select)
	}
	source := func(dropped uint32) { // s, or beyond all segments if there is nothing any more
		b.u32(op.LocalGet, s)
		b.i32(-1)
		b.u32(op.GlobalGet, dropped)
		b.op(op.I32Eqz)
		b.u32(op.LocalGet, s)
		b.u32(op.LocalGet, n)
		b.op(op.I32Or, op.I32Eqz, op.I32Or, op.Select)
	}
	switch k.kind {
	case helperInit:
		range_(d)
		source(w.droppedData(k.index))
		b.u32(op.LocalGet, n)
		b.out = append(wasmbin.AppendU32(append(b.out, op.Bulk, op.MemoryInit), k.index), 0)
	case helperCopy:
		range_(d)
		range_(s)
		b.u32(op.LocalGet, n)
		b.op(op.Bulk, op.MemoryCopy, 0, 0)
	case helperFill:
		range_(d)
		b.u32(op.LocalGet, s)
		b.u32(op.LocalGet, n)
		b.op(op.Bulk, op.MemoryFill, 0)
	default: // of a segment that is a range of the list; one of other references has nothing but null, and declarative ones have nothing
		table, e := k.kind-helperElements, w.elements[k.index]
		size := uint32(len(e.places))
		if e.mode != passive {
			size = 0
		}
		b.u32(op.LocalGet, s) // beyond its end: table.copy traps at -1
		b.op(op.I64ExtendI32U)
		b.u32(op.LocalGet, n)
		b.op(op.I64ExtendI32U, op.I64Add)
		b.u32(op.GlobalGet, w.droppedElements(k.index))
		b.op(op.I32Eqz, op.I64ExtendI32U)
		b.i64(int64(size))
		b.op(op.I64Mul, op.I64LeU, op.I32Eqz, op.If, op.Void)
		b.i32(-1)
		b.i32(-1)
		b.i32(-1)
		b.op(op.Bulk, op.TableCopy)
		b.out = wasmbin.AppendU32(wasmbin.AppendU32(b.out, table), table)
		b.op(op.End)
		b.u32(op.LocalGet, d)
		if e.kind == wasmbin.FuncRef && e.mode == passive {
			b.u32(op.LocalGet, s)
			b.i32(int32(w.ranges[k.index]))
			b.op(op.I32Add)
			b.u32(op.LocalGet, n)
			b.op(op.Bulk, op.TableCopy)
			b.out = wasmbin.AppendU32(wasmbin.AppendU32(b.out, table), w.listTable())
		} else {
			b.op(op.RefNull, e.kind)
			b.u32(op.LocalGet, n)
			b.op(op.Bulk, op.TableFill)
			b.out = wasmbin.AppendU32(b.out, table)
		}
	}
	f := w.add("", functionType([]byte{wasmbin.I32, wasmbin.I32, wasmbin.I32}, nil), b.whole())
	w.helperOf[k] = f
	return f
}

// accessors adds the functions by which the host gets at references, and exports the globals of the module's interface.
func (w *writer) accessors() {
	function := func(name string, index int, params, results []byte, write func(b *body)) {
		b := &body{m: w}
		for i := range params {
			b.u32(op.LocalGet, uint32(i))
		}
		write(b)
		w.add(name+strconv.Itoa(index), functionType(params, results), b.whole())
	}
	for i, t := range w.tables {
		n, ref := uint32(i), []byte{t.element}
		function(exportSize, i, nil, []byte{wasmbin.I32}, func(b *body) { b.op(op.Bulk); b.out = wasmbin.AppendU32(append(b.out, op.TableSize), n) })
		function(exportGet, i, []byte{wasmbin.I32}, ref, func(b *body) { b.u32(op.TableGet, n) })
		function(exportSet, i, []byte{wasmbin.I32, t.element}, nil, func(b *body) { b.u32(op.TableSet, n) })
		function(exportGrow, i, []byte{t.element, wasmbin.I32}, []byte{wasmbin.I32}, func(b *body) { b.op(op.Bulk); b.out = wasmbin.AppendU32(append(b.out, op.TableGrow), n) })
	}
	function(exportRef, 0, []byte{wasmbin.I32}, []byte{wasmbin.FuncRef}, func(b *body) { b.u32(op.TableGet, w.listTable()) })
	seen := map[uint32]bool{}
	for _, list := range [][]symbol{w.imports, w.exports} {
		for _, s := range list {
			if s.kind != wasmbin.KindGlobal || seen[s.index] {
				continue
			}
			seen[s.index] = true
			g := w.globals[s.index]
			switch {
			case wasmbin.IsNumber(g.value):
				w.exported = append(w.exported, symbol{name: exportGlobal + strconv.Itoa(int(s.index)), kind: wasmbin.KindGlobal, index: s.index})
			case wasmbin.IsReference(g.value):
				function(exportRead, int(s.index), nil, []byte{g.value}, func(b *body) { b.u32(op.GlobalGet, s.index) })
				if g.mutable || g.imported {
					function(exportAssign, int(s.index), []byte{g.value}, nil, func(b *body) { b.u32(op.GlobalSet, s.index) })
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
			b.op(op.Bulk, op.TableCopy)
			b.out = wasmbin.AppendU32(wasmbin.AppendU32(b.out, table), w.listTable())
		}
		from += n
	}
}

// init is the code of what happens when a module is instantiated.
func (w *writer) init() []byte {
	b := &body{m: w}
	b.u32(op.Call, w.add(exportRanges, signature{}, w.fillRanges()))
	for i, g := range w.globals {
		if g.init.deferred {
			b.op(g.init.text...)
			b.u32(op.GlobalSet, uint32(i))
		}
	}
	for _, e := range w.elements {
		if e.mode == active {
			at := b.local(wasmbin.I32)
			b.op(e.offset.text...)
			b.u32(op.LocalTee, at)
			b.op(op.RefNull, e.kind) // traps if anything is out of bounds
			b.i32(int32(len(e.places)))
			b.op(op.Bulk, op.TableFill)
			b.out = wasmbin.AppendU32(b.out, e.table)
			w.copyPlaces(b, e, e.table, func(from int) {
				b.u32(op.LocalGet, at)
				b.i32(int32(from))
				b.op(op.I32Add)
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
		b.out = append(wasmbin.AppendU32(append(b.out, op.Bulk, op.MemoryInit), uint32(i)), 0)
		if g, ok := w.flagOf[[2]uint32{wasmbin.SecData, uint32(i)}]; ok {
			b.drop(g)
		}
	}
	if w.start != nil {
		b.u32(op.Call, *w.start+shift)
	}
	b.op(op.End)
	return append(b.head(0, nil), b.out...)
}
