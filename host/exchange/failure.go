package exchange

import (
	"errors"
	"fmt"
)

// Kind is what sort of failure ended a guest's call. The numbers are those of abi/SPEC.md, section 5.
type Kind uint32

const (
	KindGuest    Kind = 1 // the guest itself said so
	KindTrap     Kind = 2 // unreachable, out of bounds, stack exhausted
	KindExit     Kind = 3 // the guest ended itself
	KindResponse Kind = 4 // the response record is broken, or there is none
	KindTimeout  Kind = 5 // a time limit ended the call
	KindMemory   Kind = 6 // no memory for the request
	KindLost     Kind = 7 // the instance ended while the request was pending
	KindInternal Kind = 8 // the host's own fault
)

var kindNames = [...]string{0: "unknown", KindGuest: "guest", KindTrap: "trap", KindExit: "exit", KindResponse: "response",
	KindTimeout: "timeout", KindMemory: "memory", KindLost: "lost", KindInternal: "internal"}

// String is the kind's name in SPEC and in logs.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return kindNames[0]
}

// Failure is why a guest's call failed. Its text is for the log, the guest's error handler and the development page,
// never for a client of a production server.
type Failure struct {
	Kind    Kind
	Message string
	Stack   string        // wasm functions by name, innermost first, one a line; may be empty
	Source  func() string // makes an excerpt of the source around the place, numbered and marked; nil: there is none
	Limit   string        // the limit that was reached, by its flag's name; "": none

	// TooLarge means that the request has too much in it: it is answered 413 with the message, without the error handler.
	TooLarge bool
}

// LimitOf is the name of the limit that err comes from, or "": a Failure's, or that of another error with a method Limit.
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
