package main

import (
	"io"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/state"
)

// openState opens the guests' store that -state names; a nil store is one that is switched off. The closer is to be
// called when the host is closed.
func openState(kind string) (adapter.Store, io.Closer, error) {
	switch kind {
	case "off":
		return nil, io.NopCloser(nil), nil
	case "memory":
		return state.Memory(state.Limits{}), io.NopCloser(nil), nil
	}
	s, err := state.Open(kind, state.Limits{})
	if err != nil {
		return nil, nil, err
	}
	return s, s, nil
}
