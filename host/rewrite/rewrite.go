// Package rewrite turns a wasm module into one that can be metered and restored: it puts a countdown (fuel) at loop heads and
// function entries that calls the host when it runs out, cuts bulk operations into pieces, bounds tables, and exports the
// mutable globals. Compiled wasm is no safepoint for Go: a guest that spins without leaving native code holds up the garbage
// collector, and with it every goroutine; so the countdown is what makes budgets hold and what keeps the process alive.
//
// The way of a module: rewrite.go (sections), code.go (function bodies), bulk.go (operations whose time is not in their
// text), names.go (so that traces stay readable). RATIONALE.md in host has the measurements.
package rewrite

import (
	"errors"
	"fmt"
	"strings"
)

// What a rewritten module imports and exports besides its own. A module that uses a name with this prefix is refused.
const (
	Prefix = "wasmserve:"
	// Module and Tick are the import that is called when fuel has run out: it returns the new fuel, over 0 and at most
	// MaxFuel, as i32.
	Module = "wasmserve:meter"
	Tick   = "tick"
	// Dirty is the export of an i32 global that is not 0 after the guest has changed what is neither memory nor a global:
	// a table, or a segment that it dropped.
	Dirty = "wasmserve:dirty"
	// Global and a number is the export of a mutable global.
	Global = "wasmserve:global:"
)

// Fuel is counted in instructions, roughly: a branch back to a loop's head is charged for the longest way from there to it, a
// function's entry for the longest way through the function. A way that is long and branches is charged for less than its
// length, since most of it is skipped.
const (
	// StartFuel is what an instance begins with.
	StartFuel = 10_000
	// MaxFuel bounds what Tick may return: some 100 us of work, and at most 600 us for what seems to be the worst (BenchmarkTickGap).
	MaxFuel = 32_000
)

// Version is increased whenever Rewrite's output for the same module changes: code that was compiled before is then not used.
const Version = 1

// MaxTable is the most elements that a table can have: operations on a whole table run in one piece.
const MaxTable = 1 << 17

// What else is bounded, since a few bytes of a module stand for much memory.
const (
	maxTables      = 16
	maxLocals      = 50_000     // of a function, params included
	maxLocalsInAll = 10_000_000 // of all functions
)

// Info says what was found and done.
type Info struct {
	Functions int // that the module defines
	Checks    int // places where fuel is counted
	Bulk      int // bulk operations that are cut into pieces
	Globals   int // mutable globals that are exported as Global+"0" and so on
	// Unsaved names mutable globals that cannot be restored from outside: "global 3 (v128)". Empty: none.
	Unsaved []string
	Size    int // of the new module, bytes
}

// Rewrite returns the metered module; wasm is left as it is. The error names what is wrong with a module, or what is in it that this
// package does not know: such a module cannot be metered and must not run. What Rewrite does not look at is left for the
// compiler to validate; nothing that was invalid becomes valid.
func Rewrite(wasm []byte) ([]byte, Info, error) {
	m := &module{}
	if err := m.read(wasm); err != nil {
		return nil, Info{}, err
	}
	out, err := m.write(len(wasm))
	if err != nil {
		return nil, Info{}, err
	}
	m.info.Size = len(out)
	return out, m.info, nil
}

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
	secTag
)

// section is one section as it was read.
type section struct {
	id   byte
	name string // of a custom section
	body []byte // without id, size and name
}

// module is what is known of the module that is rewritten.
type module struct {
	sections []section
	has      [secTag + 1]bool
	named    bool // a name section has been written
	metered  bool // it is one that Rewrite has made

	types, importedFuncs, funcs uint32 // funcs: imported and defined
	globals                     uint32
	mutable                     []globalType // by index
	dataSizes                   []uint32
	params                      []uint32 // number of each type's params
	funcTypes                   []uint32 // of the defined functions

	bulk bulk
	info Info
}

// globalType is a mutable global.
type globalType struct {
	index uint32
	value byte // value type
}

// The indices of what is added. Functions that the module defines move up by one, behind the import; globals and types
// come last and move nothing.
func (m *module) fuel() uint32        { return m.globals }
func (m *module) dirty() uint32       { return m.globals + 1 }
func (m *module) tick() uint32        { return m.importedFuncs }
func (m *module) tickType() uint32    { return m.types }
func (m *module) helperType() uint32  { return m.types + 1 } // three i32, no result
func (m *module) operandType() uint32 { return m.types + 2 } // two i32, no result

// function is the new index of a function.
func (m *module) function(old uint32) uint32 {
	if old >= m.importedFuncs {
		return old + 1
	}
	return old
}

var (
	errEnd    = errors.New("ends too early")
	errBehind = errors.New("goes on behind its end")
)

