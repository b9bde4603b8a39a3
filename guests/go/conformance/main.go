// Command conformance is the guest of the conformance suite (host/conformance), as host/conformance/testdata/GUEST.md describes it.
// guests/c/conformance is the same in C.
//
//	main.go      the routes
//	answers.go   complete answers
//	streams.go   streams, waits and timeouts
//	others.go    responses of upstream servers
//	failures.go  what goes wrong on purpose
package main

import (
	"strconv"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// variant is v1, v2 or bare, set by the linker: -ldflags "-X main.variant=v2". bare has neither a catch-all nor fetch.
var variant = "v1"

func init() {
	s := wasmserve.Server{Routes: routes(), Error: onError}
	if variant != "bare" {
		s.Routes["/*"] = wasmserve.Any(text("catch-all"))
		s.Fetch = text("fetch")
	}
	wasmserve.Export(s)
}

func main() {}

func routes() wasmserve.Routes {
	r := wasmserve.Routes{
		"/":              wasmserve.Any(text("Hello, world!")),
		"/status/:code":  wasmserve.Any(status),
		"/length":        wasmserve.Any(with("hi", "Content-Length", "999")),
		"/encoding":      wasmserve.Any(with("hi", "Transfer-Encoding", "gzip")),
		"/cookies":       wasmserve.Any(cookies),
		"/date":          wasmserve.Any(with("date", "Date", "Thu, 01 Jan 1970 00:00:00 GMT")),
		"/header":        wasmserve.Any(header),
		"/admin":         wasmserve.Any(admin),
		"/param/:value":  wasmserve.Any(param("", "value")),
		"/only-get":      wasmserve.Get(onlyGet),
		"/only-post":     wasmserve.Post(text("only-post")),
		"/own-head":      wasmserve.Methods{"GET": wasmserve.Any(text("get")), "HEAD": wasmserve.Any(with("", "X-Head", "own"))},
		"/skip":          wasmserve.Skip(),
		"/static":        wasmserve.Bytes("text/plain", []byte("static")),
		"/redirect":      wasmserve.Redirect("/foo/bar"),
		"/file":          wasmserve.File("hello.txt"),
		"/dir/*":         wasmserve.Dir("public"),
		"/echo":          wasmserve.Any(echo),
		"/pattern":       wasmserve.Any(pattern),
		"/version":       wasmserve.Any(text(variant)),
		"/stats/:name":   wasmserve.Any(stats),
		"/counter":       wasmserve.Any(counter),
		"/add":           wasmserve.Any(add),
		"/slow":          wasmserve.Any(slow),
		"/wait-for":      wasmserve.Any(waitFor),
		"/stream-for":    wasmserve.Any(streamFor),
		"/ticks":         wasmserve.Any(ticks),
		"/endless":       wasmserve.Any(endless),
		"/quiet":         wasmserve.Any(quiet),
		"/hold":          wasmserve.Any(hold),
		"/fetch":         wasmserve.Any(fetch),
		"/relay":         wasmserve.Any(relay),
		"/trap":          wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { trap(); return wasmserve.Status(200) }),
		"/panic":         wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { panic("a panic") }),
		"/fail":          wasmserve.Any(fail),
		"/fail-twice":    wasmserve.Any(fail),
		"/exit":          wasmserve.Any(exit),
		"/broken-stream": wasmserve.Any(brokenStream),

		"/api/*":               wasmserve.Any(text("api")),
		"/api/users":           wasmserve.Any(text("users")),
		"/api/users/:id":       wasmserve.Any(param("user ", "id")),
		"/api/users/:id/posts": wasmserve.Any(param("posts of ", "id")),
	}
	many := "/params"
	for i := range 65 {
		many += "/:p" + strconv.Itoa(i)
	}
	r[many] = wasmserve.Any(params)
	return r
}
