package wasmserve

import "github.com/wasmserve/wasmserve/abi"

// StatusError is the error of a host function (abi/SPEC.md, section 6).
type StatusError int32

// The host's errors; compare with == or errors.Is.
const (
	ErrInvalid  = StatusError(abi.StatusInvalid)  // an invalid argument: a level, a key, a URL, malformed JSON
	ErrNotFound = StatusError(abi.StatusNotFound) // no such key, no such module
	ErrTooLarge = StatusError(abi.StatusTooLarge) // over a limit of the host
	ErrClosed   = StatusError(abi.StatusClosed)   // the request has been answered, or its client is gone; Fetched: it has been closed
	ErrOrder    = StatusError(abi.StatusOrder)    // answered twice, or a body without a head
	ErrAgain    = StatusError(abi.StatusAgain)    // a detached request's client reads too slowly: nothing was taken
	ErrConflict = StatusError(abi.StatusConflict) // State.CompareAndSwap: the value was another
	ErrDenied   = StatusError(abi.StatusDenied)   // disabled by the operator, or no host
	ErrFailed   = StatusError(abi.StatusFailed)   // the host's log has the reason
)

func (e StatusError) Error() string {
	switch e {
	case ErrInvalid:
		return "wasmserve: invalid argument"
	case ErrNotFound:
		return "wasmserve: not found"
	case ErrTooLarge:
		return "wasmserve: over a limit of the host"
	case ErrClosed:
		return "wasmserve: the request is over: answered, or its client is gone"
	case ErrOrder:
		return "wasmserve: out of order: answered twice, or a body without a head"
	case ErrAgain:
		return "wasmserve: the client reads too slowly: try again later"
	case ErrConflict:
		return "wasmserve: the value has changed: read it again"
	case ErrDenied:
		return "wasmserve: disabled by the operator, or no host"
	case ErrFailed:
		return "wasmserve: failed: see the host's log"
	}
	return "wasmserve: a status that version 1 does not know"
}

// statusError returns nil for results that are not negative.
func statusError(n int32) error {
	if n >= 0 {
		return nil
	}
	return StatusError(n)
}

// Kind is the kind of failure that ended a request's handler.
type Kind uint32

// Kinds of failure.
const (
	KindGuest    = Kind(abi.KindGuest)    // Fail or a panic
	KindTrap     = Kind(abi.KindTrap)     // out of memory, stack exhausted
	KindExit     = Kind(abi.KindExit)     // os.Exit, a panic outside the handler
	KindResponse = Kind(abi.KindResponse) // a response that breaks a rule: a status, a header name
	KindTimeout  = Kind(abi.KindTimeout)  // a time limit ended the call
	KindMemory   = Kind(abi.KindMemory)   // no memory for the request
	KindLost     = Kind(abi.KindLost)     // the instance ended while the request was detached
	KindInternal = Kind(abi.KindInternal) // the host's own fault
)

// String returns the kind's name in the log.
func (k Kind) String() string {
	names := [...]string{"unknown", "guest", "trap", "exit", "response", "timeout", "memory", "lost", "internal"}
	if int(k) < len(names) {
		return names[k]
	}
	return names[0]
}

// Error is the reason why a request's handler failed. Its text may name internals: think before you send it to a client.
type Error struct {
	Kind    Kind
	Message string
	Stack   string // innermost first, one function a line; may be empty
}

func (e *Error) Error() string { return e.Kind.String() + ": " + e.Message }
