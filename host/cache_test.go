package host

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wasmserve/wasmserve/host/rewrite"
)

// One module is compiled by one load only, and the others find the result; different modules do not wait for each other.
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

// The cache's directory may have been filled by a build that meters differently without having raised rewrite.Version: its code serves
// the first load that asks for it, and later loads get their own code, for as long as they need it. The entry is written again.
func TestEntryOfAnotherBuild(t *testing.T) {
	wasm, err := os.ReadFile("testdata/guest/v1.wasm")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	os.Chmod(dir, 0o700)
	cache, err := OpenCache(CacheConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	h := &Host{cache: cache, cfg: Config{MemoryPages: 1 << 10}, log: slog.New(slog.DiscardHandler)}
	sum := sha256.Sum256(wasm)
	ctx, hash := context.Background(), hex.EncodeToString(sum[:])
	load := func(how func(c *compiled, k *code) error) *compiled {
		k, err := cache.take(ctx, hash)
		if err != nil {
			t.Fatal(err)
		}
		c := &compiled{code: k}
		if err := how(c, k); err != nil {
			t.Fatal(err)
		}
		k.pass()
		return c
	}
	metered, info, err := rewrite.Rewrite(wasm)
	if err != nil {
		t.Fatal(err)
	}
	load(func(c *compiled, k *code) error {
		other := append(bytes.Clone(metered), 0, 2, 1, 'x') // a custom section
		s, err := cache.stage(len(other))
		if err == nil {
			err = h.use(ctx, c, k, s.wazero, s.inner, other)
		}
		if err == nil {
			cache.keep(hash, info, other, s)
		}
		return err
	}).close()
	cache.tasks.Wait()
	var open []*compiled
	for range 3 {
		open = append(open, load(func(c *compiled, k *code) error { return h.fetch(ctx, c, k, wasm) }))
	}
	for _, c := range open {
		c.close()
	}
	if k := open[0].code; k.open != 0 || k.wazero != nil || k.former != nil {
		t.Errorf("%d modules are open, %v %v", k.open, k.wazero, k.former)
	}
	cache.tasks.Wait()
	s, kept, _, ok := cache.find(hash)
	if !ok || !bytes.Equal(kept, metered) {
		t.Errorf("the entry: %v, %d bytes of %d", ok, len(kept), len(metered))
	}
	if ok {
		s.remove()
	}
	if err := cache.Close(); err != nil {
		t.Error(err)
	}
}
