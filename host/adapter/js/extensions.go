package js

import (
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
)

// extensions has the host functions of an instance, and what each extension keeps for it. Only the goroutine in the engine uses it,
// except fetches, which any goroutine may use.
type extensions struct {
	functions functionTable // constant

	// The adapter's own.
	process process
	turn    *turn
	answers *answers

	compression compression.Streams
	fetches     fetch.Client
	intl        intl.Intl
	modules     webassembly.Modules
	crypto      webcrypto.Crypto
}

// hostFunctions returns all host functions: the adapter's own, and each extension's. A line here and the extension's field are
// all that the adapter knows of it. Arguments come from the prelude, but a script that got hold of the functions may call them, too: no
// function trusts an argument.
func hostFunctions() functionTable {
	var t functionTable
	bind(&t, processOps, func(e *extensions) *process { return &e.process })
	bind(&t, requestOps, func(e *extensions) *turn { return e.turn })
	bind(&t, answerOps, func(e *extensions) *answers { return e.answers })
	bind(&t, compression.Ops, func(e *extensions) *compression.Streams { return &e.compression })
	bind(&t, fetch.Ops, func(e *extensions) *fetch.Client { return &e.fetches })
	bind(&t, forms.Ops, none)
	bind(&t, hashes.Ops, none)
	bind(&t, intl.Ops, func(e *extensions) *intl.Intl { return &e.intl })
	bind(&t, state.Ops, func(e *extensions) state.Env { return e.turn.instance.Env })
	bind(&t, text.Ops, none)
	bind(&t, webassembly.Ops, func(e *extensions) *webassembly.Modules { return &e.modules })
	bind(&t, webcrypto.Ops, func(e *extensions) *webcrypto.Crypto { return &e.crypto })
	bind(&t, weburl.Ops, none)
	return t
}

func none(*extensions) ext.None { return ext.None{} }

// functionTable has the host functions by name. It is made once for all scripts.
type functionTable struct {
	names []string
	by    map[string]*function
}

type function struct {
	call func(e *extensions, c ext.Call) engine.Value
	long bool
}

// bind adds functions of an extension whose state in an instance is returned by of. It panics if a name is taken.
func bind[S any](t *functionTable, ops []ext.Op[S], of func(*extensions) S) {
	if t.by == nil {
		t.by = map[string]*function{}
	}
	for _, op := range ops {
		if t.by[op.Name] != nil {
			panic("two host functions are called " + op.Name)
		}
		t.names = append(t.names, op.Name)
		t.by[op.Name] = &function{call: func(e *extensions, c ext.Call) engine.Value { return op.Call(of(e), c) }, long: op.Long}
	}
}

// call calls a host function for the engine.
func (e *extensions) call(vm *engine.VM, name []byte, args []engine.Value) engine.Value {
	i := e.turn.instance
	i.Checkpoint()
	f := e.functions.by[string(name)]
	if f == nil {
		return engine.Undefined
	}
	c := ext.Call{VM: vm, Turn: e.turn, Args: args}
	if !f.long {
		return f.call(e, c)
	}
	begun := i.Now()
	v := f.call(e, c)
	i.Worked(begun)
	return v
}
