package rewrite

import (
	"fmt"
	"strings"
)

// order is the place of each section in a module: the tag and data count sections do not come by their number.
var order = [...]int{secType: 1, secImport: 2, secFunction: 3, secTable: 4, secMemory: 5, secGlobal: 6, secExport: 7,
	secStart: 8, secElement: 9, secDataCount: 10, secCode: 11, secData: 12}

// added are the sections that get something whether they are there or not.
var added = [...]byte{secType, secImport, secGlobal, secExport}

// write puts the new module together. The code comes first, since it says which helpers are needed.
func (m *module) write(size int) ([]byte, error) {
	var code []byte
	for _, s := range m.sections {
		if s.id == secCode {
			var err error
			if code, err = m.code(s.body); err != nil {
				return nil, err
			}
		}
	}
	out := make([]byte, 0, size+len(code)+4096)
	out = append(out, "\x00asm\x01\x00\x00\x00"...)
	next := 0 // of added
	for _, s := range m.sections {
		for s.id != secCustom && next < len(added) && order[added[next]] <= order[s.id] {
			if !m.has[added[next]] {
				body, err := m.section(section{id: added[next], body: []byte{0}}, code)
				if err != nil {
					return nil, err
				}
				out = appendSection(out, added[next], body)
			}
			next++
		}
		body, err := m.section(s, code)
		if err != nil {
			return nil, err
		}
		if body != nil {
			out = appendSection(out, s.id, body)
		}
	}
	for ; next < len(added); next++ {
		if !m.has[added[next]] {
			body, err := m.section(section{id: added[next], body: []byte{0}}, code)
			if err != nil {
				return nil, err
			}
			out = appendSection(out, added[next], body)
		}
	}
	return out, nil
}

// section is the new body of a section; nil: it is left out.
func (m *module) section(s section, code []byte) ([]byte, error) {
	r := &reader{b: s.body}
	var dst []byte
	var err error
	switch s.id {
	case secCustom:
		return m.custom(s), nil
	case secType:
		n := r.u32()
		dst = append(appendU32(dst, n+3), s.body[r.at:]...)
		dst = append(dst, 0x60, 0, 1, typeI32)                   // tick
		dst = append(dst, 0x60, 3, typeI32, typeI32, typeI32, 0) // helpers
		dst = append(dst, 0x60, 2, typeI32, typeI32, 0)          // the operands of memoryBulk's if
	case secImport:
		n := r.u32()
		dst = append(appendU32(dst, n+1), s.body[r.at:]...)
		dst = appendName(appendName(dst, Module), Tick)
		dst = appendU32(append(dst, 0), m.tickType())
	case secFunction:
		n := r.u32()
		dst = append(appendU32(dst, n+uint32(len(m.bulk.order))), s.body[r.at:]...)
		for range m.bulk.order {
			dst = appendU32(dst, m.helperType())
		}
	case secTable:
		dst, err = m.tables(r)
	case secGlobal:
		n := r.u32()
		dst = appendU32(dst, n+2)
		for ; n > 0 && r.err == nil; n-- {
			dst = append(dst, r.byte(), r.byte())
			dst = m.constant(dst, r)
		}
		dst = append(appendI32(append(dst, typeI32, 1, opI32Const), StartFuel), opEnd)
		dst = append(dst, typeI32, 1, opI32Const, 0, opEnd)
	case secExport:
		dst, err = m.exports(r)
	case secStart:
		f := r.u32()
		if f >= m.funcs {
			r.fail(errIndex)
		}
		dst = appendU32(dst, m.function(f))
	case secElement:
		dst, err = m.elements(r)
	case secCode:
		dst = code
	default:
		return s.body, nil
	}
	switch s.id {
	case secTable, secGlobal, secExport, secStart, secElement: // others were read to the end before
		if r.left() > 0 {
			r.fail(errBehind)
		}
	}
	if err == nil {
		err = r.err
	}
	if err != nil {
		return nil, fmt.Errorf("section %d: %w", s.id, err)
	}
	return dst, nil
}

// tables bounds the size of the tables.
func (m *module) tables(r *reader) ([]byte, error) {
	n := r.u32()
	if n > maxTables {
		return nil, fmt.Errorf("has %d tables, the limit is %d", n, maxTables)
	}
	dst := appendU32(nil, n)
	for i := uint32(0); i < n && r.err == nil; i++ {
		element := r.byte()
		flags, min, max := r.limits()
		if r.err == nil && (!isReference(element) || flags > 1) {
			return nil, fmt.Errorf("table %d is of a kind that is not supported: build it without newer proposals", i)
		}
		if min > MaxTable {
			return nil, fmt.Errorf("table %d has %d elements, the limit is %d", i, min, MaxTable)
		}
		if flags&1 == 0 || max > MaxTable {
			max = MaxTable
		}
		dst = appendU32(appendU32(append(dst, element, 1), min), max)
	}
	return dst, nil
}

