package engine

// Value is a JSValue of the engine: on 32-bit machines QuickJS packs tag and payload into 64 bits, numbers that are no
// 32-bit integers as doubles whose upper bits are moved out of the tags' way.
type Value uint64

// Tags of quickjs.h. Those below 0 count references.
const (
	tagString    = -7
	tagRope      = -6
	tagObject    = -1
	tagInt       = 0
	tagBool      = 1
	tagNull      = 2
	tagUndefined = 3
	tagException = 6
)

// Values without a reference.
const (
	Undefined Value = tagUndefined << 32
	Null      Value = tagNull << 32
	Exception Value = tagException << 32
	False     Value = tagBool << 32
	True      Value = tagBool<<32 | 1
)

// Int is a number.
func Int(n int32) Value { return Value(uint32(n)) }

// Bool is true or false.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

func (v Value) tag() int32 { return int32(v >> 32) }

// Int is v as an integer, or 0 when it is none.
func (v Value) Int() int32 {
	if v.tag() == tagInt || v.tag() == tagBool {
		return int32(v)
	}
	return 0
}

// IsInt, IsString, IsUndefined, IsException and IsObject tell what v is.
func (v Value) IsInt() bool       { return v.tag() == tagInt }
func (v Value) IsString() bool    { return v.tag() == tagString || v.tag() == tagRope }
func (v Value) IsUndefined() bool { return v.tag() == tagUndefined }
func (v Value) IsException() bool { return v.tag() == tagException }
func (v Value) IsObject() bool    { return v.tag() == tagObject }

// Counted says that v holds a reference, which its owner frees.
func (v Value) Counted() bool { return v.tag() < 0 && v.tag() >= -16 }
