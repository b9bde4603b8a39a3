package wasmserve

import "time"

// Handler answers a request. To fail, return Fail(err): the failure goes to Server.Error and the log.
type Handler func(req *Request) Response

// Server is what a handler's package exports. Zero values are left to the host; what its operator set by flag or
// environment wins.
type Server struct {
	Unix     string // "/run/x.sock", "@name" for an abstract socket; counts at the start only
	Hostname string // with Port; counts at the start only
	Port     int    // TCP; 0: not set; counts at the start only

	IdleTimeout        time.Duration // of a connection; 0: the host's; negative: none
	RequestTimeout     time.Duration // of a request; 0: the host's; negative: none
	GuestTimeout       time.Duration // of the handler's work for a request, waits left out; 0: the host's, which it can only lower
	MaxRequestBodySize int64         // bytes; 0: the host's; negative: no body at all
	Instances          int           // at most so many at a time; 0: the host's
	Isolated           bool          // every request finds memory as it was after the start
	Development        bool          // error pages with details

	// Routes are matched by the host: exact patterns first, then "/users/:id", then "/files/*".
	Routes Routes
	// Handlers may be named in ReloadRoutes later without being in Routes now.
	Handlers []Route
	// Warmup runs once in each instance, before its first request: what takes long and is needed again and again (regular expressions,
	// tables) is best done here. What it leaves in memory stays, also with Isolated. If it panics, the handler is not served. nil: nothing.
	Warmup func()
	// Fetch answers what no route matches. nil: 404.
	Fetch Handler
	// Error answers a request whose handler failed, panicked or broke a limit; it runs on another instance if it must. A
	// Status of 0 means 500 here. nil: the host's fixed page.
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
