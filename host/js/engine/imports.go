package engine

// The functions that the engine imports from the module "env".

import (
	"context"
	"fmt"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

const hostModule = "env"

const i32 = api.ValueTypeI32

// hostImport is one import. Its result, if any, and its parameters are of type i32, except a value. vm is nil while _initialize runs.
type hostImport struct {
	params int
	result bool
	call   func(vm *VM, stack []uint64)
}

func (h *hostImport) Call(ctx context.Context, _ api.Module, stack []uint64) {
	h.call(ctx.Value(Key{}).(*VM), stack)
}

// Key is the key of the VM in the context of its calls.
type Key struct{}

var hostImports = map[string]*hostImport{
	"host_call":                {5, true, hostCall},
	"host_interrupt":           {0, true, func(_ *VM, stack []uint64) { stack[0] = 0 }}, // not used: the meter interrupts
	"host_type_error":          {2, false, typeError},                                   // patch.mjs
	"host_promise_rejection":   {3, false, promiseRejection},
	"host_module_normalize":    {2, true, func(_ *VM, stack []uint64) { stack[0] = 0 }}, // scripts come bundled: no loader is set
	"host_module_load":         {2, true, func(_ *VM, stack []uint64) { stack[0] = 0 }},
	"host_get_timezone_offset": {2, true, timezoneOffset},
}

// Load instantiates the module "env" in rt.
func Load(ctx context.Context, rt wazero.Runtime) error {
	b := rt.NewHostModuleBuilder(hostModule)
	for name, h := range hostImports {
		params := []api.ValueType{i32, i32, i32, i32, i32}[:h.params]
		var results []api.ValueType
		if name == "host_type_error" {
			params = []api.ValueType{api.ValueTypeI64, i32} // a value
		}
		if h.result {
			results = []api.ValueType{i32}
		}
		b.NewFunctionBuilder().WithGoModuleFunction(h, params, results).Export(name)
	}
	if _, err := b.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate %s: %w", hostModule, err)
	}
	return nil
}

// hostCall is a call of a host function by the script: name, this, arguments. Each argument is the address of a value that the
// caller frees. The result is the address of a value of our own, or 0 when an exception has been set.
func hostCall(vm *VM, stack []uint64) {
	name, _ := vm.mem.Read(uint32(stack[0]), uint32(stack[1]))
	argc, argv := uint32(stack[3]), uint32(stack[4])
	vm.args = vm.args[:0]
	for n := range min(argc, maxArgs) {
		p, _ := vm.mem.ReadUint32Le(argv + 4*n)
		v, _ := vm.mem.ReadUint64Le(p)
		vm.args = append(vm.args, Value(v))
	}
	result := vm.host.Call(name, vm.args)
	if result == Exception {
		stack[0] = 0
		return
	}
	box := vm.malloc(8)
	if box == 0 {
		panic(ErrMemory)
	}
	vm.mem.WriteUint64Le(box, uint64(result))
	stack[0] = uint64(box)
}

// maxArgs is the largest number of arguments that a host function gets.
const maxArgs = 8

// promiseRejection passes on that a promise was rejected without a handler, or has got one. Both values are ours.
func promiseRejection(vm *VM, stack []uint64) {
	promise, _ := vm.mem.ReadUint64Le(uint32(stack[0]))
	reason, _ := vm.mem.ReadUint64Le(uint32(stack[1]))
	vm.host.Rejection(Value(promise), Value(reason), uint32(stack[2]) != 0)
	vm.free(uint32(stack[0]))
	vm.free(uint32(stack[1]))
}

// typeErrors lists the messages that do not name their value.
var typeErrors = []string{"not a function", "not a constructor", "value is not iterable"}

// typeError adds the name of the value to the message of a TypeError that the engine has thrown, if the host knows it. The message is
// passed as the address of the engine's own text.
func typeError(vm *VM, stack []uint64) {
	e, at := Value(stack[0]), uint32(stack[1])
	for _, m := range typeErrors {
		view, ok := vm.mem.Read(at, uint32(len(m))+1)
		if !ok || view[len(m)] != 0 || string(view[:len(m)]) != m {
			continue
		}
		better := vm.host.TypeError(e, m)
		if better == "" {
			return
		}
		if name := vm.put([]byte("message")); name != 0 {
			vm.alone(fnSetProperty, uint64(vm.js), uint64(e), uint64(name), uint64(vm.NewString([]byte(better))))
			vm.free(name)
		}
		return
	}
}

// timezoneOffset returns the seconds to be added to UTC at a time, which is passed in two halves.
func timezoneOffset(_ *VM, stack []uint64) {
	at := int64(stack[0]<<32 | stack[1]&0xffffffff)
	_, offset := time.Unix(at, 0).Zone()
	stack[0] = api.EncodeI32(int32(offset))
}
