package nethttp

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestMain looks for leaked goroutines: ours, and net/http's that serve.
func TestMain(m *testing.M) {
	flag.Parse()
	if flag.Lookup("test.parallel").Value.String() == fmt.Sprint(runtime.GOMAXPROCS(0)) { // not asked for otherwise
		flag.Set("test.parallel", "8") // what is parallel waits for idle timeouts
	}
	code := m.Run()
	for end := time.Now().Add(5 * time.Second); code == 0; time.Sleep(10 * time.Millisecond) {
		buf := make([]byte, 1<<20)
		stacks := string(buf[:runtime.Stack(buf, true)])
		n := 0
		for _, name := range []string{"front/nethttp.(*", "net/http.(*conn).serve", "http2serverConn", "net/http.(*Server)", "sockets.(*Tracker)"} {
			n += strings.Count(stacks, name)
		}
		if n == 0 {
			break
		}
		if time.Now().After(end) {
			fmt.Fprintf(os.Stderr, "goroutines left:\n%s\n", stacks)
			code = 1
		}
	}
	os.Exit(code)
}

type handlerFunc func(x *exchange.Exchange)

func (f handlerFunc) Serve(x *exchange.Exchange) { f(x) }

var names atomic.Int64

// response returns a response with a fixed Date, so that responses can be compared word for word.
func response(status int, body string, fields ...string) *exchange.Response {
	res := &exchange.Response{Status: status, Body: []byte(body), Length: -1}
	res.Header = append(res.Header, exchange.Field{Name: []byte("date"), Value: []byte("D")})
	for i := 0; i+1 < len(fields); i += 2 {
		res.Header = append(res.Header, exchange.Field{Name: []byte(fields[i]), Value: []byte(fields[i+1])})
	}
	return res
}

// echo answers with the request that it received.
func echo(x *exchange.Exchange) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s?%s host=%s proto=%d tls=%v", x.Method, x.Path, x.Query, x.Host, x.Protocol, x.TLS)
	for _, f := range x.Header {
		fmt.Fprintf(&b, " %s=%q", f.Name, f.Value)
	}
	body, err := readAll(x)
	fmt.Fprintf(&b, " inline=%v length=%d body=%q", x.BodyInline, x.BodyLength, body)
	if err != nil {
		fmt.Fprintf(&b, " err=%v", err)
	}
	x.Respond(response(200, b.String()))
}

func readAll(x *exchange.Exchange) ([]byte, error) {
	var body []byte
	buf := make([]byte, 1000)
	for {
		n, err := x.ReadBody(buf)
		body = append(body, buf[:n]...)
		if err == io.EOF {
			return body, nil
		}
		if err != nil {
			return body, err
		}
	}
}

// running is a server of a test.
type running struct {
	*Server
	t    testing.TB
	addr net.Addr
	log  *lockedBuffer
}

// serve runs a server on an abstract socket until the test ends. wrap may be nil.
func serve(t testing.TB, cfg Config, wrap func(net.Listener) net.Listener, h func(x *exchange.Exchange)) *running {
	t.Helper()
	ln, err := net.Listen("unix", fmt.Sprintf("@nethttp-test-%d-%d", os.Getpid(), names.Add(1)))
	must(t, err)
	r := &running{t: t, addr: ln.Addr(), log: &lockedBuffer{}}
	cfg.Log = slog.New(slog.NewTextHandler(r.log, nil))
	r.Server, err = New(cfg, handlerFunc(h))
	must(t, err)
	if r.cert != nil {
		r.cert.every = 0
	}
	if wrap != nil {
		ln = wrap(ln)
	}
	served := make(chan error, 1)
	go func() { served <- r.Serve(ln) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if err := r.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
		if n := r.Conns(); n != 0 {
			t.Errorf("%d connections are left", n)
		}
	})
	return r
}

