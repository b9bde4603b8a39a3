package adapter

import (
	"reflect"

	"github.com/tetratelabs/wazero/api"
)

// Stack is the processor stack of a function. wazero makes one for each api.Function, doubles it while the function is called, and never
// shrinks it. The size is not in wazero's API but in a field; if a later wazero does not have it, Size is 0, and only wazero's own limit
// remains.
type Stack struct{ field reflect.Value }

// StackOf returns the stack of fn, which may be nil.
func StackOf(fn api.Function) (s Stack) {
	if v := reflect.ValueOf(fn); v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Struct {
		if f := v.Elem().FieldByName("stack"); f.IsValid() && f.Kind() == reflect.Slice {
			s.field = f
		}
	}
	return s
}

// Size returns the size in bytes: at most twice what calls have needed.
func (s Stack) Size() int64 {
	if !s.field.IsValid() {
		return 0
	}
	return int64(s.field.Len())
}
