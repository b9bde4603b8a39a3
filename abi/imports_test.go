package abi_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Package abi is compiled into every Go guest, and so are its imports. encoding/binary and fmt bring
// reflect; unsafe would break the promise that a malformed record does no harm.
func TestImports(t *testing.T) {
	allowed := []string{"errors", "strconv"}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if path, _ := strconv.Unquote(i.Path.Value); !slices.Contains(allowed, path) {
				t.Errorf("%s imports %s; allowed: %v", file, path, allowed)
			}
		}
	}
}
