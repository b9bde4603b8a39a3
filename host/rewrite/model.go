package rewrite

import (
	"cmp"
	"fmt"
	"slices"
)

// figures are what a function has that is dear to compile. wazero compiles one function at a time, and some of its passes take a time, or
// a memory, that is a product of two of the function's figures. RATIONALE.md in host tells how the coefficients were found.
type figures struct {
	length    float64 // instructions
	calls     float64
	arguments float64 // and results of the calls
	entries   float64 // of br_tables
	blocks    float64 // basic blocks, roughly
	phi1      float64 // over labels: ways to it, times values that may differ by the way
	phi2      float64 // the same with the square of the values
	live      float64 // over locals: blocks between first and last access
	bounds    float64 // over ends of blocks: loads and stores that were made on every way there
	chain     float64 // over blocks: depth in the tree of dominators
	dom       float64 // over branches: blocks since their label was opened
	loops     float64 // over loops: values that may differ, and 40 for each way back, times depth in loops
}

// term is what one figure costs.
type term struct {
	value  func(*figures) float64
	time   float64 // nanoseconds
	memory float64 // bytes
	what   string  // for the message
	linear bool
}

var terms = [...]term{
	{func(f *figures) float64 { return f.length }, 1500, 460, "its length", true},
	{func(f *figures) float64 { return f.calls }, 2000, 1900, "its calls", true},
	{func(f *figures) float64 { return f.arguments }, 300, 0, "its calls", true},
	{func(f *figures) float64 { return f.entries }, 1500, 0, "its br_tables", true},
	{func(f *figures) float64 { return f.blocks }, 0, 2300, "its blocks", false},
	{func(f *figures) float64 { return f.phi1 }, 500, 250, "locals that are assigned between many branches to one place", false},
	{func(f *figures) float64 { return f.phi2 }, 3.5, 0, "locals that are assigned between many branches to one place", false},
	{func(f *figures) float64 { return f.live }, 600, 75, "locals that live across many blocks", false},
	{func(f *figures) float64 { return f.bounds }, 60, 30, "memory accesses before many blocks", false},
	{func(f *figures) float64 { return f.chain }, 15, 0, "branches one behind the other", false},
	{func(f *figures) float64 { return f.dom }, 0.5, 0, "branches far out of their block", false},
	{func(f *figures) float64 { return f.loops }, 65, 0, "loops within loops", false},
}

// time is what the function takes, in seconds, what of it is beyond linear, and the cause of most of that.
func (f *figures) time() (all, beyond float64, cause string) {
	most := 0.0
	for i := range terms {
		t := &terms[i]
		s := t.value(f) * t.time * 1e-9
		all += s
		if t.linear {
			continue
		}
		if beyond += s; s > most {
			most, cause = s, t.what
		}
	}
	return all, beyond, cause
}

// memory is what the function takes, in bytes, and the cause of most of it.
func (f *figures) memory() (all float64, cause string) {
	most := 0.0
	for i := range terms {
		b := terms[i].value(f) * terms[i].memory
		if all += b; b > most {
			most, cause = b, terms[i].what
		}
	}
	return all, cause
}

// Bounds are what compiling a module may be expected to take.
type Bounds struct {
	Time   float64 // seconds of one function, and with it more of all together, beyond what their length explains
	Memory float64 // bytes of one function
}

// The bounds where the compiler runs in the same process, and cannot be ended; and those beyond which it is not even begun in another. Real
// modules are expected to take 0.75 s and 280 MB at most: a factor of two and one and a half remain to the former.
var (
	Within  = Bounds{Time: 1.5, Memory: 400e6}
	Outside = Bounds{Time: 6, Memory: 1.6e9}
)

// Exceeds says why a module is not to be compiled within these bounds. nil: it may be.
func (c Cost) Exceeds(b Bounds) error {
	switch {
	case c.Slowest.Beyond > b.Time:
		return fmt.Errorf("%v takes too long to compile, some %.0f s and the limit is %.1f s, for %s: split it up", c.Slowest, c.Slowest.Beyond, b.Time, c.Slowest.slow)
	case c.Memory > b.Memory:
		return fmt.Errorf("%v takes too much memory to compile, some %.0f MB and the limit is %.0f MB, for %s: split it up", c.Largest, c.Memory/1e6, b.Memory/1e6, c.Largest.large)
	case c.Beyond > b.Time+0.5+3*(c.Time-c.Beyond): // of real modules it is up to 1.4 times the rest
		return fmt.Errorf("its functions take too long to compile, some %.0f s together; first of all %v, for %s: split them up", c.Beyond, c.Slowest, c.Slowest.slow)
	}
	return nil
}

// Dearest describes the function that is most likely to be the reason why a module was not compiled in time; memory says that it was not
// time but memory.
func (c Cost) Dearest(memory bool) string {
	if memory {
		return fmt.Sprintf("%v, for %s", c.Largest, c.Largest.large)
	}
	return fmt.Sprintf("%v, for %s", c.Slowest, cmp.Or(c.Slowest.slow, "its length"))
}

// maxShown is how much of a function's name a message has.
const maxShown = 80

func (f Function) String() string {
	if f.Name == "" {
		return fmt.Sprintf("function %d", f.Index)
	}
	name := []rune(f.Name)
	if len(name) > maxShown {
		name = append(slices.Clone(name[:maxShown]), '…')
	}
	return fmt.Sprintf("function %d (%q)", f.Index, string(name))
}

// nameOf is the name of a function in a name section; "": none.
func nameOf(section []byte, index uint32) string {
	r := &reader{b: section}
	for r.left() > 0 && r.err == nil {
		id := r.byte()
		sub := &reader{b: r.bytes(r.u32())}
		if id != 1 {
			continue
		}
		for n := sub.u32(); n > 0 && sub.err == nil; n-- {
			if i, name := sub.u32(), sub.name(); i == index && sub.err == nil {
				return name
			}
		}
	}
	return ""
}