// read splits the module into sections and counts what the additions depend on.
func (m *module) read(wasm []byte) error {
	if len(wasm) < 8 || string(wasm[:8]) != "\x00asm\x01\x00\x00\x00" {
		return errors.New(`is not a wasm module of version 1`)
	}
	r := &reader{b: wasm, at: 8}
	for r.left() > 0 {
		id := r.byte()
		body := r.bytes(r.u32())
		if r.err != nil {
			return fmt.Errorf("section %d: %w", id, r.err)
		}
		s := section{id: id, body: body}
		switch {
		case id == secCustom:
			c := &reader{b: body}
			if s.name = c.name(); c.err != nil {
				return fmt.Errorf("custom section: %w", c.err) // what is behind its name may be wrong, and that not
			}
			s.body = body[c.at:]
		case id >= secTag:
			return fmt.Errorf("has a section of kind %d, which is not supported: build it without exceptions and other proposals", id)
		case m.has[id]:
			return fmt.Errorf("has section %d twice", id)
		default:
			m.has[id] = true
		}
		m.sections = append(m.sections, s)
	}
	for _, s := range m.sections {
		r := &reader{b: s.body}
		if err := m.survey(s.id, r); err != nil {
			return err
		}
		if r.err == nil && r.at > 0 && r.left() > 0 {
			r.fail(errBehind)
		}
		if r.err != nil {
			return fmt.Errorf("section %d: %w", s.id, r.err)
		}
	}
	return nil
}

// survey counts what is in one section.
func (m *module) survey(id byte, r *reader) error {
	switch id {
	case secType:
		m.types = r.count("types", maxTypes)
		for n := m.types; n > 0 && r.err == nil; n-- {
			if r.byte() != 0x60 {
				return errors.New("has a type that is not a function's: build it without the GC proposal")
			}
			params := r.count("parameters in a type", maxParams)
			for i := params; i > 0 && r.err == nil; i-- {
				r.valueType()
			}
			for i := r.count("results in a type", maxParams); i > 0 && r.err == nil; i-- {
				r.valueType()
			}
			m.params = append(m.params, params)
		}
	case secImport:
		return m.surveyImports(r)
	case secFunction:
		for n := r.count("functions", maxFuncs); n > 0 && r.err == nil; n-- {
			t := r.u32()
			if r.err == nil && t >= m.types {
				return fmt.Errorf("function of type %d: there are %d types", t, m.types)
			}
			m.funcTypes = append(m.funcTypes, t)
			m.funcs++
		}
	case secMemory:
		for n := r.u32(); n > 0 && r.err == nil; n-- {
			r.limits()
		}
	case secDataCount:
		r.u32()
	case secGlobal:
		for n := r.count("globals", maxGlobals); n > 0 && r.err == nil; n-- {
			m.global(r.valueType(), r.byte())
			m.constant(nil, r)
		}
	case secData:
		for n := r.count("data segments", maxSegments); n > 0 && r.err == nil; n-- {
			switch r.u32() {
			case 0:
				m.constant(nil, r)
			case 1:
			case 2:
				r.u32()
				m.constant(nil, r)
			default:
				return errors.New("has a data segment of an unknown kind")
			}
			size := r.u32()
			r.bytes(size)
			m.dataSizes = append(m.dataSizes, size)
		}
	}
	return nil
}

func (m *module) surveyImports(r *reader) error {
	for n := r.count("imports", maxImports); n > 0 && r.err == nil; n-- {
		from := string(r.bytes(r.u32()))
		name := string(r.bytes(r.u32()))
		if strings.HasPrefix(from, Prefix) && !m.metered {
			return fmt.Errorf("imports %s.%s: names that begin with %q are reserved", from, name, Prefix)
		}
		switch kind := r.byte(); kind {
		case 0:
			if t := r.u32(); r.err == nil && t >= m.types {
				return fmt.Errorf("imports %s.%s of type %d: there are %d types", from, name, t, m.types)
			}
			m.importedFuncs++
			m.funcs++
		case 1:
			if !isReference(r.byte()) {
				r.fail(errType)
			}
			r.limits()
		case 2:
			r.limits()
		case 3:
			m.global(r.valueType(), r.byte())
		default:
			if r.err == nil {
				return fmt.Errorf("imports %s.%s of kind %d, which is not supported", from, name, kind)
			}
		}
	}
	return nil
}

// global notes one more global.
func (m *module) global(value, mutability byte) {
	if mutability&1 == 1 {
		switch value {
		case typeI32, typeI64, typeF32, typeF64:
			m.mutable = append(m.mutable, globalType{m.globals, value})
		case typeV128:
			m.info.Unsaved = append(m.info.Unsaved, fmt.Sprintf("global %d (v128)", m.globals))
		default:
			m.info.Unsaved = append(m.info.Unsaved, fmt.Sprintf("global %d (a reference)", m.globals))
		}
	}
	m.globals++
}

// Value types.
const (
	typeI32    = 0x7f
	typeI64    = 0x7e
	typeF32    = 0x7d
	typeF64    = 0x7c
	typeV128   = 0x7b
	typeFunc   = 0x70
	typeExtern = 0x6f
)
