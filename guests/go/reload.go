package wasmserve

import "errors"

// Reload makes the host read this module's file again, and returns when the new one serves: a request sent after that reaches it.
// Running requests, including this one, finish on the old one. ErrFailed: the new one was rejected, the log has the reason, and the old
// one keeps serving. ErrDenied: the operator has disabled reloads by guests.
func Reload() error { return reload("{}") }

// ReloadModule switches to a module in the same directory, by its file's name. ErrNotFound: the file does not exist.
func ReloadModule(name string) error {
	return reload(string(append(appendString([]byte(`{"module":`), name), '}')))
}

// ReloadRoutes replaces the routes and keeps the module. Handlers in them must have been in Export's Routes or Handlers, since every
// instance has to know them.
func ReloadRoutes(routes Routes) error {
	known := true
	routes.visit(func(h *handler) { known = known && guest.knows(h) })
	if !known {
		return errors.New("wasmserve: ReloadRoutes names a handler that other instances do not know: make its route once, and list it in Server.Handlers")
	}
	return reload(string(append(routes.appendJSON([]byte(`{"routes":`)), '}')))
}

func reload(json string) error { return statusError(hostReload(json)) }
