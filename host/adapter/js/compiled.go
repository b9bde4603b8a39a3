package js

import (
	"context"
	"errors"
	"sync"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/prelude"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// compiled keeps scripts as the engine's bytecode: to read it takes a fifteenth of the time that it takes to read their text (1.5 ms
// and 23 for 63 KB). The engine does not check bytecode, so what is in it has been made here, by an engine in which no handler's script had
// run: a handler that found a fault of the engine shall not reach others by it. It may be used by several goroutines.
type compiled struct {
	mu   sync.Mutex
	code map[string][]byte // by the script's key; guarded by mu
}

// script is text with the name under which it stands in stacks.
type script struct {
	name   string
	text   []byte
	kind   int  // engine.Script or engine.Module
	source bool // its functions keep their text
}

// get returns the bytecode of the script with this key, which compile makes if it is missing; nil: compile left an exception.
func (c *compiled) get(key string, compile func() ([]byte, error)) ([]byte, error) {
	c.mu.Lock()
	code := c.code[key]
	c.mu.Unlock()
	if code != nil {
		return code, nil
	}
	code, err := compile() // by several at once, if it must be
	if err != nil || code == nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.code == nil {
		c.code = map[string][]byte{}
	}
	c.code[key] = code
	return code, nil
}

// run runs a script in vm, in which no script of a handler has run yet. Its result is the engine's: Exception with one pending, too.
func (c *compiled) run(vm *engine.VM, s script) (engine.Value, error) {
	code, err := c.get(s.name, func() ([]byte, error) { return vm.Compile(s.text, s.name, s.kind, s.source) })
	if err != nil || code == nil {
		return engine.Exception, err
	}
	return vm.EvalCompiled(code)
}

// library is what one of the prelude's libraries exports.
func (i *instance) library(name string) engine.Value {
	text := prelude.Library(name)
	if text == nil {
		return engine.Undefined
	}
	code, err := i.prog.code.get("library "+name, func() ([]byte, error) { return i.prog.compile(script{name: trace.Prelude, text: text}) })
	if err != nil {
		panic(err) // the running call ends with it
	}
	v, err := i.vm.EvalCompiled(code)
	if err != nil {
		panic(err)
	}
	return v
}

// compile compiles a script in an engine of its own.
func (p *program) compile(s script) (code []byte, err error) {
	i := p.instance()
	if err := p.instantiate(i, "_initialize"); err != nil {
		return nil, err
	}
	defer i.close(context.Background())
	err = i.guard(func() error {
		if err := i.vm.New(i.Context, i.Module, i); err != nil {
			return err
		}
		if code, err = i.vm.Compile(s.text, s.name, s.kind, s.source); err == nil && code == nil {
			err = errors.New("a library of the prelude is broken")
		}
		return err
	})
	return code, err
}
