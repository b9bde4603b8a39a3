package conformance_test

import (
	"context"
	"log/slog"
	"os"
	"strconv"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/state"
)

// BenchmarkCall is a request for `/` of the suite's guest in each language, from the route to the complete response, without sockets. It
// also reports the size of the module and of an instance's memory after it.
//
//	go test -run '^$' -bench Call ./host/conformance
func BenchmarkCall(b *testing.B) {
	for _, guest := range []struct {
		name  string
		build func(t testing.TB, variant string) string
	}{{"C", cGuest}, {"Rust", rustGuest}, {"AssemblyScript", asGuest}, {"Go", goGuest}, {"TypeScript", tsGuest}} {
		b.Run(guest.name, func(b *testing.B) {
			module := guest.build(b, "v1")
			info, err := os.Stat(module)
			must(b, err)
			h, err := host.New(host.Config{Adapters: []adapter.Adapter{native.Adapter{}, js.New(nil)}, State: state.Memory(state.Limits{}),
				Log: slog.New(slog.DiscardHandler), Module: module, Files: b.TempDir()})
			must(b, err)
			defer h.Close()
			if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "admin"}); err != nil || !res.OK {
				b.Fatal(err, res.Error)
			}
			x, f := &exchange.Exchange{}, &sink{}
			b.ReportAllocs()
			for b.Loop() {
				call(h, x, f, root)
			}
			if f.status != 200 || string(f.body) != "Hello, world!" {
				b.Fatalf("%d %s", f.status, f.body)
			}
			b.ReportMetric(float64(info.Size()), "module-bytes")
			call(h, x, f, []byte("/stats/instance"))
			n, err := strconv.Atoi(string(f.body))
			must(b, err)
			b.ReportMetric(float64(n), "instance-bytes")
		})
	}
}

var get, root = []byte("GET"), []byte("/")

var fields = []exchange.Field{{Name: []byte("host"), Value: []byte("localhost")}, {Name: []byte("user-agent"), Value: []byte("curl/8.5.0")},
	{Name: []byte("accept"), Value: []byte("*/*")}}

func call(h *host.Host, x *exchange.Exchange, f *sink, path []byte) {
	x.Reset(f)
	x.Method, x.Path, x.Host, x.Header, x.BodyInline = get, path, fields[0].Value, fields, true
	h.Serve(x)
}

// sink is a front that keeps the last response.
type sink struct {
	exchange.Front
	status int
	body   []byte
}

func (s *sink) Respond(r *exchange.Response) error {
	s.status, s.body = r.Status, append(s.body[:0], r.Body...)
	return nil
}
