package conformance_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/source/watch"
)

// BenchmarkReload measures the time from the rename of a new module into place to the end of its first response,
// beyond the quiet period. The modules are from examples/hello-c and examples/hello-go. cached: compiled before,
// by another process as far as memory is concerned; cold: never seen.
//
//	go test -run '^$' -bench Reload -benchtime 10x ./host/conformance
func BenchmarkReload(b *testing.B) {
	for _, example := range []string{"hello-c", "hello-go"} {
		wasm := buildExample(b, example)
		for _, cached := range []bool{true, false} {
			name := map[bool]string{true: "cached", false: "cold"}[cached]
			b.Run(example+"/"+name, func(b *testing.B) {
				dir := b.TempDir()
				cache := filepath.Join(dir, "cache")
				modules := make([]string, b.N+1)
				for i := range modules {
					modules[i] = filepath.Join(dir, fmt.Sprint(i, ".wasm"))
					must(b, os.WriteFile(modules[i], withVersion(b, wasm, i), 0o644))
				}
				if cached {
					warm := newStack(b, stackConfig{kind: "abstract", module: modules[0], cache: cache})
					for _, module := range modules {
						must(b, warm.reload(module))
					}
					must(b, warm.host.Shutdown(context.Background()))
				}
				s := newStack(b, stackConfig{kind: "abstract", module: modules[0], cache: cache, watch: true})
				c, err := newClient(s.dial)
				must(b, err)
				defer c.conn.Close()
				c.conn.SetDeadline(time.Now().Add(5 * time.Minute))
				b.ResetTimer()
				for i := 1; i <= b.N; i++ {
					b.StopTimer()
					must(b, copyFile(modules[i], s.path+".new"))
					time.Sleep(50 * time.Millisecond) // what was done before is over
					b.StartTimer()
					must(b, os.Rename(s.path+".new", s.path))
					for got := int64(-1); got != int64(i); {
						if got, err = c.version(); err != nil {
							b.Fatal(err)
						}
						time.Sleep(200 * time.Microsecond)
					}
				}
				beyond := b.Elapsed() - time.Duration(b.N)*watch.Quiet
				b.ReportMetric(float64(beyond.Microseconds())/1000/float64(b.N), "ms/reload")
			})
		}
	}
}

// buildExample compiles one of the examples.
func buildExample(b *testing.B, name string) []byte {
	b.Helper()
	if name == "hello-c" {
		conformance.Require(b, "clang")
		conformance.Require(b, "wasm-ld")
	} else if _, err := exec.LookPath("go"); err != nil {
		b.Skip("go is not installed")
	}
	out := filepath.Join(b.TempDir(), "handler.wasm")
	cmd := exec.Command("go", "run", "../../cmd/wasmserve", "build", filepath.Join("../../examples", name), "-o", out)
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
	wasm, err := os.ReadFile(out)
	must(b, err)
	return wasm
}

// withVersion returns the module with 0000i in place of 1.0.0.
func withVersion(b *testing.B, wasm []byte, i int) []byte {
	b.Helper()
	const old = `{"version":"1.0.0"}`
	if n := bytes.Count(wasm, []byte(old)); n != 1 {
		b.Fatalf("the module holds %s %d times", old, n)
	}
	return bytes.Replace(wasm, []byte(old), fmt.Appendf(nil, `{"version":"%05d"}`, i), 1)
}
