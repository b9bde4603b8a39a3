package forms

import (
	"errors"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Ops has the host function of forms (lib/forms.js).
var Ops = []ext.Op[ext.None]{{Name: "form", Call: parse, Long: true}}

// parse is host.form(bytes, boundary): the fields of a form as Form.Bytes has them, or a status. Without a boundary the form is urlencoded.
func parse(_ ext.None, c ext.Call) engine.Value {
	var f *Form
	var err error
	if c.Value(1).IsString() {
		boundary := c.Text(1)
		f, err = Multipart(c.Bytes(0), boundary)
	} else {
		f, err = Encoded(c.Bytes(0))
	}
	switch {
	case errors.Is(err, ErrFields):
		return engine.Int(abi.StatusTooLarge)
	case err != nil:
		return engine.Int(abi.StatusInvalid)
	}
	return c.VM.NewBytes(f.Bytes())
}
