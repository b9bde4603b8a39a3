package webassembly

// The modules of a script, in an instance: its store with their instances, and the codes by the numbers that the script knows.

import (
	"context"
	"errors"
	"maps"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Script is the instance of a script, as its modules see it.
type Script interface {
	ext.Turn
	VM() *engine.VM
	// Engine returns the engine's instance.
	Engine() api.Module
	// Codes returns the compiled modules of all instances of the script.
	Codes() *Codes
	// Compiler returns what compiles modules; nil: nothing does.
	Compiler() adapter.Compiler
	// Meter adds to a runtime the host module that metered modules import.
	Meter(ctx context.Context, rt wazero.Runtime) error
	// Interruption returns the error in err that ends the turn, or nil.
	Interruption(err error) error
}

// Modules is what an instance of a script has made of WebAssembly. Only the goroutine in the engine uses it. After Init it has made
// nothing.
type Modules struct {
	script   Script // constant
	store    Store
	imported engine.Value    // the function of the prelude that calls imports; undefined before the first module
	codes    map[int32]*Code // modules of the script, by number
	last     int32
	fresh    int // modules that were compiled since the script last dropped those that it does not use
}

// maxFresh limits fresh: the script's instances share the room for modules, and one that has no more requests drops none.
const maxFresh = 16

// ModulesImage is what Modules held when the image of a script was taken.
type ModulesImage struct {
	store    *Image
	imported engine.Value
	codes    map[int32]*Code
	last     int32
}

// Init is called once, before anything else. ctx must return Store() under Key.
func (m *Modules) Init(ctx context.Context, script Script) {
	m.script = script
	m.store.Init(ctx, m)
}

// Store returns the store of the instance.
func (m *Modules) Store() *Store { return &m.store }

// Made reports whether the script has used WebAssembly.
func (m *Modules) Made() bool { return m.store.Made() || m.imported != 0 }

// Codes returns the number of modules that the script has.
func (m *Modules) Codes() int { return len(m.codes) }

// Image takes an image. The error is the reason why the instances cannot be restored.
func (m *Modules) Image() (img ModulesImage, err error) {
	img.imported = m.imported
	img.store, err = m.store.Image()
	img.codes, img.last = maps.Clone(m.codes), m.last
	for _, c := range img.codes {
		c.Use() // for as long as the program lasts
	}
	return img, err
}

// Restore resets m to the image, and reports whether that was possible.
func (m *Modules) Restore(img *ModulesImage) bool {
	if !m.store.Restore(img.store) {
		return false
	}
	m.adoptCodes(img)
	m.imported = img.imported
	return true
}

// Adopt makes m a copy of the image.
func (m *Modules) Adopt(img *ModulesImage) error {
	m.imported = img.imported
	m.adoptCodes(img)
	return m.store.Adopt(img.store)
}

func (m *Modules) adoptCodes(img *ModulesImage) {
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

// Close closes all instances, and releases the codes.
func (m *Modules) Close() {
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

// These make Modules the Host of its store.

// Engine returns the engine's instance.
func (m *Modules) Engine() api.Module { return m.script.Engine() }

// Alloc and Release use the engine's heap.
func (m *Modules) Alloc(n uint32) uint32 { return m.script.VM().Alloc(n) }
func (m *Modules) Release(at uint32)     { m.script.VM().Release(at) }

// Detach ends a memory's ArrayBuffer, which the prelude knows. It reports whether it did.
func (m *Modules) Detach(memory uint32) bool {
	vm := m.script.VM()
	v, err := vm.Reenter(m.imported, engine.Int(int32(memory)), engine.Int(-1))
	if err != nil {
		panic(&unwound{err})
	}
	if v.IsException() { // no stack was left for it
		vm.Free(vm.TakeException())
		return false
	}
	vm.Free(v)
	return true
}

// Import calls a function that an instance imports.
func (m *Modules) Import(inst, slot uint32) {
	m.script.Ending()
	vm := m.script.VM()
	v, err := vm.Reenter(m.imported, engine.Int(int32(inst)), engine.Int(int32(slot)))
	if err != nil {
		panic(&unwound{err})
	}
	if v.IsException() {
		panic(&thrown{vm.TakeException()})
	}
	vm.Free(v)
}

// ran returns the result of a call of an instance: undefined, or the message of a RuntimeError, or an exception. Other errors end all
// calls.
func (m *Modules) ran(err error) engine.Value {
	if err == nil {
		return engine.Undefined
	}
	vm := m.script.VM()
	if ended := vm.Ended(); ended != nil {
		panic(ended)
	}
	var t *thrown
	var u *unwound
	if in := m.script.Interruption(err); in != nil {
		panic(in)
	}
	switch {
	case errors.As(err, &u):
		panic(u.err)
	case errors.As(err, &t):
		vm.Throw(t.value)
		return engine.Exception
	case errors.Is(err, engine.ErrMemory), errors.Is(err, ErrMemory):
		panic(engine.ErrMemory)
	case errors.Is(err, errStack):
		return vm.NewString([]byte("\x00Maximum call stack size exceeded."))
	}
	message, deep := Trap(err)
	switch {
	case deep:
		message = "\x00" + message
	case message == "":
		panic(err)
	}
	return vm.NewString([]byte(message))
}

// errStack ends an instance's call that uses too much of the processor's stack (-stack).
var errStack = errors.New("the stack is too large")

// Running reports whether an instance is running.
func (m *Modules) Running() bool { return m.store.Running() }

// LimitStack ends the running call if it uses more than most bytes of the processor's stack; 0: no limit. The meter calls it at each tick.
func (m *Modules) LimitStack(most int64) {
	if most > 0 && m.store.Stack() > most {
		panic(errStack)
	}
}
