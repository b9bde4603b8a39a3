package wasmserve_test

// wasm_test.go: the SDK compiled to wasm, on wazero.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
	"github.com/wasmserve/wasmserve/guests/internal/testhost"
)

// build compiles a folder of testdata to a module.
func build(t testing.TB, name string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name+".wasm")
	testhost.Run(t, []string{"GOOS=wasip1", "GOARCH=wasm"}, "go", "build", "-buildmode=c-shared", "-o", out, "./testdata/"+name)
	return out
}

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
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d", r.Status)
	for _, f := range r.Header {
		fmt.Fprintf(&b, " %s=%s", f.Name, f.Value)
	}
	if r.Stream {
		fmt.Fprintf(&b, " stream %d", r.BodyLength)
	}
	fmt.Fprintf(&b, " %s", r.Body)
	return b.String()
}

func TestWasm(t *testing.T) {
	g := testhost.Open(t, build(t, "vectors"))
	t.Run("vectors", func(t *testing.T) { testWasmVectors(t, g) })
	t.Run("config", func(t *testing.T) { testWasmConfig(t, g) })
	t.Run("calls", func(t *testing.T) { testWasmCalls(t, g) })
	t.Run("fetch", func(t *testing.T) { testWasmFetch(t, g) })
	t.Run("pending", func(t *testing.T) { testWasmPending(t, g) })
}

func testWasmVectors(t *testing.T, g *testhost.Guest) {
	all, err := vectors.Load("../../abi/testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if v.Refusal != "" || v.Record == "response" || v.Record == "outgoing" {
			continue
		}
		rec := bytes.Clone(v.Bytes)
		var out []byte
		if v.Record == "request" {
			if v.Name == "request-typical" { // its route is one that this guest has: here it goes to fetch
				copy(rec[abi.RequestRoute:], []byte{0, 0, 0, 0})
				copy(rec[abi.RequestQuery:], make([]byte, 8))
				v.Fields = strings.NewReplacer("route 3\n", "", "query \"verbose=1\"\n", "").Replace(v.Fields)
			}
			_, out = g.FetchRecord(1, rec)
		} else {
			_, out = g.ErrorRecord(1, rec)
		}
		var r abi.Response
		if err := r.Decode(out); err != nil {
			t.Fatal(err)
		}
		if string(r.Body) != v.Fields {
			t.Errorf("%s: got\n%swant\n%s", v.Name, r.Body, v.Fields)
		}
	}
}

