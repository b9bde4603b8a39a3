package engine

// Calls that run scripts: except compiled ones never from inside of a host function. An error is the wasm runtime's, a trap or an
// interruption: the VM cannot be used again. Exceptions are values.

import (
	"encoding/binary"
	"errors"
)

// Kinds of scripts, and flags of Compile.
const (
	Script = 0 // runs in the global scope
	Module = 1 // its result is a promise, or an exception

	stripSource = 16 // functions do not keep their text for Function.prototype.toString
)

// EvalScript runs a script in the global scope.
func (vm *VM) EvalScript(code []byte, name string) (Value, error) {
	at, file := vm.put(code), vm.put([]byte(name))
	if at == 0 || file == 0 {
		return Exception, ErrMemory
	}
	v, err := vm.call1(fnEval, uint64(vm.js), uint64(at), uint64(len(code)), uint64(file), Script)
	if err != nil {
		return Exception, err
	}
	vm.free(at)
	vm.free(file)
	return Value(v), nil
}

// Compile turns a script of a kind into bytecode that EvalCompiled runs, in this VM or another of the same engine. nil: an exception is
// pending (TakeException). Without source its functions do not keep their text.
func (vm *VM) Compile(code []byte, name string, kind int, source bool) ([]byte, error) {
	at, file := vm.put(code), vm.put([]byte(name))
	if at == 0 || file == 0 {
		return nil, ErrMemory
	}
	flags := uint64(stripSource)
	if source {
		flags = 0
	}
	to, err := vm.call1(fnCompile, uint64(at), uint64(len(code)), uint64(file), uint64(kind), flags, uint64(vm.size))
	if err != nil {
		return nil, err
	}
	vm.free(at)
	vm.free(file)
	if to == 0 {
		return nil, nil
	}
	size, _ := vm.mem.Read(vm.size, 4)
	view, ok := vm.mem.Read(uint32(to), binary.LittleEndian.Uint32(size))
	if !ok {
		return nil, ErrMemory
	}
	out := append([]byte(nil), view...)
	vm.free(uint32(to))
	return out, nil
}

// EvalCompiled runs bytecode that Compile has made, and no other: the engine does not check it.
func (vm *VM) EvalCompiled(bytecode []byte) (Value, error) {
	at := vm.put(bytecode)
	if at == 0 {
		return Exception, ErrMemory
	}
	f := vm.fns[fnEvalCompiled]
	if vm.evaluating > 0 { // called by such a script: an api.Function cannot nest
		f = vm.mod.ExportedFunction(exportNames[fnEvalCompiled])
	}
	vm.evaluating++
	stack := [2]uint64{uint64(at), uint64(len(bytecode))}
	err := vm.runFunction(f, stack[:])
	vm.evaluating--
	if err != nil {
		return Exception, err
	}
	box := stack[0]
	v, ok := vm.mem.ReadUint64Le(uint32(box))
	if !ok {
		return Exception, ErrMemory
	}
	vm.free(at)
	vm.free(uint32(box))
	return Value(v), nil
}

// Call calls f with this undefined. args remain the caller's.
func (vm *VM) Call(f Value, args ...Value) (Value, error) {
	if len(args) > maxArgs {
		return Exception, errors.New("too many arguments")
	}
	view, ok := vm.mem.Read(vm.argv, 8*maxArgs)
	if !ok {
		return Exception, ErrMemory
	}
	for n, a := range args {
		binary.LittleEndian.PutUint64(view[8*n:], uint64(a))
	}
	return vm.enter(f, len(args))
}

// Call4 is Call with four arguments, without allocating.
func (vm *VM) Call4(f, a, b, c, d Value) (Value, error) {
	view, ok := vm.mem.Read(vm.argv, 32)
	if !ok {
		return Exception, ErrMemory
	}
	binary.LittleEndian.PutUint64(view, uint64(a))
	binary.LittleEndian.PutUint64(view[8:], uint64(b))
	binary.LittleEndian.PutUint64(view[16:], uint64(c))
	binary.LittleEndian.PutUint64(view[24:], uint64(d))
	return vm.enter(f, 4)
}

// enter calls f with n arguments that are in place.
func (vm *VM) enter(f Value, n int) (Value, error) {
	s := &vm.stack
	s[0], s[1], s[2], s[3], s[4] = uint64(vm.js), uint64(f), uint64(Undefined), uint64(n), uint64(vm.argv)
	if err := vm.run(fnCall, s[:]); err != nil {
		return Exception, err
	}
	return Value(s[0]), nil
}

// Jobs runs microtasks until the queue is empty. failed is called with the exception of one, although microtasks catch theirs.
func (vm *VM) Jobs(failed func(exception Value)) error {
	for {
		pending, err := vm.call1(fnJobPending)
		if err != nil || uint32(pending) == 0 { // the upper half of an i32 is undefined
			return err
		}
		n, err := vm.call1(fnJob)
		if err != nil {
			return err
		}
		if int32(n) < 0 {
			e := vm.TakeException()
			failed(e)
			vm.Free(e)
		}
	}
}

// Getter calls one of the engine's own getters for an object, and returns its result. It may be called from inside of a host function.
func (vm *VM) Getter(f, object Value) Value {
	return Value(vm.alone(fnCall, uint64(vm.js), uint64(f), uint64(object), 0, 0))
}

// TakeException returns the exception that a call ended with.
func (vm *VM) TakeException() Value {
	vm.inner[0] = uint64(vm.js)
	return Value(vm.leaf(fnException))
}

// Get returns a property of an object whose getters are harmless.
func (vm *VM) Get(object Value, name string) (Value, error) {
	at := vm.put([]byte(name))
	if at == 0 {
		return Exception, ErrMemory
	}
	v, err := vm.call1(fnGetProperty, uint64(vm.js), uint64(object), uint64(at))
	vm.free(at)
	return Value(v), err
}

// Set sets a property; the value becomes the object's.
func (vm *VM) Set(object Value, name string, v Value) error {
	at := vm.put([]byte(name))
	if at == 0 {
		return ErrMemory
	}
	_, err := vm.call1(fnSetProperty, uint64(vm.js), uint64(object), uint64(at), uint64(v))
	vm.free(at)
	return err
}

// Global returns the global object.
func (vm *VM) Global() Value {
	vm.inner[0] = uint64(vm.js)
	return Value(vm.leaf(fnGlobal))
}

// HostFunction makes a function that calls Host.Call with this name.
func (vm *VM) HostFunction(name string) Value {
	at := vm.put([]byte(name))
	if at == 0 {
		panic(ErrMemory)
	}
	vm.inner[0], vm.inner[1], vm.inner[2] = uint64(at), uint64(len(name)), 0
	box := uint32(vm.leaf(fnHostFunction))
	v, _ := vm.mem.ReadUint64Le(box)
	vm.free(at)
	vm.free(box)
	return Value(v)
}

// States of a promise.
const (
	Pending   = 0
	Fulfilled = 1
	Rejected  = 2
)

// PromiseState returns Pending, Fulfilled or Rejected; negative: v is not a promise.
func (vm *VM) PromiseState(v Value) int {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return int(int32(vm.leaf(fnPromiseState)))
}

// PromiseResult returns the value or reason of a settled promise, which the caller frees.
func (vm *VM) PromiseResult(v Value) Value {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return Value(vm.leaf(fnPromiseResult))
}

// RunGC collects objects that refer to themselves.
func (vm *VM) RunGC() error {
	_, err := vm.call1(fnRunGC)
	return err
}
