package host

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// One module is compiled by one at a time, so that the others find what it has made; different ones do not wait for each other.
func TestCompileOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &Cache{flight: map[string]*flight{}}
		var a, b, both atomic.Int32
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				c.compile("a", func() {
					if a.Add(1) != 1 {
						t.Error("two at a time")
					}
					both.Store(max(both.Load(), a.Load()+b.Load()))
					time.Sleep(time.Second)
					a.Add(-1)
				})
			})
		}
		all.Go(func() { c.compile("b", func() { b.Add(1); time.Sleep(time.Minute); b.Add(-1) }) })
		all.Wait()
		if both.Load() != 2 || len(c.flight) != 0 {
			t.Errorf("%d at a time, %d are left", both.Load(), len(c.flight))
		}
	})
}
