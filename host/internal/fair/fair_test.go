package fair

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
)

// turns has everybody in waiting take a turn, and returns the order.
func turns(o *Order, waiting []string) (got []string) {
	names := make([]Name, len(waiting))
	for n, path := range waiting {
		names[n] = o.Name(path)
	}
	for len(waiting) > 0 {
		first := 0
		for n := range names {
			if o.Before(names[n], names[first]) {
				first = n
			}
		}
		got = append(got, waiting[first])
		o.Turn(names[first])
		waiting, names = slices.Delete(waiting, first, first+1), slices.Delete(names, first, first+1)
	}
	return got
}

func TestOrder(t *testing.T) {
	for _, c := range []struct{ waiting, want string }{
		{"/h/a /h/b /h/c", "/h/a /h/b /h/c"},
		{"/h/a/1 /h/a/2 /h/a/3 /h/b/1 /h/c", "/h/a/1 /h/b/1 /h/c /h/a/2 /h/a/3"},
		{"/h/a/x/1 /h/a/x/2 /h/a/y/1 /h/b/1 /h/b/2", "/h/a/x/1 /h/b/1 /h/a/y/1 /h/b/2 /h/a/x/2"},
		{"/h/a /h/a /h/ab", "/h/a /h/ab /h/a"},
		{"/h/a/1 /h/a/1/2 /h/a/1/3 /h/b", "/h/a/1 /h/b /h/a/1/2 /h/a/1/3"},
		{" h /", " h /"},
	} {
		var o Order
		if got := strings.Join(turns(&o, strings.Split(c.waiting, " ")), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.waiting, got, c.want)
		}
	}
}

// A path that had a turn lately comes after those that have waited longer, also at a later time.
func TestLately(t *testing.T) {
	var o Order
	turns(&o, []string{"/a/1", "/b/1", "/c/1"})
	if got := fmt.Sprint(turns(&o, []string{"/c/2", "/b/2", "/a/2", "/d/1"})); got != "[/d/1 /a/2 /b/2 /c/2]" {
		t.Error(got)
	}
}

// The memory is limited, however many and long the paths are.
func TestBounded(t *testing.T) {
	var o Order
	for n := range 3_000 {
		o.Turn(o.Name(fmt.Sprintf("/h/%d/%s", n, strings.Repeat("x/", n%200))))
		if len(o.places) > maxPlaces+maxDepth {
			t.Fatalf("%d places after %d paths", len(o.places), n)
		}
	}
	if n := len(o.Name(strings.Repeat("x/", 10_000))); n != maxDepth {
		t.Errorf("%d parts", n)
	}
	for n := range 20_000 {
		o.Name(fmt.Sprint("/waits/", n))
	}
	if len(o.places) > maxPlaces+maxDepth {
		t.Errorf("%d places", len(o.places))
	}
}

// A thousand names of one tenant do not delay the only one of another.
func TestGate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := NewGate(1) // with two, the order of entering differs from got
		var mu sync.Mutex
		var got []string
		var all sync.WaitGroup
		use := func(path string) {
			g.Enter(path)
			mu.Lock()
			got = append(got, path)
			mu.Unlock()
			if path == "holds" {
				return
			}
			g.Leave()
			all.Done()
		}
		use("holds")
		all.Add(1001)
		for n := range 1000 {
			go use(fmt.Sprint("/h/many/", n))
			synctest.Wait()
		}
		go use("/h/one/1")
		synctest.Wait()
		g.Leave()
		all.Wait()
		if at := slices.Index(got, "/h/one/1") - 1; at > 2 {
			t.Errorf("the other tenant was number %d", at)
		}
	})
}
