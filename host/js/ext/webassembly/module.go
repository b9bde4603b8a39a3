package webassembly

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
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

type signature = wasmbin.Signature

func functionType(params, results []byte) signature {
	return signature{Params: params, Results: results}
}

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
	limit  uint32            // elements that may still come
}

// Custom is a custom section.
type Custom struct {
	Name string
	Body []byte
}

func (m *module) read(wasm []byte) error {
	if len(wasm) < 8 || string(wasm[:4]) != wasmbin.Header[:4] {
		return errors.New(`is not a wasm module: it does not begin with "\0asm"`)
	}
	if string(wasm[4:8]) != wasmbin.Header[4:] {
		return fmt.Errorf("has wasm version %x, only version 1 is understood", wasm[4:8])
	}
	m.places, m.limit = map[uint32]uint32{}, maxElements
	last := 0
	for s, err := range wasmbin.All(wasm) {
		if err != nil {
			return err
		}
		if s.ID == wasmbin.SecCustom {
			m.customs = append(m.customs, Custom{s.Name, s.Body})
			continue
		}
		place := wasmbin.Order(s.ID)
		if place == 0 {
			return fmt.Errorf("has a section of kind %d, which is not supported: build it without exceptions and other proposals", s.ID)
		}
		if place <= last {
			return fmt.Errorf("has section %d twice, or not in its place", s.ID)
		}
		last = place
		r := &wasmbin.Reader{Data: s.Body}
		if err := cmp.Or(m.section(s.ID, r), r.Done()); err != nil {
			return fmt.Errorf("section %d: %w", s.ID, err)
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
		return fmt.Errorf("has %d data segments, and announces %d", len(m.data), *m.counted)
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

func (m *module) section(id byte, r *wasmbin.Reader) error {
	switch id {
	case wasmbin.SecType:
		for n := r.Count("types", maxTypes); n > 0 && r.Err == nil; n-- {
			if r.Byte() != wasmbin.FuncType {
				return errors.New("has a type that is not a function's: build it without the GC proposal")
			}
			m.types = append(m.types, r.Signature(maxParams))
		}
	case wasmbin.SecImport:
		return m.readImports(r)
	case wasmbin.SecFunction:
		for n := r.Count("functions", maxFuncs); n > 0 && r.Err == nil; n-- {
			m.funcs = append(m.funcs, m.typeIndex(r))
		}
	case wasmbin.SecTable:
		for n := r.Count("tables", maxTables); n > 0 && r.Err == nil; n-- {
			m.tables = append(m.tables, table{element: r.Reference(), limits: limitsOf(r, r.Limits(), maxTable)})
		}
		return m.checkTables()
	case wasmbin.SecMemory:
		for n := r.Count("memories", 1); n > 0 && r.Err == nil; n-- {
			if m.memory != nil {
				return errors.New("has two memories, which is not supported")
			}
			l := limitsOf(r, r.Limits(), maxPages)
			m.memory = &l
		}
		return m.checkMemory()
	case wasmbin.SecGlobal:
		for n := r.Count("globals", maxGlobals); n > 0 && r.Err == nil; n-- {
			g := global{value: r.ValueType(), mutable: mutable(r, r.Byte())}
			g.init = m.constant(r, len(m.globals))
			m.globals = append(m.globals, g)
		}
	case wasmbin.SecExport:
		return m.readExports(r)
	case wasmbin.SecStart:
		f := m.funcIndex(r)
		m.start = &f
	case wasmbin.SecElement:
		for n := r.Count("element segments", maxSegments); n > 0 && r.Err == nil; n-- {
			m.readElement(r)
		}
	case wasmbin.SecDataCount:
		n := r.U32()
		m.counted = &n
	case wasmbin.SecCode:
		for n := r.Count("functions", maxFuncs); n > 0 && r.Err == nil; n-- {
			m.bodies = append(m.bodies, r.Sized())
		}
	case wasmbin.SecData:
		for n := r.Count("data segments", maxSegments); n > 0 && r.Err == nil; n-- {
			d := data{}
			switch kind := r.U32(); kind {
			case 1:
			case 0, 2:
				if d.active = true; kind == 2 && r.U32() != 0 {
					return errors.New("has data for a second memory")
				}
				d.offset = m.constant(r, len(m.globals))
			default:
				return errors.New("has a data segment of an unknown kind")
			}
			d.bytes = r.Sized()
			m.data = append(m.data, d)
		}
	}
	return nil
}

func (m *module) typeIndex(r *wasmbin.Reader) uint32 { return r.Index("type", uint32(len(m.types))) }
func (m *module) funcIndex(r *wasmbin.Reader) uint32 {
	return r.Index("function", uint32(len(m.funcs)))
}

// mutable reports whether a global of this mutability is mutable.
func mutable(r *wasmbin.Reader, b byte) bool {
	if b > 1 {
		r.Fail(wasmbin.ErrType)
	}
	return b == 1
}

// limits are the limits of a table, in elements, or of a memory, in pages.
type limits struct {
	min, max uint32
	hasMax   bool
}

// limitsOf checks limits that have been read: without a maximum most stands for it.
func limitsOf(r *wasmbin.Reader, read wasmbin.Limits, most uint32) limits {
	l := limits{read.Min, most, read.Flags == 1}
	if r.Err == nil && read.Flags > 1 {
		r.Fail(errors.New("has a shared or 64-bit memory or table, which is not supported: build it without threads and memory64"))
	}
	if l.hasMax {
		l.max = read.Max
	}
	if r.Err == nil && l.max < l.min {
		r.Fail(fmt.Errorf("has limits from %d to %d", l.min, l.max))
	}
	return l
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

func (m *module) readImports(r *wasmbin.Reader) error {
	for n := r.Count("imports", maxImports); n > 0 && r.Err == nil; n-- {
		i := r.Import()
		if r.Err != nil {
			return r.Err
		}
		s := symbol{module: i.Module, name: i.Name, kind: i.Kind}
		switch i.Kind {
		case wasmbin.KindFunc:
			s.index = uint32(len(m.funcs))
			if i.Type >= uint32(len(m.types)) {
				return fmt.Errorf("names type %d: there are %d", i.Type, len(m.types))
			}
			m.funcs = append(m.funcs, i.Type)
			m.imported++
		case wasmbin.KindTable:
			s.index = uint32(len(m.tables))
			m.tables = append(m.tables, table{element: i.Value, limits: limitsOf(r, i.Limits, maxTable), imported: true})
		case wasmbin.KindMemory:
			if m.memory != nil {
				return errors.New("has two memories, which is not supported")
			}
			l := limitsOf(r, i.Limits, maxPages)
			m.memory, m.memoryIn = &l, true
		case wasmbin.KindGlobal:
			s.index = uint32(len(m.globals))
			m.globals = append(m.globals, global{value: i.Value, mutable: mutable(r, i.Mutable), imported: true})
		default:
			return fmt.Errorf("imports %s.%s of kind %d, which is not supported", s.module, s.name, s.kind)
		}
		m.imports = append(m.imports, s)
	}
	if err := m.checkTables(); err != nil {
		return err
	}
	return m.checkMemory()
}

func (m *module) readExports(r *wasmbin.Reader) error {
	seen := map[string]bool{}
	memories := uint32(0)
	if m.memory != nil {
		memories = 1
	}
	for n := r.Count("exports", maxExports); n > 0 && r.Err == nil; n-- {
		s := symbol{name: r.Name(), kind: r.Byte()}
		if seen[s.name] {
			return fmt.Errorf("exports %q twice", s.name)
		}
		seen[s.name] = true
		switch s.kind {
		case wasmbin.KindFunc:
			s.index = m.funcIndex(r)
			m.place(s.index)
		case wasmbin.KindTable:
			s.index = r.Index("table", uint32(len(m.tables)))
		case wasmbin.KindMemory:
			s.index = r.Index("memory", memories)
		case wasmbin.KindGlobal:
			s.index = r.Index("global", uint32(len(m.globals)))
		default:
			if r.Err == nil {
				return fmt.Errorf("exports %q of kind %d, which is not supported", s.name, s.kind)
			}
		}
		m.exports = append(m.exports, s)
	}
	return nil
}

// constant reads a constant expression, which may name this many globals.
func (m *module) constant(r *wasmbin.Reader, globals int) (e expression) {
	for r.Err == nil {
		from := r.At
		switch code, index := r.Constant(); code {
		case op.End:
			return e
		case op.RefFunc:
			if r.Err == nil && index >= uint32(len(m.funcs)) {
				r.Fail(fmt.Errorf("names function %d: there are %d", index, len(m.funcs)))
			}
			if r.Err == nil {
				e.text = m.refer(e.text, m.place(index))
			}
			e.deferred = true
			continue
		case op.GlobalGet:
			if r.Err == nil && index >= uint32(globals) {
				r.Fail(fmt.Errorf("names global %d: there are %d", index, globals))
			}
			if r.Err == nil && m.globals[index].mutable {
				r.Fail(errors.New("has a constant expression with a global that is not constant"))
			}
			e.deferred = true
		}
		e.text = append(e.text, r.Data[from:r.At]...)
	}
	return e
}

func (m *module) readElement(r *wasmbin.Reader) {
	flags := r.U32()
	if flags > 7 {
		r.Fail(fmt.Errorf("has an element segment of kind %d", flags))
		return
	}
	e := element{kind: wasmbin.FuncRef}
	switch {
	case flags&1 == 0:
		e.mode = active
		if flags&2 != 0 {
			e.table = r.U32()
		}
		if r.Err == nil && int64(e.table) >= int64(len(m.tables)) {
			r.Fail(fmt.Errorf("has elements for table %d: there are %d", e.table, len(m.tables)))
		}
		e.offset = m.constant(r, len(m.globals))
	case flags&2 != 0:
		e.mode = declarative
	}
	if flags&3 != 0 {
		if flags&4 != 0 {
			e.kind = r.Reference()
		} else if r.Byte() != 0 {
			r.Fail(wasmbin.ErrType)
		}
	}
	n := r.Count("elements", m.limit)
	m.limit -= n
	for ; n > 0 && r.Err == nil; n-- {
		if flags&4 == 0 {
			e.places = append(e.places, int(m.place(m.funcIndex(r))))
			continue
		}
		e.places = append(e.places, m.elementOf(e.kind, r))
	}
	m.elements = append(m.elements, e)
}

// elementOf reads an element that is an expression: a function or null.
func (m *module) elementOf(kind byte, r *wasmbin.Reader) (place int) {
	switch code := r.Byte(); {
	case code == op.RefFunc && kind == wasmbin.FuncRef:
		place = int(m.place(m.funcIndex(r)))
	case code == op.RefNull:
		if place = -1; r.Byte() != kind {
			r.Fail(wasmbin.ErrType)
		}
	default:
		r.Fail(errors.New("has an element that is a global, which is not supported"))
	}
	if r.Byte() != op.End {
		r.Fail(wasmbin.ErrConstant)
	}
	return place
}

// place returns a function's place in the list, to which it is added if necessary.
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
	dst = wasmbin.AppendI64(append(dst, op.I32Const), int64(place))
	return wasmbin.AppendU32(append(dst, op.TableGet), uint32(len(m.tables)))
}
