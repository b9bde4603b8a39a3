package webassembly

import (
	"errors"
	"fmt"
)

// The sections, by id.
const (
	secCustom = iota
	secType
	secImport
	secFunction
	secTable
	secMemory
	secGlobal
	secExport
	secStart
	secElement
	secCode
	secData
	secDataCount
)

// Kinds of imports and exports.
const (
	kindFunc = iota
	kindTable
	kindMemory
	kindGlobal
)

// How much of what a module may have. Package rewrite has further limits, and the compiler's.
const (
	maxTypes    = 10_000
	maxFuncs    = 100_000
	maxImports  = 10_000
	maxExports  = 50_000
	maxGlobals  = 50_000
	maxTables   = 12
	maxSegments = 50_000
	maxElements = 100_000 // of all segments together
	maxParams   = 200     // of a type, and results
	maxLocals   = 50_000  // of a function
	maxTable    = 1 << 17 // elements, as in package rewrite
	maxPages    = 1 << 16
)

// signature is the type of a function.
type signature struct{ params, results []byte }

// expression is a constant expression.
type expression struct {
	text     []byte // without its end, and with the new indices of functions
	deferred bool   // it needs the value of an imported global
}

type table struct {
	element  byte
	limits   limits
	imported bool
}

type global struct {
	value    byte
	mutable  bool
	imported bool
	init     expression
}

// element is an element segment.
type element struct {
	mode   byte // passive, active or declarative
	table  uint32
	offset expression
	kind   byte
	places []int // of functions in the list; -1: null
}

// data is a data segment.
type data struct {
	active bool
	offset expression
	bytes  []byte
}

// Modes of segments.
const (
	passive = iota
	active
	declarative
)

// symbol is an import or export.
type symbol struct {
	module, name string
	kind         byte
	index        uint32 // among those of its kind
}

// module is what has been read.
type module struct {
	types    []signature
	imports  []symbol
	exports  []symbol
	imported int      // functions
	funcs    []uint32 // types of all functions, the imported ones first
	tables   []table
	memory   *limits // nil: it has none
	memoryIn bool    // the memory is imported
	globals  []global
	start    *uint32
	elements []element
	counted  *uint32 // the number of data segments by the section that says so
	bodies   [][]byte
	data     []data
	customs  []Custom

	list   []uint32          // functions that are exported or can be referred to
	places map[uint32]uint32 // of those in the list
	limit  int               // elements that may still come
}

// Custom is a custom section.
type Custom struct {
	Name string
	Body []byte
}

// order is the place of each section in a module.
var order = [...]int{secType: 1, secImport: 2, secFunction: 3, secTable: 4, secMemory: 5, secGlobal: 6, secExport: 7,
	secStart: 8, secElement: 9, secDataCount: 10, secCode: 11, secData: 12}

func (m *module) read(wasm []byte) error {
	if len(wasm) < 8 || string(wasm[:4]) != "\x00asm" {
		return errors.New(`is not a wasm module: it does not begin with "\0asm"`)
	}
	if string(wasm[4:8]) != "\x01\x00\x00\x00" {
		return fmt.Errorf("has wasm version %x, only version 1 is understood", wasm[4:8])
	}
	m.places, m.limit = map[uint32]uint32{}, maxElements
	r := &reader{b: wasm, at: 8}
	last := 0
	for r.left() > 0 {
		id := r.byte()
		body := &reader{b: r.bytes(r.u32())}
		if r.err != nil {
			return fmt.Errorf("section %d: %w", id, r.err)
		}
		if id == secCustom {
			name := body.name()
			if body.err != nil {
				return fmt.Errorf("custom section: %w", body.err)
			}
			m.customs = append(m.customs, Custom{name, body.b[body.at:]})
			continue
		}
		if int(id) >= len(order) {
			return fmt.Errorf("has a section of kind %d, which is not supported: build it without exceptions and other proposals", id)
		}
		if order[id] <= last {
			return fmt.Errorf("has section %d twice, or not in its place", id)
		}
		last = order[id]
		err := m.section(id, body)
		if err == nil && body.err == nil && body.left() > 0 {
			err = errBehind
		}
		if err == nil {
			err = body.err
		}
		if err != nil {
			return fmt.Errorf("section %d: %w", id, err)
		}
	}
	return m.agree()
}

// agree checks what sections say of each other.
func (m *module) agree() error {
	if len(m.bodies) != len(m.funcs)-m.imported {
		return fmt.Errorf("has %d functions, but the code of %d", len(m.funcs)-m.imported, len(m.bodies))
	}
	if m.counted != nil && int(*m.counted) != len(m.data) {
		return fmt.Errorf("has %d data segments, and says that it has %d", len(m.data), *m.counted)
	}
	if m.memory == nil {
		for _, d := range m.data {
			if d.active {
				return errors.New("has data for a memory, and no memory")
			}
		}
	}
	return nil
}

