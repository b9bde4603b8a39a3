package source

import (
	"bytes"
	"testing"
)

var emptyModule = []byte("\x00asm\x01\x00\x00\x00")

func appendSection(wasm []byte, name string, data []byte) []byte {
	return append(append(wasm, sectionHead(name, len(data))...), data...)
}

func TestSections(t *testing.T) {
	plain := appendSection(emptyModule[:8:8], "name", []byte("kept"))
	wasm := appendSection(plain[:len(plain):len(plain)], SectionPrefix+"a", []byte("first"))
	wasm = appendSection(wasm, "other", []byte("kept as well"))
	wasm = appendSection(wasm, SectionPrefix+"b", bytes.Repeat([]byte("x"), 300))
	rest, sections := cut(wasm)
	if !bytes.Equal(rest, appendSection(plain, "other", []byte("kept as well"))) {
		t.Errorf("rest %q", rest)
	}
	if len(sections) != 2 || string(sections["wasmserve.a"]) != "first" || len(sections["wasmserve.b"]) != 300 {
		t.Errorf("sections %q", sections)
	}
	if again, sections := cut(rest); sections != nil || &again[0] != &rest[0] {
		t.Errorf("a module without sections is not returned as it is: %v", sections)
	}
	for _, broken := range []string{"\x00asm\x01\x00\x00\x00\x00", "\x00asm\x01\x00\x00\x00\x00\x05ab", "\x00asm\x01\x00\x00\x00\x00\x02\x05a"} {
		if rest, sections := cut([]byte(broken)); sections != nil || string(rest) != broken {
			t.Errorf("%q: got %q, %v", broken, rest, sections)
		}
	}
}

func FuzzCut(f *testing.F) {
	f.Add(appendSection(emptyModule[:8:8], "wasmserve.x", []byte("data")))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x00\x02\x05a"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		rest, sections := cut(wasm)
		total := len(rest)
		for _, s := range sections {
			total += len(s)
		}
		if total > len(wasm) {
			t.Errorf("%d bytes out of %d", total, len(wasm))
		}
		if _, again := cut(rest); again != nil {
			t.Errorf("what is left has sections still: %v", again)
		}
	})
}
