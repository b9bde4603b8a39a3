package route

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// front records what an exchange sends.
type front struct {
	status int
	header map[string]string
	body   []byte
}

func (f *front) Respond(r *exchange.Response) error { f.Start(r); return f.Write(r.Body) }
func (f *front) Start(r *exchange.Response) error {
	f.status, f.header = r.Status, map[string]string{}
	for _, h := range r.Header {
		f.header[string(h.Name)] = string(h.Value)
	}
	return nil
}
func (f *front) Write(p []byte) error { f.body = append(f.body, p...); return nil }
func (f *front) ReadFrom(r io.Reader) (int64, error) {
	b, err := io.ReadAll(r)
	f.body = append(f.body, b...)
	return int64(len(b)), err
}
func (f *front) End() error                   { return nil }
func (f *front) SetIdleTimeout(time.Duration) {}
func (f *front) Cut()                         {}
func (f *front) ReadBody([]byte) (int, error) { return 0, io.EOF }

// ask sends a request through a table; header alternates names and values.
func ask(t *Table, method, path string, header ...string) (*front, *exchange.Exchange, bool) {
	f := &front{}
	x := &exchange.Exchange{}
	x.Reset(f)
	x.Method, x.Path = []byte(method), []byte(path)
	for n := 0; n+1 < len(header); n += 2 {
		x.Header = append(x.Header, exchange.Field{Name: []byte(header[n]), Value: []byte(header[n+1])})
	}
	target, ok := t.Match(&x.Request)
	if ok {
		target.Serve(x)
	}
	return f, x, ok
}

func parse(t testing.TB, routes string, files *Files) *Table {
	t.Helper()
	table, err := Parse([]byte(routes), files)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// matched describes the match: the handler and its params, "static", or "fetch".
func matched(t *Table, method, path string) string {
	_, x, ok := ask(t, method, path)
	switch {
	case ok:
		return "static"
	case x.Route == 0:
		return "fetch"
	}
	s := fmt.Sprint(x.Route)
	for _, p := range x.Params {
		s += fmt.Sprintf(" %s=%s", p.Name, p.Value)
	}
	return s
}

func TestMatch(t *testing.T) {
	table := parse(t, `{
		"/": 10, "/api/users": 1, "/api/users/:id": 2, "/api/users/:id/posts": 3, "/api/*": 4,
		"/m": {"GET": 6, "POST": 7, "DELETE": false}, "/h": {"HEAD": 8, "GET": 9}, "/skip": false,
		"/x/:a/y": 11, "/x/b/:c": 12, "/x/b/y": {"PUT": 13}, "/slash/": 14, "/:any/deep/*": 15, "/only": {"POST": 16}
	}`, nil)
	tests := []struct{ method, path, want string }{
		{"GET", "/", "10"},
		{"GET", "/api/users", "1"},
		{"GET", "/api/users/7", "2 id=7"},
		{"GET", "/api/users/7/posts", "3 id=7"},
		{"GET", "/api/users/7/else", "4 *=users/7/else"},
		{"GET", "/api/users/", "4 *=users/"},
		{"GET", "/api/", "4 *="},
		{"GET", "/api", "fetch"},
		{"GET", "/API/users", "fetch"},
		{"GET", "/api/users/user@example.com", "2 id=user@example.com"},
		{"GET", "/api/users/%F0%9F%A6%8A", "2 id=\U0001F98A"},
		{"GET", "/api/users/\xe9", "2 id=\uFFFD"},
		{"GET", "/api/users/%E9%zz%4", "2 id=\uFFFD%zz%4"},
		{"GET", "/api/users/a%2Fb", "2 id=a/b"},
		{"GET", "/m", "6"},
		{"HEAD", "/m", "6"},
		{"POST", "/m", "7"},
		{"PUT", "/m", "fetch"},
		{"DELETE", "/m", "fetch"},
		{"HEAD", "/h", "8"},
		{"GET", "/skip", "fetch"},
		{"PUT", "/x/b/y", "13"},
		{"GET", "/x/b/y", "12 c=y"}, // behind the missing method: literal before param
		{"GET", "/x/q/y", "11 a=q"},
		{"GET", "/slash/", "14"},
		{"GET", "/slash", "fetch"},
		{"GET", "/q/deep/1/2", "15 any=q *=1/2"},
		{"GET", "//deep/1", "fetch"}, // a param is never empty
		{"HEAD", "/only", "fetch"},
		{"OPTIONS", "*", "fetch"},
	}
	for _, test := range tests {
		if got := matched(table, test.method, test.path); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.method, test.path, got, test.want)
		}
	}
	var none *Table
	if got := matched(none, "GET", "/"); got != "fetch" || none.Len() != 0 {
		t.Errorf("no routes: %s", got)
	}
}

