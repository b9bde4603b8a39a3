package outbound

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// names is a resolver for all names: they have these addresses, in turn.
func names(addresses ...[4]byte) *net.Resolver {
	var asked atomic.Int32
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		near, far := net.Pipe()
		go func() {
			defer far.Close()
			buf := make([]byte, 1024)
			n, err := far.Read(buf) // a stream: the length is first
			if err != nil || n < 3 {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[2:n]) != nil {
				return
			}
			m.Response = true
			m.Additionals = nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				a := addresses[int(asked.Add(1)-1)%len(addresses)]
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: a}}}
			}
			out, _ := m.Pack()
			far.Write(append([]byte{byte(len(out) >> 8), byte(len(out))}, out...))
		}()
		return near, nil
	}}
}

// server answers with the request that it received.
func server(t *testing.T) (*httptest.Server, *atomic.Int32) {
	t.Helper()
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch r.URL.Path {
		case "/to":
			http.Redirect(w, r, r.URL.Query().Get("url"), http.StatusFound)
			return
		case "/307":
			http.Redirect(w, r, "/echo", http.StatusTemporaryRedirect)
			return
		case "/303":
			http.Redirect(w, r, "/echo", http.StatusSeeOther)
			return
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
			return
		case "/zipped":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, "plain")
			z.Close()
			return
		case "/type":
			fmt.Fprint(w, r.Method, " ", r.Header.Get("Content-Type"), " ", r.Header.Get("Content-Language"))
			return
		case "/hangs":
			<-r.Context().Done()
			return
		case "/stalls":
			io.WriteString(w, "one")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
			return
		case "/breaks":
			w.Header().Set("Content-Length", "10")
			io.WriteString(w, "one")
			panic(http.ErrAbortHandler)
		}
		body, _ := io.ReadAll(r.Body)
		referer := ""
		if r.Referer() != "" {
			referer = " referer=" + r.Referer()
		}
		w.Header().Add("X-Two", "1")
		w.Header().Add("X-Two", "2")
		fmt.Fprintf(w, "%s %s host=%s ua=%s auth=%s cookie=%s key=%s te=%s%s body=%s", r.Method, r.URL, r.Host, r.UserAgent(), r.Header.Get("Authorization"), r.Header.Get("Cookie"),
			r.Header.Get("X-Key"), r.Header.Get("Te"), referer, body)
	}))
	t.Cleanup(s.Close)
	return s, &asked
}

func fields(pairs ...string) (list []exchange.Field) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, exchange.Field{Name: []byte(pairs[i]), Value: []byte(pairs[i+1])})
	}
	return list
}

// do returns the response's status, URL and body, or the error.
func do(t *testing.T, c *Client, r *adapter.OutboundRequest) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	res, err := c.Do(ctx, r)
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(res.Body)
	if err := res.Body.Close(); err != nil {
		t.Error(err)
	}
	if res.Body.Close() != nil || c.open.Load() != 0 {
		t.Errorf("%d are open", c.open.Load())
	}
	return fmt.Sprint(res.Status, " ", string(body)), err
}

func client(t *testing.T, c Config) *Client {
	t.Helper()
	o := New(c)
	t.Cleanup(func() { o.Close() })
	return o
}

