package webassembly

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

const dirtyGlobal = rewrite.Dirty

// Code is a compiled module. It may be used from any goroutine.
type Code struct {
	Info    *Info
	Unsaved []string // globals that cannot be restored
	rt      wazero.Runtime
	mod     wazero.CompiledModule
	add     func(ctx context.Context, metered []byte) (wazero.CompiledModule, error)
	drop    func()
	users   atomic.Int64 // instances, and modules of scripts
	size    int          // of the module, bytes
	bridges bridgeCodes
}

// Use and Unuse count who needs the code: what nobody does may be closed. Codes.Get has counted its caller.
func (c *Code) Use()   { c.users.Add(1) }
func (c *Code) Unuse() { c.users.Add(-1) }

// infoOf is what describes i: a bridge has the code of its owner, but is another module.
func (c *Code) infoOf(i *Instance) *Info {
	if i.owner != 0 {
		return i.bridge
	}
	return c.Info
}

// NewCode prepares compiled code for instances. prepare adds what metered modules import to the runtime. The code is dropped when
// it is closed, and on an error.
func NewCode(ctx context.Context, compiled *adapter.Compiled, info *Info, prepare func(ctx context.Context, rt wazero.Runtime) error) (*Code, error) {
	c := &Code{Info: info, Unsaved: compiled.Unsaved, rt: compiled.Runtime, mod: compiled.Module, add: compiled.Add, drop: compiled.Close}
	err := prepare(ctx, c.rt)
	if err == nil {
		b := c.rt.NewHostModuleBuilder(hostModule)
		for n, f := range hostFunctions {
			b.NewFunctionBuilder().WithGoModuleFunction(hostFunction(n), f.Params, f.Results).Export(f.name)
		}
		_, err = b.Instantiate(ctx)
	}
	if err != nil {
		c.drop()
		return nil, fmt.Errorf("prepare a module: %w", err)
	}
	return c, nil
}

// Close frees the code, of which no instances are left.
func (c *Code) Close() { c.drop() }

// hostFunction is one of hostFunctions, by its index. Its arguments come from code that Rewrite has written.
type hostFunction int

func (n hostFunction) Call(ctx context.Context, _ api.Module, stack []uint64) {
	s := ctx.Value(Key{}).(*Store)
	place := func(n uint64) []byte { return s.bytes(s.args+8*uint32(n), 8) }
	instance := func(id uint64) *Instance {
		i := s.instances[uint32(id)]
		if i == nil {
			panic(fmt.Errorf("instance %d is closed", uint32(id)))
		}
		return i
	}
	switch n {
	case fnCall:
		s.host.Import(uint32(stack[1]), uint32(stack[0]))
	case fnGrow:
		stack[0] = uint64(uint32(s.Grow(instance(stack[1]).memory, uint32(stack[0]))))
	case fnPutExtern:
		put(place(stack[1]), uint32(stack[0]))
	case fnGetExtern:
		stack[0] = uint64(get(place(stack[0])))
	case fnPutFunc:
		i := instance(stack[2])
		put(place(stack[1]), uint32(i.handle(stack[0])))
	case fnGetFunc:
		v, err := instance(stack[1]).raw(get(place(stack[0])))
		if err != nil {
			panic(err)
		}
		stack[0] = v
	}
}
