package js

import "testing"

// TestServerFetch calls server.fetch, with a fetch handler and without one.
func TestServerFetch(t *testing.T) {
	for source, want := range map[string]string{
		`export default { routes: { '/': async (req, server) => new Response(await server.fetch('/x').catch((e) => e.constructor.name + ': ' + e.message)) } }`:                     "Error: fetch() requires the server to have a fetch handler",
		`export default { fetch: (req) => new Response(new URL(req.url).pathname), routes: { '/': async (req, server) => new Response(await (await server.fetch('/x')).text()) } }`: "/x",
	} {
		inst, _ := open(t, source)
		x, f := request("/", "")
		x.Route = 1
		if err := serve(inst, x); err != nil {
			t.Fatal(err)
		}
		if got := string(f.body); got != want {
			t.Errorf("%s\nanswers %q, want %q", source, got, want)
		}
	}
}
