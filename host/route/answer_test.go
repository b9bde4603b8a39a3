package route

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

func TestEntityTags(t *testing.T) {
	tests := []struct {
		list, etag string
		weak, want bool
	}{
		{`"a"`, `"a"`, true, true},
		{`"a,b"`, `"a,b"`, true, true},
		{`"x", "a,b"`, `"a,b"`, false, true},
		{`"a,b"`, `"a"`, true, false},
		{`"a, "b"`, `"b"`, true, false}, // the quotes decide
		{`W/"a,b" ,W/"c"`, `"c"`, true, true},
		{`W/"c"`, `"c"`, false, false},
		{`W/"c"`, `W/"c"`, false, false},
		{`"c"`, `W/"c"`, false, false},
		{`,, "c" ,`, `"c"`, false, true},
		{` * `, `"c"`, false, true},
		{`"a", *`, `"c"`, true, false}, // not a list element
		{`bare, other`, `other`, true, true},
		{`"open`, `"c"`, true, false},
		{``, `"c"`, true, false},
		{`"c"`, ``, true, false},
	}
	for _, test := range tests {
		if got := inList(test.list, test.etag, test.weak); got != test.want {
			t.Errorf("%s in %s, weak %v: %v", test.etag, test.list, test.weak, got)
		}
	}
}

func FuzzNextTag(f *testing.F) {
	f.Add(`"a", W/"b,c" , d, "open`)
	f.Fuzz(func(t *testing.T, list string) {
		for list != "" {
			_, rest := nextTag(list)
			if len(rest) >= len(list) || !strings.HasSuffix(list, rest) {
				t.Fatalf("%q leaves %q", list, rest)
			}
			list = rest
		}
	})
}

func TestStaticPreconditions(t *testing.T) {
	const date, before = "Fri, 02 Jan 2026 03:04:05 GMT", "Thu, 01 Jan 2026 03:04:05 GMT"
	table := parse(t, `{"/s":{"body":"x","headers":{"ETag":"\"a,b\"","Vary":"accept","Cache-Control":"max-age=1","X-Own":"1","Last-Modified":"`+date+`"}}}`, nil)
	tests := []struct {
		header []string
		status int
	}{
		{[]string{"if-none-match", `"a,b"`}, 304},
		{[]string{"if-none-match", `"z"`, "if-none-match", `"a,b"`}, 304}, // a list may be on several lines
		{[]string{"if-none-match", `"z"`, "if-modified-since", date}, 200},
		{[]string{"if-modified-since", date}, 304},
		{[]string{"if-modified-since", before}, 200},
		{[]string{"if-modified-since", "yesterday"}, 200},
		{[]string{"if-unmodified-since", before}, 412},
		{[]string{"if-unmodified-since", date}, 200},
		{[]string{"if-match", `"z"`, "if-match", `"a,b"`}, 200},
		{[]string{"if-match", `"a,b"`, "if-unmodified-since", before}, 200},
		{[]string{"if-match", `"z"`, "if-none-match", `"a,b"`}, 412},
	}
	for _, test := range tests {
		f, _, _ := ask(table, "GET", "/s", test.header...)
		if f.status != test.status {
			t.Errorf("%q: status %d, want %d", test.header, f.status, test.status)
		}
		if names := fmt.Sprint(slices.Sorted(maps.Keys(f.header))); f.status == 304 && names != "[cache-control etag last-modified vary]" {
			t.Errorf("a 304 with %s", names)
		}
	}
}

func TestRedirectLocation(t *testing.T) {
	want := `route "/a": header "location": is what redirect gives: leave it out`
	if _, err := Parse([]byte(`{"/a":{"redirect":"/b","headers":{"Location":"/c"}}}`), nil); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	for _, status := range []int{301, 302, 303, 307, 308} {
		f, _, _ := ask(parse(t, fmt.Sprintf(`{"/a":{"redirect":"/b","status":%d}}`, status), nil), "GET", "/a")
		if f.status != status || f.header["location"] != "/b" || len(f.body) != 0 {
			t.Errorf("%d: got %d %v %q", status, f.status, f.header, f.body)
		}
	}
}

