package rewrite

// custom is the new content of a custom section, its name included; nil: it is dropped, as all are but the names of functions: they are
// not used, and offsets into the code would be wrong. Names move along with their functions, so that stack traces stay the same. The invalid
// parts of a name section are dropped, and so are all name sections but the first; nothing in them makes a module invalid. The section is
// written again, since wazero trusts the counts in it and not its sizes.
func (m *module) custom(s section) []byte {
	if s.name != "name" {
		return nil
	}
	head := appendName(nil, s.name)
	if m.named {
		return nil
	}
	m.named = true
	r := &reader{b: s.body}
	dst := head
	for r.left() > 0 && r.err == nil {
		id := r.byte()
		sub := &reader{b: r.bytes(r.u32())}
		body := sub.b
		switch id {
		case 0: // the module
			body = appendName(nil, sub.name())
		case 1: // functions
			body = m.nameMap(sub, false)
		case 2, 3: // locals and labels, by function
			body = m.nameMap(sub, true)
		}
		if sub.err == nil && r.err == nil {
			dst = appendSection(dst, id, body)
		}
	}
	return dst
}

// helperNames are what the functions of bulk are called in traces.
var helperNames = map[uint32]string{bulkMemoryInit: "memory.init", bulkMemoryCopy: "memory.copy", bulkMemoryFill: "memory.fill"}

// nameMap renumbers the functions of a map to names, to which ours are added, or, nested, to maps.
func (m *module) nameMap(r *reader, nested bool) []byte {
	n := r.u32()
	var added []bulkKey
	if !nested {
		added = m.bulk.order
	}
	dst := appendU32(nil, n+uint32(len(added)))
	for ; n > 0 && r.err == nil; n-- {
		dst = appendU32(dst, m.function(r.u32()))
		if !nested {
			dst = appendName(dst, r.name())
			continue
		}
		inner := r.u32()
		dst = appendU32(dst, inner)
		for ; inner > 0 && r.err == nil; inner-- {
			dst = appendU32(dst, r.u32())
			dst = appendName(dst, r.name())
		}
	}
	for _, k := range added {
		dst = appendName(appendU32(dst, m.helper(k)), helperNames[k.op])
	}
	return dst
}
