package assemblyscript_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
	"github.com/wasmserve/wasmserve/guests/assemblyscript"
	"github.com/wasmserve/wasmserve/guests/internal/testhost"
)

// build compiles a folder of testdata as README says.
func build(t testing.TB, folder string, flags ...string) string {
	t.Helper()
	asc := testhost.Tool(t, "asc")
	tmp := t.TempDir()
	if err := os.CopyFS(filepath.Join(tmp, "wasmserve"), assemblyscript.Files); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(tmp, "guest.wasm")
	args := []string{"testdata/" + folder + "/index.ts", "--path", tmp, "--config", filepath.Join(tmp, "wasmserve", "asconfig.json"), "-o", out}
	if said := testhost.Run(t, nil, asc, append(args, flags...)...); len(said) > 0 {
		t.Errorf("asc warns:\n%s", said)
	}
	return out
}

func f(name, value string) abi.Field { return abi.Field{Name: []byte(name), Value: []byte(value)} }

func request(target string) *abi.Request {
	path, query, _ := strings.Cut(target, "?")
	return &abi.Request{Method: []byte("GET"), Path: []byte(path), Query: []byte(query), Host: []byte("localhost"), Protocol: 11, BodyInline: true}
}

// answer is a response record in one line: status, header, body.
func answer(t testing.TB, rec []byte) string {
	t.Helper()
	var r abi.Response
	if err := r.Decode(rec); err != nil {
		t.Errorf("broken response: %v", err)
	}
	s := fmt.Sprint(r.Status)
	for _, f := range r.Header {
		s += fmt.Sprintf(" %s=%s", f.Name, f.Value)
	}
	if r.Stream {
		s += fmt.Sprintf(" stream %d", r.BodyLength)
	}
	return s + " " + string(r.Body)
}

