//go:build !wasip1

package wasmserve

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// export is Export for one test.
func export(t *testing.T, s Server) {
	t.Helper()
	guest = state{}
	t.Cleanup(func() { guest = state{} })
	Export(s)
}

func TestLocalHandler(t *testing.T) {
	export(t, Server{
		Routes: Routes{
			"/users/:id":   Get(func(r *Request) Response { return Text("user " + r.Param("id")) }),
			"/users/me":    Text("me"),
			"/users/:id/*": Any(func(r *Request) Response { return Text(r.Param("id") + " " + r.Param("*")) }),
			"/old":         Redirect("/new"),
			"/skip":        Skip(),
			"/files/*":     Dir("testdata/hello"),
			"/main":        File("testdata/hello/main.go"),
			"/post":        Post(func(r *Request) Response { b, err := r.Body(); return Text(string(b) + errorTextOrOK(err)) }),
		},
		MaxRequestBodySize: 100_000,
		Fetch: func(r *Request) Response {
			switch r.Path() {
			case "/panic":
				panic(errors.New("a panic"))
			case "/stream":
				return Text("").StreamFunc(func(s *Stream) error { _, err := s.WriteString("a stream"); return err })
			case "/cut":
				return Text("").StreamFunc(func(s *Stream) error { s.WriteString("part"); return errors.New("cut") })
			case "/both":
				return Fail(errors.New("both"))
			case "/broken":
				return Text("").With("a b", "c")
			}
			return Text("fetch " + r.URL())
		},
		Error: func(r *Request, err *Error) Response {
			if r.Path() == "/both" {
				return Fail(errors.New("again"))
			}
			return Text(err.Error())
		},
	})
	srv := httptest.NewServer(LocalHandler())
	defer srv.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, test := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"GET", "/users/7%2f8", "", 200, "user 7/8"},
		{"GET", "/users/me", "", 200, "me"},
		{"GET", "/users/7/a/b", "", 200, "7 a/b"},
		{"GET", "/users/", "", 200, "fetch http://HOST/users/"},
		{"POST", "/users/7", "", 200, "fetch http://HOST/users/7"},
		{"HEAD", "/users/7", "", 200, ""},
		{"GET", "/skip?a=b", "", 200, "fetch http://HOST/skip?a=b"},
		{"GET", "/old", "", 302, ""},
		{"GET", "/files/none", "", 404, "404 page not found\n"},
		{"POST", "/post", "inline", 200, "inline ok"},
		{"POST", "/post", strings.Repeat("x", 70_000), 200, strings.Repeat("x", 70_000) + " ok"},
		{"POST", "/post", strings.Repeat("x", 100_001), 200, " wasmserve: over a limit of the host"},
		{"GET", "/stream", "", 200, "a stream"},
		{"GET", "/cut", "", 200, "part, and cut"},
		{"GET", "/panic", "", 500, "guest: a panic"},
		{"GET", "/broken", "", 500, `response: header 1: the name "a b" is not a token (RFC 9110, 5.1)`},
		{"GET", "/both", "", 500, "Something went wrong!\n"},
	} {
		req, _ := http.NewRequest(test.method, srv.URL+test.path, strings.NewReader(test.body))
		res, err := client.Do(req)
		if err != nil {
			t.Errorf("%s %s: %v", test.method, test.path, err)
			continue
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		got := strings.Replace(string(body), req.Host, "HOST", 1)
		if err != nil {
			got += ", and cut"
		}
		if res.StatusCode != test.status || got != test.want {
			t.Errorf("%s %s: got %d %.200s\nwant %d %.200s", test.method, test.path, res.StatusCode, got, test.status, test.want)
		}
	}
}

// TestURLOfStar: the URL of the target "*" is one.
func TestURLOfStar(t *testing.T) {
	for target, want := range map[string]string{"*": "http://localhost/*", "/*": "http://localhost/*", "/a?b": "http://localhost/a?b"} {
		if got := NewRequest("OPTIONS", target, nil).URL(); got != want {
			t.Errorf("%s: %s, want %s", target, got, want)
		}
	}
}

func errorTextOrOK(err error) string {
	if err != nil {
		return " " + err.Error()
	}
	return " ok"
}

