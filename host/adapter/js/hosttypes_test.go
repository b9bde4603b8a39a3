package js

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHostTypes compares the functions of __wasmserve_host with their types, by which TypeScript checks the prelude's calls.
func TestHostTypes(t *testing.T) {
	text, err := os.ReadFile("../../js/prelude/src/adapter.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(text), "interface WasmserveHost {\n")
	body, _, found := strings.Cut(body, "\n}\n")
	if !found {
		t.Fatal("adapter.d.ts has no interface WasmserveHost")
	}
	names, typed := hostFunctions().names, map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^  (\w+)\(`).FindAllStringSubmatch(body, -1) {
		typed[m[1]] = true
		if !slices.Contains(names, m[1]) {
			t.Errorf("adapter.d.ts has host.%s, which the adapter does not have", m[1])
		}
	}
	for _, name := range names {
		if !typed[name] {
			t.Errorf("adapter.d.ts has no type of host.%s", name)
		}
	}
}
