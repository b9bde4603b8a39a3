package rust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/guests/internal/testhost"
)

// scratch is where cargo puts what it makes, for all tests: the SDK is compiled once for each target.
var scratch string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if scratch, err = os.MkdirTemp("", "rust-guests-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(scratch)
		return m.Run()
	}())
}

// cargo runs cargo in a folder, with what it makes out of the source tree.
func cargo(t testing.TB, dir string, args ...string) []byte {
	t.Helper()
	tool := testhost.Tool(t, "cargo")
	at, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	defer t.Chdir(at)
	return testhost.Run(t, []string{"CARGO_TERM_COLOR=never"}, tool, append(args, "--offline", "--locked")...)
}

// targets are those that this Rust has.
func targets(t testing.TB) (found []string) {
	t.Helper()
	testhost.Tool(t, "cargo")
	root := strings.TrimSpace(string(testhost.Run(t, nil, testhost.Tool(t, "rustc"), "--print", "sysroot")))
	for _, target := range []string{"wasm32-wasip1", "wasm32-wasi", "wasm32-unknown-unknown"} {
		if list, _ := filepath.Glob(filepath.Join(root, "lib/rustlib", target, "lib/libstd-*.rlib")); list != nil {
			found = append(found, target)
		}
	}
	if found == nil && slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "cargo") {
		t.Fatal("rustc makes no wasm, and WASMSERVE_REQUIRE names cargo")
	}
	if found == nil {
		t.Skip("rustc makes no wasm: not tested (WASMSERVE_REQUIRE=cargo makes this a failure)")
	}
	return found
}

// build compiles a crate and returns the module.
func build(t testing.TB, dir, name, target string) string {
	t.Helper()
	said := cargo(t, dir, "build", "--quiet", "--release", "--target", target, "--target-dir", scratch)
	if len(said) > 0 {
		t.Errorf("rustc warns:\n%s", said)
	}
	return filepath.Join(scratch, target, "release", name+".wasm")
}

// TestCargo runs the crate's own tests: the golden records, and every example of its documentation.
func TestCargo(t *testing.T) {
	out := string(cargo(t, ".", "test", "--target-dir", scratch))
	for _, name := range []string{"vectors::requests", "vectors::responses", "vectors::errors", "vectors::outgoing", "src/fetched.rs - ", "src/lib.rs - (line "} {
		if !strings.Contains(out, "test "+name) {
			t.Errorf("%s did not run", name)
		}
	}
	if strings.Contains(out, "warning:") {
		t.Errorf("rustc warns:\n%s", out)
	}
}