func testWasmConfig(t *testing.T, g *testhost.Guest) {
	want := `{"unix":"@vectors","idleTimeout":1.5,"requestTimeout":0,"maxRequestBodySize":10,"instances":3,"routes":{` +
		`"/bytes":{"status":418,"headers":{"content-type":["image/x"]},"bodyBase64":"/wABAg=="},` +
		`"/files/*":{"dir":"public"},` +
		`"/health":{"status":200,"headers":{"content-type":["application/json"],"x-a":["1","2\u000a"]},"body":"{\"ok\":true}"},` +
		`"/logo":{"file":"a\"b.png"},` +
		`"/m/:id":{"DELETE":1,"GET":{"status":200,"headers":{"content-type":["text/plain;charset=utf-8"]},"body":"static"},"POST":2},` +
		`"/old":{"redirect":"/new","status":301},` +
		`"/skip":false,` +
		`"/version":{"GET":3}}}`
	if got := g.Config(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r := request("/version")
	r.Route = 3
	_, rec := g.Fetch(1, r)
	if got := answer(t, rec); got != "200 content-type=text/plain;charset=utf-8 routed" && got != "0 content-type=text/plain;charset=utf-8 routed" {
		t.Errorf("route 3: %s", got)
	}
}

func testWasmCalls(t *testing.T, g *testhost.Guest) {
	const text = "0 content-type=text/plain;charset=utf-8 "
	tests := []struct {
		query, body string // a body is not inline
		want, calls string
	}{
		{"hello", "", `0 content-type=application/json {"version":"1.0.0"}`, ""},
		{"headers", "", text + "a, b|x=1; y=2||a+b", ""},
		{"url&a+%62=%c3%A9%zz", "", text + "http://localhost/p?do=url&a+%62=%c3%A9%zz é%zz", ""},
		{"body", "some bytes in pieces", "0 content-type=text/plain some bytes in pieces", ""},
		{"panic", "", "", "fail 7 oh no\nstack goroutine"},
		{"bounds", "", "", "fail 7 runtime error: slice bounds out of range [3:2]"},
		{"fail", "", "", "fail 7 no such user"},
		{"nothing", "", "", "fail 7 the handler returned Answered, but has answered nothing"},
		{"large", "", text + strings.Repeat("0123456789abcdef", 1<<17), ""},
		{"stream", "body", "", "respond 7\n" + `body_write 7 "first"` + "\n" + `body_write 7 ","` + "\n" + `body_write 7 "body"` + "\n" + `body_write 7 ""`},
		{"stream-fail", "", "", "respond 7\nfail 7 half way"},
		{"stream-by-hand", "", "", "respond 7\n" + `body_write 7 "four"` + "\n" + `body_write 7 ""`},
		{"timeout", "", text + "ok", "timeout 7 2"},
		{"guest-timeout", "", text + "ok", "guest_timeout 7 3"},
		{"sleep", "", text + "slept", ""},
		{"reload", "", text + "ok", "reload {}\nreload {\"module\":\"v\\\"2.wasm\"}\nreload {\"routes\":{\"/x\":1,\"/y\":false}}"},
		{"reload-unknown", "", text + "wasmserve: ReloadRoutes names a handler that other instances do not know: make its route once, and list it in Server.Handlers", ""},
		{"log", "", text + "ok", "log 4 careful"},
		{"stats", "", text + `{"uptime":12.5}`, ""},
		{"state", "", text + "not found;ok;5000 ok;-7 ok;ok the value has changed: read it again ok  ok fallback;true ok;", ""},
		{"none", "", "404 ", ""},
	}
	g.Piece = 5
	defer func() { g.Piece = 0 }()
	for _, test := range tests {
		r := request("/p?do=" + test.query)
		r.Header = []abi.Field{f("accept", "a"), f("cookie", "x=1"), f("accept", "b"), f("cookie", "y=2")}
		if test.body != "" {
			r.BodyInline, r.BodyLength, g.Body = false, -1, []byte(test.body)
		}
		result, rec := g.Fetch(7, r)
		calls := g.Take()
		if test.query == "panic" || test.query == "bounds" {
			if !strings.Contains(calls, "main.fetch") {
				t.Errorf("the stack of a panic does not name the handler: %s", calls)
			}
			calls = calls[:min(len(calls), len(test.calls))]
		}
		if calls != test.calls {
			t.Errorf("%s: host functions\n%s\nwant\n%s", test.query, calls, test.calls)
		}
		if test.want == "" {
			if result != abi.Answered {
				t.Errorf("%s: result %#x, want answered", test.query, result)
			}
		} else if got := answer(t, rec); got != test.want {
			t.Errorf("%s: got %.200s\nwant %.200s", test.query, got, test.want)
		}
		switch test.query {
		case "stream":
			if got := answer(t, g.Sent); got != text[:len(text)-1]+" x-s=1 stream -1 " {
				t.Errorf("head of the stream: %s", got)
			}
		case "stream-by-hand":
			if got := answer(t, g.Sent); got != "206 stream 4 " {
				t.Errorf("head of the stream by hand: %s", got)
			}
		}
	}
	g.Reply = abi.StatusDenied
	defer func() { g.Reply = 0 }()
	if _, rec := g.Fetch(7, request("/p?do=log")); answer(t, rec) != text+"wasmserve: disabled by the operator, or no host" {
		t.Errorf("denied: %s", answer(t, rec))
	}
	g.Take()
}

// testWasmFetch asks another server, which answers or does not.
func testWasmFetch(t *testing.T, g *testhost.Guest) {
	const asked = "fetch 7\nmethod \"PUT\"\nurl \"http://h/a?b\"\naddress \"@svc\"\nheader \"X-Key\" \"1\"\nheader \"x-empty\" \"\"\nbody \"hi\"\ntimeout 250\nmanual yes"
	g.Piece = 4
	defer func() { g.Other.Answer, g.Other.Broken, g.Piece = nil, false, 0 }()
	for _, test := range []struct {
		answer      *abi.Response
		want, calls string
	}{
		{nil, "wasmserve: disabled by the operator, or no host", asked},
		{&abi.Response{Status: 404}, "404 0   wasmserve: the request is over: answered, or its client is gone", asked + "\nfetch_close 1"},
		{&abi.Response{Status: 201, Header: []abi.Field{f("x-one", "a"), f("x-two", "b")}, Body: []byte("content"), BodyLength: 7}, "201 7 b content wasmserve: the request is over: answered, or its client is gone", asked + "\nfetch_close 1"},
		{&abi.Response{Status: 200, Header: []abi.Field{f("x-long", strings.Repeat("x", 4096))}, Body: []byte("contents")}, "wasmserve: over a limit of the host", asked + "\nfetch_close 1"},
	} {
		g.Other.Answer = test.answer
		_, rec := g.Fetch(7, request("/p?do=fetch"))
		if got, want := answer(t, rec), "0 content-type=text/plain;charset=utf-8 "+test.want; got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		if calls := g.Take(); calls != test.calls {
			t.Errorf("host functions\n%s\nwant\n%s", calls, test.calls)
		}
	}
	g.Other.Answer, g.Other.Broken = &abi.Response{Status: 200, Body: []byte("part"), BodyLength: 7}, true
	_, rec := g.Fetch(7, request("/p?do=fetch"))
	if got, want := answer(t, rec), "0 content-type=text/plain;charset=utf-8 wasmserve: failed: see the host's log"; got != want {
		t.Errorf("a body that breaks off: got %s\nwant %s", got, want)
	}
	if calls, want := g.Take(), asked+"\nfetch_close 1"; calls != want {
		t.Errorf("a body that breaks off: host functions\n%s\nwant\n%s", calls, want)
	}
}

func f(name, value string) abi.Field { return abi.Field{Name: []byte(name), Value: []byte(value)} }

func testWasmPending(t *testing.T, g *testhost.Guest) {
	g.Take()
	if result, _ := g.Fetch(10, request("/first?do=wait")); result != abi.Pending {
		t.Fatalf("result %#x, want pending", result)
	}
	_, rec := g.Fetch(11, request("/second?do=wake"))
	if got, want := answer(t, rec), "0 content-type=text/plain;charset=utf-8 done"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := g.Take(), "respond 10"; got != want {
		t.Errorf("calls %s, want %s", got, want)
	}
	if got, want := answer(t, g.Sent), "0 content-type=text/plain;charset=utf-8 woken /first"; got != want {
		t.Errorf("sent %s, want %s", got, want)
	}
	// An error handler that panics fails the request again.
	if result, _ := g.Error(12, &abi.Error{Kind: abi.KindTrap, Request: request("/both")}); result != abi.Answered || !strings.HasPrefix(g.Take(), "fail 12 again") {
		t.Errorf("an error handler that panics: %#x", result)
	}
}

// A guest weighs what its author uses: no net/http, fmt or reflect comes with the SDK.
func TestSize(t *testing.T) {
	const limit = 2_600_000
	wasm, err := os.ReadFile(build(t, "hello"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes", len(wasm))
	if len(wasm) > limit {
		t.Errorf("%d bytes, want at most %d", len(wasm), limit)
	}
	// Nor does an import: a host that is older than fetch runs handlers that do not use it.
	imported := func(name string) bool {
		entry := fmt.Sprintf("%c%s%c%s\x00", len(abi.ImportModule), abi.ImportModule, len(name), name)
		return bytes.Contains(wasm, []byte(entry))
	}
	for _, name := range []string{abi.ImportFetch, abi.ImportFetchHead, abi.ImportFetchRead, abi.ImportFetchClose} {
		if imported(name) {
			t.Errorf("a handler that asks nobody imports %s", name)
		}
	}
	if !imported(abi.ImportFail) {
		t.Errorf("%s is not found among the imports: this test looks for the wrong bytes", abi.ImportFail)
	}
}

func BenchmarkHello(b *testing.B) {
	g := testhost.Open(b, build(b, "hello"))
	r := request("/users/42?verbose=1")
	r.Header = []abi.Field{f("host", "localhost"), f("user-agent", "curl/8.5.0"), f("accept", "*/*")}
	b.ReportAllocs()
	for b.Loop() {
		if result, _ := g.Fetch(1, r); result == 0 {
			b.Fatal("failed")
		}
	}
}
