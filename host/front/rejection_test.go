package front

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRejections: a text of rejection.go stands nowhere else in the host's and the fronts' code, so that a client sees the same text
// from each of them.
func TestRejections(t *testing.T) {
	texts := []Rejection{BadTarget, BadHost, BadChunk, CutBody, HeadTooLarge, TooManyFields, BodyTooLarge, NoConnect, NoAnswer}
	read := 0
	for _, dir := range []string{".", "http1", "nethttp", "dual", "..", "../site"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || file == "rejection.go" {
				continue
			}
			code, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			read++
			for _, r := range texts {
				if strings.Contains(string(code), `"`+r.Text) {
					t.Errorf("%s has the text %q: use the table of front/rejection.go", file, r.Text)
				}
			}
		}
	}
	if read < 40 {
		t.Errorf("only %d files read", read)
	}
}
