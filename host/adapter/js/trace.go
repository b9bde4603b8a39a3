package js

// Exceptions as failures: their message, and their stack by the sources' names and lines.

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/wasmserve/wasmserve/host/adapter/js/engine"
	"github.com/wasmserve/wasmserve/host/bundle"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// maxTrace is how much of a stack is kept, in bytes.
const maxTrace = 4 << 10

// trace maps stacks. It reads the source map when it is first needed.
type trace struct {
	text []byte // the source map; nil: none
	once sync.Once
	m    *bundle.Map // nil: places are those in the script
}

// stack is an exception's stack with the places of the sources, without the prelude's frames.
func (t *trace) stack(text string) string {
	t.once.Do(func() {
		if t.text != nil {
			t.m, _ = bundle.ParseMap(t.text)
		}
	})
	var out []string
	for line := range strings.SplitSeq(text[:min(len(text), maxTrace)], "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.Contains(line, preludeName) || strings.Contains(line, "(native)") {
			continue
		}
		out = append(out, t.frame(line))
	}
	return strings.Join(out, "\n")
}

// frame maps `at name (<script>:12:5)`.
func (t *trace) frame(line string) string {
	n := strings.LastIndex(line, scriptName+":")
	if n < 0 {
		return line
	}
	at, column, _ := strings.Cut(strings.TrimSuffix(line[n+len(scriptName)+1:], ")"), ":")
	row, _ := strconv.Atoi(at)
	col, _ := strconv.Atoi(column)
	p, ok := t.m.Find(row, max(col, 1))
	if !ok {
		return line
	}
	place := fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	if n > 0 && line[n-1] == '(' {
		return line[:n] + place + ")"
	}
	return line[:n] + place
}

// describe is an exception or a rejection's reason as a failure.
func (i *instance) describe(e engine.Value) *exchange.Failure {
	f := &exchange.Failure{Kind: exchange.KindGuest, Message: "an exception that cannot be described"}
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
		f.Message = s
	}
	f.Stack = i.prog.trace.stack(text(i.fns.stack))
	return f
}

// exception takes the exception that a call ended with.
func (i *instance) exception() *exchange.Failure {
	e := i.vm.TakeException()
	defer i.vm.Free(e)
	return i.describe(e)
}

// Rejection notes promises that are rejected and not handled: the log is told of those that stay so until the microtasks have run.
func (i *instance) Rejection(promise, reason engine.Value, handled bool) {
	if i.rejections == nil {
		i.rejections = map[engine.Value]engine.Value{}
	}
	if handled {
		if r, ok := i.rejections[promise]; ok {
			delete(i.rejections, promise)
			i.vm.Free(promise)
			i.vm.Free(r)
		}
	} else if _, ok := i.rejections[promise]; !ok && len(i.rejections) < maxRejections {
		i.rejections[promise] = reason
		return
	}
	i.vm.Free(promise)
	i.vm.Free(reason)
}

const maxRejections = 100

func (i *instance) reportRejections() {
	for promise, reason := range i.rejections {
		delete(i.rejections, promise)
		f := i.describe(reason)
		text := "unhandled rejection: " + f.Message
		if f.Stack != "" {
			text += "\n" + f.Stack
		}
		i.env.Log(levelError, []byte(text))
		i.vm.Free(promise)
		i.vm.Free(reason)
	}
}

// forgive forgets the rejections with this reason: somebody tells of it.
func (i *instance) forgive(reason engine.Value) {
	for promise, r := range i.rejections {
		if r == reason {
			delete(i.rejections, promise)
			i.vm.Free(promise)
			i.vm.Free(r)
		}
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	if _, after, ok := strings.Cut(line, "wasm error: "); ok {
		return after
	}
	return line
}
