package host

import (
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/source"
)

// version is one loaded module without instances: generations are made of it, one when it is loaded, and another one each time it
// serves again. It lives as long as it is held: by its generations, and by the host while it is kept.
type version struct {
	// Constant after open.
	path  string
	hash  string
	size  int64
	code  *compiled
	prog  adapter.Program // nil: not loaded
	first uint64          // id of the first generation

	fresh    *source.Module             // guarded by Host.reloadLock: to be stored; nil: it was, or need not be
	isolated bool                       // guarded by Host.reloadLock: prog has an image for isolated requests
	latest   atomic.Pointer[generation] // the one made last; nil: the first is being made
	starting atomic.Bool                // a generation is being made
	refs     atomic.Int64               // holders; 0: it is closed
}

// id returns the id of the latest generation.
func (v *version) id() uint64 {
	if g := v.latest.Load(); g != nil {
		return g.id
	}
	return v.first
}

// release drops a hold. The last one frees the compiled module and the runtime.
func (v *version) release() {
	if v.refs.Add(-1) > 0 {
		return
	}
	if v.prog != nil {
		v.prog.Close()
	}
	v.code.close()
}
