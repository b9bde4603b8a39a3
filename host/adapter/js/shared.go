package js

import (
	"context"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/js/prelude"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// shared is what all instances of one script share.
type shared struct {
	guest.Program
	vars        map[string]string
	code        *compiled     // the adapter's
	derivations chan struct{} // the adapter's
	script      []byte
	own         compiled          // the script
	nested      webassembly.Codes // its WebAssembly
	trace       *trace.Trace
	holds       exchange.Holds
	fallbacks   intl.Fallbacks // of Intl
}

// library returns the bytecode of one of the prelude's libraries, or nil if no such library exists.
func (s *shared) library(name string) ([]byte, error) {
	text := prelude.Library(name)
	if text == nil {
		return nil, nil
	}
	return s.code.get("library "+name, func() ([]byte, error) { return s.compile(source{name: trace.Prelude, text: text}) })
}

// compile compiles a source in an engine of its own.
func (s *shared) compile(src source) (code []byte, err error) {
	c := &compiler{}
	s.Init(&engineContext{Context: context.Background(), instance: &c.Instance, vm: &c.vm}, &c.Instance, c)
	c.Begin()
	if err := s.Instantiate(&c.Instance, c.ModuleConfig().WithStartFunctions("_initialize"), &memories{}); err != nil {
		return nil, err
	}
	defer closeEngine(context.Background(), &c.Instance)
	defer func() {
		if r := recover(); r != nil { // a call that only makes a value was interrupted
			e, ok := r.(error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	if err := c.vm.New(c.Context, c.Module, c); err != nil {
		return nil, err
	}
	code, err = c.vm.Compile(src.text, src.name, src.kind, src.keep)
	if err == nil && code == nil {
		err = errors.New("a library of the prelude is broken")
	}
	return code, err
}

// compiler is an engine that runs no script. It is its guest.Limiter, and its engine.Host.
type compiler struct {
	guest.Instance
	vm engine.VM
}

// Check ends the compilation if it takes too long.
func (c *compiler) Check(spent time.Duration) {
	if most := c.Env.Limits().StartTime; most > 0 && spent > most {
		guest.End(tired(most, "start-timeout"))
	}
}

// Call is not called: the compiler has no host functions.
func (*compiler) Call([]byte, []engine.Value) engine.Value { return engine.Undefined }

// Rejection is not called: no promise is made.
func (*compiler) Rejection(engine.Value, engine.Value, bool) {}

// TypeError has no better message than the engine.
func (*compiler) TypeError(engine.Value, string) string { return "" }
