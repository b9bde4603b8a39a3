package guest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero/sys"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// Interruption is the error of a call that the host has ended. It unwinds the guest's stack out of a host function, and wazero makes it the
// call's error.
type Interruption struct {
	Cause error
}

func (e *Interruption) Error() string { return "interrupted: " + e.Cause.Error() }

// Unwrap returns the cause.
func (e *Interruption) Unwrap() error { return e.Cause }

// End ends the running call, from within a host function. It does not return.
func End(cause error) { panic(&Interruption{cause}) }

// IsTimeout reports whether err is a time limit's.
func IsTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// FailureOf returns the reason why a call ended before it returned: the guest trapped, exited, or was interrupted. Such an instance has
// half-changed state, and must be marked as broken.
func FailureOf(err error) *exchange.Failure {
	var in *Interruption
	var exit *sys.ExitError
	switch {
	case errors.As(err, &in):
		if f, ok := in.Cause.(*exchange.Failure); ok {
			own := *f
			return &own
		}
		return &exchange.Failure{Kind: exchange.KindTimeout, Message: in.Cause.Error(), Limit: exchange.LimitOf(in.Cause)}
	case errors.As(err, &exit):
		return &exchange.Failure{Kind: exchange.KindExit, Message: fmt.Sprintf("the guest exited with code %d; its last words are in the log", exit.ExitCode())}
	}
	message, _, _ := strings.Cut(err.Error(), "\n")
	if _, after, ok := strings.Cut(message, "wasm error: "); ok { // wazero names the start function before it
		message = after
	}
	return &exchange.Failure{Kind: exchange.KindTrap, Message: message}
}

// Stack returns the wasm functions that wazero lists in the error of a call, innermost first, one per line, up to the limit of a log
// entry: the names are the module's, of any length. Those of Rust are demangled.
func Stack(err error) string {
	_, stack, _ := strings.Cut(err.Error(), "wasm stack trace:\n")
	stack, _, _ = strings.Cut(stack, "\n\nGo runtime stack trace:")
	stack = stack[:min(len(stack), abi.MaxLog)]
	lines := strings.Split(strings.TrimSpace(stack), "\n")
	for n, line := range lines {
		lines[n] = strings.TrimPrefix(line, "\t")
	}
	return demangled(strings.Join(lines, "\n"))
}
