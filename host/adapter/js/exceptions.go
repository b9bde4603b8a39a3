package js

// Exceptions of the script as failures, and unhandled rejections.

import (
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

// thrown returns the failure for an exception with this message and stack.
func (p *program) thrown(message, stack string) *exchange.Failure {
	stack = stack[:min(len(stack), trace.MaxStack)]
	f := &exchange.Failure{Kind: exchange.KindGuest, Message: message[:min(len(message), maxLog)], Stack: p.trace.Stack(stack)}
	if f.Stack != "" {
		f.Source = func() string { return p.trace.Excerpt(stack) }
	}
	return f
}

// undescribed is the message of an exception for which the prelude has none.
const undescribed = "an exception that cannot be described"

// describe returns the failure for an exception, or for the reason of a rejection.
func (i *instance) describe(e engine.Value) *exchange.Failure {
	message := undescribed
	text := func(fn engine.Value) string {
		v, err := i.vm.Call(fn, e)
		if err != nil {
			panic(err)
		}
		if v.IsException() {
			i.vm.Free(i.vm.TakeException())
			return ""
		}
		defer i.vm.Free(v)
		return i.vm.Text(v)
	}
	if s := text(i.fns.message); s != "" {
		message = s
	}
	return i.prog.thrown(message, text(i.fns.stack))
}

// exception takes the exception that a call ended with.
func (i *instance) exception() *exchange.Failure {
	e := i.vm.TakeException()
	defer i.vm.Free(e)
	return i.describe(e)
}

// Rejection notes promises that are rejected and not handled. Those that are still not handled when the microtasks have run are logged.
func (i *instance) Rejection(promise, reason engine.Value, handled bool) {
	if i.rejections == nil {
		i.rejections = map[engine.Value]engine.Value{}
	}
	if handled {
		if r, ok := i.rejections[promise]; ok {
			delete(i.rejections, promise)
			i.vm.Free(promise)
			i.vm.Free(r)
		} else if i.told && len(i.late) < maxRejections {
			i.late = append(i.late, promise)
			i.vm.Free(reason)
			return
		}
	} else if _, ok := i.rejections[promise]; !ok && len(i.rejections) < maxRejections {
		i.rejections[promise] = reason
		return
	}
	i.vm.Free(promise)
	i.vm.Free(reason)
}

const maxRejections = 100

// reportRejections notifies the script of unhandled rejections, and logs those that no listener handles.
func (i *instance) reportRejections() error {
	rejections, late := i.rejections, i.late
	i.rejections, i.late = nil, nil
	var err error
	for promise, reason := range rejections {
		var dealt bool
		if err == nil {
			dealt, err = i.tell(i.fns.rejected, promise, reason)
		}
		if dealt {
			i.told = true
		} else if err == nil {
			f := i.describe(reason)
			text := "unhandled rejection: " + f.Message
			if f.Stack != "" {
				text += "\n" + f.Stack
			}
			i.Env.Log(levelError, []byte(text))
		}
		i.vm.Free(promise)
		i.vm.Free(reason)
	}
	for _, promise := range late {
		if err == nil {
			_, err = i.tell(i.fns.handled, promise)
		}
		i.vm.Free(promise)
	}
	return err
}

// tell calls a function of the prelude, and reports whether that returned true.
func (i *instance) tell(f engine.Value, args ...engine.Value) (bool, error) {
	v, err := i.vm.Call(f, args...)
	if err != nil {
		return false, err
	}
	if v.IsException() {
		i.Env.Log(levelError, []byte(i.exception().Message))
		return true, nil
	}
	i.vm.Free(v)
	return v == engine.True, nil
}

// forgive forgets the rejections with this reason, which is reported otherwise.
func (i *instance) forgive(reason engine.Value) {
	for promise, r := range i.rejections {
		if r == reason {
			delete(i.rejections, promise)
			i.vm.Free(promise)
			i.vm.Free(r)
		}
	}
}

// TypeError returns a message that names the value that an exception is about, or "".
func (i *instance) TypeError(e engine.Value, message string) string {
	if i.fns.frames == 0 { // the prelude is still being evaluated
		return ""
	}
	v := i.vm.Getter(i.fns.frames, e)
	defer i.vm.Free(v)
	if !v.IsString() {
		return ""
	}
	return i.prog.trace.TypeError(i.vm.Text(v), message)
}