func request(query string) *abi.Request {
	return &abi.Request{Method: []byte("GET"), Path: []byte("/p"), Query: []byte(query), Protocol: 11, BodyInline: true}
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

// TestWasm runs the SDK as wasm, for each target that there is.
func TestWasm(t *testing.T) {
	for _, target := range targets(t) {
		t.Run(target, func(t *testing.T) {
			g := testhost.Open(t, build(t, "testdata/guest", "guest", target))
			if got, want := g.Config(), `{"unix":"@vectors","routes":{"/users/:id":{"GET":2}}}`; got != want {
				t.Errorf("config %s, want %s", got, want)
			}
			testCalls(t, g)
			testPending(t, g)
			testFetch(t, g)
			testLarge(t, g)
			testErrors(t, g)
		})
	}
}

const text = "0 content-type=text/plain;charset=utf-8 "

// place is a file and a line, which change with the guest.
var place = regexp.MustCompile(`src/(\w+)\.rs:\d+:\d+`)

func testCalls(t *testing.T, g *testhost.Guest) {
	g.Piece = 5
	defer func() { g.Piece = 0 }()
	const denied = "denied by the operator\nstack at src/lib.rs:N"
	for _, test := range []struct{ query, want, calls string }{
		{"hello", `0 content-type=application/json {"version":"1.0.0"}`, ""},
		{"nothing", "0 ", ""},
		{"unknown", "404 ", ""},
		{"headers", text + "a\"b|c\t", ""},
		{"redirect", "302 location=/new ", ""},
		{"body", "0 content-type=x/y bytes", ""},
		{"stream", "", "respond 7\n" + `body_write 7 "first"` + "\n" + `body_write 7 ","` + "\n" + `body_write 7 "bytes"` + "\n" + `body_write 7 ""`},
		{"closure", "", "respond 7\nbody_write 7 \"later\"\nbody_write 7 \"\""},
		{"length", "", "respond 7"},
		{"broken-stream", "", "respond 7\nfail 7 half way\nstack at src/lib.rs:N"},
		{"fail", "", "fail 7 invalid digit found in string\nstack at src/lib.rs:N"},
		{"fail-text", "", "fail 7 no such user"},
		{"forgot", "", "fail 7 the handler returned Answer::later, but has not called detach"},
		{"timeout", "", "timeout 7 1500\nfail 7 " + denied},
		{"guest-timeout", "", "guest_timeout 7 2500\nfail 7 " + denied},
		{"reload", "", "reload {}\nfail 7 " + denied},
		{"reload-module", "", `reload {"module":"v\"2.wasm"}` + "\nfail 7 " + denied},
		{"reload-routes", "", `reload {"routes":{"/a":1,"/b":{"GET":false}}}` + "\nfail 7 " + denied},
		{"reload-unknown", "", "fail 7 wasmserve: no handler is named other: name it by Server::handler\nstack at src/lib.rs:N"},
		{"reload-closure", "", "fail 7 wasmserve: new routes take handlers by Route::named only: every instance has to know them\nstack at src/lib.rs:N"},
		{"log", text, "log 4 careful 1\nlog 8 bad"},
		{"stats", text + `{"uptime":12.5}`, ""},
		{"state", text + "None Some(1000) 5 -2 false true true true false", ""},
		{"sleep", text + "true true", "sleep 1\nsleep 2"},
	} {
		r := request(test.query)
		f := func(name, value string) abi.Field { return abi.Field{Name: []byte(name), Value: []byte(value)} }
		r.Header = []abi.Field{f("accept", `a"b`), f("accep", "x"), f("accept", "c\t")}
		if test.query == "stream" || test.query == "body" {
			r.BodyInline, r.BodyLength, g.Body = false, -1, []byte("bytes")
		}
		g.Reply = abi.StatusDenied
		result, rec := g.Fetch(7, r)
		calls := place.ReplaceAllString(g.Take(), "src/$1.rs:N")
		if calls != test.calls {
			t.Errorf("%s: host functions\n%s\nwant\n%s", test.query, calls, test.calls)
		}
		if test.want == "" {
			if result != abi.Answered {
				t.Errorf("%s: result %#x, want answered", test.query, result)
			}
		} else if got := answer(t, rec); got != test.want {
			t.Errorf("%s: got %s\nwant %s", test.query, got, test.want)
		}
	}
	r := request("")
	r.Route, r.Params = 2, []abi.Field{{Name: []byte("id"), Value: []byte(`a"b`)}}
	if _, rec := g.Fetch(7, r); answer(t, rec) != `0 content-type=application/json {"id":"a\"b"}` {
		t.Errorf("a routed handler: %s", answer(t, rec))
	}
}

func testPending(t *testing.T, g *testhost.Guest) {
	for _, test := range []struct{ query, sent, answer, calls string }{
		{"wake", text + "woken", "0 ", "respond 10"},
		{"wake-stream", "206 stream -1 ", text + "4", "timeout 10 1000\nrespond 10\nbody_write 10 \"four\"\nbody_write 10 \"\""},
		{"wake-fail", "206 stream -1 ", "0 ", "fail 10 no"},
		{"drop", "206 stream -1 ", text + "dropped", "fail 10 the pending request was dropped without an answer"},
	} {
		if result, _ := g.Fetch(10, request("wait")); result != abi.Pending {
			t.Fatalf("result %#x, want pending", result)
		}
		_, rec := g.Fetch(11, request(test.query))
		if got := answer(t, rec); got != test.answer || answer(t, g.Sent) != test.sent {
			t.Errorf("%s: got %s and sent %s", test.query, got, answer(t, g.Sent))
		}
		if got := g.Take(); got != test.calls {
			t.Errorf("%s: calls %s", test.query, got)
		}
	}
}

// Records and answers that are larger than their buffers make them grow.
func testLarge(t *testing.T, g *testhost.Guest) {
	want := text + strings.Repeat("0123456789", 100_000)
	for range 2 {
		if _, rec := g.Fetch(1, request("large")); answer(t, rec) != want {
			t.Error("a large answer is not whole")
		}
		r := request("body")
		r.Body = []byte(strings.Repeat("z", 200_000))
		if _, rec := g.Fetch(1, r); !strings.HasSuffix(answer(t, rec), " "+string(r.Body)) {
			t.Error("a large request is not whole")
		}
	}
}

func testErrors(t *testing.T, g *testhost.Guest) {
	_, rec := g.Error(12, &abi.Error{Kind: abi.KindTrap, Message: []byte("unreachable"), Stack: []byte("f\ng"), Request: request("")})
	if got, want := answer(t, rec), text+"trap unreachable f\ng at /p"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The example is the smallest handler.
const example = "../../examples/hello-rust"

// A handler weighs what its author uses.
func TestSize(t *testing.T) {
	const limit = 100_000
	for _, target := range targets(t) {
		info, err := os.Stat(build(t, example, "hello", target))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", target, info.Size())
		if info.Size() > limit {
			t.Errorf("%d bytes, want at most %d", info.Size(), limit)
		}
	}
}

func BenchmarkHello(b *testing.B) {
	for _, target := range targets(b) {
		b.Run(target, func(b *testing.B) {
			g := testhost.Open(b, build(b, example, "hello", target))
			r := request("verbose=1")
			b.ReportAllocs()
			for b.Loop() {
				if result, _ := g.Fetch(1, r); result == 0 {
					b.Fatal("failed")
				}
			}
		})
	}
}
