package dual

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/sockets"
)

type handlerFunc func(x *exchange.Exchange)

func (f handlerFunc) Serve(x *exchange.Exchange) { f(x) }

// echo answers with the request that it received.
func echo(x *exchange.Exchange) {
	text := fmt.Sprintf("%s %s?%s host=%s proto=%d tls=%v remote=%q", x.Method, x.Path, x.Query, x.Host, x.Protocol, x.TLS, x.Remote)
	x.Respond(&exchange.Response{Status: 200, Body: []byte(text)})
}

var names atomic.Int64

// server is a running server of a test; tls: it speaks TLS, else H2C.
type server struct {
	*Server
	t    testing.TB
	addr net.Addr
	tls  bool
}

func serve(t testing.TB, cfg Config, secure bool, h func(x *exchange.Exchange)) *server {
	t.Helper()
	if secure {
		cfg.CertFile, cfg.KeyFile = makeCert(t, t.TempDir())
	} else {
		cfg.H2C = true
	}
	s, err := New(cfg, handlerFunc(h))
	must(t, err)
	addr, err := sockets.Parse(fmt.Sprintf("@dual-test-%d-%d", os.Getpid(), names.Add(1)))
	must(t, err)
	list, err := sockets.Listen(addr, sockets.Options{})
	must(t, err)
	tracker := sockets.NewTracker(sockets.Limits{Head: time.Minute})
	served := make(chan error, 1)
	go func() { served <- s.Serve(tracker.Listener(list[0])) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("Serve: %v", err)
		}
		if n := s.Conns(); n != 0 {
			t.Errorf("%d connections are left", n)
		}
		tracker.Close()
	})
	return &server{Server: s, t: t, addr: list[0].Addr(), tls: secure}
}

// dial opens a connection for HTTP/1 that ends with the test.
func (s *server) dial() net.Conn {
	s.t.Helper()
	nc, err := net.Dial(s.addr.Network(), s.addr.String())
	must(s.t, err)
	nc.SetDeadline(time.Now().Add(10 * time.Second))
	if s.tls {
		nc = tls.Client(nc, &tls.Config{InsecureSkipVerify: true})
	}
	s.t.Cleanup(func() { nc.Close() })
	return nc
}

// client speaks HTTP/2.
func (s *server) client() *http.Client {
	tr := &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) {
			return net.Dial(s.addr.Network(), s.addr.String())
		},
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, Protocols: new(http.Protocols),
	}
	tr.Protocols.SetHTTP2(s.tls)
	tr.Protocols.SetUnencryptedHTTP2(!s.tls)
	s.t.Cleanup(tr.CloseIdleConnections)
	return &http.Client{Transport: tr, Timeout: 10 * time.Second}
}

func (s *server) url(path string) string {
	if s.tls {
		return "https://h" + path
	}
	return "http://h" + path
}

// both runs a test with TLS and without.
func both(t *testing.T, f func(t *testing.T, secure bool)) {
	t.Run("tls", func(t *testing.T) { f(t, true) })
	t.Run("h2c", func(t *testing.T) { f(t, false) })
}

// TestProtocols: both are spoken on one listener, and the handler sees the same request from either.
func TestProtocols(t *testing.T) {
	both(t, func(t *testing.T, secure bool) {
		s := serve(t, Config{Config: front.Config{Describe: func(nc net.Conn) (string, string, exchange.Peer) {
			if _, ok := nc.(*sockets.Conn); !ok {
				t.Errorf("described is a %T", nc)
			}
			return "r", "l", exchange.Peer{}
		}}}, secure, echo)
		for range 2 {
			res, err := s.client().Get(s.url("/a/../b?c"))
			must(t, err)
			body, err := io.ReadAll(res.Body)
			must(t, err)
			res.Body.Close()
			if want := fmt.Sprintf("GET /b?c host=h proto=20 tls=%v remote=%q", secure, "r"); string(body) != want || res.ProtoMajor != 2 {
				t.Errorf("HTTP/%d: %s, want %s", res.ProtoMajor, body, want)
			}
		}
		nc := s.dial()
		in := bufio.NewReader(nc)
		for _, split := range []int{0, 1, 3} { // P, PRI: like the preface at first
			raw := "PRIVATE /a/../b?c HTTP/1.1\r\nHost: h\r\n\r\n"
			io.WriteString(nc, raw[:split])
			if split > 0 {
				time.Sleep(5 * time.Millisecond) // both orders are right
			}
			io.WriteString(nc, raw[split:])
			res, err := http.ReadResponse(in, nil)
			must(t, err)
			body, err := io.ReadAll(res.Body)
			must(t, err)
			if want := fmt.Sprintf("PRIVATE /b?c host=h proto=11 tls=%v remote=%q", secure, "r"); string(body) != want {
				t.Errorf("%s, want %s", body, want)
			}
		}
	})
}

