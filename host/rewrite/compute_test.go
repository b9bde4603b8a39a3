package rewrite_test

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// programs are the ones in testdata/compute, each with a size that takes some ten milliseconds.
var programs = []struct {
	name string
	size uint64
}{
	{"sort", 3}, {"sha256", 20}, {"mandelbrot", 150}, {"matrix", 3}, // C
	{"json", 30}, {"regex", 20}, {"build", 30}, {"gosort", 2}, // Go
}

// computer is the suite in one of three ways: plain, metered, or with wazero's own termination.
type computer struct{ modules []api.Module }

func newComputer(t testing.TB, modules [][]byte, metered, termination bool) *computer {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCoreFeatures(features).WithCloseOnContextDone(termination))
	t.Cleanup(func() { rt.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	meter(t, rt, nil)
	c := &computer{}
	for _, wasm := range modules {
		if metered {
			var err error
			if wasm, _, err = rewrite.Rewrite(wasm); err != nil {
				t.Fatal(err)
			}
		}
		mod, err := rt.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize").WithSysWalltime().WithSysNanotime())
		if err != nil {
			t.Fatal(err)
		}
		c.modules = append(c.modules, mod)
	}
	return c
}

func (c *computer) run(t testing.TB, name string, size uint64) (uint64, time.Duration) {
	ctx, cancel := context.WithCancel(context.Background()) // so that wazero's termination has something to watch
	defer cancel()
	for _, m := range c.modules {
		if f := m.ExportedFunction(name); f != nil {
			start := time.Now()
			res, err := f.Call(ctx, size)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return res[0], time.Since(start)
		}
	}
	t.Fatalf("no module exports %s", name)
	return 0, 0
}

// buildCompute compiles the suite, without what its tools are missing for.
func buildCompute(t testing.TB) (modules [][]byte) {
	t.Helper()
	dir := t.TempDir()
	add := func(name string, cmd *exec.Cmd) {
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		wasm, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		modules = append(modules, wasm)
	}
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-o", filepath.Join(dir, "go.wasm"), "./testdata/compute/gocompute")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	add("go.wasm", cmd)
	required := slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "clang")
	if clang, err := exec.LookPath("clang"); err != nil && required {
		t.Fatal(err)
	} else if err == nil {
		add("c.wasm", exec.Command(clang, "--target=wasm32", "-mbulk-memory", "-O2", "-ffreestanding", "-nostdlib", "-Wl,--no-entry",
			"-o", filepath.Join(dir, "c.wasm"), "testdata/compute/compute.c"))
	}
	return modules
}

// TestCompute has the suite give the same results metered and not.
func TestCompute(t *testing.T) {
	modules := buildCompute(t)
	plain, metered := newComputer(t, modules, false, false), newComputer(t, modules, true, false)
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			if len(modules) < 2 && p.name != "json" && p.name != "regex" && p.name != "build" && p.name != "gosort" {
				t.Skip("clang is not installed: not tested (WASMSERVE_REQUIRE=clang makes this a failure)")
			}
			a, _ := plain.run(t, p.name, 1)
			b, _ := metered.run(t, p.name, 1)
			if a != b || a == 0 {
				t.Errorf("it gives %d, metered %d", a, b)
			}
		})
	}
}

// BenchmarkCompute measures what metering costs: each program runs plain, metered and with wazero's own termination in turns, and
// the medians are divided. metered and termination are times plain; the last line has the geometric means.
//
//	go test -run '^$' -bench Compute -benchtime 1x ./host/rewrite
func BenchmarkCompute(b *testing.B) {
	const rounds = 11
	modules := buildCompute(b)
	if len(modules) < 2 {
		b.Skip("clang is not installed")
	}
	ways := []*computer{newComputer(b, modules, false, false), newComputer(b, modules, true, false), newComputer(b, modules, false, true)}
	var logs [3]float64
	for _, p := range programs {
		b.Run(p.name, func(b *testing.B) {
			times := make([][]time.Duration, len(ways))
			for range rounds * b.N {
				for w, c := range ways {
					_, took := c.run(b, p.name, p.size)
					times[w] = append(times[w], took)
				}
			}
			var median [3]float64
			for w := range ways {
				slices.Sort(times[w])
				median[w] = float64(times[w][len(times[w])/2])
				logs[w] += math.Log(median[w] / median[0])
			}
			b.ReportMetric(median[0]/1e6, "ms-plain")
			b.ReportMetric(median[1]/median[0], "metered")
			b.ReportMetric(median[2]/median[0], "termination")
			b.ReportMetric(0, "ns/op")
		})
	}
	n := float64(len(programs))
	b.Run("geomean", func(b *testing.B) {
		b.ReportMetric(math.Exp(logs[1]/n), "metered")
		b.ReportMetric(math.Exp(logs[2]/n), "termination")
		b.ReportMetric(0, "ns/op")
	})
}
