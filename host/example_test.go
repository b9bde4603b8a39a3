package host_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
	"github.com/wasmserve/wasmserve/host/state"
)

// A program serves a module on a listener of its own, and swaps it while requests run.
func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	module := filepath.Join(dir, "handler.wasm")
	deploy := func(from string) { // what a build does: a rename, so that nobody reads half a file
		wasm, _ := os.ReadFile(from)
		os.WriteFile(module+".new", wasm, 0o644)
		os.Rename(module+".new", module)
	}
	deploy("testdata/guest/v1.wasm")
	policy, err := outbound.ParsePolicy([]string{"api.example.com:443"}) // the hosts that handlers may reach
	if err != nil {
		fmt.Println(err)
		return
	}
	client := outbound.New(outbound.Config{Policy: policy})
	defer client.Close()
	h, err := host.New(host.Config{
		Adapters: []adapter.Adapter{native.Adapter{}, js.New(map[string]string{"NODE_ENV": "production"})},
		State:    state.Memory(state.Limits{Bytes: 1 << 20}),
		Outbound: client,
		Source:   source.List{source.Files{}, script.Source{}}, // modules, and JavaScript and TypeScript
		Module:   module,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer h.Close()
	reload := func() {
		if res, err := h.Reload(context.Background(), host.ReloadOptions{By: "file"}); err != nil || !res.OK {
			fmt.Println("refused:", err, res.Error) // the former module, if there was one, still serves
		}
	}
	loaded := make(chan struct{}, 8)
	watcher, err := h.Watch(0, func() { reload(); loaded <- struct{}{} }) // h.Watch(0, nil) does without the channel
	if err != nil {
		fmt.Println(err)
		return
	}
	defer watcher.Close()
	reload()

	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	server := http1.New(http1.Config{MaxBody: 1 << 20}, h)
	go server.Serve(ln)
	get := func() {
		res, err := http.Get("http://" + ln.Addr().String())
		if err != nil {
			fmt.Println(err)
			return
		}
		defer res.Body.Close()
		text, _ := io.ReadAll(res.Body)
		fmt.Println(string(text))
	}
	get()
	deploy("testdata/guest/v2.wasm")
	<-loaded
	get()

	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil { // first no more requests, and then no more handler
		fmt.Println(err)
	}
	if err := h.Shutdown(ctx); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"version":"1.0.0"}
	// {"version":"2.0.0"}
}
