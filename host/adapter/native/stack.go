package native

import (
	"reflect"

	"github.com/tetratelabs/wazero/api"
)

// entry is a function of the guest that the host calls. Each has its own processor stack, which wazero doubles on demand up to 50 MB,
// and never shrinks.
type entry struct {
	api.Function // nil: not exported
	stack        reflect.Value
}

// newEntry looks the function up: once, since each lookup costs 2.4 us and 12 KB. wazero's API does not report the size of its stack, but a
// private field does. If a later wazero lacks the field, only wazero's own limit remains, and TestStack fails.
func newEntry(mod api.Module, name string) *entry {
	e := &entry{Function: mod.ExportedFunction(name)}
	if v := reflect.ValueOf(e.Function); v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Struct {
		if f := v.Elem().FieldByName("stack"); f.IsValid() && f.Kind() == reflect.Slice {
			e.stack = f
		}
	}
	return e
}

// size returns the size of the stack in bytes: at most twice the need of the calls so far.
func (e *entry) size() int64 {
	if e == nil || !e.stack.IsValid() {
		return 0
	}
	return int64(e.stack.Len())
}

// exists reports whether the guest exports it.
func (e *entry) exists() bool { return e.Function != nil }
