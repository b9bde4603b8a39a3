package js

// The script's WebAssembly: modules that run beside the engine, in its memory (package webassembly; host/js/ext/webassembly/lib/wasm.js has the interface).

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/snapshot"
)

// modules is what a script has made of WebAssembly. The zero value is for one that has made nothing.
type modules struct {
	store webassembly.Store
	codes map[int32]*webassembly.Code // modules of the script, by number
	last  int32
	fresh int // modules that were compiled since the script last dropped those that it does not use
}

// maxFresh limits fresh: the script's instances share the room for modules, and one that has no more requests drops none.
const maxFresh = 16

// modulesImage is what modules held when the image of a script was taken.
type modulesImage struct {
	store *webassembly.Image
	codes map[int32]*webassembly.Code
	last  int32
}

// image takes an image. The error says why what there is cannot be restored.
func (m *modules) image() (img modulesImage, err error) {
	img.store, err = m.store.Image()
	img.codes, img.last = maps.Clone(m.codes), m.last
	for _, c := range img.codes {
		c.Use() // for as long as the program lasts
	}
	return img, err
}

// restore brings m back to the image, and reports whether that was possible.
func (m *modules) restore(img *modulesImage) bool {
	if !m.store.Restore(img.store) {
		return false
	}
	m.adoptCodes(img)
	return true
}

// adopt makes m a copy of the image.
func (m *modules) adopt(img *modulesImage) error {
	m.adoptCodes(img)
	return m.store.Adopt(img.store)
}

func (m *modules) adoptCodes(img *modulesImage) {
	if m.last == img.last && len(m.codes) == len(img.codes) {
		return // the numbers only grow, and none has been dropped
	}
	for _, c := range img.codes {
		c.Use()
	}
	for _, c := range m.codes {
		c.Unuse()
	}
	m.codes, m.last = maps.Clone(img.codes), img.last
}

// close closes all.
func (m *modules) close() {
	m.store.Close()
	for _, c := range m.codes {
		c.Unuse()
	}
	m.codes = nil
}

// thrown is an exception of a function that an instance has imported: it passes the instance and goes on in the script.
type thrown struct{ value engine.Value }

func (*thrown) Error() string { return "an exception of the script" }

// unwound is an error of the engine, which ends all calls.
type unwound struct{ err error }

func (e *unwound) Error() string { return e.err.Error() }
func (e *unwound) Unwrap() error { return e.err }

// These make an instance a webassembly.Host.

// Engine is the engine's instance.
func (i *instance) Engine() api.Module { return i.mod }

// Alloc and Release are those of the engine's heap.
func (i *instance) Alloc(n uint32) uint32 { return i.vm.Alloc(n) }
func (i *instance) Release(at uint32)     { i.vm.Release(at) }

// Detach ends a memory's ArrayBuffer, which the prelude knows.
func (i *instance) Detach(memory uint32) bool {
	v, err := i.vm.Reenter(i.fns.imported, engine.Int(int32(memory)), engine.Int(-1))
	if err != nil {
		panic(&unwound{err})
	}
	if v.IsException() { // no stack was left for it
		i.vm.Free(i.vm.TakeException())
		return false
	}
	i.vm.Free(v)
	return true
}

// memories hands out the memory of an engine, which only its instance frees: see webassembly.ErrLost.
type memories struct{ snapshot.Allocator }

// Allocate reserves room for max bytes.
func (m *memories) Allocate(size, most uint64) experimental.LinearMemory {
	return kept{m.Allocator.Allocate(size, most)}
}

type kept struct{ experimental.LinearMemory }

func (kept) Free() {}

// close closes the engine.
func (i *instance) close(ctx context.Context) error {
	i.modules.close()
	err := i.mod.Close(ctx)
	i.memory.Free()
	return err
}

// Import calls a function that an instance imports.
func (i *instance) Import(inst, slot uint32) {
	i.checkpoint()
	v, err := i.vm.Reenter(i.fns.imported, engine.Int(int32(inst)), engine.Int(int32(slot)))
	if err != nil {
		panic(&unwound{err})
	}
	if v.IsException() {
		panic(&thrown{i.vm.TakeException()})
	}
	i.vm.Free(v)
}

