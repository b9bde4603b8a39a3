package rust_test

import (
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/guests/internal/testhost"
)

// testFetch has the guest ask another server (SPEC 6.12 to 6.15).
func testFetch(t *testing.T, g *testhost.Guest) {
	f := func(name, value string) abi.Field { return abi.Field{Name: []byte(name), Value: []byte(value)} }
	fine := &abi.Response{Status: 206, BodyLength: 6, Body: []byte("v1 \xff ."),
		Header: []abi.Field{f("content-type", "a/b"), f("set-cookie", "a=1"), f("set-cookie", "\xfc")}}
	chunked := &abi.Response{Status: 200, BodyLength: -1, Body: []byte("abcdef")}
	huge := &abi.Response{Status: 404, BodyLength: 1 << 62, Header: []abi.Field{f("x", strings.Repeat("y", 1000))}}
	const asked = "fetch 7\nurl \"http://other.example/\"\n"
	const failed = "\nfetch_close 1\nfail 7 failed: see the host's log\nstack at src/fetches.rs:N"
	for _, test := range []struct {
		query  string
		answer *abi.Response
		broken bool
		want   string // "": answered by other means
		calls  string
	}{
		{"fetch", fine, false, text + "206 content-type=a/b set-cookie=a=1 set-cookie=\ufffd Some(\"a/b\") None Some(6) v1 \ufffd .", asked + "fetch_close 1"},
		{"fetch", chunked, false, text + "200  None None None abcdef", asked + "fetch_close 1"},
		{"fetch", huge, false, text + "404 x=" + strings.Repeat("y", 1000) + " None None Some(4611686018427387904) ", asked + "fetch_close 1"},
		{"fetch", nil, false, "", asked + "fail 7 denied by the operator\nstack at src/fetches.rs:N"},
		{"fetch", chunked, true, "", asked + strings.TrimPrefix(failed, "\n")},
		{"fetch-everything", chunked, false, text + "200  None None None abcdef", "fetch 7\n" + `method "PUT"
url "http://other.example/?q=\xc3\xa4"
address "@svc"
header "X-Two" "1"
header "X-Two" "\xfc"
body "b\x00dy"
timeout 1500
manual yes
fetch_close 1`},
		{"fetch-large", chunked, false, text + "200", asked + "body \"" + strings.Repeat("0123456789", 20_000) + "\"\nfetch_close 1"},
		{"fetch-read", chunked, false, text + "abcdef", asked + "fetch_close 1"},
		{"fetch-read", chunked, true, "", asked + strings.TrimPrefix(failed, "\n")},
		{"fetch-limits", fine, false, text + "too large, too large, 6, 6, 6",
			asked + "fetch_close 1\n" + asked + "fetch_close 2\n" + asked + "fetch_close 3\n" + asked + "fetch_close 4\n" + asked + "fetch_close 5"},
		{"fetch-relay", chunked, false, "", asked + "respond 7\nbody_write 7 \"ab\"\nbody_write 7 \"cd\"\nbody_write 7 \"ef\"\nfetch_close 1\nbody_write 7 \"\""},
		{"fetch-relay", chunked, true, "", asked + "respond 7\nbody_write 7 \"ab\"\nbody_write 7 \"cd\"\nbody_write 7 \"ef\"" + failed},
	} {
		r := request(test.query)
		if test.query == "fetch-everything" {
			r.Method, r.Body = []byte("PUT"), []byte("b\x00dy")
		}
		g.Other.Answer, g.Other.Broken, g.Piece = test.answer, test.broken, 2
		result, rec := g.Fetch(7, r)
		if calls := place.ReplaceAllString(g.Take(), "src/$1.rs:N"); calls != test.calls {
			t.Errorf("%s: host functions\n%.2000s\nwant\n%.2000s", test.query, calls, test.calls)
		}
		if test.want == "" {
			if result != abi.Answered {
				t.Errorf("%s: result %#x, want answered", test.query, result)
			}
		} else if got := answer(t, rec); got != test.want {
			t.Errorf("%s: got %s\nwant %s", test.query, got, test.want)
		}
	}
	// An answer that outlived its call is over, even where its handle stands for another one.
	g.Other.Answer, g.Other.Broken, g.Piece = chunked, false, 0
	if _, rec := g.Fetch(8, request("fetch-keep")); answer(t, rec) != text+"kept" {
		t.Errorf("got %s", answer(t, rec))
	}
	if _, rec := g.Fetch(9, request("fetch-kept")); answer(t, rec) != text+"6 Some(Err(Closed))" {
		t.Errorf("got %s", answer(t, rec))
	}
	if got, want := g.Take(), strings.ReplaceAll(asked, "7", "8")+strings.ReplaceAll(asked, "7", "9")+"fetch_close 1"; got != want {
		t.Errorf("host functions\n%s\nwant\n%s", got, want)
	}
	g.Other.Answer = nil
}
