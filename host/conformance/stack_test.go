package conformance_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/adapter/native"
	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front/dual"
	"github.com/wasmserve/wasmserve/host/front/http1"
	"github.com/wasmserve/wasmserve/host/front/nethttp"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/source/watch"
	"github.com/wasmserve/wasmserve/host/state"
	"github.com/wasmserve/wasmserve/sockets"
)

// kinds are the sockets that everything is tested over.
var kinds = []string{"tcp", "unix", "abstract"}

// stack is a whole server in this process, put together as the command does it, listening on one socket.
type stack struct {
	host *host.Host
	addr sockets.Addr
	dir  string // of module
	path string // of the module's file
	log  *lockedBuffer
	tls  *tls.Config // the clients'; nil: none
}

// stackConfig holds the differences of a stack from the defaults.
type stackConfig struct {
	front     string // http1 (also ""), tls and h2c (dual), nethttp
	kind      string
	module    string // a file that is copied into place before the start
	isolation string // "": none
	idle      time.Duration
	maxBody   *int64
	watch     bool
	cache     string
	remember  bool // what serves, in cache
}

var lastName atomic.Uint64

// newStack starts a server, which ends with the test.
func newStack(t testing.TB, c stackConfig) *stack {
	t.Helper()
	dir, err := os.MkdirTemp("", "conform-") // t.TempDir's names are too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for name, text := range map[string]string{"hello.txt": "Hello, World!", "public/index.html": "<p>index\n", "public/deep/note.txt": "a note\n"} {
		path := filepath.Join(dir, "files", name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(text), 0o644))
	}
	must(t, os.Mkdir(filepath.Join(dir, "modules"), 0o755))
	s := &stack{dir: dir, path: filepath.Join(dir, "modules", "handler.wasm"), log: &lockedBuffer{}}
	must(t, copyFile(c.module, s.path))
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("log:\n%s", s.log.String())
		}
	})
	s.start(t, c)
	return s
}

func (s *stack) start(t testing.TB, c stackConfig) {
	t.Helper()
	log := slog.New(slog.NewTextHandler(s.log, nil))
	tracker := sockets.NewTracker(sockets.Limits{ConnIdle: 10 * time.Second, Head: 10 * time.Second})
	t.Cleanup(tracker.Close)
	listener, addr := listen(t, c.kind, s.dir)
	s.addr = addr
	policy, err := outbound.ParsePolicy([]string{listener.Address(), "127.0.0.1:1"})
	must(t, err)
	others := outbound.New(outbound.Config{Policy: policy})
	t.Cleanup(func() { others.Close() })
	fixed := host.Settings{MaxBody: c.maxBody, GuestTimeout: new(30 * time.Second)} // on a slow machine several guests work concurrently
	if c.isolation != "" {
		fixed.Isolation = &c.isolation
	}
	if c.idle != 0 {
		fixed.IdleTimeout = &c.idle
	}
	var front interface {
		Serve(net.Listener) error
		Shutdown(context.Context) error
		SetMaxBody(int64)
	}
	h, err := host.New(host.Config{
		Adapters: []adapter.Adapter{native.Adapter{}, js.New(nil)}, State: state.Memory(state.Limits{}), Outbound: others, Log: log, Module: s.path,
		Files: filepath.Join(s.dir, "files"), CacheDir: c.cache, Remember: c.remember, Fixed: fixed, StartTimeout: conformance.Patience,
		OnSettings: func(set host.Settings) {
			tracker.SetLimits(sockets.Limits{ConnIdle: *set.IdleTimeout, Head: 10 * time.Second, Request: *set.RequestTimeout})
			front.SetMaxBody(*set.MaxBody)
		},
	})
	must(t, err)
	s.host = h
	front = http1.New(http1.Config{Log: log, Describe: describe}, h)
	switch one := (http1.Config{Log: log, Describe: describe}); c.front {
	case "nethttp":
		front, err = nethttp.New(nethttp.Config{Config: one}, h)
	case "tls":
		s.tls = &tls.Config{InsecureSkipVerify: true}
		cert, key := makeCert(t, s.dir)
		front, err = dual.New(dual.Config{Config: one, CertFile: cert, KeyFile: key}, h)
	case "h2c":
		front, err = dual.New(dual.Config{Config: one, H2C: true}, h)
	}
	must(t, err)
	must(t, s.first(c.module))

	served := make(chan error, 1)
	tracked := tracker.Polled(listener)
	if c.front != "" && c.front != "http1" {
		tracked = tracker.Listener(listener)
	}
	go func() { served <- front.Serve(tracked) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), conformance.Patience)
		defer cancel()
		if err := front.Shutdown(ctx); err != nil {
			t.Errorf("front: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("serve: %v", err)
		}
		if err := h.Shutdown(ctx); err != nil {
			t.Errorf("host: %v", err)
		}
		if err := h.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	if c.watch {
		w, err := watch.File(s.path, 0, log, func() { h.Reload(context.Background(), host.ReloadOptions{By: "file"}) })
		must(t, err)
		t.Cleanup(func() { w.Close() })
	}
}

