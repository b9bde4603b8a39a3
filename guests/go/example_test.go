//go:build !wasip1

package wasmserve_test

import (
	"fmt"
	"net/http/httptest"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// A handler is a function that a test can call.
func ExampleNewRequest() {
	greet := func(req *wasmserve.Request) wasmserve.Response {
		return wasmserve.Text("Hello, " + req.Param("name") + " from " + req.Header("User-Agent"))
	}
	req := wasmserve.NewRequest("GET", "/greet/Ada", nil)
	req.SetParam("name", "Ada")
	req.SetHeader("User-Agent", "a test")
	res := greet(req)
	fmt.Printf("%d %s\n", res.Status, res.Bytes())
	// Output: 0 Hello, Ada from a test
}

// A complete server, with routes and error handler, runs behind httptest.
func ExampleLocalHandler() {
	// In a handler's own package this is in init.
	wasmserve.Export(wasmserve.Server{
		Routes: wasmserve.Routes{"/greet/:name": wasmserve.Get(func(req *wasmserve.Request) wasmserve.Response {
			return wasmserve.Text("Hello, " + req.Param("name"))
		})},
	})
	w := httptest.NewRecorder()
	wasmserve.LocalHandler().ServeHTTP(w, httptest.NewRequest("GET", "/greet/Ada", nil))
	fmt.Println(w.Code, w.Body)
	// Output: 200 Hello, Ada
}