func TestDo(t *testing.T) {
	s, _ := server(t)
	host := strings.TrimPrefix(s.URL, "http://")
	c := client(t, Config{Policy: policy(t, host)})
	for _, test := range []struct {
		r    adapter.OutboundRequest
		want string
	}{
		{adapter.OutboundRequest{URL: s.URL + "/a?b=1"}, "200 GET /a?b=1 host=" + host + " ua=wasmserve auth= cookie= key= te= body="},
		{adapter.OutboundRequest{Method: "POST", URL: s.URL, Body: []byte("hi"), Header: fields("user-agent", "me", "x-key", "1", "te", "trailers", "host", "evil", "content-length", "99")},
			"200 POST / host=" + host + " ua=me auth= cookie= key=1 te= body=hi"},
		{adapter.OutboundRequest{URL: s.URL + "/zipped"}, "200 plain"},
		{adapter.OutboundRequest{Method: "PUT", URL: s.URL + "/307", Body: []byte("again"), Header: fields("authorization", "a")}, "200 PUT /echo host=" + host + " ua=wasmserve auth=a cookie= key= te= body=again"},
		{adapter.OutboundRequest{Method: "POST", URL: s.URL + "/to?url=/echo", Body: []byte("gone")}, "200 GET /echo host=" + host + " ua=wasmserve auth= cookie= key= te= body="},
		{adapter.OutboundRequest{Method: "PUT", URL: s.URL + "/to?url=/to%3furl=/echo", Body: []byte("kept")}, "200 PUT /echo host=" + host + " ua=wasmserve auth= cookie= key= te= body=kept"},
		{adapter.OutboundRequest{Method: "PUT", URL: s.URL + "/to?url=/to%3furl=/type", Body: []byte("kept"), Header: fields("content-type", "a/b", "content-language", "de")}, "200 PUT a/b de"},
		{adapter.OutboundRequest{Method: "POST", URL: s.URL + "/to?url=/type", Body: []byte("gone"), Header: fields("content-type", "a/b", "content-language", "de")}, "200 GET  "},
		{adapter.OutboundRequest{Method: "DELETE", URL: s.URL + "/to?url=/echo"}, "200 DELETE /echo host=" + host + " ua=wasmserve auth= cookie= key= te= body="},
		{adapter.OutboundRequest{Method: "PUT", URL: s.URL + "/303", Body: []byte("gone")}, "200 GET /echo host=" + host + " ua=wasmserve auth= cookie= key= te= body="},
		{adapter.OutboundRequest{URL: s.URL + "/to?url=/echo", Manual: true}, "302 <a href=\"/echo\">Found</a>.\n\n"},
	} {
		if got, err := do(t, c, &test.r); err != nil || got != test.want {
			t.Errorf("%s %s: %v\n got %q\nwant %q", test.r.Method, test.r.URL, err, got, test.want)
		}
	}
	res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: s.URL + "/to?url=/x"})
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var two []string
	for _, f := range res.Header {
		if string(f.Name) == "x-two" {
			two = append(two, string(f.Value))
		}
	}
	if !res.Redirected || res.URL != s.URL+"/x" || res.StatusText != "OK" || strings.Join(two, ",") != "1,2" || res.Length <= 0 {
		t.Errorf("%+v", res)
	}
}

// TestDenied: a server that is not listed is never contacted, by no detour.
func TestDenied(t *testing.T) {
	s, _ := server(t)
	other, asked := server(t)
	host := strings.TrimPrefix(s.URL, "http://")
	_, port, _ := strings.Cut(strings.TrimPrefix(other.URL, "http://"), ":")
	c := client(t, Config{Policy: policy(t, host, "rebound.example", "*.wild.example", "192.0.2.1"), DNS: names([4]byte{127, 0, 0, 1})})
	for _, test := range []struct{ url, want string }{
		{other.URL, "not allowed by the operator: 127.0.0.1:" + port + " is not named by -allow-net"},
		{"http://localhost:" + port, "localhost:" + port + " is not named by -allow-net"},
		{"http://[::1]:" + port, "[::1]:" + port + " is not named"},
		{"http://[::ffff:127.0.0.1]:" + port, "is not named"},
		{"http://2130706433:" + port, "is not named"},
		{"http://127.1:" + port, "is not named"},
		{"http://rebound.example:" + port, "rebound.example is 127.0.0.1, which is no public address: name that, too, if it is meant (-allow-net 127.0.0.1)"},
		{"http://a.wild.example:" + port, "a.wild.example is 127.0.0.1"},
		{"http://wild.example:" + port, "wild.example:" + port + " is not named"},
		{s.URL + "/to?url=" + url.QueryEscape(other.URL), "127.0.0.1:" + port + " is not named by -allow-net"},
		{s.URL + "/to?url=" + url.QueryEscape("http://rebound.example:"+port), "which is no public address"},
	} {
		_, err := do(t, c, &adapter.OutboundRequest{URL: test.url})
		if !errors.Is(err, adapter.ErrDenied) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.url, err, test.want)
		}
	}
	if _, err := do(t, c, &adapter.OutboundRequest{URL: s.URL, Address: "@not-named"}); !errors.Is(err, adapter.ErrDenied) {
		t.Error(err)
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("the other server was asked %d times", n)
	}
}

