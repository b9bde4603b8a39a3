package js

// The store that all instances share (host/js/ext/state/state.js).

import (
	"errors"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
)

// storeWork is how much of the time in the store counts as the script's work: in a file it waits for the disk.
const storeWork = time.Millisecond

// state is host.state(operation, key, ...): a status, or what was asked for.
func (i *instance) state(a arguments) engine.Value {
	s := i.env.State()
	if s == nil {
		return status(abi.StatusDenied)
	}
	begun := time.Now()
	defer func() { i.clock.waited += max(0, time.Since(begun)-storeWork) }()
	key := []byte(a.text(1))
	switch a.text(0) {
	case "get":
		var value []byte
		ok, err := s.Get(key, func(v []byte) { value = append([]byte{}, v...) })
		switch {
		case err != nil:
			return i.stateStatus(err)
		case !ok:
			return status(abi.StatusNotFound)
		case a.value(2) != engine.True:
			return i.vm.NewBytes(value)
		case !utf8.Valid(value):
			value = toUTF8(value)
		}
		return i.vm.NewString(value)
	case "set":
		value, ok := i.stored(a.value(2))
		if !ok {
			return status(abi.StatusInvalid)
		}
		return i.stateStatus(s.Set(key, value))
	case "delete":
		existed, err := s.Delete(key)
		if err == nil && existed {
			return status(1)
		}
		return i.stateStatus(err)
	case "add":
		delta := i.vm.Number(a.value(2))
		if math.Trunc(delta) != delta || math.Abs(delta) > 1<<53 {
			return status(abi.StatusInvalid)
		}
		sum, err := s.Add(key, int64(delta))
		if err != nil {
			return i.stateStatus(err)
		}
		return i.vm.NewString(strconv.AppendInt(nil, sum, 10))
	case "swap":
		before, ok1 := i.stored(a.value(2))
		after, ok2 := i.stored(a.value(3))
		if !ok1 || !ok2 {
			return status(abi.StatusInvalid)
		}
		return i.stateStatus(s.CompareAndSwap(key, before, after))
	}
	return status(abi.StatusInvalid)
}

// stored is a value as the store wants it: bytes, or nil for null.
func (i *instance) stored(v engine.Value) (p []byte, ok bool) {
	if v == engine.Null {
		return nil, true
	}
	p, ok = i.vm.Bytes(v)
	if ok && p == nil {
		p = []byte{}
	}
	return p, ok
}

func (i *instance) stateStatus(err error) engine.Value {
	switch {
	case err == nil:
		return status(abi.StatusOK)
	case errors.Is(err, adapter.ErrInvalid):
		return status(abi.StatusInvalid)
	case errors.Is(err, adapter.ErrNotFound):
		return status(abi.StatusNotFound)
	case errors.Is(err, adapter.ErrConflict):
		return status(abi.StatusConflict)
	case errors.Is(err, adapter.ErrDenied):
		return status(abi.StatusDenied)
	case errors.Is(err, adapter.ErrTooLarge):
		i.env.Limited("state-size")
		return status(abi.StatusTooLarge)
	}
	i.env.Failed("a write to the store (-state)", err)
	return status(abi.StatusFailed)
}