func (m *module) section(id byte, r *reader) error {
	switch id {
	case secType:
		for n := r.count("types", maxTypes); n > 0 && r.err == nil; n-- {
			if r.byte() != 0x60 {
				return errors.New("has a type that is not a function's: build it without the GC proposal")
			}
			m.types = append(m.types, signature{types(r), types(r)})
		}
	case secImport:
		return m.readImports(r)
	case secFunction:
		for n := r.count("functions", maxFuncs); n > 0 && r.err == nil; n-- {
			m.funcs = append(m.funcs, m.typeIndex(r))
		}
	case secTable:
		for n := r.count("tables", maxTables); n > 0 && r.err == nil; n-- {
			m.tables = append(m.tables, table{element: r.reference(), limits: r.limits(maxTable)})
		}
		return m.checkTables()
	case secMemory:
		for n := r.count("memories", 1); n > 0 && r.err == nil; n-- {
			if m.memory != nil {
				return errors.New("has two memories, which is not supported")
			}
			l := r.limits(maxPages)
			m.memory = &l
		}
		return m.checkMemory()
	case secGlobal:
		for n := r.count("globals", maxGlobals); n > 0 && r.err == nil; n-- {
			g := global{value: r.valueType(), mutable: m.mutable(r)}
			g.init = m.constant(r, len(m.globals))
			m.globals = append(m.globals, g)
		}
	case secExport:
		return m.readExports(r)
	case secStart:
		f := m.funcIndex(r)
		m.start = &f
	case secElement:
		for n := r.count("element segments", maxSegments); n > 0 && r.err == nil; n-- {
			m.readElement(r)
		}
	case secDataCount:
		n := r.u32()
		m.counted = &n
	case secCode:
		for n := r.count("functions", maxFuncs); n > 0 && r.err == nil; n-- {
			m.bodies = append(m.bodies, r.bytes(r.u32()))
		}
	case secData:
		for n := r.count("data segments", maxSegments); n > 0 && r.err == nil; n-- {
			d := data{}
			switch kind := r.u32(); kind {
			case 1:
			case 0, 2:
				if d.active = true; kind == 2 && r.u32() != 0 {
					return errors.New("has data for a second memory")
				}
				d.offset = m.constant(r, len(m.globals))
			default:
				return errors.New("has a data segment of an unknown kind")
			}
			d.bytes = r.bytes(r.u32())
			m.data = append(m.data, d)
		}
	}
	return nil
}

func types(r *reader) (list []byte) {
	for n := r.count("parameters or results in a type", maxParams); n > 0 && r.err == nil; n-- {
		list = append(list, r.valueType())
	}
	return list
}

func (m *module) typeIndex(r *reader) uint32 { return index(r, "type", len(m.types)) }
func (m *module) funcIndex(r *reader) uint32 { return index(r, "function", len(m.funcs)) }

// index reads the number of something of which there are n.
func index(r *reader, what string, n int) uint32 {
	i := r.u32()
	if r.err == nil && uint64(i) >= uint64(n) {
		r.fail(fmt.Errorf("names %s %d: there are %d", what, i, n))
		return 0
	}
	return i
}

func (m *module) mutable(r *reader) bool {
	b := r.byte()
	if b > 1 {
		r.fail(errType)
	}
	return b == 1
}

func (m *module) checkTables() error {
	if len(m.tables) > maxTables {
		return fmt.Errorf("has %d tables, the limit is %d", len(m.tables), maxTables)
	}
	for i := range m.tables {
		l := &m.tables[i].limits
		if l.min > maxTable {
			return fmt.Errorf("table %d has %d elements, the limit is %d", i, l.min, maxTable)
		}
		l.max = min(l.max, maxTable)
	}
	return nil
}

func (m *module) checkMemory() error {
	if m.memory != nil && (m.memory.min > maxPages || m.memory.hasMax && m.memory.max > maxPages) {
		return errors.New("has a memory of more than 4 GiB")
	}
	return nil
}

func (m *module) readImports(r *reader) error {
	for n := r.count("imports", maxImports); n > 0 && r.err == nil; n-- {
		s := symbol{module: r.name(), name: r.name(), kind: r.byte()}
		switch s.kind {
		case kindFunc:
			s.index = uint32(len(m.funcs))
			m.funcs = append(m.funcs, m.typeIndex(r))
			m.imported++
		case kindTable:
			s.index = uint32(len(m.tables))
			m.tables = append(m.tables, table{element: r.reference(), limits: r.limits(maxTable), imported: true})
		case kindMemory:
			if m.memory != nil {
				return errors.New("has two memories, which is not supported")
			}
			l := r.limits(maxPages)
			m.memory, m.memoryIn = &l, true
		case kindGlobal:
			s.index = uint32(len(m.globals))
			m.globals = append(m.globals, global{value: r.valueType(), mutable: m.mutable(r), imported: true})
		default:
			if r.err == nil {
				return fmt.Errorf("imports %s.%s of kind %d, which is not supported", s.module, s.name, s.kind)
			}
		}
		m.imports = append(m.imports, s)
	}
	if err := m.checkTables(); err != nil {
		return err
	}
	return m.checkMemory()
}

