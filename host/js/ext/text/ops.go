package text

import (
	"bytes"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Ops has the host functions of TextEncoder and TextDecoder (text.js, lib/legacy.js).
var Ops = []ext.Op[ext.None]{
	{Name: "encode", Call: encode},
	{Name: "decode", Call: decode},
	{Name: "latin1", Call: latin1},
	{Name: "charset", Call: charset},
	{Name: "recode", Call: recode},
}

// encode is host.encode(text): its bytes in UTF-8.
func encode(_ ext.None, c ext.Call) engine.Value {
	p := []byte(c.Text(0))
	if !valid(c.Turn, p) {
		p = pieces(c.Turn, p, appendLone)
	}
	return c.VM.NewBytes(p)
}

// decode is host.decode(bytes, fatal): the text of bytes in UTF-8; false: they are not UTF-8, and fatal is true.
func decode(_ ext.None, c ext.Call) engine.Value {
	p := c.Bytes(0)
	if c.True(1) && !valid(c.Turn, p) {
		return engine.False
	}
	return c.VM.NewString(Decode(c.Turn, bytes.Clone(p)))
}

// latin1 is host.latin1(bytes): a text with a character for each byte.
func latin1(_ ext.None, c ext.Call) engine.Value {
	return c.VM.NewString(pieces(c.Turn, bytes.Clone(c.Bytes(0)), appendLatin1))
}

// charset is host.charset(label): the name of the encoding, or false.
func charset(_ ext.None, c ext.Call) engine.Value {
	if cs := Lookup(c.Text(0)); cs != nil {
		return c.String(cs.Name)
	}
	return engine.False
}

// recode is host.recode(encoding, bytes, mode, fatal, last): two characters for the number of bytes that are left and the next mode,
// then the text; or false.
func recode(_ ext.None, c ext.Call) engine.Value {
	cs, p := Lookup(c.Text(0)), c.Bytes(1)
	if cs == nil || len(p) > MaxPart {
		return engine.False
	}
	out, rest, mode, ok := cs.Decode(make([]byte, 2, len(p)+2), p, byte(c.Int(2)), c.True(3), c.True(4))
	if !ok {
		return engine.False
	}
	out[0], out[1] = byte(rest), mode
	return c.VM.NewString(out)
}
