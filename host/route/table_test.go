package route

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// A newer pattern replaces one that differs in a parameter's name alone; maps have no order, so once is not enough.
func TestMergeSameShape(t *testing.T) {
	for range 50 {
		table := parse(t, `{"/u/:a":1,"/k/:a":3}`, nil).Merge(parse(t, `{"/u/:b":2}`, nil))
		if got := matched(table, "GET", "/u/7"); got != "2 b=7" || table.Len() != 2 {
			t.Fatalf("got %s of %d routes, want 2 b=7 of 2", got, table.Len())
		}
	}
}

func TestSegmentLimit(t *testing.T) {
	pattern := func(n int) []byte { return []byte(`{"` + strings.Repeat("/a", n) + `":1}`) }
	if _, err := Parse(pattern(maxSegments), nil); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	want := "routes: the patterns have more than 65536 segments in all: leave some to a wildcard"
	if _, err := Parse(pattern(maxSegments+1), nil); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Params that an earlier request left behind do not confuse a match.
func TestStaleParams(t *testing.T) {
	table := parse(t, `{"/u/:id":1}`, nil)
	r := &exchange.Request{Method: []byte("GET"), Path: []byte("/u/%41"), Params: []exchange.Field{field("old", "1"), field("older", "2")}}
	if _, ok := table.Match(r); ok || len(r.Params) != 1 || string(r.Params[0].Name) != "id" || string(r.Params[0].Value) != "A" {
		t.Errorf("params %q", r.Params)
	}
}

// slow finds a route with its methods and params by trying every pattern, the most exact first.
func slow(entries map[string]map[string]int, method, path string) string {
	best, score := "fetch", ""
	for pattern, methods := range entries {
		n, ok := methods[method]
		if !ok && method == "HEAD" {
			n, ok = methods["GET"]
		}
		if s := compare(pattern, path); ok && s != "" && (score == "" || s < score) {
			best, score = answered(n, pattern, path), s
		}
	}
	return best
}

func answered(n int, pattern, path string) string {
	if n == 0 {
		return "fetch"
	}
	s := fmt.Sprint(n)
	segments := strings.Split(path[1:], "/")
	for i, p := range strings.Split(pattern[1:], "/") {
		if p == "*" {
			return s + " *=" + strings.Join(segments[i:], "/")
		}
		if name, ok := strings.CutPrefix(p, ":"); ok {
			s += " " + name + "=" + segments[i]
		}
	}
	return s
}

// Entries by method, `false` and parameters are compared with a matcher that is too simple to be wrong.
func TestMethodsAgainstSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	for range 2000 {
		entries := map[string]map[string]int{}
		var text []string
		for n := range 2 + r.IntN(8) {
			p := ""
			for depth := range 1 + r.IntN(3) {
				p += "/" + pick("a", "b", fmt.Sprintf(":p%d", depth), "")
			}
			if r.IntN(3) == 0 {
				p += "/*"
			}
			if entries[p] != nil {
				continue
			}
			methods := map[string]int{}
			var parts []string
			for _, m := range []string{"GET", "HEAD", "POST"} {
				switch r.IntN(6) {
				case 0, 1, 2:
					methods[m] = 10*(n+1) + len(m)
					parts = append(parts, fmt.Sprintf("%q:%d", m, methods[m]))
				case 3:
					methods[m] = 0
					parts = append(parts, fmt.Sprintf("%q:false", m))
				}
			}
			if parts != nil {
				entries[p] = methods
				text = append(text, fmt.Sprintf("%q:{%s}", p, strings.Join(parts, ",")))
			}
		}
		routes := "{" + strings.Join(text, ",") + "}"
		table := parse(t, routes, nil)
		for range 12 {
			method, path := pick("GET", "HEAD", "POST", "PUT"), ""
			for range 1 + r.IntN(4) {
				path += "/" + pick("a", "b", "c", "")
			}
			if got, want := matched(table, method, path), slow(entries, method, path); got != want {
				t.Fatalf("%s\n%s %s: got %s, want %s", routes, method, path, got, want)
			}
		}
	}
}

func TestNoAllocations(t *testing.T) {
	table := parse(t, `{"/exact":1,"/u/:id/x":2,"/w/*":3,"/s":{"body":"x"},"/m/:a":{"GET":4},"/m/*":5}`, nil)
	var none *Table
	tests := []struct {
		table        *Table
		method, path string
	}{
		{none, "GET", "/"}, {table, "GET", "/exact"}, {table, "GET", "/u/7/x"}, {table, "GET", "/w/a/b/c"},
		{table, "GET", "/s"}, {table, "POST", "/m/1"}, {table, "HEAD", "/m/1"}, {table, "GET", "/no/such/route"},
	}
	for _, test := range tests {
		r := &exchange.Request{Method: []byte(test.method), Path: []byte(test.path), Params: make([]exchange.Field, 0, 4)}
		if n := testing.AllocsPerRun(100, func() { r.Params = r.Params[:0]; test.table.Match(r) }); n != 0 {
			t.Errorf("%s %s: %v allocations", test.method, test.path, n)
		}
	}
}

func FuzzMatch(f *testing.F) {
	const routes = `{"/":1,"/a/:b":2,"/a/:b/*":3,"/a/c/:d":{"POST":4},"/*":{"GET":5}}`
	table, err := Parse([]byte(routes), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("GET", "/a/%F0%9F%A6%8A/\xe9/%")
	f.Add("POST", "/a/c/")
	f.Add("HEAD", "*")
	f.Fuzz(func(t *testing.T, method, path string) {
		_, x, ok := ask(table, method, path)
		if ok || x.Route > 5 {
			t.Fatalf("route %d, static %v", x.Route, ok)
		}
		for _, p := range x.Params {
			if len(p.Name) == 0 || strings.ToValidUTF8(string(p.Value), "") != string(p.Value) {
				t.Fatalf("param %q=%q", p.Name, p.Value)
			}
		}
	})
}

func BenchmarkEmpty(b *testing.B) {
	var table *Table
	r := &exchange.Request{Method: []byte("GET"), Path: []byte("/")}
	b.ReportAllocs()
	for b.Loop() {
		table.Match(r)
	}
}
