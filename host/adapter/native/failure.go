package native

import (
	"strings"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// askPanicked asks a guest that has called fail whether it has recovered from a panic, so that no other request sees the state that the
// panic left behind (a locked mutex, say).
func (i *instance) askPanicked() {
	fn := i.Module.ExportedFunction(abi.ExportPanicked) // looked up here: most instances never fail
	if fn == nil {
		return
	}
	if err := fn.CallWithStack(i.Context, i.stack[:]); err != nil || uint32(i.stack[0]) != 0 {
		i.Break()
	}
}

// fail turns the error of a call into a Failure and marks the instance broken. A guest may have given the reason, through fail, before it
// trapped or exited (SPEC 6.7): a language without exceptions has no other way.
func (i *instance) fail(err error) error {
	i.Break()
	f := guest.FailureOf(err)
	f.Stack = guest.Stack(err)
	own := i.failure
	switch {
	case own == nil || f.Limit != "":
	case f.Kind == exchange.KindExit:
		return own
	case f.Kind == exchange.KindTrap:
		return &exchange.Failure{Kind: own.Kind, Message: own.Message, Stack: strings.TrimPrefix(own.Stack+"\n"+f.Stack, "\n")}
	}
	return f
}
