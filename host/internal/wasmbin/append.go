package wasmbin

// AppendU32 appends an unsigned LEB128 number.
func AppendU32(dst []byte, v uint32) []byte {
	for v >= 0x80 {
		dst = append(dst, byte(v)|0x80)
		v >>= 7
	}
	return append(dst, byte(v))
}

// AppendI32 appends a signed LEB128 number.
func AppendI32(dst []byte, v int32) []byte { return AppendI64(dst, int64(v)) }

// AppendI64 appends a signed LEB128 number.
func AppendI64(dst []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(dst, b)
		}
		dst = append(dst, b|0x80)
	}
}

// AppendName appends a name, its length first.
func AppendName(dst []byte, name string) []byte {
	return append(AppendU32(dst, uint32(len(name))), name...)
}

// AppendSection appends a section.
func AppendSection(dst []byte, id byte, body []byte) []byte {
	return append(AppendU32(append(dst, id), uint32(len(body))), body...)
}
