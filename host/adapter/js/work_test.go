package js

import "github.com/wasmserve/wasmserve/host/adapter"

// worker counts the fuel that its instance has used: how much it works, whatever the machine is busy with.
type worker struct {
	*testEnv
	inst *instance
	fuel int64
}

// Limits is asked for by each tick, which gives the instance as much fuel as it had before, or half or twice as much.
func (w *worker) Limits() adapter.Limits {
	if w.inst != nil {
		w.fuel += int64(w.inst.fuel)
	}
	return w.testEnv.Limits()
}

func (w *worker) Log(int, []byte) {}
