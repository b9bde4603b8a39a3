// Package ext connects the extensions of the JavaScript runtime with the adapter that runs scripts. An extension is a folder here:
// the JavaScript of one capability, and, if it needs the host, a package with its host functions ([Op]). It gets each call as a
// [Call], and never the instance itself; what it keeps for an instance is a type of its own, of which the adapter has a field. The
// adapter lists the extensions; nothing registers itself.
package ext

import (
	"math"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
)

// Op is a host function: a method of the object that the prelude gets as __wasmserve_host. S is what the extension keeps for an
// instance, as a pointer.
type Op[S any] struct {
	Name string // of the method
	// Call is called by the goroutine that is in the engine. The script may call it with any arguments. Its result belongs to the engine.
	Call func(s S, c Call) engine.Value
	// Long is set if the work of one call may take more than some 20 us in Go: it then counts as work of the script also between two
	// ticks of the engine's meter.
	Long bool
}

// None is the S of extensions that keep nothing.
type None = struct{}

// Turn is the running turn of the script: its budget, and its end. Methods that end the turn do not return.
type Turn interface {
	// Lapse ends the turn if the script has used up its budget or the instance is to end. Call it between two pieces of long work.
	Lapse()
	// Ending ends the turn if the instance is to end.
	Ending()
	// Rest returns how much longer the script may work in this turn; limited is false if there is no limit.
	Rest() (left time.Duration, limited bool)
	// Affords returns an error, for the script, if work of about this price does not fit into the budget. Use it before work that cannot be
	// interrupted.
	Affords(price time.Duration) error
	// Waited subtracts d from the script's work.
	Waited(d time.Duration)
	// Done returns a channel that is closed when the instance is to end.
	Done() <-chan struct{}
}

// Call is one call of an Op: the engine, the turn, and the arguments. It is passed by value, so that a call allocates nothing and
// calls nest. Its methods return zero values for arguments that are missing or of another type.
//
// Bytes and texts lie in the engine's memory, which moves when the engine makes a value: read all texts before the first bytes.
type Call struct {
	VM   *engine.VM
	Turn Turn
	Args []engine.Value // gone when another script has run
}

// Value returns argument n, or Undefined.
func (c Call) Value(n int) engine.Value {
	if n < len(c.Args) {
		return c.Args[n]
	}
	return engine.Undefined
}

// Int returns argument n as an integer of 32 bits.
func (c Call) Int(n int) int32 { return c.Value(n).Int() }

// ID returns argument n as the number of a request, stream or the like.
func (c Call) ID(n int) uint32 { return uint32(c.Value(n).Int()) }

// Number returns argument n as a number; NaN if it is not one.
func (c Call) Number(n int) float64 { return c.VM.Number(c.Value(n)) }

// True reports whether argument n is true.
func (c Call) True(n int) bool { return c.Value(n) == engine.True }

// Text returns a copy of argument n as a string, in which lone surrogates have three bytes, as in the engine.
func (c Call) Text(n int) string { return c.VM.Text(c.Value(n)) }

// Bytes returns the bytes of argument n, an Uint8Array. They are valid until the engine runs again.
func (c Call) Bytes(n int) []byte {
	if v := c.Value(n); v.IsObject() {
		p, _ := c.VM.Bytes(v)
		return p
	}
	return nil
}

// Whole returns argument n as an integer: 0 if it is undefined, and math.MinInt32, which no operation accepts, if it is not an
// integer of 32 bits.
func (c Call) Whole(n int) int {
	v := c.Value(n)
	if v.IsUndefined() {
		return 0
	}
	f := c.VM.Number(v)
	if f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return math.MinInt32
	}
	return int(f)
}

// Short returns argument n as valid UTF-8; ok is false if it is not a string or has more than most bytes.
func (c Call) Short(n, most int) (s string, ok bool) {
	c.VM.String(c.Value(n), func(p []byte) {
		if ok = len(p) <= most; ok {
			s = Valid(string(p))
		}
	})
	return s, ok
}

// Prefix returns the first most bytes of argument n as valid UTF-8.
func (c Call) Prefix(n, most int) (s string) {
	c.VM.String(c.Value(n), func(p []byte) { s = Valid(string(p[:min(len(p), most)])) })
	return s
}

// String returns s as a value.
func (c Call) String(s string) engine.Value { return c.VM.NewString([]byte(s)) }

// Valid returns s with U+FFFD in place of runs of bytes that are not UTF-8.
func Valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
