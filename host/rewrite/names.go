package rewrite

import (
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// custom returns the new content of a custom section, its name included; nil: it is dropped, as all are but the names of functions: they
// are not used, and offsets into the code would be wrong. Names move along with their functions, so that stack traces stay the same. The
// invalid parts of a name section are dropped, and so are all name sections but the first; nothing in them makes a module invalid. The
// section is written again, since wazero trusts the counts in it and not its sizes.
func (m *module) custom(s wasmbin.Section) []byte {
	if s.Name != "name" || m.named {
		return nil
	}
	m.named = true
	dst := wasmbin.AppendName(nil, s.Name)
	for id, part := range wasmbin.Subsections(s.Body) {
		r := &wasmbin.Reader{Data: part}
		switch id {
		case wasmbin.NameOfModule:
			part = wasmbin.AppendName(nil, r.Name())
		case wasmbin.NamesOfFuncs:
			part = m.nameMap(r, false)
		case wasmbin.NamesOfLocals, wasmbin.NamesOfLabels:
			part = m.nameMap(r, true)
		}
		if r.Err == nil {
			dst = wasmbin.AppendSection(dst, id, part)
		}
	}
	return dst
}

// helperNames are what the functions of bulk are called in traces.
var helperNames = map[uint32]string{op.MemoryInit: "memory.init", op.MemoryCopy: "memory.copy", op.MemoryFill: "memory.fill"}

// nameMap renumbers the functions of a map to names, to which ours are added, or, nested, to maps.
func (m *module) nameMap(r *wasmbin.Reader, nested bool) []byte {
	n := r.U32()
	var added []bulkKey
	if !nested {
		added = m.bulk.order
	}
	dst := wasmbin.AppendU32(nil, n+uint32(len(added)))
	for ; n > 0 && r.Err == nil; n-- {
		dst = wasmbin.AppendU32(dst, m.function(r.U32()))
		if !nested {
			dst = wasmbin.AppendName(dst, r.Name())
			continue
		}
		inner := r.U32()
		dst = wasmbin.AppendU32(dst, inner)
		for ; inner > 0 && r.Err == nil; inner-- {
			dst = wasmbin.AppendU32(dst, r.U32())
			dst = wasmbin.AppendName(dst, r.Name())
		}
	}
	for _, k := range added {
		dst = wasmbin.AppendName(wasmbin.AppendU32(dst, m.helper(k)), helperNames[k.op])
	}
	return dst
}
