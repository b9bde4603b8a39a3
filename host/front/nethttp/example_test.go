package nethttp_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/front/nethttp"
)

// A program with its own handlers passes all other requests to a module, which it can swap while requests run.
func ExampleHandler() {
	h, err := host.New(host.Config{Adapters: []adapter.Adapter{native.Adapter{}}, Module: "../../testdata/guest/v1.wasm"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer h.Close()
	if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "start"}); err != nil || !res.OK {
		fmt.Println(err, res.Error)
		return
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/own", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "own") })
	mux.Handle("/", nethttp.Handler(h, nethttp.Config{Config: front.Config{MaxBody: 1 << 20}}))
	server := httptest.NewServer(mux)
	defer server.Close()

	for _, path := range []string{"/own", "/"} {
		res, err := http.Get(server.URL + path)
		if err != nil {
			fmt.Println(err)
			return
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		fmt.Println(string(body))
	}
	// Output:
	// own
	// {"version":"1.0.0"}
}
