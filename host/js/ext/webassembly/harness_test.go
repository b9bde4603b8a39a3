package webassembly

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// bench is an engine that only has memory: what is not given out is full of guard, and no instance may change it.
type bench struct {
	t      testing.TB
	store  Store
	engine api.Module
	next   uint32
	blocks map[uint32]uint32
	detach []uint32
	call   func(instance, slot uint32) // an import
	ticks  int
	codes  []*Code
}

const guard = 0xa5

func newBench(t testing.TB) *bench {
	ctx := context.Background()
	b := &bench{t: t, next: 4096, blocks: map[uint32]uint32{}}
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	var err error
	b.engine, err = rt.InstantiateWithConfig(ctx, asm.Module(asm.Section(5, asm.Code(0, 4)), asm.Section(7, asm.Code(memoryName, 2, 0))), wazero.NewModuleConfig().WithName(""))
	if err != nil {
		t.Fatal(err)
	}
	b.fill(0)
	b.store.Init(context.WithValue(ctx, Key{}, &b.store), b)
	t.Cleanup(func() {
		b.store.Close()
		for _, c := range b.codes {
			c.Close()
		}
		rt.Close(ctx)
	})
	return b
}

func (b *bench) fill(from uint32) {
	p, _ := b.engine.Memory().Read(from, b.engine.Memory().Size()-from)
	for i := range p {
		p[i] = guard
	}
}

func (b *bench) Engine() api.Module { return b.engine }

// Alloc never gives the same memory twice, and leaves some between.
func (b *bench) Alloc(n uint32) uint32 {
	at := b.next
	if more := int64(at) + int64(n) + 4096 - int64(b.engine.Memory().Size()); more > 0 {
		if _, ok := b.engine.Memory().Grow(uint32((more + 65535) >> 16)); !ok {
			return 0
		}
		// what the engine has never had is zero; the block is given out as it is
		if at+n < b.engine.Memory().Size() {
			b.fill(at + n)
		}
	}
	b.next = at + (n+4095)&^4095 + 4096
	b.blocks[at] = n
	return at
}

func (b *bench) Release(at uint32) {
	p, _ := b.engine.Memory().Read(at, b.blocks[at])
	for i := range p {
		p[i] = guard
	}
	delete(b.blocks, at)
}

func (b *bench) Detach(memory uint32) bool { b.detach = append(b.detach, memory); return true }

func (b *bench) Import(instance, slot uint32) {
	if b.call != nil {
		b.call(instance, slot)
	}
}

// untouched reports whether all memory that is not given out is as it was.
func (b *bench) untouched() error {
	p, _ := b.engine.Memory().Read(0, b.engine.Memory().Size())
	at := uint32(0)
	for at < uint32(len(p)) {
		if n, ok := b.blocks[at]; ok {
			at += n
			continue
		}
		if p[at] != guard {
			return fmt.Errorf("address %#x outside of all memories is %#x", at, p[at])
		}
		if at++; at&4095 == 1 && at+4095 <= uint32(len(p)) && bytes.Count(p[at:at+4095], []byte{guard}) == 4095 {
			at += 4095
		}
	}
	return nil
}

// code compiles a module for nesting.
func (b *bench) code(text []byte) (*Code, error) {
	ctx := context.Background()
	out, info, err := Rewrite(text)
	if err != nil {
		return nil, err
	}
	metered, more, err := rewrite.Rewrite(out)
	if err != nil {
		return nil, err
	}
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features))
	mod, err := compileModule(ctx, rt, metered)
	if err != nil {
		rt.Close(ctx)
		return nil, err
	}
	c, err := NewCode(ctx, &adapter.Compiled{Runtime: rt, Module: mod, Unsaved: more.Unsaved, Add: rt.CompileModule, Close: func() { rt.Close(ctx) }}, info, b.meter)
	if err == nil {
		b.codes = append(b.codes, c)
	}
	return c, err
}

func compileModule(ctx context.Context, rt wazero.Runtime, text []byte) (mod wazero.CompiledModule, err error) {
	defer func() {
		if p := recover(); p != nil { // wazero's decoder on some malformed modules
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return rt.CompileModule(ctx, text)
}

func (b *bench) meter(ctx context.Context, rt wazero.Runtime) error {
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
			b.ticks++
			stack[0] = rewrite.StartFuel
		}), nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx)
	return err
}

// instance compiles and starts a module.
func (b *bench) instance(text []byte) (*Instance, error) {
	c, err := b.code(text)
	if err != nil {
		return nil, err
	}
	id, err := b.store.New(c, 0)
	if err != nil {
		return nil, err
	}
	i := b.store.Instance(id)
	return i, i.Start()
}

// memory is an instance's.
func (b *bench) memory(i *Instance) []byte {
	m := b.store.Memory(i.Memory())
	if m == nil {
		return nil
	}
	return b.store.bytes(m.Base, m.Length)
}

// invoke calls an export with slots as wazero takes them.
func (i *Instance) invoke(name string, args []uint64) ([]uint64, error) {
	for _, s := range i.code.Info.Exports {
		if s.Name == name && s.Kind == "function" {
			if i.entries == nil {
				i.entries = make([]entry, len(i.code.Info.Types))
			}
			e := &i.entries[s.Index]
			if e.fn == nil {
				*e = newEntry(i, lookup(i, s.Index))
			}
			return e.fn.Call(i.store.ctx, args...)
		}
	}
	return nil, fmt.Errorf("there is no export %s", name)
}