func TestManyParams(t *testing.T) {
	pattern, path := "", ""
	for n := range 65 {
		pattern += fmt.Sprintf("/:p%d", n)
		path += fmt.Sprintf("/v%d", n)
	}
	got := matched(parse(t, `{"`+pattern+`":1}`, nil), "GET", path)
	if !strings.HasPrefix(got, "1 p0=v0 ") || !strings.HasSuffix(got, " p64=v64") {
		t.Errorf("got %s", got)
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ routes, want string }{
		{`[]`, "routes: must be an object from patterns to answers: json: cannot unmarshal array into Go value of type map[string]json.RawMessage"},
		{`{"a":1}`, `route "a": a pattern must begin with /`},
		{`{"/a/../b":1}`, `route "/a/../b": no request has this path: it comes as /b (abi/SPEC.md, section 4.1)`},
		{`{"/%61/:b/./*":1}`, `route "/%61/:b/./*": no request has this path: it comes as /a/:b/* (abi/SPEC.md, section 4.1)`},
		{`{"/a/*/b":1}`, `route "/a/*/b": * must be the last segment`},
		{`{"/:":1}`, `route "/:": a parameter needs a name, such as :id`},
		{`{"/:1a":1}`, `route "/:1a": the parameter :1a must not begin with a digit`},
		{`{"/:a/:a":1}`, `route "/:a/:a": the parameter :a stands there twice`},
		{`{"/u/:a":1,"/u/:b":2}`, `route "/u/:b": matches the same as "/u/:a": keep one of them`},
		{`{"/a":0}`, `route "/a": 0 is no answer: give a handler's number (1 to 65535), false, or an object (abi/SPEC.md, section 7)`},
		{`{"/a":65536}`, `route "/a": 65536 is no answer: give a handler's number (1 to 65535), false, or an object (abi/SPEC.md, section 7)`},
		{`{"/a":"x"}`, `route "/a": "x" is no answer: give a handler's number (1 to 65535), false, or an object (abi/SPEC.md, section 7)`},
		{`{"/a":{"GET":true}}`, `route "/a": GET: true is no answer: give a handler's number (1 to 65535), false, or an object (abi/SPEC.md, section 7)`},
		{`{"/a":{"bodi":"x"}}`, `route "/a": json: unknown field "bodi"`},
		{`{"/a":{"body":"x","json":1}}`, `route "/a": give one of body, bodyBase64, json, redirect, file and dir`},
		{`{"/a":{"body":"x","status":100}}`, `route "/a": status 100 is not within 200..999`},
		{`{"/a":{"body":"x","headers":{"a b":"c"}}}`, `route "/a": header "a b": is no field name (RFC 9110, 5.1)`},
		{`{"/a":{"body":"x","headers":{"a":"b\r\nc"}}}`, `route "/a": header "a": the value holds a control character (RFC 9110, 5.5)`},
		{`{"/a":{"body":"x","headers":{"Content-Length":"1"}}}`, `route "/a": header "Content-Length": is written by the server: leave it out`},
		{`{"/a":{"body":"x","headers":{"a":1}}}`, `route "/a": header "a": must be a string or a list of strings`},
		{`{"/a":{"redirect":"/b","status":200}}`, `route "/a": status 200 is no redirect: use 301, 302, 303, 307 or 308`},
		{`{"/a":{"redirect":""}}`, `route "/a": redirect: is no URL`},
		{`{"/a":{"file":"x"}}`, `route "/a": file and dir need a directory that they are confined to: give -files DIR`},
	}
	for _, test := range tests {
		if _, err := Parse([]byte(test.routes), nil); err == nil || err.Error() != test.want {
			t.Errorf("%s:\ngot  %v\nwant %s", test.routes, err, test.want)
		}
	}
	root := files(t)
	for routes, want := range map[string]string{
		`{"/a":{"file":"../x"}}`:            `route "/a": "../x" is not a path below the directory given with -files`,
		`{"/a":{"file":"/etc/passwd"}}`:     `route "/a": "/etc/passwd" is not a path below the directory given with -files`,
		`{"/a":{"dir":"."}}`:                `route "/a": a dir's pattern must end in /*`,
		`{"/a":{"file":"x","status":201}}`:  `route "/a": file and dir take neither status nor headers`,
		`{"/a/*":{"dir":".","headers":{}}}`: `route "/a/*": file and dir take neither status nor headers`,
		`{"/a":{"bodyBase64":"!"}}`:         `route "/a": bodyBase64: illegal base64 data at input byte 0`,
	} {
		if _, err := Parse([]byte(routes), root); err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", routes, err, want)
		}
	}
}

