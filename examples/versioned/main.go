// Command versioned switches itself to version 2.0.0 while it serves: the version is kept in state, where every instance
// sees it, and the route of /version is replaced.
package main

import (
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		Unix:        "@my-service",
		IdleTimeout: 15 * time.Second,
		Routes: wasmserve.Routes{
			"/version": answer("1.0.0"),
			"/reload":  wasmserve.Any(reload),
		},
		Fetch: func(*wasmserve.Request) wasmserve.Response {
			return answer(wasmserve.State().GetString("version", "1.0.0"))
		},
	})
}

func main() {}

// answer is a static response where it stands in a route: then the host gives it, and no wasm runs.
func answer(version string) wasmserve.Response {
	return wasmserve.JSON(`{"version":"` + version + `"}`)
}

// reload switches all instances: what is sent after it has answered gets 2.0.0. A route that is not named is kept.
func reload(*wasmserve.Request) wasmserve.Response {
	if err := wasmserve.State().SetString("version", "2.0.0"); err != nil {
		return wasmserve.Fail(err)
	}
	if err := wasmserve.ReloadRoutes(wasmserve.Routes{"/version": answer("2.0.0")}); err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.JSON(`{"reloaded":true,"version":"2.0.0"}`)
}
