// Command hello-go is the smallest handler: every path answers the version.
package main

import wasmserve "github.com/wasmserve/wasmserve/guests/go"

func init() {
	wasmserve.Export(wasmserve.Server{
		Fetch: func(*wasmserve.Request) wasmserve.Response {
			return wasmserve.JSON(`{"version":"1.0.0"}`)
		},
	})
}

func main() {}
