// Command gocompute has programs that do nothing but compute: each export takes a size and returns a checksum.
package main

import (
	"bytes"
	"encoding/json"
	"hash/crc32"
	"math/rand"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {}

type item struct {
	ID    int            `json:"id"`
	Name  string         `json:"name"`
	Tags  []string       `json:"tags"`
	Extra map[string]any `json:"extra"`
}

//go:wasmexport json
func parse(n uint32) uint32 {
	items := make([]item, 100)
	for i := range items {
		items[i] = item{i, "item " + strconv.Itoa(i), []string{"a", "b", "c"}, map[string]any{"price": 1.5 * float64(i), "ok": true}}
	}
	text, err := json.Marshal(items)
	if err != nil {
		panic(err)
	}
	sum := uint32(0)
	for range n {
		var got []item
		if err := json.Unmarshal(text, &got); err != nil {
			panic(err)
		}
		sum += uint32(len(got[99].Name))
	}
	return sum
}

//go:wasmexport regex
func regex(n uint32) uint32 {
	re := regexp.MustCompile(`([a-z]+)@([a-z]+)\.(com|org)`)
	text := strings.Repeat("some words and then name@example.com, more words, other@site.org. ", 50)
	sum := 0
	for range n {
		sum += len(re.FindAllStringSubmatchIndex(text, -1))
	}
	return uint32(sum)
}

//go:wasmexport build
func build(n uint32) uint32 {
	var b bytes.Buffer
	sum := uint32(0)
	for i := range n {
		b.Reset()
		for j := range 1000 {
			b.WriteString("<li class=\"row\">")
			b.WriteString(strconv.Itoa(int(i) + j))
			b.WriteString(strings.ToUpper("</li>\n"))
		}
		sum += crc32.ChecksumIEEE(b.Bytes())
	}
	return sum
}

//go:wasmexport gosort
func gosort(n uint32) uint32 {
	r := rand.New(rand.NewSource(1))
	words := make([]string, 20000)
	sum := uint32(0)
	for range n {
		for i := range words {
			words[i] = strconv.Itoa(r.Int())
		}
		slices.Sort(words)
		sum += uint32(len(words[0]))
	}
	return sum
}