func TestInvalid(t *testing.T) {
	s, _ := server(t)
	c := client(t, Config{Policy: policy(t, "127.0.0.1", "*")})
	for _, r := range []adapter.OutboundRequest{
		{URL: "ftp://example.com/"}, {URL: "/relative"}, {URL: "http://"}, {URL: "http://a b/"}, {URL: "file:///etc/passwd"}, {URL: "http://user:pw@127.0.0.1/"},
		{URL: "http://127.0.0.1/" + strings.Repeat("x", maxURL)}, {Method: "CONNECT", URL: "http://127.0.0.1/"}, {Method: "TRACE", URL: "http://127.0.0.1/"},
		{URL: s.URL + "/to?url=file:///etc/passwd"}, {URL: s.URL + "/to?url=gopher://127.0.0.1/"},
	} {
		if _, err := do(t, c, &r); !errors.Is(err, adapter.ErrInvalid) {
			t.Errorf("%.80s: %v", r.URL, err)
		}
	}
	if _, err := do(t, c, &adapter.OutboundRequest{URL: s.URL + "/loop"}); err == nil || err.Error() != "too many redirects: more than 20" || !errors.Is(err, adapter.ErrRedirect) {
		t.Error(err)
	}
	if _, err := do(t, c, &adapter.OutboundRequest{URL: s.URL + "/breaks"}); err == nil {
		t.Error("a body that broke off is no error")
	}
}

// TestCredentials: credentials are sent to their origin only.
func TestCredentials(t *testing.T) {
	a, _ := server(t)
	b, _ := server(t)
	c := client(t, Config{Policy: policy(t, "127.0.0.1")})
	header := fields("authorization", "secret", "cookie", "secret", "x-key", "kept")
	for _, test := range []struct{ path, want string }{
		{"/echo", "auth=secret cookie=secret key=kept"},
		{"/to?url=/echo", "auth=secret cookie=secret key=kept"},
		{"/to?url=" + url.QueryEscape(b.URL+"/echo"), "auth= cookie= key=kept"},
		{"/to?url=" + url.QueryEscape(b.URL+"/to?url="+url.QueryEscape(a.URL+"/echo")), "auth= cookie= key=kept"}, // and are not sent again
	} {
		if got, err := do(t, c, &adapter.OutboundRequest{URL: a.URL + test.path, Header: header}); err != nil || !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, %v", test.path, got, err)
		}
	}
}

// TestReferer: a redirect does not send the URL it came from, which may have secrets in its query. A referer that the handler sets is sent.
func TestReferer(t *testing.T) {
	a, _ := server(t)
	b, _ := server(t)
	c := client(t, Config{Policy: policy(t, "127.0.0.1")})
	for _, to := range []string{a.URL, b.URL} {
		path := "/to?token=secret&url=" + url.QueryEscape(to+"/to?url=/echo")
		for own, want := range map[string]string{"": " te= body=", "http://own/": " te= referer=http://own/ body="} {
			var header []exchange.Field
			if own != "" {
				header = fields("referer", own)
			}
			if got, err := do(t, c, &adapter.OutboundRequest{URL: a.URL + path, Header: header}); err != nil || !strings.Contains(got, want) {
				t.Errorf("%s: %s, %v, want %q", path, got, err, want)
			}
		}
	}
}

// TestHostField: the field host names another host of the server only if the policy allows that host.
func TestHostField(t *testing.T) {
	s, _ := server(t)
	port := s.URL[strings.LastIndexByte(s.URL, ':')+1:]
	c := client(t, Config{Policy: policy(t, "127.0.0.1", "named.test")})
	for field, want := range map[string]string{
		"named.test": "host=named.test ", "named.test:" + port: "host=named.test:" + port + " ", "NAMED.test": "host=NAMED.test ",
		"other.test": "host=127.0.0.1:" + port + " ", "named.test.other.test": "host=127.0.0.1:" + port + " ", "": "host=127.0.0.1:" + port + " ",
		"named.test/x": "host=127.0.0.1:" + port + " ", "u@named.test": "host=127.0.0.1:" + port + " ", "named.test?": "host=127.0.0.1:" + port + " ",
		"named.test, other.test": "host=127.0.0.1:" + port + " ", strings.Repeat("a", 600) + ".named.test": "host=127.0.0.1:" + port + " ", "169.254.169.254": "host=127.0.0.1:" + port + " ",
	} {
		if got, err := do(t, c, &adapter.OutboundRequest{URL: s.URL + "/echo", Header: fields("host", field)}); err != nil || !strings.Contains(got, want) {
			t.Errorf("%q: %s, %v, want %q", field, got, err, want)
		}
	}
}

