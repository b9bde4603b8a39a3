package engine

// One instance of the engine: a runtime, a context, and the calls into them.

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/tetratelabs/wazero/api"
)

// ErrMemory means that the engine has no memory left for the operation.
var ErrMemory = errors.New("out of memory")

// MaxStack limits how much of the engine's stack scripts may use, in bytes: some 5,400 calls. The rest is for a native function, and for
// the error that reports the overflow. With 1,536 KiB, code that takes little of it but much of wazero's own stack (a function that is
// bound ten times) ends in a trap.
const (
	MaxStack  = 1280 << 10
	stackSize = 2 << 20
)

// Host has the functions that a VM calls. They run inside of a call into the VM: they may make and read values, compile scripts and run
// compiled ones, but not call functions or run jobs.
type Host interface {
	// Call calls the host function of this name. args are the caller's, and gone when another script has run. The result becomes the VM's;
	// it is Exception if an exception is pending.
	Call(name []byte, args []Value) Value
	// Rejection is called when a promise was rejected without a handler, or (handled) has got one. The host frees both values.
	Rejection(promise, reason Value, handled bool)
	// TypeError returns a message for one of the engine's TypeErrors that names the value, or "". The engine frees exception.
	TypeError(exception Value, message string) string
}

// VM is one engine with its script. It is not safe for concurrent use.
type VM struct {
	mod  api.Module
	mem  api.Memory
	ctx  context.Context
	host Host
	js   uint32 // the JSContext's address

	fns        [fnCount]api.Function
	ended      error // the reason why a call ended early; the engine is not called again
	evaluating int   // calls of EvalCompiled
	reentered  int   // calls of Reenter
	reentries  []reentry

	// Reused by every call; not one stack for all, since calls nest (a host function makes a string).
	args  []Value
	stack [8]uint64
	inner [8]uint64
	argv  uint32 // room for maxArgs values
	size  uint32 // room for one length
}

// New starts the engine in mod. ctx must hold the VM under Key: it is set to vm before the engine runs.
func (vm *VM) New(ctx context.Context, mod api.Module, host Host) error {
	if err := vm.Adopt(ctx, mod, host, &VM{}); err != nil {
		return err
	}
	if err := vm.moveStack(); err != nil {
		return err
	}
	if err := vm.setHashes(); err != nil {
		return err
	}
	if n, err := vm.call1(fnInit); err != nil || uint32(n) != 0 {
		return errors.Join(ErrMemory, err)
	}
	at, err := vm.call1(fnContext)
	if err != nil {
		return err
	}
	vm.js = uint32(at)
	if _, err := vm.call1(fnMaxStack, MaxStack); err != nil {
		return err
	}
	if _, err := vm.call1(fnRejections, 1); err != nil {
		return err
	}
	if vm.argv = vm.malloc(8*maxArgs + 8); vm.argv == 0 {
		return ErrMemory
	}
	vm.size = vm.argv + 8*maxArgs
	return nil
}

// moveStack gives the engine a larger stack than the 1 MiB it is built with, in memory of its own.
func (vm *VM) moveStack() error {
	sp, ok := vm.mod.ExportedGlobal("__stack_pointer").(api.MutableGlobal)
	if !ok {
		return errors.New("the engine does not export its stack pointer")
	}
	pages, ok := vm.mem.Grow(stackSize >> 16)
	if !ok {
		return ErrMemory
	}
	sp.Set(uint64(pages)<<16 + stackSize)
	return nil
}

// setHashes chooses the numbers that the engine hashes texts with (hash.wat): no client can find keys that collide. Copies of the
// engine's memory and globals hash as it does.
func (vm *VM) setHashes() error {
	var random [16]byte
	_, _ = rand.Read(random[:]) // never fails
	for n, name := range []string{"hash_seed", "hash_factor"} {
		g, ok := vm.mod.ExportedGlobal(name).(api.MutableGlobal)
		if !ok {
			return fmt.Errorf("the engine does not export %s", name)
		}
		g.Set(binary.LittleEndian.Uint64(random[8*n:]) | 1) // a factor is odd, or bits would be lost
	}
	return nil
}

// Adopt starts the engine in mod, whose memory and globals are a copy of from's. Nothing has run in it since.
func (vm *VM) Adopt(ctx context.Context, mod api.Module, host Host, from *VM) error {
	vm.ctx, vm.mod, vm.mem, vm.host = ctx, mod, mod.Memory(), host
	vm.args = make([]Value, 0, maxArgs)
	for n, name := range exportNames {
		if vm.fns[n] = mod.ExportedFunction(name); vm.fns[n] == nil {
			return fmt.Errorf("the engine does not export %s", name)
		}
	}
	vm.js, vm.argv, vm.size = from.js, from.argv, from.size
	vm.reentries = nil
	for _, r := range from.reentries {
		vm.reentries = append(vm.reentries, reentry{mod.ExportedFunction(exportNames[fnCall]), r.argv})
	}
	return nil
}

// call1 calls an export from outside of the engine.
func (vm *VM) call1(fn int, args ...uint64) (uint64, error) {
	copy(vm.stack[:], args)
	if err := vm.run(fn, vm.stack[:]); err != nil {
		return 0, err
	}
	return vm.stack[0], nil
}

// leaf calls an export that calls nothing back, also from inside a host function. A trap unwinds all.
func (vm *VM) leaf(fn int) uint64 {
	if err := vm.run(fn, vm.inner[:]); err != nil {
		panic(err)
	}
	return vm.inner[0]
}

// alone calls an export from inside of a call that may be of the same export. It returns 0 if the engine has ended.
func (vm *VM) alone(fn int, args ...uint64) uint64 {
	stack := make([]uint64, 8)
	copy(stack, args)
	if err := vm.runFunction(vm.mod.ExportedFunction(exportNames[fn]), stack); err != nil {
		panic(err)
	}
	return stack[0]
}

func (vm *VM) run(fn int, stack []uint64) error { return vm.runFunction(vm.fns[fn], stack) }

func (vm *VM) runFunction(f api.Function, stack []uint64) error {
	if vm.ended == nil {
		vm.ended = f.CallWithStack(vm.ctx, stack)
	}
	return vm.ended
}

func (vm *VM) malloc(n uint32) uint32 {
	vm.inner[0] = uint64(n)
	return uint32(vm.leaf(fnMalloc))
}

func (vm *VM) free(p uint32) {
	if vm.ended != nil {
		return
	}
	vm.inner[0] = uint64(p)
	vm.leaf(fnFree)
}

// put copies p into new engine memory, with a NUL behind it; 0: memory is exhausted.
func (vm *VM) put(p []byte) uint32 {
	if len(p) > math.MaxInt32-1 {
		return 0
	}
	at := vm.malloc(uint32(len(p)) + 1)
	if at == 0 {
		return 0
	}
	view, ok := vm.mem.Read(at, uint32(len(p))+1)
	if !ok {
		return 0
	}
	copy(view, p)
	view[len(p)] = 0
	return at
}

// MemorySize returns the size of the engine's memory in bytes.
func (vm *VM) MemorySize() int { return int(vm.mem.Size()) }

// View returns n bytes of engine memory at at, valid until the engine runs again.
func (vm *VM) View(at, n uint32) ([]byte, bool) { return vm.mem.Read(at, n) }
