package route

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// A release is switched from one request to the next: by a symbolic link that is replaced, as `ln -sfn` and `mv -T` do,
// and by a directory that is renamed. While the path leads nowhere the old directory is served.
func TestFilesFollow(t *testing.T) {
	for _, how := range []string{"link", "rename"} {
		t.Run(how, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "current")
			release := func(n string) string {
				p := filepath.Join(dir, n)
				os.Mkdir(p, 0o700)
				os.WriteFile(filepath.Join(p, "a.txt"), []byte(n), 0o600)
				return p
			}
			switchTo := func(n string) {
				if how == "link" {
					os.Symlink(release(n), path+".new")
				} else {
					os.Rename(path, filepath.Join(dir, "old-"+n))
					os.Rename(release(n), path+".new")
				}
				if err := os.Rename(path+".new", path); err != nil {
					t.Fatal(err)
				}
			}
			switchTo("r1")
			table := parse(t, `{"/d/*":{"dir":"."},"/f":{"file":"a.txt"}}`, openFiles(t, path))
			for _, want := range []string{"r1", "r2", "r3"} {
				if want != "r1" {
					switchTo(want)
				}
				for _, p := range []string{"/d/a.txt", "/f"} {
					if f, _, _ := ask(table, "GET", p); f.status != 200 || string(f.body) != want {
						t.Errorf("%s: got %d %q, want %s", p, f.status, f.body, want)
					}
				}
			}
			os.Rename(path, path+".gone")
			if f, _, _ := ask(table, "GET", "/f"); how == "rename" && string(f.body) != "r3" {
				t.Errorf("while the path leads nowhere: %d %q", f.status, f.body)
			}
		})
	}
}

// Requests run while the directory is switched and closed: none finds a closed directory. This is for the race detector.
func TestFilesHammer(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "current")
	for _, n := range []string{"r0", "r1"} {
		os.Mkdir(filepath.Join(dir, n), 0o700)
		os.WriteFile(filepath.Join(dir, n, "a.txt"), []byte(n), 0o600)
	}
	os.Symlink("r0", path)
	table := parse(t, `{"/f":{"file":"a.txt"}}`, openFiles(t, path))
	var tasks sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		tasks.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if f, _, _ := ask(table, "GET", "/f"); f.status != 200 || !strings.HasPrefix(string(f.body), "r") {
					t.Errorf("got %d %q", f.status, f.body)
					return
				}
			}
		})
	}
	for n := range 200 {
		os.Symlink(fmt.Sprintf("r%d", n%2), path+".new")
		os.Rename(path+".new", path)
	}
	close(stop)
	tasks.Wait()
}

func TestDirectoryRedirect(t *testing.T) {
	dir := filesDir(t)
	os.MkdirAll(filepath.Join(dir, "a b", "c"), 0o700)
	os.MkdirAll(filepath.Join(dir, "example.com"), 0o700)
	os.MkdirAll(filepath.Join(dir, "x:y"), 0o700)
	table := parse(t, `{"/d/*":{"dir":"."},"/*":{"dir":"."}}`, openFiles(t, dir))
	tests := []struct{ path, query, location string }{
		{"/d/sub", "", "/d/sub/"},
		{"/d/sub", "a=1&b=%20", "/d/sub/?a=1&b=%20"},
		{"/d/none", "", "/d/none/"}, // also without an index
		{"/d/a%20b", "", "/d/a%20b/"},
		{"/d/a%20b%2Fc", "", "/d/a%20b%2Fc/"},
		{"/x:y", "", "/x:y/"},
		{"//example.com", "", "/example.com/"}, // not to another host
		{"///example.com", "q", "/example.com/?q"},
	}
	for _, test := range tests {
		for _, method := range []string{"GET", "HEAD"} {
			f, x := &front{}, &exchange.Exchange{}
			x.Reset(f)
			x.Method, x.Path, x.Query = []byte(method), []byte(test.path), []byte(test.query)
			target, _ := table.Match(&x.Request)
			target.Serve(x)
			if f.status != 301 || f.header["location"] != test.location {
				t.Errorf("%s %s?%s: got %d %q, want %q", method, test.path, test.query, f.status, f.header["location"], test.location)
			}
		}
	}
	if f, _, _ := ask(table, "POST", "/d/sub"); f.status != 405 {
		t.Errorf("POST: %d", f.status)
	}
	if f, _, _ := ask(parse(t, `{"/f":{"file":"sub"}}`, openFiles(t, dir)), "GET", "/f"); f.status != 404 {
		t.Errorf("a file route to a directory: %d", f.status)
	}
	for _, p := range []string{`/d/%5Cexample.com`, `/d/sub%00`, "/d/h.txt/", "/d/h.txt/x"} {
		if f, _, _ := ask(table, "GET", p); f.status != 404 {
			t.Errorf("%s: %d", p, f.status)
		}
	}
}

