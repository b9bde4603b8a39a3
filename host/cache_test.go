package host

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// One module is compiled by one at a time, so that the others find what it has made; different ones do not wait for each other.
func TestCompileOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &Cache{codes: map[string]*code{}}
		var a, b, both atomic.Int32
		var all sync.WaitGroup
		compile := func(hash string, n *atomic.Int32, d time.Duration) {
			k, err := c.take(context.Background(), hash)
			if err != nil {
				t.Error(err)
				return
			}
			if n.Add(1) != 1 {
				t.Error("two at a time")
			}
			both.Store(max(both.Load(), a.Load()+b.Load()))
			time.Sleep(d)
			n.Add(-1)
			k.pass()
			k.drop(nil, nil)
		}
		for range 5 {
			all.Go(func() { compile("a", &a, time.Second) })
		}
		all.Go(func() { compile("b", &b, time.Minute) })
		synctest.Wait()
		ctx, cancel := context.WithTimeoutCause(context.Background(), time.Second, errShutdown)
		defer cancel()
		if _, err := c.take(ctx, "b"); !errors.Is(err, errShutdown) {
			t.Errorf("who no longer waits: %v", err)
		}
		all.Wait()
		if both.Load() != 2 || len(c.codes) != 0 {
			t.Errorf("%d at a time, %d are left", both.Load(), len(c.codes))
		}
	})
}
