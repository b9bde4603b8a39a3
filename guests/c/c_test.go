package c_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
	"github.com/wasmserve/wasmserve/guests/internal/testhost"
)

func load(t *testing.T) []vectors.Vector {
	t.Helper()
	all, err := vectors.Load("../../abi/testdata/vectors")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// body is the body of a response record.
func body(t testing.TB, rec []byte) string {
	t.Helper()
	var r abi.Response
	if err := r.Decode(rec); err != nil {
		t.Errorf("broken response: %v", err)
	}
	return string(r.Body)
}

// TestNative compiles the SDK for this machine and holds it to the golden records, both ways.
func TestNative(t *testing.T) {
	exe := filepath.Join(t.TempDir(), "native")
	testhost.Run(t, nil, testhost.Tool(t, "cc"), "-O1", "-g", "-Wall", "-DWS_OUT_SIZE=1048576", "-I.", "-o", exe, "testdata/native/main.c", "wasmserve.c")
	run := func(v *vectors.Vector, in []byte) []byte {
		cmd := exec.Command(exe, v.Record)
		cmd.Stdin = bytes.NewReader(in)
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%s: %v", v.Name, err)
		}
		return out
	}
	for _, v := range load(t) {
		if v.Refusal != "" {
			continue
		}
		if v.Record == "outgoing" {
			o, err := v.Outgoing()
			if err != nil {
				t.Fatal(err)
			}
			if got := run(&v, outgoing(o)); !bytes.Equal(got, v.Bytes) {
				t.Errorf("%s: got\n% x, want\n% x", v.Name, got, v.Bytes)
			}
			continue
		}
		if v.Record != "response" {
			if got := body(t, run(&v, v.Bytes)); got != v.Fields {
				t.Errorf("%s: got\n%swant\n%s", v.Name, got, v.Fields)
			}
			continue
		}
		for early := range uint32(2) {
			r, err := v.Response()
			if err != nil {
				t.Fatal(err)
			}
			rec := run(&v, parts(r, early))
			var got abi.Response
			if err := got.Decode(rec); err != nil || vectors.ResponseText(&got) != v.Fields {
				t.Errorf("%s, early %d: %v, got\n%swant\n%s", v.Name, early, err, vectors.ResponseText(&got), v.Fields)
			}
		}
	}
}

// parts is what testdata/native/main.c makes a response of.
func parts(r *abi.Response, early uint32) []byte {
	var b []byte
	u32 := func(n int) { b = binary.LittleEndian.AppendUint32(b, uint32(n)) }
	str := func(p []byte) { u32(len(p)); b = append(b, p...) }
	u32(r.Status)
	if r.Stream {
		u32(1)
	} else {
		u32(0)
	}
	b = binary.LittleEndian.AppendUint64(b, uint64(r.BodyLength))
	u32(int(early))
	u32(len(r.Header))
	for _, f := range r.Header {
		str(f.Name)
		str(f.Value)
	}
	str(r.Body)
	return b
}

// outgoing is what testdata/native/main.c makes an outgoing request of.
func outgoing(o *abi.Outgoing) []byte {
	var b []byte
	u32 := func(n uint32) { b = binary.LittleEndian.AppendUint32(b, n) }
	str := func(p []byte) { u32(uint32(len(p))); b = append(b, p...) }
	str(o.Method)
	str(o.URL)
	str(o.Address)
	u32(o.Timeout)
	if o.Manual {
		u32(1)
	} else {
		u32(0)
	}
	u32(uint32(len(o.Header)))
	for _, f := range o.Header {
		str(f.Name)
		str(f.Value)
	}
	str(o.Body)
	return b
}