// exports adds the mutable globals.
func (m *module) exports(r *reader) ([]byte, error) {
	n := r.count("exports", maxExports)
	m.info.Globals = len(m.mutable)
	dst := appendU32(nil, n+1+uint32(len(m.mutable)))
	for ; n > 0 && r.err == nil; n-- {
		name := r.bytes(r.u32())
		if strings.HasPrefix(string(name), Prefix) {
			return nil, fmt.Errorf("exports %q: names that begin with %q are reserved", name, Prefix)
		}
		kind, index := r.byte(), r.u32()
		switch {
		case kind == 0 && index >= m.funcs:
			return nil, fmt.Errorf("exports function %d: there are %d", index, m.funcs)
		case kind == 0:
			index = m.function(index)
		case kind == 3 && index >= m.globals:
			return nil, fmt.Errorf("exports global %d: there are %d", index, m.globals)
		}
		dst = appendU32(append(appendName(dst, string(name)), kind), index)
	}
	dst = appendU32(append(appendName(dst, Dirty), 3), m.dirty())
	for i, g := range m.mutable {
		dst = appendU32(append(appendName(dst, fmt.Sprint(Global, i)), 3), g.index)
	}
	return dst, nil
}

// elements renumbers functions in element segments.
func (m *module) elements(r *reader) ([]byte, error) {
	n := r.count("element segments", maxSegments)
	dst := appendU32(nil, n)
	left := uint32(maxElements)
	for ; n > 0 && r.err == nil; n-- {
		flags := r.u32()
		if flags > 7 {
			return nil, fmt.Errorf("has an element segment of kind %d, which is not supported", flags)
		}
		dst = appendU32(dst, flags)
		if flags&1 == 0 { // active
			if flags&2 != 0 {
				dst = appendU32(dst, r.u32()) // table
			}
			dst = m.constant(dst, r)
		}
		if flags&3 != 0 {
			kind := r.byte()
			if flags&4 == 0 && kind != 0 || flags&4 != 0 && !isReference(kind) {
				r.fail(errType)
			}
			dst = append(dst, kind)
		}
		count := r.u32()
		if count > left {
			return nil, fmt.Errorf("has more than %d elements in its segments", maxElements)
		}
		left -= count
		dst = appendU32(dst, count)
		for ; count > 0 && r.err == nil; count-- {
			if flags&4 != 0 {
				dst = m.constant(dst, r)
				continue
			}
			f := r.u32()
			if r.err == nil && f >= m.funcs {
				return nil, fmt.Errorf("an element segment names function %d: there are %d", f, m.funcs)
			}
			dst = appendU32(dst, m.function(f))
		}
	}
	return dst, nil
}

// constant copies a constant expression to dst, with functions renumbered. In reading alone dst is nil.
func (m *module) constant(dst []byte, r *reader) []byte {
	for r.err == nil {
		from := r.at
		switch op := r.byte(); op {
		case opEnd:
			return append(dst, op)
		case opRefFunc:
			f := r.u32()
			if f >= m.funcs {
				r.fail(errIndex)
			}
			dst = appendU32(append(dst, op), m.function(f))
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
			if g := r.u32(); g >= m.globals {
				r.fail(errIndex)
			}
		case opRefNull:
			if !isReference(r.byte()) {
				r.fail(errType)
			}
		case opVector:
			if r.byte() != 12 {
				r.fail(errConstant)
			}
			r.bytes(16)
		case opI32Add, opI32Sub, opI32Mul, opI64Add, opI64Sub, opI64Mul: // extended constants
		default:
			r.fail(errConstant)
		}
		dst = append(dst, r.b[from:r.at]...)
	}
	return dst
}

// code rewrites all functions and appends the helpers.
func (m *module) code(src []byte) ([]byte, error) {
	r := &reader{b: src}
	n := r.u32()
	if r.err != nil {
		return nil, fmt.Errorf("code: %w", r.err)
	}
	if int(n) != len(m.funcTypes) {
		return nil, fmt.Errorf("has %d functions, but the code of %d", len(m.funcTypes), n)
	}
	m.info.Functions = int(n)
	bodies := make([]byte, 0, len(src)+len(src)/8)
	b := &body{m: m}
	for i := uint32(0); i < n; i++ {
		text := r.bytes(r.u32())
		if r.err != nil {
			return nil, fmt.Errorf("code: %w", r.err)
		}
		var err error
		if bodies, err = b.function(bodies, text, m.params[m.funcTypes[i]]); err != nil {
			return nil, fmt.Errorf("function %d %w", m.importedFuncs+i, err)
		}
	}
	if r.left() > 0 {
		return nil, fmt.Errorf("code: %w", errBehind)
	}
	for _, k := range m.bulk.order {
		bodies = m.helperBody(bodies, k)
	}
	dst := make([]byte, 0, len(bodies)+5)
	dst = appendU32(dst, n+uint32(len(m.bulk.order)))
	return append(dst, bodies...), nil
}
