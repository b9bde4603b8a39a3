package adapter

import (
	"strconv"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// Globals are the mutable globals of an instance, all of which host/rewrite has exported. They may only be used by the goroutine that calls
// the instance.
type Globals []api.MutableGlobal

// GlobalsOf returns the globals of mod, in order.
func GlobalsOf(mod api.Module) (list Globals) {
	for n := 0; ; n++ {
		g, ok := mod.ExportedGlobal(rewrite.Global + strconv.Itoa(n)).(api.MutableGlobal)
		if !ok {
			return list
		}
		list = append(list, g)
	}
}

// Values returns the values of the globals.
func (l Globals) Values() (values []uint64) {
	for _, g := range l {
		values = append(values, g.Get())
	}
	return values
}

// Restore resets the globals to values.
func (l Globals) Restore(values []uint64) {
	for n, g := range l {
		if v := values[n]; g.Get() != v {
			g.Set(v)
		}
	}
}
