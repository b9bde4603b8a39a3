package native

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// program makes instances of one compiled module.
type program struct {
	rt  wazero.Runtime
	mod wazero.CompiledModule
	env adapter.Env
}

// Open makes an instance and runs _initialize, until ctx is done. Clocks and randomness are real: with wazero's fake ones a Go guest runs out
// of memory after 144,677 calls, and tokens are the same in every process.
func (p *program) Open(ctx context.Context) (adapter.Instance, error) {
	i := &instance{env: p.env, born: time.Now(), stop: make(chan struct{}), fuel: rewrite.StartFuel, clock: clock{start: true}}
	i.ctx = instanceContext{context.Background(), i} // wazero asks it for a key at each call: asking further up would allocate
	stop := context.AfterFunc(ctx, func() { i.Interrupt(context.Cause(ctx)) })
	defer stop()
	cfg := wazero.NewModuleConfig().
		WithName(""). // anonymous: many instances of one module
		WithStartFunctions(abi.ExportInitialize).
		WithStdout(&lines{env: p.env, level: levelInfo}).
		WithStderr(&lines{env: p.env, level: levelWarn}).
		WithWalltime(i.walltime, 1).
		WithNanotime(i.nanotime, 1).
		WithNanosleep(i.sleep).
		WithOsyield(i.yield).
		WithRandSource(rand.Reader)
	mod, err := p.rt.InstantiateModule(instanceContext{ctx, i}, p.mod, cfg)
	if err != nil {
		return nil, i.fail(err)
	}
	i.mod, i.mem = mod, mod.Memory()
	// Looked up once: each look-up costs 2.4 us and 12 KB.
	i.buffer = mod.ExportedFunction(abi.ExportBuffer)
	i.fetch = mod.ExportedFunction(abi.ExportFetch)
	i.error = mod.ExportedFunction(abi.ExportError)
	i.config = mod.ExportedFunction(abi.ExportConfig)
	if err := i.enlarge(firstBuffer); err != nil {
		mod.Close(i.ctx)
		return nil, err
	}
	return i, nil
}

// instanceContext hands the instance to its host functions.
type instanceContext struct {
	context.Context
	inst *instance
}

type instanceKey struct{}

func (c instanceContext) Value(key any) any {
	if key == (instanceKey{}) {
		return c.inst
	}
	return c.Context.Value(key)
}
