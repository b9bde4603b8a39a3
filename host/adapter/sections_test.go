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
	rest, sections, err := CutSections(wasm)
	if err != nil || !bytes.Equal(rest, AppendSection(plain, "other", []byte("kept as well"))) {
		t.Errorf("rest %q, %v", rest, err)
	}
	if len(sections) != 2 || string(sections["wasmserve.a"]) != "first" || len(sections["wasmserve.b"]) != 300 {
		t.Errorf("sections %q", sections)
	}
	if again, sections, err := CutSections(rest); err != nil || sections != nil || &again[0] != &rest[0] {
		t.Errorf("a module without sections is not returned as it is: %v %v", sections, err)
	}
	for _, broken := range []string{"\x00asm\x01\x00\x00\x00\x00", "\x00asm\x01\x00\x00\x00\x00\x05ab", "\x00asm\x01\x00\x00\x00\x00\x02\x05a"} {
		if _, _, err := CutSections([]byte(broken)); err == nil || err.Error() != "its sections are broken" {
			t.Errorf("%q: error %v", broken, err)
		}
	}
}

func FuzzCutSections(f *testing.F) {
	f.Add(AppendSection(emptyModule[:8:8], "wasmserve.x", []byte("data")))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x00\x02\x05a"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		rest, sections, err := CutSections(wasm)
		if err != nil {
			return
		}
		total := len(rest)
		for _, s := range sections {
			total += len(s)
		}
		if total > len(wasm) {
			t.Errorf("%d bytes out of %d", total, len(wasm))
		}
		if _, again, err := CutSections(rest); err != nil || again != nil {
			t.Errorf("what is left has sections still: %v %v", again, err)
		}
	})
}
