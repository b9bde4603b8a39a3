// Command health answers two paths for whoever watches a service, and 404 for the rest.
package main

import (
	"strings"
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		Unix:        "/tmp/api.sock",
		IdleTimeout: 30 * time.Second,
		Routes: wasmserve.Routes{
			"/health":  wasmserve.JSON(`{"status":"healthy"}`), // static: the host answers
			"/metrics": wasmserve.Any(metrics),
		},
		Fetch: func(*wasmserve.Request) wasmserve.Response {
			return wasmserve.Text("API endpoint not found").WithStatus(404)
		},
	})
}

func main() {}

// metrics answers two of the host's numbers: seconds since the server started, bytes of memory.
func metrics(*wasmserve.Request) wasmserve.Response {
	stats, err := wasmserve.Stats()
	if err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.JSON(`{"uptime":` + value(stats, "uptime") + `,"memory":` + value(stats, "memory") + `}`)
}

// value cuts the value of a key out of the host's statistics, a number or a flat object. A handler that reads more of them takes
// encoding/json, which makes the module larger.
func value(stats, key string) string {
	_, rest, _ := strings.Cut(stats, `"`+key+`":`)
	if strings.HasPrefix(rest, "{") {
		return rest[:strings.IndexByte(rest, '}')+1]
	}
	return rest[:strings.IndexAny(rest, ",}")]
}
