package main

import (
	"io"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/state"
)

// openState opens the guests' store that -state names; a nil store is one that is switched off. The closer is to be
// called when the host is closed.
func openState(kind string, size int64) (adapter.Store, io.Closer, error) {
	switch kind {
	case "off":
		return nil, io.NopCloser(nil), nil
	case "memory":
		return state.Memory(state.Limits{Bytes: size}), io.NopCloser(nil), nil
	}
	s, err := state.Open(kind, state.Limits{Bytes: size})
	if err != nil {
		return nil, nil, err
	}
	return s, s, nil
}

// stateOf gives each handler of a directory a part of the store, by its path.
func stateOf(s adapter.Store) func(path string) adapter.Store {
	all, ok := s.(*state.Store)
	if !ok {
		return nil
	}
	return func(path string) adapter.Store { return all.Sub(path) }
}
