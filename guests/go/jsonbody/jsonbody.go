// Package jsonbody makes JSON responses of Go values and Go values of JSON requests, with encoding/json. It is a separate
// package because encoding/json adds 0.6 MB to a guest.
package jsonbody

import (
	"encoding/json"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// Of answers v as JSON; it is a static route as well. A value that encoding/json cannot encode fails the request.
func Of(v any) wasmserve.Response {
	b, err := json.Marshal(v)
	if err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.Bytes("application/json", b)
}

// Read decodes the request's body into v.
func Read(req *wasmserve.Request, v any) error {
	b, err := req.Body()
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
