package wasmbin

import (
	"fmt"
	"iter"
)

// Header begins a core module of version 1.
const Header = "\x00asm\x01\x00\x00\x00"

// Sections, by id.
const (
	SecCustom = iota
	SecType
	SecImport
	SecFunction
	SecTable
	SecMemory
	SecGlobal
	SecExport
	SecStart
	SecElement
	SecCode
	SecData
	SecDataCount
	SecTag
)

// Kinds of imports and exports.
const (
	KindFunc = iota
	KindTable
	KindMemory
	KindGlobal
)

// order is the place of each section in a module, which differs from the order of ids.
var order = [...]int{SecType: 1, SecImport: 2, SecFunction: 3, SecTable: 4, SecMemory: 5, SecGlobal: 6, SecExport: 7, SecStart: 8,
	SecElement: 9, SecDataCount: 10, SecCode: 11, SecData: 12}

// Order returns the place of a section of this id among the others. It is 0 for custom sections, which may be anywhere, and for sections of
// proposals.
func Order(id byte) int {
	if int(id) < len(order) {
		return order[id]
	}
	return 0
}

// Section is one section of a module.
type Section struct {
	ID   byte
	Name string // of a custom section
	Body []byte // behind its size, and behind the name of a custom section
	Size int    // that it is said to have: of Body and the name
	From int    // where it begins in the module
	To   int    // where the next one begins
}

// All yields the sections of a module, which must begin with a header. It ends at the first malformed one, which it yields with an error.
// If only its name is malformed, To is set and the caller may continue.
func All(wasm []byte) iter.Seq2[Section, error] {
	return func(yield func(Section, error) bool) {
		r := Reader{Data: wasm, At: len(Header)}
		for r.Left() > 0 {
			s := Section{From: r.At}
			s.ID = r.Byte()
			s.Body = r.Sized()
			if r.Err != nil {
				yield(s, fmt.Errorf("section %d: %w", s.ID, r.Err))
				return
			}
			s.To, s.Size = r.At, len(s.Body)
			var err error
			if s.ID == SecCustom {
				c := Reader{Data: s.Body}
				if s.Name, s.Body = c.Name(), c.Data[c.At:]; c.Err != nil {
					err = fmt.Errorf("custom section: %w", c.Err)
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// Import is an import as the section has it.
type Import struct {
	Module, Name string
	Kind         byte
	Type         uint32 // of a function
	Value        byte   // the type of a global, or of a table's elements
	Mutable      byte   // of a global: 1 if it is mutable
	Limits       Limits // of a table or memory
}

// Import reads an import. The rest of one of an unknown kind is not read.
func (r *Reader) Import() (i Import) {
	i.Module, i.Name, i.Kind = r.Name(), r.Name(), r.Byte()
	switch i.Kind {
	case KindFunc:
		i.Type = r.U32()
	case KindTable:
		i.Value, i.Limits = r.Reference(), r.Limits()
	case KindMemory:
		i.Limits = r.Limits()
	case KindGlobal:
		i.Value, i.Mutable = r.ValueType(), r.Byte()
	}
	return i
}

// Signature is the type of a function: the types of its parameters and results.
type Signature struct{ Params, Results []byte }

// Signature reads the type of a function behind FuncType, with at most this many parameters and results.
func (r *Reader) Signature(most uint32) (s Signature) {
	s.Params = r.valueTypes("parameters", most)
	s.Results = r.valueTypes("results", most)
	return s
}

func (r *Reader) valueTypes(what string, most uint32) []byte {
	n := r.Count(what+" in a type", most)
	from := r.At
	for ; n > 0 && r.Err == nil; n-- {
		r.ValueType()
	}
	if r.Err != nil {
		return nil
	}
	return r.Data[from:r.At:r.At]
}

// Subsections yields id and content of the parts of a name section. It ends at the first malformed one.
func Subsections(body []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		r := Reader{Data: body}
		for r.Left() > 0 {
			id := r.Byte()
			if part := r.Sized(); r.Err != nil || !yield(id, part) {
				return
			}
		}
	}
}

// Parts of a name section that this module knows.
const (
	NameOfModule  = 0
	NamesOfFuncs  = 1
	NamesOfLocals = 2
	NamesOfLabels = 3
)

// FuncName returns the name of a function from the body of a name section; "" if it has none.
func FuncName(body []byte, index uint32) string {
	for id, part := range Subsections(body) {
		if id != NamesOfFuncs {
			continue
		}
		r := Reader{Data: part}
		for n := r.U32(); n > 0 && r.Err == nil; n-- {
			if i, name := r.U32(), r.Name(); i == index && r.Err == nil {
				return name
			}
		}
	}
	return ""
}
