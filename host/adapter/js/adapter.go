package js

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// Adapter runs scripts. Its fields are constant after New.
type Adapter struct {
	env       map[string]string
	code      *compiled // the prelude and its libraries
	functions functionTable

	// derivations is full while as many derivations of keys and passwords run, for all scripts, as the machine has processors: one takes up
	// to 64 MiB.
	derivations chan struct{}
}

// New makes an adapter for any number of scripts. env is their process.env: what the operator lets in; nil: nothing.
func New(env map[string]string) *Adapter {
	if env == nil {
		env = map[string]string{}
	}
	return &Adapter{env: env, code: &compiled{}, functions: hostFunctions(), derivations: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// Name is "js".
func (*Adapter) Name() string { return "js" }

// Probe returns nil when the module is the engine.
func (*Adapter) Probe(mod wazero.CompiledModule) error { return engine.Probe(mod) }

// Load instantiates what the engine imports. The script comes from env, which must be an adapter.Carrier.
func (a *Adapter) Load(ctx context.Context, rt wazero.Runtime, mod wazero.CompiledModule, env adapter.Env) (adapter.Program, error) {
	carrier, ok := env.(adapter.Carrier)
	if !ok {
		return nil, errors.New("the host hands on no sections")
	}
	script := carrier.Section(engine.SectionScript)
	if script == nil {
		return nil, fmt.Errorf("is the JavaScript engine without a script: its section %q is missing, build it with wasmserve build app.ts", engine.SectionScript)
	}
	p := &program{functions: a.functions}
	p.vars, p.code, p.derivations = a.env, a.code, a.derivations
	p.script, p.trace = script, trace.New(script, carrier.Section(engine.SectionMap))
	if err := p.Program.Load(ctx, rt, mod, env); err != nil {
		return nil, err
	}
	if err := engine.Load(ctx, rt); err != nil {
		return nil, err
	}
	return p, nil
}
