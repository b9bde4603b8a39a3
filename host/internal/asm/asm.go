// Package asm is a small assembler for tests: modules are put together from bytes, so that also what no compiler makes can be tested.
//
//	asm.Module(
//		asm.Section(1, asm.Type(0, 1)),            // types: () -> i32
//		asm.Section(3, asm.Leb(0)),                // functions
//		asm.Section(7, asm.Export("answer", 0)),   // exports
//		asm.Section(10, asm.Function(0, asm.I32(42))), // code
//	)
package asm

// Code joins bytes, given as numbers, as slices, or as strings, which become names. Anything else panics.
func Code(parts ...any) []byte {
	var out []byte
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			out = append(out, byte(p))
		case []byte:
			out = append(out, p...)
		case string:
			out = append(append(out, Leb(len(p))...), p...)
		default:
			panic(p)
		}
	}
	return out
}

// Leb is an unsigned number.
func Leb(n int) (out []byte) {
	for ; n >= 0x80; n >>= 7 {
		out = append(out, byte(n)|0x80)
	}
	return append(out, byte(n))
}

// I32 is i32.const.
func I32(n int) []byte { return append([]byte{0x41}, signed(int64(int32(n)))...) }

// I64 is i64.const.
func I64(n int64) []byte { return append([]byte{0x42}, signed(n)...) }

// signed is a signed number.
func signed(v int64) (out []byte) {
	for ; ; v >>= 7 {
		if v >= -64 && v < 64 {
			return append(out, byte(v)&0x7f)
		}
		out = append(out, byte(v)|0x80)
	}
}

// Sized puts the length in front.
func Sized(parts ...any) []byte {
	b := Code(parts...)
	return append(Leb(len(b)), b...)
}

// Section is a section that is a list.
func Section(id int, items ...[]byte) []byte {
	b := Leb(len(items))
	for _, item := range items {
		b = append(b, item...)
	}
	return Code(id, Sized(b))
}

// Function is a function's code with this many i32 locals besides its params; its end is added.
func Function(locals int, parts ...any) []byte {
	return Sized(1, Leb(locals), 0x7f, Code(parts...), 0x0b)
}

// Module is a module of these sections.
func Module(sections ...[]byte) []byte {
	out := []byte("\x00asm\x01\x00\x00\x00")
	for _, s := range sections {
		out = append(out, s...)
	}
	return out
}

// Repeat is n times b.
func Repeat(n int, b []byte) []byte {
	out := make([]byte, 0, n*len(b))
	for range n {
		out = append(out, b...)
	}
	return out
}

// Type is a function type of i32 alone.
func Type(params, results int) []byte {
	return Code(0x60, Leb(params), Repeat(params, []byte{0x7f}), Leb(results), Repeat(results, []byte{0x7f}))
}

// Export is an export of a function.
func Export(name string, index int) []byte { return Code(name, 0, Leb(index)) }

// Import is an import of a function of this type.
func Import(module, name string, typ int) []byte { return Code(module, name, 0, Leb(typ)) }
