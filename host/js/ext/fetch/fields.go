package fetch

import (
	"bytes"
	"fmt"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
)

// AppendFields appends header fields from p to list: name, NUL, value, NUL and so on, and a NUL at the end. It returns the bytes
// behind them. Names lie in p. Headers has checked them, but a script can reach behind it: the error, for a field that could end the
// head early or for more than SPEC 4.2 allows, is a predicate ("has ...").
func AppendFields(list []exchange.Field, p []byte) (fields []exchange.Field, rest []byte, err error) {
	left := abi.MaxHeaderBytes
	for {
		name, after, ok := bytes.Cut(p, []byte{0})
		if !ok || len(name) == 0 {
			return list, after, nil
		}
		value, next, _ := bytes.Cut(after, []byte{0})
		value = text.ToLatin1(value)
		switch left -= len(name) + len(value); {
		case !abi.FieldOK(name, value):
			return list, nil, fmt.Errorf("has a header field that cannot be sent: %.60q", name)
		case left < 0 || len(list) == abi.MaxHeaders:
			return list, nil, fmt.Errorf("has more than %d header fields, or %d bytes of them", abi.MaxHeaders, abi.MaxHeaderBytes)
		}
		list = append(list, exchange.Field{Name: name, Value: value})
		p = next
	}
}
