package adapter

import (
	"reflect"

	"github.com/tetratelabs/wazero/api"
)

// Stack is the processor stack of a function: wazero gives one to each api.Function, makes it larger while it is called, by doubling, and
// never smaller again. How large it is wazero's API does not tell, but a field of that name does. Should a later wazero have none, Size
// is 0, and wazero's own limit is what remains.
type Stack struct{ field reflect.Value }

// StackOf returns that of fn, which may be nil.
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
