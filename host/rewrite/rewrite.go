// Package rewrite turns a wasm module into one that can be metered and restored: it puts a countdown (fuel) on the ways back to loop
// heads and at function entries, which calls the host when it runs out, cuts bulk operations into pieces, bounds tables, and exports the
// mutable globals. Compiled wasm has no safepoints for Go: a guest that spins without leaving native code holds up the garbage collector,
// and with it every goroutine; so the countdown is what makes budgets hold and what keeps the process alive.
//
// A module goes through rewrite.go (sections), code.go and ops.go (function bodies), bulk.go (operations whose time is not in their
// text), names.go (so that traces stay readable). Package wasmbin has the binary format. RATIONALE.md in host has the measurements.
package rewrite

import (
	"errors"
	"fmt"
	"strings"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
)

// Names of the imports and exports that are added. A module that uses a name with this prefix is rejected.
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
const Version = 2

// MaxTable is the most elements that a table can have: operations on a whole table run in one piece.
const MaxTable = 1 << 17

// Limits of what takes much memory for a few bytes of a module.
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
// package does not know: such a module cannot be metered and must not run. The compiler validates the rest; nothing that was invalid
// becomes valid.
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

// module is what is known of the module that is rewritten.
type module struct {
	sections []wasmbin.Section
	has      [wasmbin.SecTag]bool
	named    bool // a name section has been written
	metered  bool // it is one that Rewrite has made

	types                []arity
	importedFuncs, funcs uint32   // funcs: imported and defined
	importTypes          []uint32 // of the imported functions
	funcTypes            []uint32 // of the defined functions
	globals              uint32
	mutable              []globalType // by index
	dataSizes            []uint32

	bulk       bulk
	references references
	info       Info
}

// arity is the number of parameters and results of a type.
type arity struct{ params, results uint32 }

// globalType is a mutable global.
type globalType struct {
	index uint32
	value byte // value type
}

// fuel is the first index of what is added. Functions that the module defines move up by one, behind the import; globals and types come
// last and move nothing.
func (m *module) fuel() uint32        { return m.globals }
func (m *module) dirty() uint32       { return m.globals + 1 }
func (m *module) tick() uint32        { return m.importedFuncs }
func (m *module) tickType() uint32    { return uint32(len(m.types)) }
func (m *module) helperType() uint32  { return m.tickType() + 1 } // three i32, no result
func (m *module) operandType() uint32 { return m.tickType() + 2 } // two i32, no result

// function is the new index of a function.
func (m *module) function(old uint32) uint32 {
	if old >= m.importedFuncs {
		return old + 1
	}
	return old
}

// read splits the module into sections and counts what the additions depend on.
func (m *module) read(wasm []byte) error {
	if !strings.HasPrefix(string(wasm[:min(len(wasm), len(wasmbin.Header))]), wasmbin.Header) {
		return errors.New(`is not a wasm module of version 1`)
	}
	for s, err := range wasmbin.All(wasm) {
		switch {
		case err != nil:
			return err
		case s.ID == wasmbin.SecCustom:
		case wasmbin.Order(s.ID) == 0:
			return fmt.Errorf("has a section of kind %d, which is not supported: build it without exceptions and other proposals", s.ID)
		case m.has[s.ID]:
			return fmt.Errorf("has section %d twice", s.ID)
		default:
			m.has[s.ID] = true
		}
		m.sections = append(m.sections, s)
	}
	for _, s := range m.sections {
		r := &wasmbin.Reader{Data: s.Body}
		if err := m.survey(s.ID, r); err != nil {
			return err
		}
		if r.Err == nil && r.At > 0 && r.Left() > 0 { // else nothing in it has been looked at
			r.Fail(wasmbin.ErrBehind)
		}
		if r.Err != nil {
			return fmt.Errorf("section %d: %w", s.ID, r.Err)
		}
	}
	return nil
}

// survey counts what is in one section.
func (m *module) survey(id byte, r *wasmbin.Reader) error {
	switch id {
	case wasmbin.SecType:
		for n := r.Count("types", maxTypes); n > 0 && r.Err == nil; n-- {
			if r.Byte() != wasmbin.FuncType {
				return errors.New("has a type that is not a function's: build it without the GC proposal")
			}
			t := r.Signature(maxParams)
			m.types = append(m.types, arity{uint32(len(t.Params)), uint32(len(t.Results))})
		}
	case wasmbin.SecImport:
		return m.surveyImports(r)
	case wasmbin.SecFunction:
		for n := r.Count("functions", maxFuncs); n > 0 && r.Err == nil; n-- {
			t := r.U32()
			if r.Err == nil && t >= uint32(len(m.types)) {
				return fmt.Errorf("function of type %d: there are %d types", t, len(m.types))
			}
			m.funcTypes = append(m.funcTypes, t)
			m.funcs++
		}
	case wasmbin.SecMemory:
		for n := r.U32(); n > 0 && r.Err == nil; n-- {
			r.Limits()
		}
	case wasmbin.SecDataCount:
		r.U32()
	case wasmbin.SecGlobal:
		for n := r.Count("globals", maxGlobals); n > 0 && r.Err == nil; n-- {
			m.global(r.ValueType(), r.Byte())
			m.constant(nil, r)
		}
	case wasmbin.SecData:
		for n := r.Count("data segments", maxSegments); n > 0 && r.Err == nil; n-- {
			switch r.U32() {
			case 0:
				m.constant(nil, r)
			case 1:
			case 2:
				r.U32()
				m.constant(nil, r)
			default:
				return errors.New("has a data segment of an unknown kind")
			}
			m.dataSizes = append(m.dataSizes, uint32(len(r.Sized())))
		}
	}
	return nil
}

func (m *module) surveyImports(r *wasmbin.Reader) error {
	for n := r.Count("imports", maxImports); n > 0 && r.Err == nil; n-- {
		i := r.Import()
		if strings.HasPrefix(i.Module, Prefix) && !m.metered {
			return fmt.Errorf("imports %s.%s: names that begin with %q are reserved", i.Module, i.Name, Prefix)
		}
		if r.Err != nil {
			break
		}
		switch i.Kind {
		case wasmbin.KindFunc:
			if i.Type >= uint32(len(m.types)) {
				return fmt.Errorf("imports %s.%s of type %d: there are %d types", i.Module, i.Name, i.Type, len(m.types))
			}
			m.importTypes = append(m.importTypes, i.Type)
			m.importedFuncs++
			m.funcs++
		case wasmbin.KindGlobal:
			m.global(i.Value, i.Mutable)
		case wasmbin.KindTable, wasmbin.KindMemory:
		default:
			return fmt.Errorf("imports %s.%s of kind %d, which is not supported", i.Module, i.Name, i.Kind)
		}
	}
	return nil
}

// global notes one more global.
func (m *module) global(value, mutability byte) {
	if mutability&1 == 1 {
		switch value {
		case wasmbin.I32, wasmbin.I64, wasmbin.F32, wasmbin.F64:
			m.mutable = append(m.mutable, globalType{m.globals, value})
		case wasmbin.V128:
			m.info.Unsaved = append(m.info.Unsaved, fmt.Sprintf("global %d (v128)", m.globals))
		default:
			m.info.Unsaved = append(m.info.Unsaved, fmt.Sprintf("global %d (a reference)", m.globals))
		}
	}
	m.globals++
}