func TestFileDetails(t *testing.T) {
	table := parse(t, `{"/f":{"file":"h.txt"},"/d/*":{"dir":"."}}`, files(t))
	tests := []struct {
		method, path string
		header       []string
		status       int
		body         string
	}{
		{"HEAD", "/f", []string{"range", "bytes=0-4"}, 200, ""}, // RFC 9110, 14.2
		{"HEAD", "/f", []string{"range", "bytes=20-30"}, 200, ""},
		{"GET", "/f", []string{"range", "Bytes=0-4"}, 206, "Hello"},
		{"GET", "/f", []string{"range", "bytes=0-4", "if-range", "Fri, 02 Jan 2026 03:04:05 GMT"}, 206, "Hello"},
		{"GET", "/f", []string{"range", "bytes=0-4", "if-range", "Thu, 01 Jan 2026 03:04:05 GMT"}, 200, "Hello, World!"},
		{"GET", "/f", []string{"range", "bytes=0-4", "range", "bytes=5-6"}, 200, "Hello, World!"},  // RFC 9110, 5.3
		{"GET", "/f", []string{"range", "bytes=0-4", "if-range", "W/\"x\""}, 200, "Hello, World!"}, // RFC 9110, 13.1.5
		{"GET", "/f", []string{"range", "bytes=0-4", "if-range", "\"x\""}, 200, "Hello, World!"},
		{"GET", "/f", []string{"range", "bytes=0-4", "if-range", "Friday"}, 200, "Hello, World!"},
		{"GET", "/f", []string{"range", "bytes=20-30", "if-range", "\"x\""}, 200, "Hello, World!"},
		{"GET", "/f", []string{"range", "bytes=0-4", "if-modified-since", "Fri, 02 Jan 2026 03:04:05 GMT"}, 304, ""},
		{"GET", "/f", []string{"range", "bytes=0-4", "if-unmodified-since", "Thu, 01 Jan 2026 03:04:05 GMT"}, 412, ""},
		{"GET", "/f", []string{"if-none-match", "*", "range", "bytes=0-4"}, 304, ""},
		{"GET", "/d/h.txt/", nil, 404, ""},
		{"GET", "/d/sub/", nil, 200, "sub"},
		{"GET", "/d/none/", nil, 404, ""},
		{"GET", "/d/missing/", nil, 404, ""},
	}
	for _, test := range tests {
		f, _, _ := ask(table, test.method, test.path, test.header...)
		if f.status != test.status || string(f.body) != test.body {
			t.Errorf("%s %s %q: got %d %q, want %d %q", test.method, test.path, test.header, f.status, f.body, test.status, test.body)
		}
	}
	f, _, _ := ask(table, "GET", "/d/h.txt")
	etag := f.header["etag"]
	if !strings.HasPrefix(etag, `W/"`) {
		t.Errorf("etag %s is not weak", etag)
	}
	// A weak tag allows no range, even when it is the file's own (RFC 9110, 13.1.5).
	if f, _, _ := ask(table, "GET", "/d/h.txt", "range", "bytes=0-4", "if-range", etag); f.status != 200 || string(f.body) != "Hello, World!" {
		t.Errorf("if-range with it: %d %q", f.status, f.body)
	}
	if f, _, _ := ask(table, "GET", "/d/h.txt", "if-none-match", etag); f.status != 304 || f.header["etag"] != etag {
		t.Errorf("if-none-match with it: %d %v", f.status, f.header)
	}
}

// A request that runs out of time before a file is started is answered by the host.
func TestFileCancelled(t *testing.T) {
	table := parse(t, `{"/f":{"file":"h.txt"}}`, files(t))
	f, x := &front{}, &exchange.Exchange{}
	x.Reset(f)
	x.Method, x.Path = []byte("GET"), []byte("/f")
	target, _ := table.Match(&x.Request)
	x.Cancel(errors.New("too long"))
	if err := target.Serve(x); !errors.Is(err, exchange.ErrClosed) || f.status != 0 {
		t.Errorf("got %v and status %d, want ErrClosed and nothing sent", err, f.status)
	}
}