func (m *module) readExports(r *reader) error {
	seen := map[string]bool{}
	memories := 0
	if m.memory != nil {
		memories = 1
	}
	for n := r.count("exports", maxExports); n > 0 && r.err == nil; n-- {
		s := symbol{name: r.name(), kind: r.byte()}
		if seen[s.name] {
			return fmt.Errorf("exports %q twice", s.name)
		}
		seen[s.name] = true
		switch s.kind {
		case kindFunc:
			s.index = m.funcIndex(r)
			m.place(s.index)
		case kindTable:
			s.index = index(r, "table", len(m.tables))
		case kindMemory:
			s.index = index(r, "memory", memories)
		case kindGlobal:
			s.index = index(r, "global", len(m.globals))
		default:
			if r.err == nil {
				return fmt.Errorf("exports %q of kind %d, which is not supported", s.name, s.kind)
			}
		}
		m.exports = append(m.exports, s)
	}
	return nil
}

// constant reads a constant expression, which may name this many globals.
func (m *module) constant(r *reader, globals int) (e expression) {
	for r.err == nil {
		from := r.at
		switch op := r.byte(); op {
		case opEnd:
			return e
		case opRefFunc:
			e.text = m.refer(e.text, m.place(m.funcIndex(r)))
			e.deferred = true
			continue
		case opI32Const:
			r.skip(5)
		case opI64Const:
			r.skip(10)
		case opF32Const:
			r.bytes(4)
		case opF64Const:
			r.bytes(8)
		case opGlobalGet:
			g := index(r, "global", globals)
			if r.err == nil && m.globals[g].mutable {
				r.fail(errors.New("has a constant expression with a global that is not constant"))
			}
			e.deferred = true
		case opRefNull:
			r.reference()
		case opVector:
			if r.byte() != 12 {
				r.fail(errConstant)
			}
			r.bytes(16)
		case opI32Add, opI32Sub, opI32Mul, opI64Add, opI64Sub, opI64Mul: // extended constants
		default:
			r.fail(errConstant)
		}
		e.text = append(e.text, r.b[from:r.at]...)
	}
	return e
}

var errConstant = errors.New("has a constant expression that is not supported")

func (m *module) readElement(r *reader) {
	flags := r.u32()
	if flags > 7 {
		r.fail(fmt.Errorf("has an element segment of kind %d", flags))
		return
	}
	e := element{kind: typeFunc}
	switch {
	case flags&1 == 0:
		e.mode = active
		if flags&2 != 0 {
			e.table = r.u32()
		}
		if r.err == nil && int64(e.table) >= int64(len(m.tables)) {
			r.fail(fmt.Errorf("has elements for table %d: there are %d", e.table, len(m.tables)))
		}
		e.offset = m.constant(r, len(m.globals))
	case flags&2 != 0:
		e.mode = declarative
	}
	if flags&3 != 0 {
		if flags&4 != 0 {
			e.kind = r.reference()
		} else if r.byte() != 0 {
			r.fail(errType)
		}
	}
	n := r.count("elements", uint32(m.limit))
	m.limit -= n
	for ; n > 0 && r.err == nil; n-- {
		if flags&4 == 0 {
			e.places = append(e.places, int(m.place(m.funcIndex(r))))
			continue
		}
		e.places = append(e.places, m.elementOf(e.kind, r))
	}
	m.elements = append(m.elements, e)
}

// elementOf reads an element that is an expression: a function or null.
func (m *module) elementOf(kind byte, r *reader) (place int) {
	switch op := r.byte(); {
	case op == opRefFunc && kind == typeFunc:
		place = int(m.place(m.funcIndex(r)))
	case op == opRefNull:
		if place = -1; r.byte() != kind {
			r.fail(errType)
		}
	default:
		r.fail(errors.New("has an element that is a global, which is not supported"))
	}
	if r.byte() != opEnd {
		r.fail(errConstant)
	}
	return place
}

// place is that of a function in the list, to which it is added.
func (m *module) place(f uint32) uint32 {
	p, ok := m.places[f]
	if !ok {
		p = uint32(len(m.list))
		m.places[f] = p
		m.list = append(m.list, f)
	}
	return p
}

// refer appends a reference to the function at this place of the list. A function has one reference: wazero makes another one, and
// keeps it, whenever it is asked for one.
func (m *module) refer(dst []byte, place uint32) []byte {
	dst = appendI64(append(dst, opI32Const), int64(place))
	return appendU32(append(dst, opTableGet), uint32(len(m.tables)))
}