func TestStatic(t *testing.T) {
	table := parse(t, `{"/s":{"body":"hi"}, "/j":{"json":{"a": [1, 2]},"status":201,"headers":{"X-A":["1","2"]}},
		"/e":{"body":"x","headers":{"etag":"\"mine\""}}, "/b":{"bodyBase64":"AAE="}, "/old":{"redirect":"/foo/bar"},
		"/gone":{"status":410}, "/moved":{"redirect":"https://example.com/","status":308}}`, nil)
	f, _, _ := ask(table, "GET", "/s")
	etag := f.header["etag"]
	if f.status != 200 || string(f.body) != "hi" || f.header["content-type"] != "text/plain;charset=utf-8" || len(etag) != 26 {
		t.Fatalf("got %d %q %v", f.status, f.body, f.header)
	}
	f, _, _ = ask(table, "GET", "/j")
	if f.status != 201 || string(f.body) != `{"a":[1,2]}` || f.header["content-type"] != "application/json;charset=utf-8" || f.header["etag"] != "" || f.header["x-a"] != "2" {
		t.Errorf("json: %d %q %v", f.status, f.body, f.header)
	}
	if f, _, _ = ask(table, "GET", "/old"); f.status != 302 || f.header["location"] != "/foo/bar" || len(f.body) != 0 {
		t.Errorf("redirect: %d %v", f.status, f.header)
	}
	if f, _, _ = ask(table, "GET", "/moved"); f.status != 308 || f.header["location"] != "https://example.com/" {
		t.Errorf("redirect: %d %v", f.status, f.header)
	}
	if f, _, _ = ask(table, "GET", "/gone"); f.status != 410 || len(f.body) != 0 {
		t.Errorf("status alone: %d %q", f.status, f.body)
	}
	if f, _, _ = ask(table, "GET", "/b"); string(f.body) != "\x00\x01" || f.header["content-type"] != "application/octet-stream" {
		t.Errorf("base64: %q %v", f.body, f.header)
	}
	tests := []struct {
		method, name, value string
		status              int
	}{
		{"GET", "if-none-match", etag, 304},
		{"HEAD", "if-none-match", etag, 304},
		{"POST", "if-none-match", etag, 200},
		{"GET", "if-none-match", "W/" + etag, 304},
		{"GET", "if-none-match", `"a", ` + etag, 304},
		{"GET", "if-none-match", "*", 304},
		{"GET", "if-none-match", `"a"`, 200},
		{"GET", "if-match", etag, 200},
		{"GET", "if-match", "*", 200},
		{"GET", "if-match", `"a"`, 412},
		{"GET", "if-match", "W/" + etag, 412},
		{"POST", "if-match", `"a"`, 200},
	}
	for _, test := range tests {
		f, _, _ := ask(table, test.method, "/s", test.name, test.value)
		if f.status != test.status {
			t.Errorf("%s %s: %s: status %d, want %d", test.method, test.name, test.value, f.status, test.status)
		}
		if f.status != 200 && (f.header["etag"] != etag || len(f.body) != 0) {
			t.Errorf("%d with %v and %q", f.status, f.header, f.body)
		}
	}
	if f, _, _ := ask(table, "GET", "/e", "if-none-match", `"mine"`); f.status != 304 {
		t.Errorf("an etag of its own: %d", f.status)
	}
}

// filesDir is a directory with files to serve, and one outside of it.
func filesDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "pub"), 0o700)
	os.Mkdir(filepath.Join(dir, "pub", "sub"), 0o700)
	os.Mkdir(filepath.Join(dir, "pub", "none"), 0o700)
	for name, text := range map[string]string{"secret": "secret", "pub/h.txt": "Hello, World!", "pub/index.html": "<p>", "pub/sub/index.html": "sub", "pub/empty": ""} {
		os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600)
		os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC))
	}
	os.Symlink("../../secret", filepath.Join(dir, "pub", "sub", "link"))
	return filepath.Join(dir, "pub")
}

func files(t *testing.T) *Files { return openFiles(t, filesDir(t)) }

