// Package wasmserve holds the Go SDK as files, for handlers that are begun and built where the module cannot be fetched: the command writes
// them beside the handler. The SDK itself is the package guests/go.
package wasmserve

import "embed"

// GoSDK are the packages that handlers in Go import, with their tests, at the paths below the module's. It is not to be changed.
//
//go:embed abi/*.go guests/expect/*.go guests/expect/check/*.go guests/expect/pipe/*.go LICENSE
//go:embed guests/go/*.go guests/go/httpadapter/*.go guests/go/jsonbody/*.go guests/go/logger/*.go guests/go/wasmservetest/*.go
var GoSDK embed.FS
