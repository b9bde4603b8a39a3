package rewrite

import (
	"cmp"
	"fmt"
	"slices"
)

// figures are the properties of a function that determine the cost of compiling it. Some of wazero's passes over a function take time or
// memory proportional to a product of two of its figures. host/RATIONALE.md describes how the coefficients were found.
type figures struct {
	length    float64 // instructions
	calls     float64
	arguments float64 // and results of the calls
	entries   float64 // of br_tables
	blocks    float64 // basic blocks, roughly
	phi1      float64 // over labels: predecessors, times values that may differ between them
	phi2      float64 // the same with the square of the values
	live      float64 // over locals: blocks between first and last access
	bounds    float64 // over ends of blocks: loads and stores that are on every path there
	chain     float64 // over blocks: depth in the tree of dominators
	dom       float64 // over branches: blocks since their label was opened
	loops     float64 // over loops: values that may differ, and 40 for each back edge, times depth in loops
}

// term is the cost of one figure.
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

// time returns the function's time in seconds, the part of it that is beyond linear, and the main cause of that part.
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

// memory returns the function's memory in bytes, and its main cause.
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

// Bounds limit the expected cost of a module.
type Bounds struct {
	Time   float64 // seconds of one function, beyond what its length explains; Exceeds has that for all together
	Memory float64 // bytes of one function
}

// The first bounds apply where the compiler runs in this process, and cannot be interrupted. A module beyond the second is not compiled in
// another process either. Real modules are expected to take at most 0.75 s and 280 MB: half and two thirds of the first bounds.
var (
	Within  = Bounds{Time: 1.5, Memory: 400e6}
	Outside = Bounds{Time: 6, Memory: 1.6e9}
)

// Exceeds returns an error that names the cause if the module's cost exceeds the bounds, and otherwise nil.
func (c Cost) Exceeds(b Bounds) error {
	switch {
	case c.Slowest.Beyond > b.Time:
		return fmt.Errorf("%v takes too long to compile, some %.0f s and the limit is %.1f s, for %s: split it up", c.Slowest, c.Slowest.Beyond, b.Time, c.Slowest.slow)
	case c.Memory > b.Memory:
		return fmt.Errorf("%v takes too much memory to compile, some %.0f MB and the limit is %.0f MB, for %s: split it up", c.Largest, c.Memory/1e6, b.Memory/1e6, c.Largest.large)
	case c.Beyond > b.Time+0.5+3*(c.Time-c.Beyond): // in real modules Beyond is up to 1.4 times the rest
		return fmt.Errorf("its functions take too long to compile, some %.0f s together; first of all %v, for %s: split them up", c.Beyond, c.Slowest, c.Slowest.slow)
	}
	return nil
}

// Dearest describes the function that is most likely to be the reason why compiling a module took too much time or, if memory is true, too
// much memory.
func (c Cost) Dearest(memory bool) string {
	if memory {
		return fmt.Sprintf("%v, for %s", c.Largest, c.Largest.large)
	}
	return fmt.Sprintf("%v, for %s", c.Slowest, cmp.Or(c.Slowest.slow, "its length"))
}

// maxShown limits the length of a function's name in a message, in bytes.
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