func openFiles(t *testing.T, dir string) *Files {
	t.Helper()
	f, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestFiles(t *testing.T) {
	table := parse(t, `{"/f":{"file":"h.txt"},"/none":{"file":"none"},"/d/*":{"dir":"."},"/empty":{"file":"empty"}}`, files(t))
	const date = "Fri, 02 Jan 2026 03:04:05 GMT"
	tests := []struct {
		method, path, name, value string
		status                    int
		body, header              string // header: name: value
	}{
		{"GET", "/f", "", "", 200, "Hello, World!", "content-type: text/plain;charset=utf-8"},
		{"HEAD", "/f", "", "", 200, "", "last-modified: " + date},
		{"POST", "/f", "", "", 405, "", "allow: GET, HEAD"},
		{"GET", "/f", "range", "bytes=0-4", 206, "Hello", "content-range: bytes 0-4/13"},
		{"GET", "/f", "range", "bytes=-5", 206, "orld!", "content-range: bytes 8-12/13"},
		{"GET", "/f", "range", "bytes=7-", 206, "World!", "content-range: bytes 7-12/13"},
		{"GET", "/f", "range", "bytes=0-999999999999999999999", 206, "Hello, World!", "content-range: bytes 0-12/13"},
		{"GET", "/f", "range", "bytes=20-30", 416, "", "content-range: bytes */13"},
		{"GET", "/f", "range", "bytes=-0", 416, "", "content-range: bytes */13"},
		{"GET", "/f", "range", "bytes=0-1,3-4", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=5-2", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "lines=1-2", 200, "Hello, World!", ""},
		{"GET", "/empty", "range", "bytes=-1", 200, "", ""}, // RFC 9110, 14.1.2: not unsatisfiable
		{"GET", "/empty", "range", "bytes=0-", 416, "", "content-range: bytes */0"},
		{"GET", "/f", "range", "bytes=12-12", 206, "!", "content-range: bytes 12-12/13"},
		{"GET", "/f", "range", "bytes=13-", 416, "", "content-range: bytes */13"},
		{"GET", "/f", "range", "bytes=-99", 206, "Hello, World!", "content-range: bytes 0-12/13"},
		{"GET", "/f", "range", "bytes=0-0,-1", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=+1-2", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=0x1-2", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=1--2", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=-", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "bytes=", 200, "Hello, World!", ""},
		{"GET", "/f", "range", "0-4", 200, "Hello, World!", ""},
		{"GET", "/f", "if-modified-since", date, 304, "", "last-modified: " + date},
		{"GET", "/f", "if-modified-since", "Thu, 01 Jan 2026 03:04:05 GMT", 200, "Hello, World!", ""},
		{"GET", "/f", "if-unmodified-since", "Thu, 01 Jan 2026 03:04:05 GMT", 412, "", ""},
		{"GET", "/none", "", "", 404, "", ""},
		{"GET", "/d/h.txt", "", "", 200, "Hello, World!", ""},
		{"GET", "/d/", "", "", 200, "<p>", "content-type: text/html;charset=utf-8"},
		{"GET", "/d/sub", "", "", 301, "", "location: /d/sub/"},
		{"GET", "/d/../secret", "", "", 404, "", ""},
		{"GET", "/d/%2e%2e/secret", "", "", 404, "", ""},
		{"GET", "/d/..%2fsecret", "", "", 404, "", ""},
		{"GET", "/d/sub/link", "", "", 404, "", ""},
		{"GET", "/d/a%00b", "", "", 404, "", ""},
		{"GET", "/d//etc/passwd", "", "", 404, "", ""},
	}
	for _, test := range tests {
		f, _, _ := ask(table, test.method, test.path, test.name, test.value)
		name, value, _ := strings.Cut(test.header, ": ")
		if f.status != test.status || string(f.body) != test.body || f.header[name] != value {
			t.Errorf("%s %s %s %s: got %d %q %v, want %d %q %s", test.method, test.path, test.name, test.value, f.status, f.body, f.header, test.status, test.body, test.header)
		}
	}
}

func TestMerge(t *testing.T) {
	table := parse(t, `{"/a":1,"/b":2}`, nil).Merge(parse(t, `{"/b":3,"/c/:x":4}`, nil))
	for path, want := range map[string]string{"/a": "1", "/b": "3", "/c/9": "4 x=9"} {
		if got := matched(table, "GET", path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	if got := matched((*Table)(nil).Merge(table).Merge(nil), "GET", "/b"); got != "3" {
		t.Errorf("merged with nothing: %s", got)
	}
	want := "/a handler 1|/b handler 3|/c/:x handler 4"
	if got := strings.Join(table.Describe(), "|"); got != want {
		t.Errorf("described %s, want %s", got, want)
	}
}

// A hostile table of literals and params in every combination does not make a match slow.
func TestBounded(t *testing.T) {
	routes := []string{}
	for n := range 1 << 12 {
		p := ""
		for bit := range 12 {
			if n>>bit&1 == 1 {
				p += "/a"
			} else {
				p += fmt.Sprintf("/:p%d", bit)
			}
		}
		routes = append(routes, `"`+p+`/end":1`)
	}
	table := parse(t, "{"+strings.Join(routes, ",")+"}", nil)
	x := &exchange.Request{Method: []byte("GET"), Path: []byte(strings.Repeat("/a", 12) + "/nowhere")}
	w := walk{r: x, budget: maxSteps}
	if w.down(&table.tree, x.Path[1:]) != nil || w.budget >= 0 {
		t.Errorf("budget left %d: this table should use it up", w.budget)
	}
}

// naive tries every pattern and takes the most exact, as bun's precedence says.
func naive(patterns []string, path string) int {
	best, score := 0, ""
	for n, p := range patterns {
		if s := compare(p, path); s != "" && (best == 0 || s < score) {
			best, score = n+1, s
		}
	}
	return best
}

// compare returns "" if the pattern does not match, else a key that sorts the more exact first.
func compare(pattern, path string) string {
	ps, ss := strings.Split(pattern[1:], "/"), strings.Split(path[1:], "/")
	key := ""
	for n, p := range ps {
		switch {
		case p == "*" && n < len(ss):
			return key + "c"
		case n >= len(ss):
			return ""
		case p == ss[n]:
			key += "a"
		case strings.HasPrefix(p, ":") && ss[n] != "":
			key += "b"
		default:
			return ""
		}
	}
	if len(ps) != len(ss) {
		return ""
	}
	return key
}

func TestAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	segment := func(list ...string) string { return list[r.IntN(len(list))] }
	for range 2000 {
		seen := map[string]bool{}
		var patterns, entries []string
		for range 1 + r.IntN(6) {
			p := ""
			for depth := range 1 + r.IntN(3) {
				p += "/" + segment("a", "b", fmt.Sprintf(":p%d", depth), fmt.Sprintf(":p%d", depth), "")
			}
			if r.IntN(4) == 0 {
				p += "/*"
			}
			if !seen[p] {
				seen[p] = true
				patterns = append(patterns, p)
				entries = append(entries, fmt.Sprintf("%q:%d", p, len(patterns)))
			}
		}
		table := parse(t, "{"+strings.Join(entries, ",")+"}", nil)
		for range 10 {
			path := ""
			for range 1 + r.IntN(4) {
				path += "/" + segment("a", "b", "c", "")
			}
			_, x, _ := ask(table, "GET", path)
			if want := naive(patterns, path); int(x.Route) != want {
				t.Fatalf("%v: %s goes to %d, want %d", patterns, path, x.Route, want)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"/a/:b/*":{"GET":1,"POST":{"body":"x"}}}`, "/a/1/2")
	f.Add(`{"/":{"json":null},"/x":{"redirect":"/y"}}`, "/x")
	f.Fuzz(func(t *testing.T, routes, path string) {
		table, err := Parse([]byte(routes), nil)
		if err != nil || path == "" || path[0] != '/' {
			return
		}
		ask(table, "GET", path)
		table.Describe()
		table.Merge(table)
	})
}

func FuzzRange(f *testing.F) {
	for _, s := range []string{"bytes=0-4", "bytes=-5", "bytes=9-", "bytes=1-0", "bytes=0-1,2-3"} {
		f.Add(s, int64(13))
	}
	f.Fuzz(func(t *testing.T, value string, size int64) {
		if size < 0 {
			return
		}
		start, length, found := parseRange(value, size)
		if found == satisfiable && (start < 0 || length < 1 || start+length > size) {
			t.Errorf("%q of %d: %d+%d", value, size, start, length)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	routes := []string{}
	for n := range 1000 {
		routes = append(routes, fmt.Sprintf(`"/r%d":1,"/p%d/:id/x":2`, n, n))
	}
	table := parse(b, "{"+strings.Join(routes, ",")+"}", nil)
	for name, path := range map[string]string{"exact": "/r500", "param": "/p500/7/x", "none": "/nowhere/at/all"} {
		b.Run(name, func(b *testing.B) {
			r := &exchange.Request{Method: []byte("GET"), Path: []byte(path), Params: make([]exchange.Field, 0, 4)}
			b.ReportAllocs()
			for b.Loop() {
				r.Params = r.Params[:0]
				table.Match(r)
			}
		})
	}
}
