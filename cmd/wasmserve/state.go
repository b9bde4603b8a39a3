package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"strings"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/state"
)

// openState opens the guests' store that -state names; a nil store is one that is switched off. The closer is to be
// called when the host is closed. It logs a warning if others may read or write the file.
func openState(kind string, size int64, log *slog.Logger) (adapter.Store, io.Closer, error) {
	switch kind {
	case "off":
		return nil, io.NopCloser(nil), nil
	case "memory":
		return state.Memory(state.Limits{Bytes: size}), io.NopCloser(nil), nil
	}
	s, err := state.Open(kind, state.Limits{Bytes: size})
	if err != nil {
		if !strings.Contains(err.Error(), kind) { // the library's own text
			err = fmt.Errorf("%s: %w: move it away, or name another file with -state", kind, err)
		}
		return nil, nil, err
	}
	if info, err := os.Stat(kind); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o027 != 0 {
		log.Warn("others may open the file of the handlers' store: chmod 600 it", "file", kind, "mode", fmt.Sprintf("%04o", info.Mode().Perm()))
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
