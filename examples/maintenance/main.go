// Command maintenance keeps its configuration in state, so that every instance sees a change at once and a new module finds it.
package main

import (
	"strconv"
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		Port:        3000,
		IdleTimeout: 20 * time.Second,
		Routes: wasmserve.Routes{
			"/admin/reload": wasmserve.Any(reload),
			"/admin/maintenance": wasmserve.Methods{
				"PUT":    wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return maintain(true) }),
				"DELETE": wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return maintain(false) }),
			},
		},
		Fetch: fetch,
	})
}

func main() {}

// config is the configuration. Each field has a key in the state.
type config struct {
	maintenance bool
	version     string
}

func load() config {
	s := wasmserve.State()
	return config{s.GetString("maintenance", "false") == "true", s.GetString("version", "1.0.0")}
}

func (c config) json() string {
	return `{"maintenance":` + strconv.FormatBool(c.maintenance) + `,"version":"` + c.version + `"}`
}

func fetch(*wasmserve.Request) wasmserve.Response {
	c := load()
	switch {
	case c.maintenance:
		return wasmserve.Text("Service under maintenance").WithStatus(503).With("Retry-After", "60")
	case c.version == "1.0.0":
		return wasmserve.JSON(`{"version":"1.0.0"}`)
	}
	return wasmserve.JSON(`{"version":"` + c.version + `","timestamp":"` + time.Now().UTC().Format(time.RFC3339) + `"}`)
}

// reload changes the configuration and has the host read the module again: a file that was replaced meanwhile serves from
// now on, and the state is still there.
func reload(*wasmserve.Request) wasmserve.Response {
	if err := wasmserve.State().SetString("version", "1.1.0"); err != nil {
		return wasmserve.Fail(err)
	}
	if err := wasmserve.Reload(); err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.JSON(`{"reloaded":true,"config":` + load().json() + `}`)
}

func maintain(on bool) wasmserve.Response {
	if err := wasmserve.State().SetString("maintenance", strconv.FormatBool(on)); err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.JSON(load().json())
}
