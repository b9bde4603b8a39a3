package js

// worker is a host that logs nothing, with an instance whose work is measured by the fuel that it has used, independent of the
// machine's load.
type worker struct {
	*testEnv
	inst *instance
}

func (w *worker) fuel() int64 {
	w.inst.enter.Lock()
	defer w.inst.enter.Unlock()
	return w.inst.Fuel()
}

func (w *worker) Log(int, []byte) {}
