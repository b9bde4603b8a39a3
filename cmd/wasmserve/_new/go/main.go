// Command handler-name is a handler for wasmserve.
package main

import (
	wasmserve "github.com/wasmserve/wasmserve/guests/go"
	"github.com/wasmserve/wasmserve/guests/go/jsonbody"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		Routes: wasmserve.Routes{
			"/":            wasmserve.Text("It works. Try /hello/you\n"),
			"/hello/:name": wasmserve.Get(hello),
		},
		Fetch: func(*wasmserve.Request) wasmserve.Response { return wasmserve.NotFound() },
	})
}

func hello(req *wasmserve.Request) wasmserve.Response {
	return jsonbody.Of(map[string]string{"hello": req.Param("name")})
}

func main() {}
