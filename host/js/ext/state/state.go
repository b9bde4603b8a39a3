// Package state gives scripts the store that all instances share (server.state; abi/SPEC.md, 6.6).
package state

import (
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
)

// storeWork is the part of the time in the store that counts as the script's work: in a file it waits for the disk.
const storeWork = time.Millisecond

// Env has the store. Its methods are as in adapter.Env.
type Env interface {
	State() adapter.Store
	Limited(limit string)
	Failed(what string, err error)
}

// Ops has the host function of the store (state.js).
var Ops = []ext.Op[Env]{{Name: "state", Call: call}}

// call is host.state(operation, key, ...): a status, or the result.
func call(env Env, c ext.Call) engine.Value {
	s := env.State()
	if s == nil {
		return engine.Int(abi.StatusDenied)
	}
	begun := time.Now()
	defer func() { c.Turn.Waited(max(0, time.Since(begun)-storeWork)) }()
	key := []byte(c.Text(1))
	switch c.Text(0) {
	case "get":
		var value []byte
		ok, err := s.Get(key, func(v []byte) { value = append([]byte{}, v...) })
		switch {
		case err != nil:
			return status(env, err)
		case !ok:
			return engine.Int(abi.StatusNotFound)
		case !c.True(2):
			return c.VM.NewBytes(value)
		case !utf8.Valid(value):
			value = text.ToUTF8(value)
		}
		return c.VM.NewString(value)
	case "set":
		value, ok := stored(c, 2)
		if !ok {
			return engine.Int(abi.StatusInvalid)
		}
		return status(env, s.Set(key, value))
	case "delete":
		existed, err := s.Delete(key)
		if err == nil && existed {
			return engine.Int(1)
		}
		return status(env, err)
	case "add":
		delta := c.Number(2)
		if math.Trunc(delta) != delta || math.Abs(delta) > 1<<53 {
			return engine.Int(abi.StatusInvalid)
		}
		sum, err := s.Add(key, int64(delta))
		if err != nil {
			return status(env, err)
		}
		return c.VM.NewString(strconv.AppendInt(nil, sum, 10))
	case "swap":
		before, ok1 := stored(c, 2)
		after, ok2 := stored(c, 3)
		if !ok1 || !ok2 {
			return engine.Int(abi.StatusInvalid)
		}
		return status(env, s.CompareAndSwap(key, before, after))
	}
	return engine.Int(abi.StatusInvalid)
}

// stored returns argument n as a value of the store: bytes, or nil for null.
func stored(c ext.Call, n int) (p []byte, ok bool) {
	v := c.Value(n)
	if v == engine.Null {
		return nil, true
	}
	p, ok = c.VM.Bytes(v)
	if ok && p == nil {
		p = []byte{}
	}
	return p, ok
}

// status returns the status for an error of the store.
func status(env Env, err error) engine.Value { return engine.Int(adapter.StoreStatus(env, err)) }
