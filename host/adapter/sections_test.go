package adapter

import (
	"bytes"
	"testing"
)

var emptyModule = []byte("\x00asm\x01\x00\x00\x00")

func TestSections(t *testing.T) {
	plain := AppendSection(emptyModule[:8:8], "name", []byte("kept"))
	wasm := AppendSection(plain[:len(plain):len(plain)], SectionPrefix+"a", []byte("first"))
	wasm = AppendSection(wasm, "other", []byte("kept as well"))
	wasm = AppendSection(wasm, SectionPrefix+"b", bytes.Repeat([]byte("x"), 300))
	rest, sections := CutSections(wasm)
	if !bytes.Equal(rest, AppendSection(plain, "other", []byte("kept as well"))) {
		t.Errorf("rest %q", rest)
	}
	if len(sections) != 2 || string(sections["wasmserve.a"]) != "first" || len(sections["wasmserve.b"]) != 300 {
		t.Errorf("sections %q", sections)
	}
	if again, sections := CutSections(rest); sections != nil || &again[0] != &rest[0] {
		t.Errorf("a module without sections is not returned as it is: %v", sections)
	}
	for _, broken := range []string{"\x00asm\x01\x00\x00\x00\x00", "\x00asm\x01\x00\x00\x00\x00\x05ab", "\x00asm\x01\x00\x00\x00\x00\x02\x05a"} {
		if rest, sections := CutSections([]byte(broken)); sections != nil || string(rest) != broken {
			t.Errorf("%q: got %q, %v", broken, rest, sections)
		}
	}
}

func FuzzCutSections(f *testing.F) {
	f.Add(AppendSection(emptyModule[:8:8], "wasmserve.x", []byte("data")))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x00\x02\x05a"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		rest, sections := CutSections(wasm)
		total := len(rest)
		for _, s := range sections {
			total += len(s)
		}
		if total > len(wasm) {
			t.Errorf("%d bytes out of %d", total, len(wasm))
		}
		if _, again := CutSections(rest); again != nil {
			t.Errorf("what is left has sections still: %v", again)
		}
	})
}
