package js

import (
	"fmt"
	"strings"
	"testing"
)

// TestSentences: sentences are cut as before, and the work does not grow with the square of the length of a run of full stops.
func TestSentences(t *testing.T) {
	inst, _ := open(t, `export default { async fetch(req) { return Response.json([...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(await req.text())].map((s) => s.segment)) } }`)
	for text, want := range map[string]string{
		"a. b": `["a. ","b"]`, "... a": `["... ","a"]`, "a.b. c": `["a.b. ","c"]`, "Hi!\" she said. Yes": `["Hi!\" ","she said. ","Yes"]`, "a\nb": `["a\n","b"]`, "": `[]`, ".": `["."]`,
		"好。他？\"x": `["好。","他？\"","x"]`, ".\".\" x": `[".\".\" ","x"]`, "a...": `["a..."]`, "..a. b": `["..a. ","b"]`, "x .\" ) y? z": `["x .\" ",") y? ","z"]`,
	} {
		if got := ask(inst, "/", text); got != fmt.Sprint("200 [content-type: application/json;charset=utf-8] ", want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for _, unit := range []string{".", "!?", ".\"", "\"", ". ", "a.", "。"} {
		spent := func(n int) int64 {
			before := fuelOf(inst)
			ask(inst, "/", strings.Repeat(unit, n/len(unit))+"x")
			return fuelOf(inst) - before
		}
		spent(100)
		if little, much := spent(8_000), spent(32_000); much > 8*max(little, 1_000_000) {
			t.Errorf("%q: four times as many take %.1f times the work", unit, float64(much)/float64(little))
		}
	}
	for _, n := range []int{100, 400} { // a run of full stops and one of quotes
		if spent := func() int64 {
			b := fuelOf(inst)
			ask(inst, "/", strings.Repeat(".", 20*n)+strings.Repeat("\"", 20*n)+"x")
			return fuelOf(inst) - b
		}(); spent > int64(n)*200_000 {
			t.Errorf("%d full stops and quotes: %d units of work", 20*n, spent)
		}
	}
}
