package engine

// Calls from inside of a host function, and memory that modules beside the engine see.

import (
	"encoding/binary"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// Module returns the engine's instance.
func (vm *VM) Module() api.Module { return vm.mod }

// Reenter is Call with two arguments from inside of a host function. Such calls may nest. The arguments of the host function are gone when
// it returns.
func (vm *VM) Reenter(f, a, b Value) (Value, error) {
	if vm.ended != nil {
		return Exception, vm.ended
	}
	depth := vm.reentered
	if depth == len(vm.reentries) {
		at := vm.malloc(16)
		if at == 0 {
			return Exception, ErrMemory
		}
		vm.reentries = append(vm.reentries, reentry{vm.mod.ExportedFunction(exportNames[fnCall]), at})
	}
	r := &vm.reentries[depth]
	view, ok := vm.mem.Read(r.argv, 16)
	if !ok {
		return Exception, ErrMemory
	}
	binary.LittleEndian.PutUint64(view, uint64(a))
	binary.LittleEndian.PutUint64(view[8:], uint64(b))
	stack := [5]uint64{uint64(vm.js), uint64(f), uint64(Undefined), 2, uint64(r.argv)}
	vm.reentered++
	err := vm.runFunction(r.call, stack[:])
	vm.reentered--
	if r = &vm.reentries[depth]; adapter.StackOf(r.call).Size() > keptStack {
		r.call = vm.mod.ExportedFunction(exportNames[fnCall]) // with a small one
	}
	return Value(stack[0]), err
}

// keptStack is the size in bytes up to which the processor stack of a call is kept for the next one.
const keptStack = 1 << 20

// reentry belongs to the calls of Reenter at one depth.
type reentry struct {
	call api.Function
	argv uint32 // room for two values
}

// Restored is called when the engine's memory has been reset to its state at the time when from was copied.
func (vm *VM) Restored(from *VM) { vm.reentries = vm.reentries[:len(from.reentries)] }

// Over returns an Uint8Array over n bytes of engine memory at at, which must last until the array is detached.
func (vm *VM) Over(at, n uint32) Value {
	vm.inner = [8]uint64{uint64(vm.js), uint64(at), uint64(n), 0, 0, 0}
	return Value(vm.leaf(fnShareBytes))
}

// Detach detaches an ArrayBuffer.
func (vm *VM) Detach(buffer Value) {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(buffer)
	vm.leaf(fnDetach)
}

// Throw makes v the pending exception. v becomes the VM's. The running host function must return Exception.
func (vm *VM) Throw(v Value) {
	vm.inner[0], vm.inner[1] = uint64(vm.js), uint64(v)
	vm.leaf(fnThrow)
}

// Collect is RunGC from inside of a host function. Finalizers run later, as jobs.
func (vm *VM) Collect() { vm.alone(fnRunGC) }

// Ended returns the reason why the engine may not be called any more, or nil.
func (vm *VM) Ended() error { return vm.ended }