// build compiles a file of testdata as README says, and with more warnings.
func build(t testing.TB, source string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "guest.wasm")
	said := testhost.Run(t, nil, testhost.Tool(t, "clang"), "--target=wasm32", "-O2", "-mbulk-memory", "-std=c11", "-Wall", "-Wextra", "-ffreestanding",
		"-nostdlib", "-Wl,--no-entry", "-Wl,-z,stack-size=65536", "-I.", "-o", out, source, "wasmserve.c")
	if len(said) > 0 {
		t.Errorf("clang warns:\n%s", said)
	}
	return out
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

// TestWasm runs the SDK as wasm.
func TestWasm(t *testing.T) {
	g := testhost.Open(t, build(t, "testdata/guest/guest.c"))
	for _, v := range load(t) {
		if v.Refusal != "" || v.Record == "response" || v.Record == "outgoing" {
			continue
		}
		call := g.FetchRecord
		if v.Record == "error" {
			call = g.ErrorRecord
		}
		_, rec := call(1, v.Bytes)
		if got := body(t, rec); got != v.Fields {
			t.Errorf("%s: got\n%swant\n%s", v.Name, got, v.Fields)
		}
	}
	if got, want := g.Config(), `{"unix":"@vectors","routes":{"/":1}}`; got != want {
		t.Errorf("config %s, want %s", got, want)
	}
	t.Run("calls", func(t *testing.T) { testCalls(t, g) })
	t.Run("fetch", func(t *testing.T) { testFetch(t, g) })
	t.Run("pending", func(t *testing.T) { testPending(t, g) })
	t.Run("large", func(t *testing.T) { testLarge(t, g) })
}

func testCalls(t *testing.T, g *testhost.Guest) {
	const text = "0 content-type=text/plain;charset=utf-8 "
	g.Piece = 5
	defer func() { g.Piece = 0 }()
	for _, test := range []struct{ query, want, calls string }{
		{"hello", `0 content-type=application/json {"version":"1.0.0"}`, ""},
		{"headers", text + "a\"b|\"a\\\"b\"\"c\\u0009\"42", ""},
		{"number=18446744073709551615", text + "-1", ""},
		{"number=18446744073709551616", text + "-1", ""},
		{"number=123x", text + "123", ""},
		{"number=", text + "0", ""},
		{"form&a=1%4&a=2&b+c=%c3%A9+%zz&empty&long=123456789&%61b=x", text + "3=1%4;6=\u00e9 %zz;0=;-2=;9=;", ""},
		{"form&&=&a", text + "0=;-2=;-2=;-2=;-2=;", ""},
		{"all=4", text + "-3 byte", ""},
		{"all=5", text + "0 bytes", ""},
		{"all=8192", text + "0 bytes", ""},
		{"html", text + "&lt;a href=&#34;x&#34;&gt;&#39;&amp;;\u00e9", ""},
		{"redirect", "302 location=/new ", ""},
		{"many", "0" + strings.Repeat(" a=b", 64) + " 64", ""},
		{"stream", "", "respond 7\n" + `body_write 7 "first"` + "\n" + `body_write 7 ","` + "\n" + `body_write 7 "bytes"` + "\n" + `body_write 7 ""`},
		{"fail", "", "fail 7 no such user"},
		{"timeout", text + "-8", "timeout 7 1500"},
		{"guest-timeout", text + "-8", "guest_timeout 7 2500"},
		{"reload", text + "-8", "reload {}"},
		{"log", text + "-8", "log 4 careful"},
		{"stats", text + `{"uptime":12.5}`, ""},
		{"state", text + "-2 0 5 value 1 0 0 -7 0 -7 0 0 -2 ", ""},
		{"sleep", text + "slept", "sleep 5"},
	} {
		r := request(test.query)
		r.Header = []abi.Field{{Name: []byte("accept"), Value: []byte(`a"b`)}, {Name: []byte("accep"), Value: []byte("x")}, {Name: []byte("accept"), Value: []byte("c\t")}}
		r.Params = []abi.Field{{Name: []byte("id"), Value: []byte("42")}}
		if test.query == "stream" || strings.HasPrefix(test.query, "all=") {
			r.BodyInline, r.BodyLength, g.Body = false, -1, []byte("bytes")
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
			t.Errorf("%s: got %s\nwant %s", test.query, got, test.want)
		}
		if test.query == "stream" {
			if got := answer(t, g.Sent); got != text[:len(text)-1]+" stream -1 " {
				t.Errorf("head of the stream: %s", got)
			}
		}
	}
}