// TestStrict: an ambiguous request is rejected and its connection closed, and no request behind it runs, as with http1 without TLS.
func TestStrict(t *testing.T) {
	const behind = "GET /behind HTTP/1.1\r\nHost: h\r\n\r\n"
	both(t, func(t *testing.T, secure bool) {
		s := serve(t, Config{}, secure, func(x *exchange.Exchange) {
			if string(x.Path) == "/behind" {
				t.Error("what is behind was run")
			}
			if _, err := io.Copy(io.Discard, readFunc(x.ReadBody)); err == nil {
				echo(x)
			}
		})
		for _, raw := range []string{
			"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0, 0\r\n\r\n",
			"POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",
			"GET / HTTP/1.1\nHost: h\n\n",
			"GET / HTTP/1.1\r\n\r\n",
			"GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
		} {
			nc := s.dial()
			io.WriteString(nc, raw+behind)
			got, err := io.ReadAll(nc)
			if err != nil || !strings.HasPrefix(string(got), "HTTP/1.1 400 ") || strings.Count(string(got), "HTTP/1.1 ") != 1 {
				t.Errorf("%q: %q, %v; want a 400 and the end", raw, got, err)
			}
			nc.Close()
		}
	})
}

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// TestOnePath: a target has one path over both protocols, however it is spelled; and a request that one rejects does not run in the other.
func TestOnePath(t *testing.T) {
	both(t, func(t *testing.T, secure bool) {
		s := serve(t, Config{}, secure, func(x *exchange.Exchange) {
			host := exchange.Field{Name: []byte("host"), Value: append(append([]byte{}, x.Host...), ' ')}
			for _, f := range x.Header {
				if string(f.Name) == "host" {
					host.Value = append(host.Value, f.Value...)
				}
			}
			x.Respond(&exchange.Response{Status: 200, Header: []exchange.Field{host}, Body: append(append(append([]byte{}, x.Path...), '?'), x.Query...)})
		})
		for _, target := range []string{"/", "/a\\b", "/x\\..\\a", "/a%5Cb", "/a%2Fb\\c", "/%2e%2e/a", "/a/./b//c", "/a;b=c", "/\"<>^`{|}", "/\xe9\xff", "/%C3%A9", "/a?b\\c?d",
			"/%61%2f%7e", "/a/..", "/!$&'()*+,;=:@[]", "/" + strings.Repeat("a/../", 2000) + "b", "*", "/a b", "/a\tb", "/a#b", "http://other/a",
			"/%zz", "/%", "/a%", "/a%0", "/%u0041", "/a/%/b", "/%%34%31", "http://other/%zz", "/a?%zz&%", "/%25zz"} {
			nc := s.dial()
			io.WriteString(nc, "GET "+target+" HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
			one, err := http.ReadResponse(bufio.NewReader(nc), nil)
			must(t, err)
			first, err := io.ReadAll(one.Body)
			must(t, err)
			path, _, _ := strings.Cut(target, "?")
			if _, err := url.PathUnescape(path); err != nil && one.StatusCode != 400 {
				t.Errorf("%.40q: %d over HTTP/1, want 400: a broken triplet", target, one.StatusCode)
			}
			if want := map[bool]string{false: "h", true: "other"}[strings.HasPrefix(target, "http:")]; one.StatusCode == 200 && one.Header.Get("host") != want+" "+want {
				t.Errorf("%.40q: host %s, want %s", target, one.Header.Get("host"), want)
			}
			// The client cannot send this body again, and so makes one attempt only.
			req, err := http.NewRequest("POST", s.url("/"), io.NopCloser(strings.NewReader("x")))
			must(t, err)
			req.URL.Opaque = target
			two, err := s.client().Do(req)
			if err != nil {
				if strings.HasPrefix(target, "/") && one.StatusCode == 200 {
					t.Errorf("%.40q: %q over HTTP/1, %v over HTTP/2", target, first, err)
				}
				continue // the client does not send it
			}
			second, err := io.ReadAll(two.Body)
			must(t, err)
			two.Body.Close()
			if one.StatusCode == 200 && two.StatusCode == 200 && string(first) != string(second) {
				t.Errorf("%.40q: %q over HTTP/1, %q over HTTP/2", target, first, second)
			}
			if one.StatusCode != 200 && two.StatusCode == 200 && strings.HasPrefix(target, "/") && target != "/a b" {
				t.Errorf("%.40q: %d over HTTP/1, %q over HTTP/2", target, one.StatusCode, second)
			}
		}
	})
}

// TestLargeHead: a head over a limit is 431 on its stream, and the other streams live.
func TestLargeHead(t *testing.T) {
	both(t, func(t *testing.T, secure bool) {
		var counted atomic.Int64
		running, release := make(chan bool), make(chan bool)
		s := serve(t, Config{Config: front.Config{Refused: func(string, bool) { counted.Add(1) }}}, secure, func(x *exchange.Exchange) {
			if string(x.Path) == "/wait" {
				running <- true
				<-release
			}
			echo(x)
		})
		c := s.client()
		other := make(chan error, 1)
		go func() {
			res, err := c.Get(s.url("/wait"))
			if err == nil {
				_, err = io.Copy(io.Discard, res.Body)
				res.Body.Close()
			}
			other <- err
		}()
		<-running
		for _, h := range []http.Header{{"X": {strings.Repeat("a", 17000)}}, {"X": {strings.Repeat("a", 50000)}}, {"X": strings.Split(strings.Repeat("a,", 300), ",")}} {
			req, err := http.NewRequest("GET", s.url("/"), nil)
			must(t, err)
			req.Header = h
			res, err := c.Do(req)
			if err != nil || res.StatusCode != 431 {
				t.Errorf("%d fields: %v, %v; want 431", len(h["X"]), res, err)
				continue
			}
			res.Body.Close()
		}
		release <- true
		must(t, <-other)
		if counted.Load() != 3 {
			t.Errorf("%d refusals are counted, want 3", counted.Load())
		}
	})
}

// TestHandshakes: a client that does not finish its handshake, or speaks without TLS, costs its own connection alone, is counted,
// and does not hold up a shutdown.
func TestHandshakes(t *testing.T) {
	var counted atomic.Int64
	s := serve(t, Config{Config: front.Config{Refused: func(limit string, _ bool) {
		if limit == "tls-handshake" {
			counted.Add(1)
		}
	}}}, true, echo)
	quiet, err := net.Dial(s.addr.Network(), s.addr.String())
	must(t, err)
	defer quiet.Close()
	plain, err := net.Dial(s.addr.Network(), s.addr.String())
	must(t, err)
	defer plain.Close()
	io.WriteString(plain, "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
	plain.SetDeadline(time.Now().Add(10 * time.Second))
	io.Copy(io.Discard, plain) // its end
	if counted.Load() != 1 {
		t.Errorf("%d handshakes are counted as failed, want 1", counted.Load())
	}
	if _, err := s.client().Get(s.url("/")); err != nil {
		t.Error(err)
	}
}

// TestShutdown: running requests finish, over either protocol, and waiting connections are closed.
func TestShutdown(t *testing.T) {
	both(t, func(t *testing.T, secure bool) {
		running, release := make(chan struct{}, 2), make(chan struct{})
		s := serve(t, Config{}, secure, func(x *exchange.Exchange) {
			running <- struct{}{}
			<-release
			echo(x)
		})
		waits, quiet := s.dial(), s.dial()
		io.WriteString(waits, "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
		two := make(chan error, 1)
		go func() {
			res, err := s.client().Get(s.url("/"))
			if err == nil {
				_, err = io.Copy(io.Discard, res.Body)
			}
			two <- err
		}()
		<-running
		<-running
		done := make(chan error, 1)
		go func() { done <- s.Shutdown(context.Background()) }()
		if tc, ok := quiet.(*tls.Conn); ok {
			quiet = tc.NetConn()
		}
		io.Copy(io.Discard, quiet) // closed
		close(release)
		if got, err := io.ReadAll(waits); err != nil || !strings.Contains(string(got), "Connection: close\r\n") {
			t.Errorf("%q, %v", got, err)
		}
		must(t, <-two)
		must(t, <-done)
	})
}

// makeCert writes a self-signed certificate for the name h, and its key.
func makeCert(t testing.TB, dir string) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "h"}, DNSNames: []string{"h"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	must(t, err)
	pkcs, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	must(t, os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	must(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs}), 0o600))
	return certFile, keyFile
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
