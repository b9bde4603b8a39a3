package host_test

import (
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/internal/race"
)

// served are the kinds of requests that are measured: a static route, a guest's response, and the same with isolation.
var served = []struct{ name, guest, path, isolation string }{
	{"static", "routes.wasm", "/static", host.IsolationNone},
	{"guest", "v1.wasm", "/", host.IsolationNone},
	{"isolated", "v1.wasm", "/", host.IsolationRequest},
}

// server returns a function that sends a request through a host, as a front does that reuses its exchange.
func server(tb testing.TB, guest, path, isolation string) func() {
	h, _, _ := setup(tb, guest, func(cfg *host.Config) { cfg.Fixed.Isolation = &isolation })
	f := &sink{}
	x := newExchange(nil, path, "")
	r := x.Request
	return func() {
		x.Reset(f)
		x.Method, x.Path, x.Host, x.Protocol, x.BodyInline = r.Method, r.Path, r.Host, r.Protocol, true
		if h.Serve(x); f.status != 200 {
			tb.Error(f.status)
		}
	}
}

// TestServeAllocations: a request allocates nothing in the host and the adapter.
func TestServeAllocations(t *testing.T) {
	if race.Enabled {
		t.Skip("the race detector allocates")
	}
	for _, c := range served {
		serve := server(t, c.guest, c.path, c.isolation)
		if n := testing.AllocsPerRun(200, serve); n != 0 {
			t.Errorf("%s: %v allocations a request", c.name, n)
		}
	}
}

// BenchmarkServe measures a request from the front to the front.
//
//	go test -run '^$' -bench 'Serve$' -benchmem ./host
func BenchmarkServe(b *testing.B) {
	for _, c := range served {
		b.Run(c.name, func(b *testing.B) {
			serve := server(b, c.guest, c.path, c.isolation)
			b.ReportAllocs()
			for b.Loop() {
				serve()
			}
		})
	}
}

// sink is a front that keeps only the status.
type sink struct {
	front
	status int
}

// Respond implements exchange.Front.
func (s *sink) Respond(r *exchange.Response) error { s.status = r.Status; return nil }
