package js

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/internal/race"
)

// separators are the texts that one call gets thousands of, by their class.
var separators = [][]string{
	{" ", "\t", "\n", "\r", "\v", "\f", "\r\n"},
	{";", ",", "&", "=", ":", "|", "+"},
	{"\"", "'", "`", "(", ")", "[", "]", "{", "}", "<", ">"},
	{"/", "\\", ".", "?", "#", "%", "@", "../", "a/"},
	{"!", "$", "*", "-", "^", "_", "~", "a", "0"},
	{"\x00", "\x01", "\x1b", "\x7f", "\u0085", "\u00a0", "\u00ff", "\u2028", "\ufeff"},
	{lone, "\u0301", "\U0001F600", "\u00e9", "\u200d", "\u65e5"},
	{"<!--", "/*", "\x1b[", "\x1b]", "a=", "a, ", "${", "%2", "\\u", "=\"", "<a ", "--x\r\n", "*a", "{a,"},
}

// lone stands for half a surrogate pair, which a Go string cannot hold: the script puts it there.
const lone = "lone"

// known are the functions whose work is known to grow faster than their input, with the reason.
var known = map[string]string{
	"signals of signals": "each joined signal knows all the sources of those that it joins (DOM Standard, create a dependent abort signal)",
	"number format":      "a number of thousands of digits is written with all of them",

	"emitter listeners removed":           "the npm package events looks for a listener from the end of their list, as Node does",
	"emitter listeners of once":           "each listener is removed when it is called, as by off",
	"headers deleted while read":          "an iterator reads the fields in sorted order, and a change sorts them again",
	"search params deleted while read":    "an iterator counts pairs, and each that is deleted moves those behind it",
	"search params of a name and a value": "pairs are found by name, and those of one name are searched for the value",
	"deep equals of sets of objects":      "each object is compared with those of the other set until one is equal, as in Node",
	"yaml lines":                          "the npm package yaml compares each key of a map with those before it",
	"array items inserted":                "the engine moves all items behind one that is inserted",
	"big integers read":                   "each digit is multiplied into all before it; a BigInt has 2**20 bits at most, which take seconds: the budget ends them",
	"big integers written":                "each digit is divided out of all, as above",
}

// No function of the prelude works longer than its input is long: for four times as much it works some four times as long, and not
// sixteen times, but for those that are known. Each gets one separator of each class. WASMSERVE_LONG=1 gives it all, and longer texts.
func TestGrowth(t *testing.T) {
	if race.Enabled {
		t.Skip("one goroutine, whose work is counted")
	}
	prog, e := loadFile(t, "testdata/growth/growth.ts", "")
	var env *worker
	open := func() {
		env = &worker{testEnv: e}
		prog.(*program).Env = env
		env.inst = start(t, prog)
	}
	open()
	var names [2][]string
	x, f := request("/", "")
	if err := serve(env.inst, x); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(f.body, &names); err != nil {
		t.Fatalf("%s: %v", f.body, err)
	}
	work := func(name string, unit *string, n int) int64 {
		body, _ := json.Marshal(map[string]any{"name": name, "unit": unit, "n": n})
		if unit == nil {
			body, _ = json.Marshal(map[string]any{"name": name, "n": n})
		}
		before := env.fuel()
		x, f := request("POST /", string(body))
		if err := serve(env.inst, x); err != nil {
			t.Errorf("%s: %v", body, err)
			open()
			return 0
		}
		if len(f.body) > 0 {
			t.Errorf("%s: %s", body, f.body)
		}
		return env.fuel() - before
	}
	// Below enough the ticks are too few to compare by, and the work too little to hurt.
	const enough = 40 * 32_000
	check := func(t *testing.T, name string, unit *string, n int) {
		work(name, unit, 16) // libraries are loaded at the first call
		much := work(name, unit, n)
		if much < enough || known[name] != "" {
			return
		}
		little := work(name, unit, n/4)
		for range 2 { // the collector's work for what came before may fall to one of the two
			if much > 8*max(little, enough/8) {
				much, little = min(much, work(name, unit, n)), max(little, work(name, unit, n/4))
			}
		}
		if growth := float64(much) / float64(max(little, enough/8)); growth > 8 {
			what := "items"
			if unit != nil {
				what = fmt.Sprintf("bytes of %q", *unit)
			}
			t.Errorf("%s, %d %s: the work is %.1f times that for a quarter (%d and %d units)", name, n, what, growth, much, little)
		}
	}
	size, items := 4<<10, 8_000
	if conformance.Long() {
		size, items = 16<<10, 100_000
	} else if testing.Short() {
		size, items = 2<<10, 2_000
	}
	for k, name := range names[0] {
		t.Run(name, func(t *testing.T) {
			for c, class := range separators {
				switch {
				case conformance.Long():
					for i := range class {
						check(t, name, &class[i], size)
					}
				case !testing.Short() || (c+k)%4 == 0:
					check(t, name, &class[(k+c)%len(class)], size)
				}
			}
		})
	}
	for _, name := range names[1] {
		t.Run(name, func(t *testing.T) { check(t, name, nil, items) })
	}
}
