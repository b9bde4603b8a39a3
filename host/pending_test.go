package host_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/state"
)

// TestPendingLimit: a request over -max-pending is rejected before its handler runs, with Retry-After, or goes to another instance.
func TestPendingLimit(t *testing.T) {
	for _, instances := range []int{1, 2} {
		var store *state.Store
		counted := asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I64(1), asm.I32(largeAt), call("state_add"), op.Drop)
		h, _, _ := forge(t, forged{fetch: asm.Code(counted, asm.I64(-1), op.Return), error: asm.I64(goodAt<<32 | 36)}, func(c *host.Config) {
			c.MaxPending, c.Fixed.Instances = 2, &instances
			store = c.State.(*state.Store)
		})
		var open sync.WaitGroup
		var cuts []func()
		most := 2 * instances
		for n := range most {
			x := newExchange(&front{}, "/b", "")
			cuts = append(cuts, func() { x.Cancel(errors.New("client gone")) })
			open.Go(func() { h.Serve(x) })
			until(t, "a pending request", func() bool { return h.Status().Current.Pending == n+1 })
		}
		for range 3 {
			f := get(h, "/b")
			if f.status != 503 || !slices.ContainsFunc(f.header, func(h string) bool { return strings.HasPrefix(strings.ToLower(h), "retry-after") }) {
				t.Errorf("%d instances, over the limit: %d %q %q", instances, f.status, f.header, f.body)
			}
		}
		if n := h.Status().Limits["max-pending"]; n != 3 {
			t.Errorf("counted %d, want 3", n)
		}
		cuts[0]()
		until(t, "its end", func() bool { return h.Status().Current.Pending == most-1 })
		x := newExchange(&front{}, "/b", "")
		open.Go(func() { h.Serve(x) })
		until(t, "another pending request", func() bool { return h.Status().Current.Pending == most })
		x.Cancel(errors.New("client gone"))
		for _, cut := range cuts {
			cut()
		}
		open.Wait()
		calls := ""
		store.Get([]byte("k"), func(value []byte) { calls = string(value) })
		if calls != fmt.Sprint(most+1) {
			t.Errorf("the handler ran %s times, for %d requests that it let in", calls, most+1)
		}
	}
}