// A placeholder time yields no validators: two files of one length would be taken for the same.
func TestNoTime(t *testing.T) {
	for _, seconds := range []int64{0, 1} {
		dir := t.TempDir()
		name := filepath.Join(dir, "a.txt")
		table := parse(t, `{"/f":{"file":"a.txt"}}`, openFiles(t, dir))
		write := func(text string) {
			os.WriteFile(name, []byte(text), 0o600)
			os.Chtimes(name, time.Time{}, time.Unix(seconds, 0))
		}
		write("first one")
		f, _, _ := ask(table, "GET", "/f")
		if f.status != 200 || f.header["etag"] != "" || f.header["last-modified"] != "" {
			t.Errorf("time %d: %d %v", seconds, f.status, f.header)
		}
		write("other one")
		for _, header := range [][]string{
			{"if-none-match", fmt.Sprintf(`W/"%x-9"`, seconds*1e9)},
			{"if-modified-since", time.Unix(seconds, 0).UTC().Format(http.TimeFormat)},
			{"if-modified-since", time.Now().UTC().Format(http.TimeFormat)},
		} {
			if f, _, _ := ask(table, "GET", "/f", header...); f.status != 200 || string(f.body) != "other one" {
				t.Errorf("time %d, %q: %d %q", seconds, header, f.status, f.body)
			}
		}
		if f, _, _ := ask(table, "GET", "/f", "range", "bytes=0-1", "if-range", time.Unix(seconds, 0).UTC().Format(http.TimeFormat)); f.status != 200 {
			t.Errorf("time %d: if-range: %d", seconds, f.status)
		}
	}
}

// Last-Modified is not later than Date (RFC 9110, 8.8.2.1), and a date that a client received earlier does not hide a change.
func TestFutureTime(t *testing.T) {
	dir := filesDir(t)
	future := time.Now().Add(365 * 24 * time.Hour)
	os.Chtimes(filepath.Join(dir, "h.txt"), time.Time{}, future)
	table := parse(t, `{"/f":{"file":"h.txt"}}`, openFiles(t, dir))
	f, _, _ := ask(table, "GET", "/f")
	if sent, err := http.ParseTime(f.header["last-modified"]); err != nil || sent.After(time.Now()) {
		t.Errorf("last-modified %q: %v", f.header["last-modified"], err)
	}
	yesterday := time.Now().Add(-24 * time.Hour).UTC().Format(http.TimeFormat)
	if f, _, _ := ask(table, "GET", "/f", "if-modified-since", yesterday); f.status != 200 {
		t.Errorf("if-modified-since before now: %d", f.status)
	}
	if f, _, _ := ask(table, "GET", "/f", "if-none-match", f.header["etag"]); f.status != 304 {
		t.Errorf("its own entity tag: %d", f.status)
	}
}

