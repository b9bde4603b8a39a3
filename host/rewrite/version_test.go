package rewrite_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"testing"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// TestVersion has Version be raised when Rewrite makes another module of the same one: compiled code is kept by it.
func TestVersion(t *testing.T) {
	sum := sha256.New()
	guest, err := os.ReadFile("../testdata/guest/v1.wasm")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append(seeds(), guest) {
		out, _, err := rewrite.Rewrite(text)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(out)
	}
	const version, want = 2, "6c7f892a0d1c1b505db73216117dc7246c3f63a1a5f2f735da16d666a1b0bea3"
	if got := hex.EncodeToString(sum.Sum(nil)); rewrite.Version != version || got != want {
		t.Errorf("Version %d makes %s; if that is meant, raise Version, and write both here", rewrite.Version, got)
	}
}
