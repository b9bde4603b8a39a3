package js

import "github.com/wasmserve/wasmserve/host/js/engine"

// maxRejections limits how many promises are kept between two reports.
const maxRejections = 100

// rejections are the promises that have been rejected and not handled. Those that are still not handled when the microtasks have run are
// reported to the script, and logged.
type rejections struct {
	realm   *realm                        // constant
	list    map[engine.Value]engine.Value // promise -> reason
	late    []engine.Value                // promises that were handled after they had been reported
	handled bool                          // the script has handled a report: it is notified of late ones, too
}

// note notes that a promise was rejected without a handler, or (handled) that it has got one.
func (j *rejections) note(promise, reason engine.Value, handled bool) {
	vm := &j.realm.vm
	if j.list == nil {
		j.list = map[engine.Value]engine.Value{}
	}
	if handled {
		if r, ok := j.list[promise]; ok {
			delete(j.list, promise)
			vm.Free(promise)
			vm.Free(r)
		} else if j.handled && len(j.late) < maxRejections {
			j.late = append(j.late, promise)
			vm.Free(reason)
			return
		}
	} else if _, ok := j.list[promise]; !ok && len(j.list) < maxRejections {
		j.list[promise] = reason
		return
	}
	vm.Free(promise)
	vm.Free(reason)
}

// any reports whether there is something to report.
func (j *rejections) any() bool { return len(j.list)+len(j.late) > 0 }

// report notifies the script of unhandled rejections, and logs those that no listener handles.
func (j *rejections) report() error {
	r := j.realm
	list, late := j.list, j.late
	j.list, j.late = nil, nil
	var err error
	for promise, reason := range list {
		var handled bool
		if err == nil {
			handled, err = r.ask(r.fns.rejected, promise, reason)
		}
		if handled {
			j.handled = true
		} else if err == nil {
			f := r.describe(reason)
			text := "unhandled rejection: " + f.Message
			if f.Stack != "" {
				text += "\n" + f.Stack
			}
			r.log(text)
		}
		r.vm.Free(promise)
		r.vm.Free(reason)
	}
	for _, promise := range late {
		if err == nil {
			_, err = r.ask(r.fns.handled, promise)
		}
		r.vm.Free(promise)
	}
	return err
}

// forget drops the rejections with this reason, which is reported otherwise.
func (j *rejections) forget(reason engine.Value) {
	for promise, r := range j.list {
		if r == reason {
			delete(j.list, promise)
			j.realm.vm.Free(promise)
			j.realm.vm.Free(r)
		}
	}
}

// reset drops all: the engine's memory is being reset.
func (j *rejections) reset() { j.list, j.late, j.handled = nil, nil, false }
