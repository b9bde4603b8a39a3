package exchange

import (
	"errors"
	"fmt"
)

// Kind is the kind of failure that ended a guest's call. The numbers are defined in abi/SPEC.md, section 5.
type Kind uint32

const (
	KindGuest    Kind = 1 // reported by the guest itself
	KindTrap     Kind = 2 // unreachable, out of bounds, stack exhausted
	KindExit     Kind = 3 // the guest ended itself
	KindResponse Kind = 4 // the response record is malformed or missing
	KindTimeout  Kind = 5 // a time limit ended the call
	KindMemory   Kind = 6 // no memory for the request
	KindLost     Kind = 7 // the instance ended while the request was pending
	KindInternal Kind = 8 // the host's own fault
)

var kindNames = [...]string{0: "unknown", KindGuest: "guest", KindTrap: "trap", KindExit: "exit", KindResponse: "response",
	KindTimeout: "timeout", KindMemory: "memory", KindLost: "lost", KindInternal: "internal"}

// String returns the kind's name in SPEC and in logs.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return kindNames[0]
}

// Failure is the reason why a guest's call failed. Its text is for the log, the guest's error handler and the development page,
// never for a client of a production server.
type Failure struct {
	Kind    Kind
	Message string
	Stack   string        // wasm functions by name, innermost first, one a line; may be empty
	Source  func() string // makes an excerpt of the source around the place, numbered and marked; nil: not available
	Limit   string        // the limit that was reached, by its flag's name; "": not a limit

	// TooLarge means that the request is too large: it is answered 413 with the message, without the error handler.
	TooLarge bool
}

// LimitOf returns the name of the limit that caused err, or "": from a Failure or any other error with a method Limit.
func LimitOf(err error) string {
	var f *Failure
	if errors.As(err, &f) {
		return f.Limit
	}
	var l interface{ Limit() string }
	if errors.As(err, &l) {
		return l.Limit()
	}
	return ""
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %s", f.Kind, f.Message) }