func load(t *testing.T) []vectors.Vector {
	t.Helper()
	all, err := vectors.Load("../../abi/testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// benchmark calls a guest as the host does.
func benchmark(b *testing.B, folder, target string, flags ...string) {
	g := testhost.Open(b, build(b, folder, flags...))
	r := request(target)
	r.Header = []abi.Field{f("host", "localhost"), f("user-agent", "curl/8.5.0"), f("accept", "*/*")}
	b.ReportAllocs()
	for b.Loop() {
		if result, _ := g.Fetch(1, r); result == 0 {
			b.Fatal("failed")
		}
	}
}

func BenchmarkHello(b *testing.B) { benchmark(b, "hello", "/users/42?verbose=1") }

func BenchmarkWork(b *testing.B) { benchmark(b, "work", "/users/42?name=somebody") }

// TestWasm runs the SDK as wasm.
func TestWasm(t *testing.T) {
	file := build(t, "guest")
	g := testhost.Open(t, file)
	t.Run("vectors", func(t *testing.T) { testVectors(t, g) })
	t.Run("responses", func(t *testing.T) { testResponses(t, g) })
	t.Run("config", func(t *testing.T) { testConfig(t, g) })
	t.Run("calls", func(t *testing.T) { testCalls(t, g) })
	t.Run("fetch", func(t *testing.T) { testFetch(t, g) })
	t.Run("outgoing", func(t *testing.T) { testOutgoing(t, g) })
	t.Run("pending", func(t *testing.T) { testPending(t, g) })
	t.Run("abort", func(t *testing.T) { testAbort(t, file) })
}

// testVectors holds what the SDK reads to the golden records.
func testVectors(t *testing.T, g *testhost.Guest) {
	for _, v := range load(t) {
		if v.Refusal != "" || v.Record == "response" || v.Record == "outgoing" {
			continue
		}
		call := g.FetchRecord
		if v.Record == "error" {
			call = g.ErrorRecord
		} else if v.Name == "request-typical" { // its route is one that this guest has: here it is another's
			rec := append([]byte(nil), v.Bytes...)
			rec[abi.RequestRoute] = 99
			v.Bytes, v.Fields = rec, strings.Replace(v.Fields, "route 3\n", "route 99\n", 1)
		}
		_, rec := call(1, v.Bytes)
		var r abi.Response
		if err := r.Decode(rec); err != nil || string(r.Body) != v.Fields {
			t.Errorf("%s: %v, got\n%swant\n%s", v.Name, err, r.Body, v.Fields)
		}
	}
}

// testResponses has the guest make the responses of the golden records. Names and values are strings: what is no UTF-8 cannot be one.
func testResponses(t *testing.T, g *testhost.Guest) {
	for _, v := range load(t) {
		if v.Refusal != "" || v.Record != "response" {
			continue
		}
		want, err := v.Response()
		if err != nil {
			t.Fatal(err)
		}
		r := request(fmt.Sprintf("/p?respond&status=%d", want.Status))
		if want.Stream {
			r.Query = fmt.Appendf(r.Query, "&stream=%d", want.BodyLength)
		}
		r.Header, r.Body, r.BodyLength = want.Header, want.Body, int64(len(want.Body))
		raw := slices.ContainsFunc(want.Header, func(f abi.Field) bool { return !utf8.Valid(f.Value) })
		if raw {
			r.Header, want.Header = nil, nil
		}
		result, rec := g.Fetch(1, r)
		if want.Stream {
			if rec = g.Sent; result != abi.Answered {
				t.Errorf("%s: result %#x, want answered", v.Name, result)
			}
		}
		var got abi.Response
		if err := got.Decode(rec); err != nil || vectors.ResponseText(&got) != vectors.ResponseText(want) {
			t.Errorf("%s: %v, got\n%swant\n%s", v.Name, err, vectors.ResponseText(&got), vectors.ResponseText(want))
		}
	}
	g.Take()
}

func testConfig(t *testing.T, g *testhost.Guest) {
	want := `{"unix":"@vectors","idleTimeout":1.5,"requestTimeout":0.0,"maxRequestBodySize":10,"instances":3,"routes":{` +
		`"/bytes":{"status":418,"headers":{"content-type":["image/x"]},"bodyBase64":"w78A"},` +
		`"/files/*":{"dir":"public"},` +
		`"/health":{"status":200,"headers":{"content-type":["application/json"],"x-a":["1","2\u000a"]},"body":"{\"ok\":true}"},` +
		`"/logo":{"file":"a\"b.png"},` +
		`"/m/:id":{"GET":1,"POST":2,"DELETE":{"status":200,"headers":{"content-type":["text/plain;charset=utf-8"]},"body":"static"}},` +
		`"/old":{"redirect":"/new","status":301},` +
		`"/skip":false,` +
		`"/any":1}}`
	if got := g.Config(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r := request("/m/7")
	r.Route, r.Params = 1, []abi.Field{f("id", "7 ☃")}
	if _, rec := g.Fetch(1, r); answer(t, rec) != "0 content-type=text/plain;charset=utf-8 routed 1 7 ☃" {
		t.Errorf("route 1: %s", answer(t, rec))
	}
}

func testCalls(t *testing.T, g *testhost.Guest) {
	const text = "0 content-type=text/plain;charset=utf-8 "
	if _, rec := g.Fetch(7, request("*?url")); !strings.HasPrefix(answer(t, rec), text+"http://localhost/*?url ") {
		t.Errorf("the URL of the target *: %s", answer(t, rec))
	}
	g.Take()
	g.Piece = 5
	defer func() { g.Piece = 0 }()
	for _, test := range []struct{ query, body, want, calls string }{
		{"hello", "", `0 content-type=application/json {"version":"1.0.0"}`, ""},
		{"hello", "", `0 content-type=application/json {"version":"1.0.0"}`, ""},
		{"headers", "", text + "a, b|x=1; y=2||a+b|true|accept=a", ""},
		{"url&a+%62=%c3%A9%zz&b=1+2&c", "", text + "http://localhost/p?url&a+%62=%c3%A9%zz&b=1+2&c 1 2  😀%zz ", ""},
		{"body", "some bytes in pieces ☃", text + "some bytes in pieces ☃", ""},
		{"form", "%61=1%4&a=2&b+c=%c3%A9+%zz&é=☃&&empty", text + "1%4;é %zz;☃;;null;", ""},
		{"quote", "", text + `"a\"\\\u000a\u001f☃"`, ""},
		{"surrogate", "", text + "a\ufffdb😀☃", ""},
		{"large", "", text + strings.Repeat("0123456789abcdef", 1<<17), ""},
		{"large", "", text + strings.Repeat("0123456789abcdef", 1<<17), ""},
		{"redirect", "", "302 location=/new ", ""},
		{"many", "", "204" + strings.Repeat(" a=b", 100) + " ", ""},
		{"fail", "", "", "fail 7 no such user"},
		{"nothing", "", "", ""},
		{"stream", "bytes in pieces", "", "respond 7\n" + `body_write 7 "first"` + "\n" + `body_write 7 ","` + "\n" + `body_write 7 "bytes"` + "\n" +
			`body_write 7 " in p"` + "\n" + `body_write 7 "ieces"` + "\n" + `body_write 7 ""`},
		{"stream-fail", "", "", "respond 7\n" + `body_write 7 "half"` + "\nfail 7 half way"},
		{"timeout", "", text + "-8", "timeout 7 1500"},
		{"guest-timeout", "", text + "-8", "guest_timeout 7 2500"},
		{"reload", "", text + "-8 -8 -8", "reload {}\nreload {\"module\":\"v\\\"2.wasm\"}\nreload {\"routes\":{\"/x\":2,\"/y\":false}}"},
		{"reload-unknown", "", text + "-1", ""},
		{"log", "", text + "-8", "log 0 console\nlog 8 wrong\nlog -4 trace 1.0, 2.5\nlog 4 careful ☃"},
		{"stats", "", text + `{"uptime":12.5}`, ""},
		{"state", "", text + "null -2;0 1000 0;1 0;-7 -6;0 -7 0 [] 0 null", ""},
		{"random", "", text + "true", ""},
		{"time", "", text + "true true 3 0", "sleep 5"},
	} {
		r := request("/p?" + test.query)
		r.Header = []abi.Field{f("accept", "a"), f("cookie", "x=1"), f("accept", "b"), f("cookie", "y=2")}
		if test.body != "" {
			r.BodyInline, r.BodyLength, g.Body = false, -1, []byte(test.body)
		}
		g.Reply = abi.StatusDenied
		result, rec := g.Fetch(7, r)
		if calls := g.Take(); calls != test.calls {
			t.Errorf("%s: host functions\n%s\nwant\n%s", test.query, calls, test.calls)
		}
		if test.want == "" {
			if result != abi.Answered {
				t.Errorf("%s: result %#x, want answered", test.query, result)
			}
		} else if got := answer(t, rec); got != test.want {
			t.Errorf("%s: got %.200s\nwant %.200s", test.query, got, test.want)
		}
		if test.query == "stream" {
			if got := answer(t, g.Sent); got != text[:len(text)-1]+" x-s=1 stream -1 " {
				t.Errorf("head of the stream: %s", got)
			}
		}
	}
	r := request("/p?body") // text that has come with the request, and is no UTF-8
	r.Body = []byte("a\xffb\xe2\x98\x83\xe2\x98\xed\xa0\x80\xc0\x80\xf4\x90\x80\x80")
	if _, rec := g.Fetch(7, r); answer(t, rec) != text+"a\ufffdb☃"+strings.Repeat("\ufffd", 11) {
		t.Errorf("broken UTF-8: %q", answer(t, rec))
	}
}

// testFetch asks another server, which answers or does not.
func testFetch(t *testing.T, g *testhost.Guest) {
	const asked = "fetch 7\nmethod \"PUT\"\nurl \"http://h/a?b\"\naddress \"@svc\"\nheader \"X-Key\" \"☃\"\nheader \"x-empty\" \"\"\nbody \"hi\"\ntimeout 250\nmanual yes"
	const text = "0 content-type=text/plain;charset=utf-8 "
	g.Piece = 4
	defer func() { g.Piece, g.Other.Answer, g.Other.Broken = 0, nil, false }()
	for _, test := range []struct {
		query       string
		answer      *abi.Response
		broken      bool
		want, calls string
	}{
		{"fetch", nil, false, "-8", asked},
		{"fetch-plain", nil, false, "-8", "fetch 7\nurl \"http://h/\""},
		{"fetch", &abi.Response{Status: 404}, false, "404 0 |||", asked + "\nfetch_close 1"},
		{"fetch", &abi.Response{Status: 201, Header: []abi.Field{f("x-one", "a"), f("x-two", "b"), f("x-two", "c")}, Body: []byte("☃tent"), BodyLength: 7}, false,
			"201 7 b, c|||☃tent", asked + "\nfetch_close 1"},
		{"fetch", &abi.Response{Status: 200, Header: []abi.Field{f("x-long", strings.Repeat("x", 4096))}, Body: []byte("contents")}, false, "200 0 |||-3", asked + "\nfetch_close 1"},
		{"fetch-headers", &abi.Response{Status: 200, Header: []abi.Field{f("x-one", "a")}}, false, "1 a", "fetch 7\nurl \"http://h/\""},
		{"fetch-all", &abi.Response{Status: 200, Body: []byte("contents")}, false, "contents", "fetch 7\nurl \"http://h/\"\nfetch_close 1"},
		{"fetch-negative", &abi.Response{Status: 200, Body: []byte("contents")}, false, "true -3", "fetch 7\nurl \"http://h/\"\nfetch_close 1"},
		{"fetch", &abi.Response{Status: 200, Body: []byte("one")}, true, "200 0 |||-9", asked + "\nfetch_close 1"},
	} {
		g.Other.Answer, g.Other.Broken = test.answer, test.broken
		_, rec := g.Fetch(7, request("/p?"+test.query))
		if got := answer(t, rec); got != text+test.want {
			t.Errorf("got %s\nwant %s", got, text+test.want)
		}
		calls := strings.ReplaceAll(g.Take(), `\xe2\x98\x83`, "☃")
		if calls != test.calls {
			t.Errorf("host functions\n%s\nwant\n%s", calls, test.calls)
		}
	}
}

// testOutgoing makes the guest send the requests of the golden records. A value of a field must be UTF-8.
func testOutgoing(t *testing.T, g *testhost.Guest) {
	sent := 0
	for _, v := range load(t) {
		if v.Refusal != "" || v.Record != "outgoing" {
			continue
		}
		want, err := v.Outgoing()
		if err != nil {
			t.Fatal(err)
		}
		want.Header = slices.DeleteFunc(want.Header, func(f abi.Field) bool { return !utf8.Valid(f.Value) })
		r := request("/p?fetch-record&" + url.Values{
			"method": {string(want.Method)}, "url": {string(want.URL)}, "address": {string(want.Address)},
			"timeout": {fmt.Sprint(want.Timeout)}, "manual": {fmt.Sprint(want.Manual)},
		}.Encode())
		r.Header, r.Body, r.BodyLength = want.Header, want.Body, int64(len(want.Body))
		g.Fetch(7, r)
		if got, text := g.Take(), "fetch 7\n"+strings.TrimSuffix(vectors.OutgoingText(want), "\n"); got != text {
			t.Errorf("%s: got\n%s\nwant\n%s", v.Name, got, text)
		}
		sent++
	}
	if sent == 0 {
		t.Error("there are no golden records of outgoing requests")
	}
}

func testPending(t *testing.T, g *testhost.Guest) {
	const text = "0 content-type=text/plain;charset=utf-8 "
	for _, test := range []struct{ query, sent, answer, calls string }{
		{"wake", text + "woken wait a=1", text + "0", "respond 10"},
		{"wake-stream", "206 stream 4 ", text + "4 0 -4", "respond 10\nbody_write 10 \"four\"\nbody_write 10 \"\""},
		{"wake-fail", "", text + "0", "fail 10 late"},
	} {
		first := request("/p?wait")
		first.Header = []abi.Field{f("cookie", "a=1")}
		if result, _ := g.Fetch(10, first); result != abi.Pending {
			t.Fatalf("result %#x, want pending", result)
		}
		_, rec := g.Fetch(11, request("/p?"+test.query))
		if got := answer(t, rec); got != test.answer || test.sent != "" && answer(t, g.Sent) != test.sent {
			t.Errorf("%s: got %s and sent %s", test.query, got, answer(t, g.Sent))
		}
		if got := g.Take(); got != test.calls {
			t.Errorf("%s: calls %s", test.query, got)
		}
	}
}

// A call that cannot return reports its location to the host, and then traps.
func testAbort(t *testing.T, file string) {
	for query, want := range map[string]string{
		"throw":  "fail 7 oh no\nstack testdata/guest/index.ts:",
		"bounds": "fail 7 Index out of range\nstack ~lib/array.ts:",
		"assert": "fail 7 a condition\nstack testdata/guest/index.ts:",
	} {
		g := testhost.Open(t, file)
		err := g.Trap(7, request("/p?"+query))
		if calls := g.Take(); err == nil || !strings.HasPrefix(calls, want) {
			t.Errorf("%s: %v, calls %s, want %s", query, err, calls, want)
		}
	}
}

// An instance that serves for long needs no more memory than one that has just begun.
func TestMemoryIsFlat(t *testing.T) {
	g := testhost.Open(t, build(t, "work"))
	requests := 100_000
	if os.Getenv("WASMSERVE_LONG") == "1" {
		requests = 1_000_000
	}
	r := request("/users/42?name=somebody")
	r.Header = []abi.Field{f("user-agent", "curl/8.5.0")}
	var early uint32
	for i := range requests {
		if result, _ := g.Fetch(1, r); result == 0 {
			t.Fatal("failed")
		}
		if i == requests/10 {
			early = g.Memory()
		}
	}
	t.Logf("%d bytes after %d requests", g.Memory(), requests)
	if g.Memory() != early {
		t.Errorf("memory grew from %d to %d bytes", early, g.Memory())
	}
}