// dial opens a connection that ends with the test.
func (r *running) dial() net.Conn {
	r.t.Helper()
	nc, err := net.Dial(r.addr.Network(), r.addr.String())
	must(r.t, err)
	nc.SetDeadline(time.Now().Add(10 * time.Second))
	r.t.Cleanup(func() { nc.Close() })
	return nc
}

// single sends all requests on one connection, and dials again only when that has ended. http.Transport alone may dial twice while a
// connection is being set up.
type single struct {
	*http.Transport
	mu   sync.Mutex
	conn *http.ClientConn // guarded by mu
}

func (s *single) RoundTrip(req *http.Request) (*http.Response, error) {
	conn, err := s.connection(req)
	if err != nil {
		return nil, err
	}
	return conn.RoundTrip(req)
}

func (s *single) connection(req *http.Request) (*http.ClientConn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil && s.conn.Err() == nil {
		return s.conn, nil
	}
	var err error
	s.conn, err = s.NewClientConn(req.Context(), req.URL.Scheme, req.URL.Host+":1") // DialContext knows the address
	return s.conn, err
}

// CloseIdleConnections ends the connection.
func (s *single) CloseIdleConnections() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		s.conn.Close()
	}
}

// client speaks HTTP/2 with the server, over TLS if it has a certificate. dials counts its connections.
func (r *running) client() (c *http.Client, dials *atomic.Int64) {
	dials = new(atomic.Int64)
	tr := &single{Transport: &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) {
			dials.Add(1)
			return net.Dial(r.addr.Network(), r.addr.String())
		},
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
		Protocols:       new(http.Protocols),
	}}
	if r.cert != nil {
		tr.Protocols.SetHTTP2(true)
	} else {
		tr.Protocols.SetUnencryptedHTTP2(true)
	}
	r.t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr, Timeout: 10 * time.Second}, dials
}

// url returns the server's URL for a path.
func (r *running) url(path string) string {
	if r.cert != nil {
		return "https://h" + path
	}
	return "http://h" + path
}

// raw sends text, closes the sending half once a response has begun (before, the client would be taken for gone), and returns all
// bytes received.
func (r *running) raw(text string) string { return r.exchange(text, false) }

// cut sends text, closes the sending half, and returns all bytes received.
func (r *running) cut(text string) string { return r.exchange(text, true) }

func (r *running) exchange(text string, cut bool) string {
	r.t.Helper()
	nc := r.dial()
	go func() {
		io.WriteString(nc, text)
		if cut {
			nc.(*net.UnixConn).CloseWrite()
		}
	}()
	in := bufio.NewReader(nc)
	if _, err := in.Peek(1); err == nil && !cut {
		nc.(*net.UnixConn).CloseWrite()
	}
	got, err := io.ReadAll(in)
	if err != nil && !errors.Is(err, syscall.ECONNRESET) {
		r.t.Errorf("read: %v", err)
	}
	return string(got)
}

// get reads one response to its end.
func get(t testing.TB, c *http.Client, url string) (res *http.Response, body string) {
	t.Helper()
	res, err := c.Get(url)
	must(t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	must(t, err)
	return res, string(b)
}

// makeCert writes a self-signed certificate for that name, and its key.
func makeCert(t testing.TB, dir, name string) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	must(t, err)
	pkcs, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	replace(t, certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	replace(t, keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs}))
	return certFile, keyFile
}

// replace replaces a file.
func replace(t testing.TB, name string, b []byte) {
	t.Helper()
	must(t, os.WriteFile(name+".new", b, 0o600))
	must(t, os.Rename(name+".new", name))
}

// tlsConfig returns a Config with a new certificate.
func tlsConfig(t testing.TB) Config {
	cert, key := makeCert(t, t.TempDir(), "h")
	return Config{CertFile: cert, KeyFile: key}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wait waits for an expected event.
func wait[T any](t testing.TB, what string, ch <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-ch:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s: waited for 10 s", what)
	}
	return v
}

// until polls until the condition holds.
func until(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: waited for 10 s", what)
		}
	}
}

func equal(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

var errTest = errors.New("test")

// lockedBuffer is a log that can be read while it is written.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