// A server that runs out of descriptors does not answer that a file is missing.
func TestNoDescriptors(t *testing.T) {
	_, _, err := openFile(openFiles(t, filesDir(t)), strings.Repeat("x", 300)) // too long a name counts as missing
	f, x := &front{}, &exchange.Exchange{}
	x.Reset(f)
	if rejectFile(x, err); f.status != 404 {
		t.Errorf("%v: %d", err, f.status)
	}
	for _, lack := range lacks {
		f, x := &front{}, &exchange.Exchange{}
		x.Reset(f)
		if err := rejectFile(x, &os.PathError{Op: "openat", Path: "a.txt", Err: lack}); err == nil || f.status != 0 {
			t.Errorf("%v: %v, status %d", lack, err, f.status)
		}
	}
}

// TestServeContent compares answers with net/http's for every combination of preconditions and ranges.
func TestServeContent(t *testing.T) {
	dir := filesDir(t)
	table := parse(t, `{"/f":{"file":"h.txt"}}`, openFiles(t, dir))
	plain, _, _ := ask(table, "GET", "/f")
	etag, date := plain.header["etag"], plain.header["last-modified"]
	const before, after = "Thu, 01 Jan 2026 03:04:05 GMT", "Sat, 03 Jan 2026 03:04:05 GMT"
	content, _ := os.ReadFile(filepath.Join(dir, "h.txt"))
	info, _ := os.Stat(filepath.Join(dir, "h.txt"))

	oracle := func(method string, header []string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "/f", nil)
		for n := 0; n < len(header); n += 2 {
			r.Header.Add(header[n], header[n+1])
		}
		w := httptest.NewRecorder()
		w.Header().Set("Etag", etag)
		w.Header().Set("Content-Type", "text/plain;charset=utf-8")
		http.ServeContent(w, r, "h.txt", info.ModTime(), strings.NewReader(string(content)))
		return w
	}
	fields := [][]string{
		{"", `W/"other"`, etag, "*", `"a", ` + etag, strings.TrimPrefix(etag, "W/")}, // if-none-match
		{"", before, date, after, "no date"},                                         // if-modified-since
		{"", `"other"`, etag, "*"},                                                   // if-match
		{"", before, date, after},                                                    // if-unmodified-since
		{"", "bytes=0-4", "bytes=-3", "bytes=5-", "bytes=20-30", "bytes=0-99", "bytes=12-12", "lines=0-1"},
		{"", date, before, etag, "no date"}, // if-range
	}
	names := []string{"if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "range", "if-range"}
	compared := 0
	var walk func(method string, n int, header []string)
	walk = func(method string, n int, header []string) {
		if n < len(fields) {
			for _, v := range fields[n] {
				if v == "" {
					walk(method, n+1, header)
				} else {
					walk(method, n+1, append(header[:len(header):len(header)], names[n], v))
				}
			}
			return
		}
		want := oracle(method, header)
		got, _, _ := ask(table, method, "/f", header...)
		body := want.Body.String()
		if why := apart(method, header, want.Code); why != "" {
			return
		}
		compared++
		if got.status != want.Code || want.Code < 300 && string(got.body) != body || got.header["content-range"] != want.Header().Get("Content-Range") ||
			want.Code != 416 && got.header["etag"] != want.Header().Get("Etag") ||
			want.Code < 300 && got.header["last-modified"] != want.Header().Get("Last-Modified") { // a 304 keeps it, as nginx's does
			t.Errorf("%s %q: got %d %q %v, net/http %d %q %v", method, header, got.status, got.body, got.header, want.Code, body, want.Header())
		}
	}
	for _, method := range []string{"GET", "HEAD"} {
		walk(method, 0, nil)
	}
	t.Logf("%d requests compared", compared)
	if compared < 10_000 {
		t.Errorf("only %d requests were compared", compared)
	}
}

// apart returns how an answer differs from net/http's, or "".
func apart(method string, header []string, code int) string {
	joined := strings.Join(header, "|") + "|"
	switch {
	case strings.Contains(joined, "range|lines="):
		return "RFC 9110, 14.2: a unit that is not understood is ignored; net/http answers 416"
	case method == "HEAD" && strings.Contains(joined, "range|"):
		return "RFC 9110, 14.2: Range is for GET; net/http answers HEAD with 206"
	}
	return ""
}