// testFetch asks another server, which answers or does not.
func testFetch(t *testing.T, g *testhost.Guest) {
	const asked = "fetch 7\nmethod \"PUT\"\nurl \"http://h/a?b\"\naddress \"@svc\"\nheader \"X-Key\" \"1\"\nheader \"x-empty\" \"\"\nbody \"hi\"\ntimeout 250\nmanual yes"
	const text = "0 content-type=text/plain;charset=utf-8 "
	for _, test := range []struct {
		answer      *abi.Response
		want, calls string
	}{
		{nil, text + "-8", asked},
		{&abi.Response{Status: 404}, text + "0 404 0 ", asked + "\nfetch_close 1"},
		{&abi.Response{Status: 201, Header: []abi.Field{{Name: []byte("x-one"), Value: []byte("a")}, {Name: []byte("x-two"), Value: []byte("b")}}, Body: []byte("content"), BodyLength: 7},
			text + "0 201 7 b cont ent", asked + "\nfetch_close 1"},
		{&abi.Response{Status: 200, Header: []abi.Field{{Name: []byte("x-long"), Value: bytes.Repeat([]byte("x"), 4096)}}}, text + "-3", asked + "\nfetch_close 1"},
	} {
		g.Other.Answer = test.answer
		_, rec := g.Fetch(7, request("fetch"))
		if got := answer(t, rec); got != test.want {
			t.Errorf("got %s\nwant %s", got, test.want)
		}
		if calls := g.Take(); calls != test.calls {
			t.Errorf("host functions\n%s\nwant\n%s", calls, test.calls)
		}
	}
}

func testPending(t *testing.T, g *testhost.Guest) {
	for _, test := range []struct{ query, sent, answer, calls string }{
		{"wake", "0 content-type=text/plain;charset=utf-8 woken", "0 content-type=text/plain;charset=utf-8 0", "respond 10"},
		{"wake-stream", "206 stream 4 ", "0 content-type=text/plain;charset=utf-8 4", "respond 10\nbody_write 10 \"four\"\nbody_write 10 \"\""},
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

// Records and answers that are larger than the static buffers move them.
func testLarge(t *testing.T, g *testhost.Guest) {
	want := strings.Repeat("0123456789", 100_000)
	for range 2 {
		if _, rec := g.Fetch(1, request("large")); body(t, rec) != want {
			t.Error("a large answer is not whole")
		}
		r := request("large-request")
		r.Body = []byte(strings.Repeat("z", 200_000))
		if _, rec := g.Fetch(1, r); !strings.HasSuffix(body(t, rec), "\nbody \""+string(r.Body)+"\"\n") {
			t.Error("a large request is not whole")
		}
	}
}

// The smallest handler exports what SPEC 1.1 requires and no more.
func TestHello(t *testing.T) {
	g := testhost.Open(t, build(t, "testdata/hello/hello.c"))
	if g.Has(abi.ExportError) || g.Has(abi.ExportConfig) {
		t.Error("an optional function is exported though nobody wrote it")
	}
	_, rec := g.Fetch(1, request(""))
	if got, want := answer(t, rec), `0 content-type=application/json {"version":"1.0.0"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func BenchmarkHello(b *testing.B) {
	g := testhost.Open(b, build(b, "testdata/hello/hello.c"))
	r := request("verbose=1")
	b.ReportAllocs()
	for b.Loop() {
		if result, _ := g.Fetch(1, r); result == 0 {
			b.Fatal("failed")
		}
	}
}
