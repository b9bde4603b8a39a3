package native

import (
	"encoding/binary"
	"math"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
)

// absent is the length that stands for "no value" in state_cas.
const absent = math.MaxUint32

func stateGet(i *instance, args []uint64) int32 {
	s := i.Env.State()
	if s == nil {
		return abi.StatusDenied
	}
	key, ok := i.view(args[0], args[1])
	if !ok {
		return abi.StatusInvalid
	}
	result := abi.StatusNotFound
	_, err := s.Get(key, func(value []byte) { result = i.deliver(value, args[2], args[3]) })
	if err != nil {
		return adapter.StoreStatus(i.Env, err)
	}
	return result
}

func stateSet(i *instance, args []uint64) int32 {
	s := i.Env.State()
	if s == nil {
		return abi.StatusDenied
	}
	key, ok1 := i.view(args[0], args[1])
	value, ok2 := i.view(args[2], args[3])
	if !ok1 || !ok2 {
		return abi.StatusInvalid
	}
	return adapter.StoreStatus(i.Env, s.Set(key, value))
}

func stateDelete(i *instance, args []uint64) int32 {
	s := i.Env.State()
	if s == nil {
		return abi.StatusDenied
	}
	key, ok := i.view(args[0], args[1])
	if !ok {
		return abi.StatusInvalid
	}
	existed, err := s.Delete(key)
	if err == nil && existed {
		return 1
	}
	return adapter.StoreStatus(i.Env, err)
}

func stateAdd(i *instance, args []uint64) int32 {
	s := i.Env.State()
	if s == nil {
		return abi.StatusDenied
	}
	key, ok1 := i.view(args[0], args[1])
	out, ok2 := i.view(args[3], 8)
	if !ok1 || !ok2 {
		return abi.StatusInvalid
	}
	sum, err := s.Add(key, int64(args[2]))
	if err == nil {
		binary.LittleEndian.PutUint64(out, uint64(sum))
	}
	return adapter.StoreStatus(i.Env, err)
}

func stateCAS(i *instance, args []uint64) int32 {
	s := i.Env.State()
	if s == nil {
		return abi.StatusDenied
	}
	key, ok1 := i.view(args[0], args[1])
	before, ok2 := i.optional(args[2], args[3])
	after, ok3 := i.optional(args[4], args[5])
	if !ok1 || !ok2 || !ok3 {
		return abi.StatusInvalid
	}
	return adapter.StoreStatus(i.Env, s.CompareAndSwap(key, before, after))
}

// optional returns a view, or nil for the length -1.
func (i *instance) optional(ptr, length uint64) ([]byte, bool) {
	if uint32(length) == absent {
		return nil, true
	}
	p, ok := i.view(ptr, length)
	if ok && p == nil {
		p = []byte{}
	}
	return p, ok
}
