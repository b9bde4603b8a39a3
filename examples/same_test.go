package examples

import (
	"bytes"
	"os"
	"testing"
)

// The service that there is in several languages is the same one: what is expected of it is, byte for byte.
func TestSameService(t *testing.T) {
	want, err := os.ReadFile("shortener-go/expect.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"c", "rust", "assemblyscript", "ts"} {
		file := "shortener-" + language + "/expect.txt"
		got, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is not that of shortener-go", file)
		}
	}
}
