package native

import (
	"reflect"

	"github.com/tetratelabs/wazero/api"
)

// entry is a function of the guest that the host calls. Each has a processor stack of its own, which wazero makes larger while it is
// called, by doubling up to 50 MB, and never smaller again.
type entry struct {
	api.Function // nil: the guest has none
	stack        reflect.Value
}

// newEntry looks the function up: once, since each look-up costs 2.4 us and 12 KB. How large its stack is wazero's API does not tell, but a
// field of that name does. Should a later wazero have none, its own limit is what remains, and TestStack says so.
func newEntry(mod api.Module, name string) *entry {
	e := &entry{Function: mod.ExportedFunction(name)}
	if v := reflect.ValueOf(e.Function); v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Struct {
		if f := v.Elem().FieldByName("stack"); f.IsValid() && f.Kind() == reflect.Slice {
			e.stack = f
		}
	}
	return e
}

// size is the stack's, in bytes: at most twice what calls have needed.
func (e *entry) size() int64 {
	if e == nil || !e.stack.IsValid() {
		return 0
	}
	return int64(e.stack.Len())
}

// exists says whether the guest has it.
func (e *entry) exists() bool { return e.Function != nil }
