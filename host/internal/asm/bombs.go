package asm

// Single is a module with one function, of this type and with this body, named bomb.
func Single(typ []byte, function []byte) []byte {
	m := Module(Section(1, typ), Section(3, []byte{0}), Section(5, []byte{0, 1}), Section(7, Export("run", 0)), Section(10, function))
	return append(m, Code(0, Sized("name", 1, Sized(1, 0, "bomb")))...)
}

// Get is local.get.
func Get(l int) []byte { return Code(0x20, Leb(l)) }

// Set is i32.const 1 and local.set.
func Set(l int) []byte { return Code(I32(1), 0x21, Leb(l)) }

// Each joins what f makes of 0 to n-1.
func Each(n int, f func(i int) []byte) []byte {
	var out []byte
	for i := range n {
		out = append(out, f(i)...)
	}
	return out
}

// reads has all locals be used.
func reads(n int) []byte { return Each(n, func(i int) []byte { return Code(Get(i), 0x1a) }) }

// Bombs are small modules that take seconds, or gigabytes, to compile.
func Bombs() map[string][]byte {
	none := Type(0, 0)
	br := Code(Get(0), 0x0d, 0)
	small := Code(0x02, 0x40, br, 0x0b)
	block := func(parts ...any) []byte { return Code(0x02, 0x40, Code(parts...), 0x0b) }
	load := Code(I32(0), 0x28, 2, 0, 0x1a)
	results := func(n int) []byte {
		return Sized(0x60, 0, Leb(n), Repeat(n, []byte{0x7f}))[len(Leb(n+3)):]
	}
	sets := func(n int) []byte {
		return block(Each(n, func(i int) []byte { return Code(Set(i), br) }))
	}
	return map[string][]byte{
		"1000 locals and br_ifs":     Single(none, Function(1000, sets(1000), reads(1000))),
		"4000 locals and br_ifs":     Single(none, Function(4000, sets(4000), reads(4000))),
		"loops that change locals":   Single(none, Function(2000, Repeat(300, Code(0x03, 0x40, Each(2000, Set), Get(0), 0x0d, 0, 0x0b)))),
		"nested loops":               Single(none, Function(500, Repeat(500, []byte{0x03, 0x40}), Each(500, Set), Repeat(500, Code(br, 0x0b)), reads(500))),
		"ifs with locals alive":      Single(none, Function(1000, Each(1000, Set), Repeat(4000, Code(Get(0), 0x04, 0x40, Set(1), 0x0b)), reads(1000))),
		"br_ifs in a row":            Single(none, Function(1, block(Repeat(30_000, br)))),
		"blocks in a row":            Single(none, Function(1, Repeat(30_000, small))),
		"4,000,000 blocks in a row":  Single(none, Function(1, Repeat(4_000_000, small), Get(0), 0x1a)),
		"a br_table of 400,000":      Single(none, Function(1, block(block(Get(0), 0x0e, Leb(400_000), Repeat(400_000, []byte{0, 1})[:400_001])))),
		"loads before blocks":        Single(none, Function(1, Repeat(10_000, load), Repeat(10_000, small))),
		"300,000 loads":              Single(none, Function(1, Repeat(300_000, load))),
		"1,000,000 calls":            Single(none, Function(1, Repeat(1_000_000, []byte{0x10, 0}))),
		"2,000,000 additions":        Single(none, Function(1, Repeat(2_000_000, Code(Get(0), Get(0), 0x6a, 0x1a)))),
		"900 results, 10,000 br_ifs": Module(Section(1, none, results(900)), Section(3, []byte{0}), Section(10, Function(1, 0x02, 1, Each(900, func(int) []byte { return I32(1) }), Repeat(10_000, br), 0x0b, Repeat(900, []byte{0x1a})))),
		"SIMD locals":                Single(none, Sized(1, Leb(1000), 0x7b, block(Each(1000, func(i int) []byte { return Code(Get(i), 0x21, Leb((i+1)%1000), I32(0), 0x0d, 0) })), 0x0b)),
		"references":                 Single(none, Sized(1, Leb(1500), 0x70, block(Each(1500, func(i int) []byte { return Code(0xd0, 0x70, 0x21, Leb(i), I32(0), 0x0d, 0) })), 0x0b)),
	}
}
