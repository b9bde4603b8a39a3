package js

import (
	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/trace"
)

const (
	levelError = int(abi.LevelError)
	maxLog     = abi.MaxLog
)

// realm is the engine after the prelude has run in it. Only the goroutine in the engine uses it.
type realm struct {
	instance *guest.Instance // constant
	trace    *trace.Trace    // constant
	vm       engine.VM
	layout
	record []byte // of the last request
}

// layout has the addresses and values that are the same in all copies of an image.
type layout struct {
	fns      functions
	meta     uint32 // address of the memory that the prelude shares (record.go)
	buffer   uint32 // address of engine memory for records
	capacity uint32 // of buffer
}

// functions has the functions of the prelude that the adapter calls.
type functions struct {
	dispatch, fulfilled, wait, errored, event, manifest, message, stack, isolate, frames, rejected, handled engine.Value
}

// thrown returns the failure for an exception with this message and stack.
func (r *realm) thrown(message, stack string) *exchange.Failure {
	stack = stack[:min(len(stack), trace.MaxStack)]
	f := &exchange.Failure{Kind: exchange.KindGuest, Message: message[:min(len(message), maxLog)], Stack: r.trace.Stack(stack)}
	if f.Stack != "" {
		t := r.trace
		f.Source = func() string { return t.Excerpt(stack) }
	}
	return f
}

// undescribed is the message of an exception for which the prelude has none.
const undescribed = "an exception that cannot be described"

// describe returns the failure for an exception, or for the reason of a rejection.
func (r *realm) describe(e engine.Value) *exchange.Failure {
	message := undescribed
	text := func(fn engine.Value) string {
		v, err := r.vm.Call(fn, e)
		if err != nil {
			panic(err)
		}
		if v.IsException() {
			r.vm.Free(r.vm.TakeException())
			return ""
		}
		defer r.vm.Free(v)
		return r.vm.Text(v)
	}
	if s := text(r.fns.message); s != "" {
		message = s
	}
	return r.thrown(message, text(r.fns.stack))
}

// exception takes the exception that a call ended with.
func (r *realm) exception() *exchange.Failure {
	e := r.vm.TakeException()
	defer r.vm.Free(e)
	return r.describe(e)
}

// typeError returns a message that names the value that an exception is about, or "".
func (r *realm) typeError(e engine.Value, message string) string {
	if r.fns.frames == 0 { // the prelude is still being evaluated
		return ""
	}
	v := r.vm.Getter(r.fns.frames, e)
	defer r.vm.Free(v)
	if !v.IsString() {
		return ""
	}
	return r.trace.TypeError(r.vm.Text(v), message)
}

// ask calls a function of the prelude, and reports whether it returned true. An exception is logged, and counts as true.
func (r *realm) ask(f engine.Value, args ...engine.Value) (bool, error) {
	v, err := r.vm.Call(f, args...)
	if err != nil {
		return false, err
	}
	if v.IsException() {
		r.log(r.exception().Message)
		return true, nil
	}
	r.vm.Free(v)
	return v == engine.True, nil
}

// log logs an error of the script.
func (r *realm) log(text string) { r.instance.Env.Log(levelError, []byte(text)) }
