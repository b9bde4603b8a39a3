package rewrite

import (
	"fmt"
	"strings"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// added are the sections that get something even if the module lacks them.
var added = [...]byte{wasmbin.SecType, wasmbin.SecImport, wasmbin.SecGlobal, wasmbin.SecExport}

// write puts the new module together. The code comes first, since it says which helpers are needed.
func (m *module) write(size int) ([]byte, error) {
	var code []byte
	for _, s := range m.sections {
		if s.ID == wasmbin.SecCode {
			var err error
			if code, err = m.code(s.Body); err != nil {
				return nil, err
			}
		}
	}
	out := make([]byte, 0, size+len(code)+4096)
	out = append(out, wasmbin.Header...)
	next := 0 // of added
	for _, s := range m.sections {
		for s.ID != wasmbin.SecCustom && next < len(added) && wasmbin.Order(added[next]) <= wasmbin.Order(s.ID) {
			if !m.has[added[next]] {
				body, err := m.section(wasmbin.Section{ID: added[next], Body: []byte{0}}, code)
				if err != nil {
					return nil, err
				}
				out = wasmbin.AppendSection(out, added[next], body)
			}
			next++
		}
		body, err := m.section(s, code)
		if err != nil {
			return nil, err
		}
		if body != nil {
			out = wasmbin.AppendSection(out, s.ID, body)
		}
	}
	for ; next < len(added); next++ {
		if !m.has[added[next]] {
			body, err := m.section(wasmbin.Section{ID: added[next], Body: []byte{0}}, code)
			if err != nil {
				return nil, err
			}
			out = wasmbin.AppendSection(out, added[next], body)
		}
	}
	return out, m.references.check()
}

// section is the new body of a section; nil: it is left out.
func (m *module) section(s wasmbin.Section, code []byte) ([]byte, error) {
	r := &wasmbin.Reader{Data: s.Body}
	var dst []byte
	var err error
	switch s.ID {
	case wasmbin.SecCustom:
		return m.custom(s), nil
	case wasmbin.SecType:
		n := r.U32()
		dst = append(wasmbin.AppendU32(dst, n+3), s.Body[r.At:]...)
		dst = append(dst, 0x60, 0, 1, wasmbin.I32)                           // tick
		dst = append(dst, 0x60, 3, wasmbin.I32, wasmbin.I32, wasmbin.I32, 0) // helpers
		dst = append(dst, 0x60, 2, wasmbin.I32, wasmbin.I32, 0)              // the operands of memoryBulk's if
	case wasmbin.SecImport:
		n := r.U32()
		dst = append(wasmbin.AppendU32(dst, n+1), s.Body[r.At:]...)
		dst = wasmbin.AppendName(wasmbin.AppendName(dst, Module), Tick)
		dst = wasmbin.AppendU32(append(dst, 0), m.tickType())
	case wasmbin.SecFunction:
		n := r.U32()
		dst = append(wasmbin.AppendU32(dst, n+uint32(len(m.bulk.order))), s.Body[r.At:]...)
		for range m.bulk.order {
			dst = wasmbin.AppendU32(dst, m.helperType())
		}
	case wasmbin.SecTable:
		dst, err = m.tables(r)
	case wasmbin.SecGlobal:
		n := r.U32()
		dst = wasmbin.AppendU32(dst, n+2+uint32(len(m.references.order)))
		for ; n > 0 && r.Err == nil; n-- {
			dst = append(dst, r.Byte(), r.Byte())
			dst = m.constant(dst, r)
		}
		dst = append(wasmbin.AppendI32(append(dst, wasmbin.I32, 1, op.I32Const), StartFuel), op.End)
		dst = append(dst, wasmbin.I32, 1, op.I32Const, 0, op.End)
		for _, f := range m.references.order {
			dst = append(wasmbin.AppendU32(append(dst, wasmbin.FuncRef, 0, op.RefFunc), f), op.End)
		}
	case wasmbin.SecExport:
		dst, err = m.exports(r)
	case wasmbin.SecStart:
		f := r.U32()
		if f >= m.funcs {
			r.Fail(errIndex)
		}
		dst = wasmbin.AppendU32(dst, m.function(f))
	case wasmbin.SecElement:
		dst, err = m.elements(r)
	case wasmbin.SecCode:
		dst = code
	default:
		return s.Body, nil
	}
	switch s.ID {
	case wasmbin.SecTable, wasmbin.SecGlobal, wasmbin.SecExport, wasmbin.SecStart, wasmbin.SecElement: // others were read to the end before
		if r.Left() > 0 {
			r.Fail(wasmbin.ErrBehind)
		}
	}
	if err == nil {
		err = r.Err
	}
	if err != nil {
		return nil, fmt.Errorf("section %d: %w", s.ID, err)
	}
	return dst, nil
}

// tables bounds the size of the tables.
func (m *module) tables(r *wasmbin.Reader) ([]byte, error) {
	n := r.U32()
	if n > maxTables {
		return nil, fmt.Errorf("has %d tables, the limit is %d", n, maxTables)
	}
	dst := wasmbin.AppendU32(nil, n)
	for i := uint32(0); i < n && r.Err == nil; i++ {
		element, l := r.Byte(), r.Limits()
		if r.Err == nil && (!wasmbin.IsReference(element) || l.Flags > 1) {
			return nil, fmt.Errorf("table %d is of a kind that is not supported: build it without newer proposals", i)
		}
		if l.Min > MaxTable {
			return nil, fmt.Errorf("table %d has %d elements, the limit is %d", i, l.Min, MaxTable)
		}
		if l.Flags&1 == 0 || l.Max > MaxTable {
			l.Max = MaxTable
		}
		dst = wasmbin.AppendU32(wasmbin.AppendU32(append(dst, element, 1), l.Min), l.Max)
	}
	return dst, nil
}

// exports adds the mutable globals.
func (m *module) exports(r *wasmbin.Reader) ([]byte, error) {
	n := r.Count("exports", maxExports)
	m.info.Globals = len(m.mutable)
	dst := wasmbin.AppendU32(nil, n+1+uint32(len(m.mutable)))
	for ; n > 0 && r.Err == nil; n-- {
		name := r.Sized()
		if strings.HasPrefix(string(name), Prefix) {
			return nil, fmt.Errorf("exports %q: names that begin with %q are reserved", name, Prefix)
		}
		kind, index := r.Byte(), r.U32()
		switch {
		case kind == 0 && index >= m.funcs:
			return nil, fmt.Errorf("exports function %d: there are %d", index, m.funcs)
		case kind == 0:
			index = m.function(index)
			m.references.declare(index)
		case kind == 3 && index >= m.globals:
			return nil, fmt.Errorf("exports global %d: there are %d", index, m.globals)
		}
		dst = wasmbin.AppendU32(append(wasmbin.AppendName(dst, string(name)), kind), index)
	}
	dst = wasmbin.AppendU32(append(wasmbin.AppendName(dst, Dirty), 3), m.dirty())
	for i, g := range m.mutable {
		dst = wasmbin.AppendU32(append(wasmbin.AppendName(dst, fmt.Sprint(Global, i)), 3), g.index)
	}
	return dst, nil
}

// elements renumbers functions in element segments.
func (m *module) elements(r *wasmbin.Reader) ([]byte, error) {
	n := r.Count("element segments", maxSegments)
	dst := wasmbin.AppendU32(nil, n)
	left := uint32(maxElements)
	for ; n > 0 && r.Err == nil; n-- {
		flags := r.U32()
		if flags > 7 {
			return nil, fmt.Errorf("has an element segment of kind %d, which is not supported", flags)
		}
		dst = wasmbin.AppendU32(dst, flags)
		if flags&1 == 0 { // active
			if flags&2 != 0 {
				dst = wasmbin.AppendU32(dst, r.U32()) // table
			}
			dst = m.constant(dst, r)
		}
		if flags&3 != 0 {
			kind := r.Byte()
			if flags&4 == 0 && kind != 0 || flags&4 != 0 && !wasmbin.IsReference(kind) {
				r.Fail(wasmbin.ErrType)
			}
			dst = append(dst, kind)
		}
		count := r.U32()
		if count > left {
			return nil, fmt.Errorf("has more than %d elements in its segments", maxElements)
		}
		left -= count
		dst = wasmbin.AppendU32(dst, count)
		for ; count > 0 && r.Err == nil; count-- {
			if flags&4 != 0 {
				dst = m.constant(dst, r)
				continue
			}
			f := r.U32()
			if r.Err == nil && f >= m.funcs {
				return nil, fmt.Errorf("an element segment names function %d: there are %d", f, m.funcs)
			}
			m.references.declare(m.function(f))
			dst = wasmbin.AppendU32(dst, m.function(f))
		}
	}
	return dst, nil
}

// constant copies a constant expression to dst, with functions renumbered. In reading alone dst is nil.
func (m *module) constant(dst []byte, r *wasmbin.Reader) []byte {
	for r.Err == nil {
		from := r.At
		switch code, index := r.Constant(); code {
		case op.End:
			return append(dst, code)
		case op.RefFunc:
			if index >= m.funcs {
				r.Fail(errIndex)
			}
			m.references.declare(m.function(index))
			dst = wasmbin.AppendU32(append(dst, code), m.function(index))
			continue
		case op.GlobalGet:
			if index >= m.globals {
				r.Fail(errIndex)
			}
		}
		dst = append(dst, r.Data[from:r.At]...)
	}
	return dst
}

// code rewrites all functions and appends the helpers.
func (m *module) code(src []byte) ([]byte, error) {
	r := &wasmbin.Reader{Data: src}
	n := r.U32()
	if r.Err != nil {
		return nil, fmt.Errorf("code: %w", r.Err)
	}
	if int(n) != len(m.funcTypes) {
		return nil, fmt.Errorf("has %d functions, but the code of %d", len(m.funcTypes), n)
	}
	m.info.Functions = int(n)
	bodies := make([]byte, 0, len(src)+len(src)/8)
	b := &body{m: m}
	for i := uint32(0); i < n; i++ {
		text := r.Sized()
		if r.Err != nil {
			return nil, fmt.Errorf("code: %w", r.Err)
		}
		var err error
		if bodies, err = b.function(bodies, text, m.types[m.funcTypes[i]].params); err != nil {
			return nil, fmt.Errorf("function %d %w", m.importedFuncs+i, err)
		}
	}
	if r.Left() > 0 {
		return nil, fmt.Errorf("code: %w", wasmbin.ErrBehind)
	}
	for _, k := range m.bulk.order {
		bodies = m.helperBody(bodies, k)
	}
	dst := make([]byte, 0, len(bodies)+5)
	dst = wasmbin.AppendU32(dst, n+uint32(len(m.bulk.order)))
	return append(dst, bodies...), nil
}
