package native

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/state"
)

// load makes a program and its first instance.
func load(t testing.TB, name string) (*program, adapter.Instance) {
	t.Helper()
	rt, mod := compileGuest(t, name)
	prog, err := Adapter{}.Load(t.Context(), rt, mod, &testEnv{store: state.Memory(state.Limits{})})
	if err != nil {
		t.Fatal(err)
	}
	inst, err := prog.NewInstance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		inst.Close(context.Background())
		prog.(*program).Close()
	})
	return prog.(*program), inst
}

// goHello compiles examples/hello-go.
func goHello(t testing.TB) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "hello.wasm")
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-o", out, "../../../examples/hello-go")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out
}

// TestCopies: instances copied from the image answer with its state and nothing later; no memory stays mapped when they
// are closed.
func TestCopies(t *testing.T) {
	for _, name := range []string{"v1.wasm", goHello(t)} {
		prog, first := load(t, name)
		if err := prog.Isolate(first); err != nil {
			t.Fatal(err)
		}
		var before int
		for n := range 300 {
			inst, err := prog.NewInstance(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				x, f := request("/calls", "")
				if err := inst.Fetch(x); err != nil || string(f.body) != "1" && name == "v1.wasm" || f.status != 200 {
					t.Fatalf("%v, %d %q", err, f.status, f.body)
				}
				if !inst.Restore() {
					t.Fatal("not restored")
				}
			}
			inst.Close(context.Background())
			if n == 100 {
				before = mappings(t)
			}
		}
		if after := mappings(t); after > before+50 {
			t.Errorf("%d mappings after 100 instances, %d after 300", before, after)
		}
	}
}

// mappings counts the process's memory mappings; 0 if /proc is missing.
func mappings(t *testing.T) (n int) {
	text, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return 0
	}
	for _, b := range text {
		if b == '\n' {
			n++
		}
	}
	return n
}

// BenchmarkIsolation measures one request without a socket: in an instance that is reused as it is, in one that is reset after each, and
// in a new one for each, started or copied from the image.
//
//	go test -run '^$' -bench Isolation ./host/adapter/native
func BenchmarkIsolation(b *testing.B) {
	for guest, name := range map[string]string{"C": "v1.wasm", "Go": goHello(b)} {
		ask := func(b *testing.B, inst adapter.Instance) {
			x, f := request("/", "")
			if err := inst.Fetch(x); err != nil || f.status != 200 {
				b.Fatal(err, f.status)
			}
		}
		b.Run(guest+"/none", func(b *testing.B) {
			_, inst := load(b, name)
			for b.Loop() {
				ask(b, inst)
			}
		})
		b.Run(guest+"/request", func(b *testing.B) {
			prog, inst := load(b, name)
			if err := prog.Isolate(inst); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				ask(b, inst)
				if !inst.Restore() {
					b.Fatal("not restored")
				}
			}
		})
		for _, copied := range []bool{false, true} {
			b.Run(guest+map[bool]string{false: "/new", true: "/new-copied"}[copied], func(b *testing.B) {
				prog, inst := load(b, name)
				if copied {
					if err := prog.Isolate(inst); err != nil {
						b.Fatal(err)
					}
				}
				for b.Loop() {
					inst, err := prog.NewInstance(context.Background())
					if err != nil {
						b.Fatal(err)
					}
					ask(b, inst)
					inst.Close(context.Background())
				}
			})
		}
	}
}
