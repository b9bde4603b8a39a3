package js

// The interfaces by which extensions see an instance.

import (
	"context"
	"errors"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// nesting is the webassembly.Script of an instance. Its fields are constant.
type nesting struct {
	*turn
	vm    *engine.VM
	codes *webassembly.Codes
}

// VM returns the engine.
func (n nesting) VM() *engine.VM { return n.vm }

// Engine returns the engine's module.
func (n nesting) Engine() api.Module { return n.instance.Module }

// Codes returns the compiled modules of all instances of the script.
func (n nesting) Codes() *webassembly.Codes { return n.codes }

// Compiler returns the host's compiler for modules of scripts, or nil.
func (n nesting) Compiler() adapter.Compiler {
	c, _ := n.instance.Env.(adapter.Compiler)
	return c
}

// Meter adds to a runtime the host module that metered modules import.
func (n nesting) Meter(ctx context.Context, rt wazero.Runtime) error {
	return guest.LoadMeter(ctx, rt)
}

// Interruption returns the error in err that ends the turn, or nil.
func (n nesting) Interruption(err error) error {
	var in *guest.Interruption
	if errors.As(err, &in) {
		return in
	}
	return nil
}

// These make a turn a fetch.Host.

// Outbound returns the sender of outbound requests, or nil.
func (t *turn) Outbound() adapter.Outbound { return t.instance.Env.Outbound() }

// Owner returns the account of the turn.
func (t *turn) Owner() loop.Owner { return t.owner() }

// Recipient returns the mailbox of the open request id, for a response body that is copied to it in the background. gone is called when the
// request is over. nil: the request is over, or another body is copied to it.
func (t *turn) Recipient(id uint32, gone func()) *exchange.Pending {
	p := t.mailbox(id, false)
	t.requests.Lock()
	defer t.requests.Unlock()
	e := t.requests.Locked(id)
	if p == nil || e == nil || e.gone != nil {
		return nil
	}
	e.gone = gone
	return p
}
