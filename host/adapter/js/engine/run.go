package engine

// Calls that run scripts: never from inside of a host function. An error is the wasm runtime's: a trap, or an interruption;
// the VM is then of no more use. Exceptions are values.

import (
	"encoding/binary"
	"errors"
)

// Flags of Eval.
const (
	evalModule = 1
)

// EvalModule runs a script as a module. The result is a promise, or an exception.
func (vm *VM) EvalModule(code []byte, name string) (Value, error) {
	return vm.eval(code, name, evalModule)
}

// EvalScript runs a script in the global scope.
func (vm *VM) EvalScript(code []byte, name string) (Value, error) { return vm.eval(code, name, 0) }

func (vm *VM) eval(code []byte, name string, flags uint64) (Value, error) {
	at, file := vm.put(code), vm.put([]byte(name))
	if at == 0 || file == 0 {
		return Exception, ErrMemory
	}
	v, err := vm.call1(fnEval, uint64(vm.js), uint64(at), uint64(len(code)), uint64(file), flags)
	if err != nil {
		return Exception, err
	}
	vm.free(at)
	vm.free(file)
	return Value(v), nil
}

// Call calls f with this undefined. args stay the caller's.
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

// Jobs runs microtasks until there are none. An exception of one (they handle theirs themselves) is given to failed.
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

// TakeException is the exception that a call ended with.
func (vm *VM) TakeException() Value {
	vm.inner[0] = uint64(vm.js)
	return Value(vm.leaf(fnException))
}

// Get is a property of an object whose getters are harmless.
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

// Global is the global object.
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

// PromiseState is Pending, Fulfilled or Rejected; negative: v is no promise.
func (vm *VM) PromiseState(v Value) int {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return int(int32(vm.leaf(fnPromiseState)))
}

// PromiseResult is what a promise came to; the caller frees it.
func (vm *VM) PromiseResult(v Value) Value {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	return Value(vm.leaf(fnPromiseResult))
}

// RunGC collects what refers to itself.
func (vm *VM) RunGC() error {
	_, err := vm.call1(fnRunGC)
	return err
}
