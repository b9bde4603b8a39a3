package engine

// Value is a JSValue of the engine: on 32-bit machines QuickJS packs tag and payload into 64 bits, numbers that are not
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

// Int returns n as a Value.
func Int(n int32) Value { return Value(uint32(n)) }

// Bool returns true or false as a Value.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

func (v Value) tag() int32 { return int32(v >> 32) }

// Int returns v as an integer; 0 if it is not one.
func (v Value) Int() int32 {
	if v.tag() == tagInt || v.tag() == tagBool {
		return int32(v)
	}
	return 0
}

// IsInt reports whether v is an integer of 32 bits.
func (v Value) IsInt() bool { return v.tag() == tagInt }

// IsString reports whether v is a string.
func (v Value) IsString() bool { return v.tag() == tagString || v.tag() == tagRope }

// IsUndefined reports whether v is undefined.
func (v Value) IsUndefined() bool { return v.tag() == tagUndefined }

// IsException reports whether a call ended with an exception, which is pending (TakeException).
func (v Value) IsException() bool { return v.tag() == tagException }

// IsObject reports whether v is an object, also a function, an array or a promise.
func (v Value) IsObject() bool { return v.tag() == tagObject }

// Counted reports whether v holds a reference, which its owner frees.
func (v Value) Counted() bool { return v.tag() < 0 && v.tag() >= -16 }
