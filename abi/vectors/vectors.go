// Package vectors reads the golden records of abi/testdata/vectors for the tests of the codec and of every SDK. Its README
// describes the format.
package vectors

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Vector is one file.
type Vector struct {
	Name       string // the file's, without .txt
	Record     string // "request", "response", "error" or "outgoing"
	DecodeOnly bool   // an encoder lays the same fields out in another way
	Refusal    string // not empty: decoding must fail, with this text in Go
	Fields     string // what is in the record, one a line, each line ended
	Bytes      []byte
}

// Load reads all vectors of a directory. There must be some.
func Load(dir string) ([]Vector, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var all []Vector
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		v, err := parse(strings.TrimSuffix(filepath.Base(file), ".txt"), string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, v)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no vectors in %s", dir)
	}
	return all, nil
}

func parse(name, text string) (Vector, error) {
	v := Vector{Name: name}
	head, bytes, ok := strings.Cut(text, "--\n")
	if !ok {
		return v, fmt.Errorf("no line -- between fields and bytes")
	}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch key {
		case "#":
		case "record":
			v.Record = value
		case "only":
			v.DecodeOnly = true
		case "refuse":
			refusal, err := Unquote(value)
			if err != nil {
				return v, err
			}
			v.Refusal = refusal
		default:
			v.Fields += line
		}
	}
	var err error
	v.Bytes, err = hex.DecodeString(strings.Join(strings.Fields(bytes), ""))
	return v, err
}
