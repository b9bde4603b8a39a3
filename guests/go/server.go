package wasmserve

import "time"

// Handler answers a request. To fail, return Fail(err): the failure goes to Server.Error and the log.
type Handler func(req *Request) Response

// Server is the export of a handler's package. Zero values are left to the host; the operator's flags and environment take
// precedence.
type Server struct {
	Unix     string // "/run/x.sock", "@name" for an abstract socket; applied at the start only
	Hostname string // with Port; applied at the start only
	Port     int    // TCP; 0: not set; applied at the start only

	IdleTimeout        time.Duration // of a connection; 0: the host's; negative: no limit
	RequestTimeout     time.Duration // of a request; 0: the host's; negative: no limit
	GuestTimeout       time.Duration // CPU time per request, without waits; 0: the host's, which it can only lower
	MaxRequestBodySize int64         // bytes; 0: the host's; negative: no body at all
	Instances          int           // most instances; 0: the host's
	Isolated           bool          // every request finds memory in the state after the start
	Development        bool          // error pages with details

	// Routes are matched by the host: exact patterns first, then "/users/:id", then "/files/*".
	Routes Routes
	// Handlers may be named in ReloadRoutes later without being in Routes now.
	Handlers []Route
	// Warmup runs once in each instance, before its first request: the place for slow preparations that all requests need (regular
	// expressions, tables). Its changes to memory stay, also with Isolated. If it panics, the handler is not served. nil: not called.
	Warmup func()
	// Fetch answers requests that match no route. nil: 404.
	Fetch Handler
	// Error answers a request whose handler failed, panicked or exceeded a limit; it runs on another instance if necessary. A
	// Status of 0 means 500 here. nil: the host's built-in page.
	Error func(req *Request, err *Error) Response
}

// Export registers the server. It must be called from an init function, once; a second call panics.
func Export(s Server) {
	if guest.exported {
		panic("wasmserve: Export was called twice: a handler has one server")
	}
	guest.exported = true
	guest.server = s
	for _, r := range s.Handlers {
		r.visit(guest.number)
	}
	guest.config = guest.appendManifest(nil)
}