// loads has a lock for each module.
var loads sync.Map

// first loads the module while no other stack does, so that one alone compiles it and the others find its code in the cache.
func (s *stack) first(module string) error {
	lock, _ := loads.LoadOrStore(module, new(sync.Mutex))
	lock.(*sync.Mutex).Lock()
	defer lock.(*sync.Mutex).Unlock()
	return s.reload("")
}

func describe(nc net.Conn) (remote, listener string, peer exchange.Peer) {
	c := nc.(*sockets.Conn)
	if a, ok := nc.RemoteAddr().(*net.TCPAddr); ok {
		remote = a.String()
	}
	p := c.Peer()
	return remote, c.Listener(), exchange.Peer{Known: p.Known, UID: p.UID, GID: p.GID, PID: p.PID}
}

// listen opens a listener of that kind, at an address that nobody else has.
func listen(t testing.TB, kind, dir string) (sockets.Listener, sockets.Addr) {
	t.Helper()
	text := map[string]string{
		"tcp": "127.0.0.1:0", "unix": filepath.Join(dir, "s"), "abstract": fmt.Sprintf("@wasmserve-conform-%d-%d", os.Getpid(), lastName.Add(1)),
	}[kind]
	addr, err := sockets.Parse(text)
	must(t, err)
	list, err := sockets.Listen(addr, sockets.Options{})
	must(t, err)
	addr, err = sockets.Parse(list[0].Address()) // the real port
	must(t, err)
	return list[0], addr
}

func (s *stack) dial() (net.Conn, error) {
	network, address := s.addr.Network()
	nc, err := net.Dial(network, address)
	if err == nil && s.tls != nil {
		nc = tls.Client(nc, s.tls)
	}
	return nc, err
}

// makeCert writes a certificate of its own, and its key.
func makeCert(t testing.TB, dir string) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	of := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	must(t, err)
	pkcs, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	must(t, os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	must(t, os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs}), 0o600))
	return certFile, keyFile
}

// put replaces the module's file in one step; "": leaves it.
func (s *stack) put(from string) error {
	if from == "" {
		return nil
	}
	if err := copyFile(from, s.path+".new"); err != nil {
		return err
	}
	return os.Rename(s.path+".new", s.path)
}

// reload swaps the module for that file.
func (s *stack) reload(from string) error {
	if err := s.put(from); err != nil {
		return err
	}
	res, err := s.host.Reload(context.Background(), host.ReloadOptions{By: "admin"})
	if err == nil && !res.OK {
		err = fmt.Errorf("refused: %s", res.Error)
	}
	return err
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// lockedBuffer is the first 256 KiB of a log, which a test may read while it is written.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buf.Len() > 256<<10 {
		return len(p), nil
	}
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
