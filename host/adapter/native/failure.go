package native

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/tetratelabs/wazero/sys"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// goneGrace is how long a guest may continue after its client has left: enough to see CLOSED and clean up.
const goneGrace = time.Second

// interruption unwinds the guest's stack out of a host function. wazero turns it into the call's error.
type interruption struct{ cause error }

func (e *interruption) Error() string { return "interrupted: " + e.cause.Error() }
func (e *interruption) Unwrap() error { return e.cause }

// checkpoint ends the running call if it is to be interrupted. Every host function calls it; tick (meter.go) is for guests
// that call no host function.
func (i *instance) checkpoint() {
	if p := i.interrupted.Load(); p != nil {
		panic(&interruption{*p})
	}
	if i.current == nil {
		return
	}
	if c := i.current.Cancellation(); c != nil && (isTimeout(c.Cause) || time.Since(c.At) > goneGrace) {
		panic(&interruption{c.Cause})
	}
}

// askPanicked asks a guest that has called fail whether it has recovered from a panic, so that no other request sees the state that the
// panic left behind (a locked mutex, say).
func (i *instance) askPanicked() {
	fn := i.mod.ExportedFunction(abi.ExportPanicked) // looked up here: most instances never fail
	if fn == nil {
		return
	}
	if err := fn.CallWithStack(i.ctx, i.stack[:]); err != nil || uint32(i.stack[0]) != 0 {
		i.broken = true
	}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// fail turns the error of a call into a Failure and marks the instance broken: an instance that trapped, exited or was interrupted
// has half-changed state.
func (i *instance) fail(err error) error {
	i.broken = true
	var in *interruption
	var exit *sys.ExitError
	switch {
	case errors.As(err, &in):
		if f, ok := in.cause.(*exchange.Failure); ok {
			return &exchange.Failure{Kind: f.Kind, Message: f.Message, Stack: wasmStack(err), Limit: f.Limit}
		}
		return &exchange.Failure{Kind: exchange.KindTimeout, Message: in.Error(), Stack: wasmStack(err), Limit: exchange.LimitOf(in.cause)}
	case errors.As(err, &exit) && i.failure != nil: // it called fail before
		return i.failure
	case errors.As(err, &exit):
		return &exchange.Failure{Kind: exchange.KindExit, Message: fmt.Sprintf("the guest exited with code %d; its last words are in the log", exit.ExitCode())}
	}
	message, _, _ := strings.Cut(err.Error(), "\n")
	if _, after, ok := strings.Cut(message, "wasm error: "); ok { // wazero names the start function before it
		message = after
	}
	if f := i.failure; f != nil { // it gave the reason before it trapped (SPEC 6.7): a language without exceptions has no other way
		return &exchange.Failure{Kind: f.Kind, Message: f.Message, Stack: strings.TrimPrefix(f.Stack+"\n"+wasmStack(err), "\n")}
	}
	return &exchange.Failure{Kind: exchange.KindTrap, Message: message, Stack: wasmStack(err)}
}

// wasmStack returns the list of wasm functions in wazero's error text, up to the limit of a log entry: the names are the
// module's, of any length.
func wasmStack(err error) string {
	_, stack, _ := strings.Cut(err.Error(), "wasm stack trace:\n")
	stack, _, _ = strings.Cut(stack, "\n\nGo runtime stack trace:")
	stack = stack[:min(len(stack), maxLine)]
	lines := strings.Split(strings.TrimSpace(stack), "\n")
	for n, line := range lines {
		lines[n] = strings.TrimPrefix(line, "\t")
	}
	return demangled(strings.Join(lines, "\n"))
}
