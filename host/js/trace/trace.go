package js

// Exceptions as failures: their message, and their stack by the sources' names and lines.

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/js/engine"
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
	t.parse()
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

func (t *trace) parse() {
	t.once.Do(func() {
		if t.text != nil {
			t.m, _ = bundle.ParseMap(t.text)
		}
	})
}

// place is that of `at name (<script>:12:5)` in the sources.
func (t *trace) place(line string) (bundle.Place, bool) {
	n := strings.LastIndex(line, scriptName+":")
	if n < 0 {
		return bundle.Place{}, false
	}
	at, column, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line[n+len(scriptName)+1:]), ")"), ":")
	row, _ := strconv.Atoi(at)
	col, _ := strconv.Atoi(column)
	return t.m.Find(row, max(col, 1))
}

// frame maps `at name (<script>:12:5)`.
func (t *trace) frame(line string) string {
	p, ok := t.place(line)
	if !ok {
		return line
	}
	n := strings.LastIndex(line, scriptName+":")
	place := fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	if n > 0 && line[n-1] == '(' {
		return line[:n] + place + ")"
	}
	return line[:n] + place
}

// failure is what a script threw, with its stack.
func (t *trace) failure(message, stack string) *exchange.Failure {
	stack = stack[:min(len(stack), maxTrace)]
	f := &exchange.Failure{Kind: exchange.KindGuest, Message: message[:min(len(message), maxLog)], Stack: t.stack(stack)}
	if f.Stack != "" {
		f.Source = func() string { return t.excerpt(stack) }
	}
	return f
}

// undescribed is the message of an exception for which the prelude has none.
const undescribed = "an exception that cannot be described"

// describe is an exception or a rejection's reason as a failure.
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
	return i.prog.trace.failure(message, text(i.fns.stack))
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
			i.env.Log(levelError, []byte(text))
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
		i.env.Log(levelError, []byte(i.exception().Message))
		return true, nil
	}
	i.vm.Free(v)
	return v == engine.True, nil
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
