package js

import (
	"context"
	"errors"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/compression"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
	"github.com/wasmserve/wasmserve/host/js/ext/forms"
	"github.com/wasmserve/wasmserve/host/js/ext/hashes"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/state"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/ext/webcrypto"
	"github.com/wasmserve/wasmserve/host/js/ext/weburl"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// hostFunctions returns all host functions: the adapter's own, and those of each extension. A line here and the extension's field of
// instance are all that the adapter knows of it.
func hostFunctions() functionTable {
	var t functionTable
	bind(&t, own, func(i *instance) *instance { return i })
	bind(&t, compression.Ops, func(i *instance) *compression.Streams { return &i.compression })
	bind(&t, fetch.Ops, func(i *instance) *fetch.Client { return &i.fetches })
	bind(&t, forms.Ops, none)
	bind(&t, hashes.Ops, none)
	bind(&t, intl.Ops, func(i *instance) *intl.Intl { return &i.intl })
	bind(&t, state.Ops, func(i *instance) state.Env { return i.Env })
	bind(&t, text.Ops, none)
	bind(&t, webassembly.Ops, func(i *instance) *webassembly.Modules { return &i.modules })
	bind(&t, webcrypto.Ops, func(i *instance) *webcrypto.Crypto { return &i.crypto })
	bind(&t, weburl.Ops, none)
	return t
}

func none(*instance) ext.None { return ext.None{} }

// functionTable has the host functions by name. It is made once for all scripts.
type functionTable struct {
	names []string
	by    map[string]*function
}

type function struct {
	call func(i *instance, c ext.Call) engine.Value
	long bool
}

// bind adds functions of an extension whose state in an instance is returned by of. It panics if a name is taken.
func bind[S any](t *functionTable, ops []ext.Op[S], of func(*instance) S) {
	if t.by == nil {
		t.by = map[string]*function{}
	}
	for _, op := range ops {
		if t.by[op.Name] != nil {
			panic("two host functions are called " + op.Name)
		}
		t.names = append(t.names, op.Name)
		t.by[op.Name] = &function{call: func(i *instance, c ext.Call) engine.Value { return op.Call(of(i), c) }, long: op.Long}
	}
}

// Call calls a host function for the engine.
func (i *instance) Call(name []byte, args []engine.Value) engine.Value {
	i.Checkpoint()
	f := i.prog.functions.by[string(name)]
	if f == nil {
		return engine.Undefined
	}
	c := ext.Call{VM: &i.vm, Turn: i, Args: args}
	if !f.long {
		return f.call(i, c)
	}
	begun := i.Now()
	v := f.call(i, c)
	i.Worked(begun)
	return v
}

// These make an instance a webassembly.Script.

// VM returns the engine.
func (i *instance) VM() *engine.VM { return &i.vm }

// Engine returns the engine's module.
func (i *instance) Engine() api.Module { return i.Module }

// Codes returns the compiled modules of all instances of the script.
func (i *instance) Codes() *webassembly.Codes { return &i.prog.nested }

// Compiler returns the host's compiler for modules of scripts, or nil.
func (i *instance) Compiler() adapter.Compiler {
	c, _ := i.Env.(adapter.Compiler)
	return c
}

// Meter adds to a runtime the host module that metered modules import.
func (i *instance) Meter(ctx context.Context, rt wazero.Runtime) error {
	return guest.LoadMeter(ctx, rt)
}

// Interruption returns the error in err that ends the turn, or nil.
func (i *instance) Interruption(err error) error {
	var in *guest.Interruption
	if errors.As(err, &in) {
		return in
	}
	return nil
}

// These make an instance a fetch.Host.

// Outbound returns the sender of outbound requests, or nil.
func (i *instance) Outbound() adapter.Outbound { return i.Env.Outbound() }

// Owner returns the account of the running turn.
func (i *instance) Owner() loop.Owner { return i.owner() }

// Recipient returns the mailbox of the open request id, for a response body that is copied to it in the background. gone is called when the
// request is over. nil: the request is over, or another body is copied to it.
func (i *instance) Recipient(id uint32, gone func()) *exchange.Pending {
	p := i.mailbox(id, false)
	i.requests.Lock()
	defer i.requests.Unlock()
	e := i.requests.Locked(id)
	if p == nil || e == nil || e.gone != nil {
		return nil
	}
	e.gone = gone
	return p
}
