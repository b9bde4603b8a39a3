package js

import (
	"encoding/json"
	"fmt"
	"testing"
)

// separators are the texts that one call gets thousands of.
var separators = []string{"\t", " ", "\n", ";", "%", "\"", "\\", "/", "a", "=", "&", "\r\n"}

// known are the functions whose work is known to grow faster than their input, with the reason.
var known = map[string]string{
	"events listeners": "each listener that is added is compared with those that are there",
	"signal listeners": "each listener that is added is compared with those that are there",
	"timers":           "not found yet: 16,000 timers take 10 times the work of 4,000",
}

// No function of the prelude works longer than its input is long: for four times as much it works some four times as long, and not sixteen times.
func TestGrowth(t *testing.T) {
	prog, e := loadFile(t, "testdata/growth/growth.ts")
	var env *worker
	open := func() {
		env = &worker{testEnv: e}
		prog.(*program).env = env
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
	check := func(name string, unit *string, n int) {
		much := work(name, unit, n)
		if much < enough {
			return
		}
		little := work(name, unit, n/4)
		if growth := float64(much) / float64(max(little, enough/8)); growth > 8 && known[name] == "" {
			what := "items"
			if unit != nil {
				what = fmt.Sprintf("bytes of %q", *unit)
			}
			t.Errorf("%s, %d %s: the work is %.1f times that for a quarter (%d and %d units)", name, n, what, growth, much, little)
		}
	}
	for _, name := range names[0] { // libraries are loaded at the first call
		work(name, &separators[0], 16)
	}
	for _, name := range names[1] {
		work(name, nil, 16)
	}
	for _, name := range names[0] {
		for k := range separators {
			check(name, &separators[k], 16<<10)
		}
	}
	for _, name := range names[1] {
		check(name, nil, 16_000)
	}
}