// TestSocket sends requests over an abstract and a Unix socket; the URL only has the path.
func TestSocket(t *testing.T) {
	path := t.TempDir() + "/s"
	abstract := fmt.Sprintf("@wasmserve-outbound-%d", os.Getpid())
	c := client(t, Config{Policy: policy(t, abstract, path)})
	for _, address := range []string{abstract, path} {
		l, err := net.Listen("unix", address)
		if err != nil {
			t.Skip(err)
		}
		s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/to" {
				http.Redirect(w, r, "http://elsewhere/end", http.StatusFound)
				return
			}
			fmt.Fprint(w, r.Host, r.URL)
		})}
		go s.Serve(l)
		defer s.Close()
		for _, test := range []struct{ url, want string }{{"http://localhost/a", "200 localhost/a"}, {"http://10.0.0.1/b", "200 10.0.0.1/b"}, {"http://h/to", "200 elsewhere/end"}} {
			if got, err := do(t, c, &adapter.OutboundRequest{URL: test.url, Address: address}); err != nil || got != test.want {
				t.Errorf("%s %s: %s, %v", address, test.url, got, err)
			}
		}
	}
	if got, err := do(t, c, &adapter.OutboundRequest{URL: "http://localhost/a", Address: "\x00" + abstract[1:]}); err != nil || got != "200 localhost/a" {
		t.Error(got, err)
	}
}

// TestTimes: no upstream is waited for longer than the limit, and a cancelled request ends at once.
func TestTimes(t *testing.T) {
	s, _ := server(t)
	c := client(t, Config{Policy: policy(t, "127.0.0.1"), Timeout: 100 * time.Millisecond})
	for _, r := range []adapter.OutboundRequest{{URL: s.URL + "/hangs"}, {URL: s.URL + "/stalls"}, {URL: s.URL + "/hangs", Timeout: time.Hour}} {
		if _, err := do(t, c, &r); !errors.Is(err, errSlow) || err.Error() != "the other server did not answer in time (100ms)" {
			t.Errorf("%s: %v", r.URL, err)
		}
	}
	slow := client(t, Config{Policy: policy(t, "127.0.0.1")})
	if _, err := do(t, slow, &adapter.OutboundRequest{URL: s.URL + "/hangs", Timeout: 50 * time.Millisecond}); !errors.Is(err, errSlow) {
		t.Error(err)
	}
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(50*time.Millisecond, func() { cancel(gone) })
	if _, err := slow.Do(ctx, &adapter.OutboundRequest{URL: s.URL + "/hangs"}); !errors.Is(err, gone) {
		t.Error(err)
	}
	if n := slow.open.Load(); n != 0 {
		t.Errorf("%d are open", n)
	}
}

func TestMax(t *testing.T) {
	s, _ := server(t)
	c := client(t, Config{Policy: policy(t, "127.0.0.1"), Max: 1})
	res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: s.URL})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: s.URL}); !errors.Is(err, adapter.ErrTooLarge) {
		t.Error(err)
	}
	res.Body.Close()
	if _, err := do(t, c, &adapter.OutboundRequest{URL: s.URL}); err != nil {
		t.Error(err)
	}
}

// TestTLS uses HTTP/2 if the server supports it, and rejects a server with an unknown certificate.
func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Proto) }))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	c := client(t, Config{Policy: policy(t, "127.0.0.1"), TLS: s.Client().Transport.(*http.Transport).TLSClientConfig})
	if got, err := do(t, c, &adapter.OutboundRequest{URL: s.URL}); err != nil || got != "200 HTTP/2.0" {
		t.Error(got, err)
	}
	if _, err := do(t, client(t, Config{Policy: policy(t, "127.0.0.1")}), &adapter.OutboundRequest{URL: s.URL}); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Error(err)
	}
}