// A detached request is answered by another request's handler, and its connection waits meanwhile.
func TestLocalDetach(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var waiting *Pending
		export(t, Server{Fetch: func(r *Request) Response {
			if r.Path() == "/wait" {
				waiting = r.Detach()
				return Response{}
			}
			if err := waiting.Respond(Text("woken " + waiting.Request().Path())); err != nil {
				return Fail(err)
			}
			return Text(errorTextOrOK(waiting.Respond(Text("twice"))))
		}})
		h := LocalHandler()
		first, second := httptest.NewRecorder(), httptest.NewRecorder()
		done := make(chan struct{})
		go func() { defer close(done); h.ServeHTTP(first, httptest.NewRequest("GET", "/wait", nil)) }()
		synctest.Wait()
		h.ServeHTTP(second, httptest.NewRequest("GET", "/wake", nil))
		<-done
		if first.Body.String() != "woken /wait" || second.Body.String() != " "+ErrOrder.Error() && second.Body.String() != " "+ErrClosed.Error() {
			t.Errorf("%q, %q", first.Body, second.Body)
		}
	})
}

func TestExportTwice(t *testing.T) {
	export(t, Server{})
	defer func() {
		if p := recover(); p != "wasmserve: Export was called twice: a handler has one server" {
			t.Errorf("panic %v", p)
		}
	}()
	Export(Server{})
}

func TestStateNative(t *testing.T) {
	s := State()
	if _, err := s.Get("native"); err != ErrNotFound {
		t.Errorf("get: %v", err)
	}
	if err := s.SetString("", "x"); err != ErrInvalid {
		t.Errorf("empty key: %v", err)
	}
	if err := s.SetString("native", "9223372036854775807"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add("native", 1); err != ErrInvalid {
		t.Errorf("overflow: %v", err)
	}
	if n, err := s.Add("native", -7); err != nil || n != 9223372036854775800 {
		t.Errorf("add: %d, %v", n, err)
	}
	if err := s.CompareAndSwap("native", []byte("other"), nil); err != ErrConflict {
		t.Errorf("swap: %v", err)
	}
	if was, err := s.Delete("native"); !was || err != nil {
		t.Errorf("delete: %v, %v", was, err)
	}
	if err := Reload(); err != ErrDenied {
		t.Errorf("reload: %v", err)
	}
	if err := NewRequest("GET", "/", nil).Timeout(time.Second); err != ErrClosed {
		t.Errorf("timeout of a request that is none: %v", err)
	}
	if err := NewRequest("GET", "/", nil).GuestTimeout(time.Second); err != ErrClosed {
		t.Errorf("guest timeout of a request that is none: %v", err)
	}
	if got, err := Stats(); err != nil || !strings.HasPrefix(got, `{"uptime":`) {
		t.Errorf("stats: %s, %v", got, err)
	}
}

func TestMilliseconds(t *testing.T) {
	for d, want := range map[time.Duration]uint32{0: 0, 1: 1, time.Millisecond: 1, 1500 * time.Microsecond: 2, -time.Second: 0,
		time.Duration(1<<63 - 1): 1<<32 - 1} {
		if got := milliseconds(d); got != want {
			t.Errorf("%d: %d, want %d", d, got, want)
		}
	}
}

// TestFetchNative: without a host, net/http sends the requests.
func TestFetchNative(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("X-Method", r.Method)
		fmt.Fprintf(w, "%s %s %s", r.URL, r.Header.Get("X-Key"), body)
	}))
	defer other.Close()
	req := NewRequest("GET", "/", nil)
	res, err := req.Fetch(Outgoing{Method: "POST", URL: other.URL + "/a", Header: Header{{"x-key", "1"}}, Body: []byte("hi")})
	if err != nil {
		t.Fatal(err)
	}
	body, err := res.Bytes(100)
	if err != nil || res.Status != 200 || res.Header.Get("x-method") != "POST" || res.Length != 7 || string(body) != "/a 1 hi" {
		t.Errorf("%+v, %s, %v", res, body, err)
	}
	if err := res.Close(); err != ErrClosed {
		t.Errorf("closed twice: %v", err)
	}
	if _, err := req.Fetch(Outgoing{URL: "http://127.0.0.1:1/"}); err != ErrFailed {
		t.Error(err)
	}
	if _, err := req.Fetch(Outgoing{}); err != ErrInvalid {
		t.Error(err)
	}
}