// ran is what a call of an instance comes to: undefined, or the message of a RuntimeError, or an exception. Other errors end all calls.
func (i *instance) ran(err error) engine.Value {
	if err == nil {
		return engine.Undefined
	}
	if ended := i.vm.Ended(); ended != nil {
		panic(ended)
	}
	var t *thrown
	var u *unwound
	var in *interruption
	switch {
	case errors.As(err, &in):
		panic(in)
	case errors.As(err, &u):
		panic(u.err)
	case errors.As(err, &t):
		i.vm.Throw(t.value)
		return engine.Exception
	case errors.Is(err, engine.ErrMemory), errors.Is(err, webassembly.ErrMemory):
		panic(engine.ErrMemory)
	case errors.Is(err, errStack):
		return i.vm.NewString([]byte("\x00Maximum call stack size exceeded."))
	}
	message, deep := webassembly.Trap(err)
	switch {
	case deep:
		message = "\x00" + message
	case message == "":
		panic(err)
	}
	return i.vm.NewString([]byte(message))
}

// errStack ends an instance's call that uses too much of the processor's stack (-stack).
var errStack = errors.New("the stack is too large")

// limitStack is called while an instance runs, at each tick.
func (i *instance) limitStack() {
	if most := i.env.Limits().Stack; most > 0 && i.modules.store.Stack() > most {
		panic(errStack)
	}
}

// enterWasm is host.enter(instance, function): arguments and results are in the store's memory.
func (i *instance) enterWasm(c ext.Call) engine.Value {
	inst := i.modules.store.Instance(c.ID(0))
	if inst == nil {
		return i.vm.NewString([]byte("the instance is closed"))
	}
	return i.ran(inst.Call(c.ID(1)))
}

// prepared adds to a runtime what metered modules import.
func prepared(ctx context.Context, rt wazero.Runtime) error {
	_, err := rt.NewHostModuleBuilder(rewrite.Module).NewFunctionBuilder().
		WithGoModuleFunction(ticker{}, nil, []api.ValueType{api.ValueTypeI32}).Export(rewrite.Tick).Instantiate(ctx)
	return err
}

