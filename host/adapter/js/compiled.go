package js

import (
	"sync"

	"github.com/wasmserve/wasmserve/host/js/engine"
)

// compiled keeps scripts as the engine's bytecode: reading it takes a fifteenth of the time that reading their text takes (1.5 ms
// and 23 for 63 KB). The engine does not check bytecode, so all of it has been made here, by an engine in which no handler's script had
// run: a handler that found a fault of the engine must not reach other handlers by it. Several goroutines may use it.
type compiled struct {
	mu   sync.Mutex
	code map[string][]byte // by the script's key; guarded by mu
}

// source is the text of a script, with the name that stacks have for it.
type source struct {
	name string
	text []byte
	kind int  // engine.Script or engine.Module
	keep bool // its functions keep their text
}

// get returns the bytecode of the source with this key, which compile makes if it is missing; nil: compile left an exception.
func (c *compiled) get(key string, compile func() ([]byte, error)) ([]byte, error) {
	c.mu.Lock()
	code := c.code[key]
	c.mu.Unlock()
	if code != nil {
		return code, nil
	}
	code, err := compile() // perhaps by several goroutines at once
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

// run runs a source in vm, in which no script of a handler has run yet. Its result is the engine's, which may be Exception.
func (c *compiled) run(vm *engine.VM, s source) (engine.Value, error) {
	code, err := c.get(s.name, func() ([]byte, error) { return vm.Compile(s.text, s.name, s.kind, s.keep) })
	if err != nil || code == nil {
		return engine.Exception, err
	}
	return vm.EvalCompiled(code)
}
