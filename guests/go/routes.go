package wasmserve

// Routes maps patterns to their targets: "/exact", "/users/:id" (one segment), "/files/*", "/*".
type Routes map[string]Route

// Route is the target of a pattern: Any, Get, Post ... for handlers, Methods, a static Response (the host answers
// and no wasm runs), Redirect, File, Dir, Skip.
type Route interface {
	// appendJSON appends the route's value in the manifest (abi/SPEC.md, section 7).
	appendJSON(b []byte) []byte
	// visit calls f for each handler below, in the same order in every instance.
	visit(f func(*handler))
}

// Methods maps request methods to routes. HEAD runs GET's unless it has its own; other methods go on to the
// next pattern that matches.
type Methods map[string]Route

// handler is a route to a function of the guest. Its number is its name for the host, the same in every instance.
type handler struct {
	call Handler
	n    int // 1 ...; 0: not known to the host
}

// Any makes a route that h answers, whatever the method.
func Any(h Handler) Route { return &handler{call: h} }

// Get makes a route that h answers for GET and HEAD.
func Get(h Handler) Route { return Methods{"GET": Any(h)} }

// Post makes a route that h answers for POST.
func Post(h Handler) Route { return Methods{"POST": Any(h)} }

// Put makes a route that h answers for PUT.
func Put(h Handler) Route { return Methods{"PUT": Any(h)} }

// Delete makes a route that h answers for DELETE.
func Delete(h Handler) Route { return Methods{"DELETE": Any(h)} }

type (
	file string
	dir  string
	skip struct{}
)

// File serves a file below the operator's directory (-files).
func File(name string) Route { return file(name) }

// Dir serves the files of a directory below the operator's; the pattern must end in "/*".
func Dir(name string) Route { return dir(name) }

// Skip leaves a pattern to Fetch.
func Skip() Route { return skip{} }

func (h *handler) visit(f func(*handler)) { f(h) }

func (m Methods) visit(f func(*handler)) {
	for _, name := range sortedKeys(m) {
		m[name].visit(f)
	}
}

func (r Routes) visit(f func(*handler)) {
	for _, pattern := range sortedKeys(r) {
		r[pattern].visit(f)
	}
}

func (Response) visit(func(*handler)) {}
func (file) visit(func(*handler))     {}
func (dir) visit(func(*handler))      {}
func (skip) visit(func(*handler))     {}