// compileWasm returns the code of a module, compiled once for all instances of the script. All of the time that this takes counts as work of the
// script, and ends with its budget.
func (i *instance) compileWasm(text []byte) (*webassembly.Code, error) {
	begun := time.Since(i.born)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if rest, limited := i.rest(); limited {
		ctx, cancel = context.WithTimeout(ctx, rest)
		defer cancel()
	}
	go func() {
		select {
		case <-i.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	code, err := i.prog.nested.Get(ctx, text, func(wasm []byte, info *webassembly.Info) (*webassembly.Code, error) {
		compiler, ok := i.env.(adapter.Compiler)
		if !ok {
			return nil, errors.New("cannot be compiled: the host has no compiler for modules of scripts")
		}
		i.modules.fresh++
		compiled, err := compiler.Compile(ctx, wasm)
		if err != nil {
			return nil, err
		}
		return webassembly.NewCode(ctx, compiled, info, prepared)
	})
	if err != nil {
		i.checkpoint()
		i.computed(begun)
	}
	return code, err
}

// wasm is host.wasm(operation, ...). What it returns for a mistake is a string, the message; memory that lacks ends the script.
func (i *instance) wasm(c ext.Call) engine.Value {
	m := &i.modules
	num := func(n int) uint32 { return uint32(c.Whole(n)) }
	switch op := c.Text(0); op {
	case "begin": // with the function that calls imports
		at, err := m.store.Args()
		if err != nil {
			panic(engine.ErrMemory)
		}
		i.fns.imported = i.vm.Dup(c.Value(1))
		return i.vm.Over(at, webassembly.ArgsSize)
	case "compile":
		if m.fresh >= maxFresh {
			return i.refused(errors.New("there are modules to drop"))
		}
		begun := time.Since(i.born)
		text := append([]byte(nil), c.Bytes(1)...)
		code, err := i.compileWasm(text)
		if errors.Is(err, webassembly.ErrFull) {
			return i.refused(err)
		}
		if err != nil {
			return i.vm.NewString([]byte(err.Error()))
		}
		if m.codes == nil {
			m.codes = map[int32]*webassembly.Code{}
		}
		m.last++
		m.codes[m.last] = code
		i.computed(begun)
		return engine.Int(m.last)
	case "collect":
		m.fresh = 0
		i.vm.Collect()
	case "memory":
		id, err := m.store.NewMemory(num(1), num(2))
		return i.made(id, err)
	case "view":
		if mem := m.store.Memory(num(1)); mem != nil {
			return i.vm.Over(mem.Base, mem.Length)
		}
	case "detach":
		i.vm.Detach(c.Value(1))
	case "size-of":
		if mem := m.store.Memory(num(1)); mem != nil {
			return engine.Int(int32(mem.Length >> 16))
		}
	case "pages":
		return engine.Int(m.store.Grow(num(1), num(2)))
	case "drop":
		return engine.Bool(m.store.Drop(num(1)))
	case "drop-memory":
		return engine.Bool(m.store.DropMemory(num(1)))
	case "drop-module":
		if code := m.codes[c.Int(1)]; code != nil {
			delete(m.codes, c.Int(1))
			code.Unuse()
		}
	case "info", "types", "new", "custom":
		code := m.codes[c.Int(1)]
		if code == nil {
			return i.vm.NewString([]byte("the module is closed"))
		}
		return i.ofModule(op, code, c)
	default:
		if inst := m.store.Instance(num(1)); inst != nil {
			return i.ofInstance(op, inst, c)
		}
		return i.vm.NewString([]byte("the instance is closed"))
	}
	return engine.Undefined
}

func (i *instance) made(id uint32, err error) engine.Value {
	if errors.Is(err, webassembly.ErrLost) {
		panic(err)
	}
	if errors.Is(err, webassembly.ErrMany) || errors.Is(err, webassembly.ErrMemory) {
		return i.refused(err)
	}
	if err != nil {
		return i.vm.NewString([]byte(err.Error()))
	}
	return engine.Int(int32(id))
}

// refused is a message that has the prelude try again, when it has dropped all that the script does not use any more.
func (i *instance) refused(err error) engine.Value {
	return i.vm.NewString(append([]byte{1}, err.Error()...))
}

func (i *instance) ofModule(op string, code *webassembly.Code, c ext.Call) engine.Value {
	switch op {
	case "info":
		about := struct {
			Imports, Exports []webassembly.Symbol
			MemoryMax        *int64
		}{Imports: code.Info.Imports, Exports: code.Info.Exports}
		if l := code.Info.Memory; l != nil {
			about.MemoryMax = l.Max
		}
		text, _ := json.Marshal(about)
		return i.vm.NewString(text)
	case "types":
		text, _ := json.Marshal(struct {
			Refs  []uint32
			Types []webassembly.Type
		}{code.Info.Refs, code.Info.Types})
		return i.vm.NewString(text)
	case "new":
		return i.made(i.modules.store.New(code, uint32(c.Whole(2))))
	}
	name, n := c.Text(2), c.Whole(3)
	for _, c := range code.Info.Customs {
		if c.Name != name {
			continue
		}
		if n == 0 {
			return i.vm.NewBytes(c.Body)
		}
		n--
	}
	return engine.Undefined
}

func (i *instance) ofInstance(op string, inst *webassembly.Instance, c ext.Call) engine.Value {
	num := func(n int) uint32 { return uint32(c.Whole(n)) }
	switch op {
	case "start":
		return i.ran(inst.Start())
	case "memory-of":
		return engine.Int(int32(inst.Memory()))
	case "size":
		n, err := inst.TableSize(num(2))
		if err == nil {
			return engine.Int(int32(n))
		}
		return i.ran(err)
	case "get":
		n, err := inst.TableGet(num(2), num(3))
		if err == nil {
			return engine.Int(n)
		}
		return i.ran(err)
	case "set":
		return i.ran(inst.TableSet(num(2), num(3), int32(c.Whole(4))))
	case "grow":
		n, err := inst.TableGrow(num(2), num(3), int32(c.Whole(4)))
		if err == nil {
			return engine.Int(n)
		}
		return i.ran(err)
	case "global":
		return i.ran(inst.GetGlobal(num(2)))
	case "set-global":
		return i.ran(inst.SetGlobal(num(2)))
	case "bridge":
		var t webassembly.Type
		if err := json.Unmarshal([]byte(c.Text(2)), &t); err != nil {
			return i.vm.NewString([]byte(err.Error()))
		}
		return i.made(inst.Bridge(t.Params, t.Results))
	}
	return engine.Undefined
}
