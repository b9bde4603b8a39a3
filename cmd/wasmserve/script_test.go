package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wasmserve/wasmserve/sockets"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wasmserve": main})
}

var scripts atomic.Int64

// TestScripts runs testdata/script/*.txtar against the command. Besides testscript's own commands they have:
//
//	ask ADDRESS PATH STATUS TEXT   asks until the answer has this status and holds the text, ten seconds at most
//	ask2 ADDRESS PATH STATUS TEXT  the same in HTTP/2, and HTTP/1 if the path begins with http/1:; over TLS if there is a cert.pem,
//	                               where the TEXT is looked for in the certificate's name, too
//	raw ADDRESS PATH TEXT [half]   asks once, on a connection that is kept open, and reads on until the answer holds the text; nothing: the
//	                               connection ends without an answer; half: the client closes its sending half first
//	browse ADDRESS PATH STATUS TEXT  ask as a browser does that opens a page
//	cert NAME                      writes cert.pem and key.pem, a pair for that name
//	signal NAME SIGNAL             sends the background command NAME a signal
//	bomb FILE                      writes a module that takes long to compile, or a script (*.ts) that takes long to bundle
//	nest FILE TEXT                 writes a script that is 600 KB of TEXT
//	compiles                       waits until a background command has a process compile, ten seconds at most
//	says FILE TEXT                 waits until a file holds the text, ten seconds at most
//
// $NAME is an abstract socket's name of the script's own, $TCP an address that nothing listens on,
// $GUESTS the host's test guests, $REPO the repository.
func TestScripts(t *testing.T) {
	guests, err := filepath.Abs("../../host/testdata/guest")
	if err != nil {
		t.Fatal(err)
	}
	code := t.TempDir()
	compileEngine(t, code)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("GUESTS", guests)
			e.Setenv("REPO", filepath.Dir(filepath.Dir(filepath.Dir(guests))))
			e.Setenv("NAME", fmt.Sprintf("wasmserve-script-%d-%d", os.Getpid(), scripts.Add(1)))
			e.Setenv("TCP", freeAddress(t))
			e.Setenv("HOME", e.WorkDir)
			for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY", "GOFLAGS", "GOSUMDB"} {
				e.Setenv(name, goEnv(name))
			}
			return os.CopyFS(filepath.Join(e.WorkDir, ".cache", "wasmserve"), os.DirFS(code))
		},
		Condition: func(name string) (bool, error) {
			if name != "race" { // whose memory does not fit into the limits of a process that compiles
				return false, fmt.Errorf("no such condition")
			}
			return raceDetector, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"ask": ask, "ask2": ask2, "browse": browse, "raw": raw, "cert": cert, "signal": signalTo, "says": says, "bomb": bomb, "nest": nest, "compiles": compiles},
	})
}

// freeAddress returns a TCP address that nothing listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}

// askPatience is how long a script waits for an answer: with the race detector, on a slow machine, an engine takes 10 s to compile.
const askPatience = time.Minute

// ask asks a server until it answers as it should.
func ask(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: ask ADDRESS PATH STATUS TEXT")
	}
	askOver(ts, "http", 1, args, "*/*")
}

func browse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: browse ADDRESS PATH STATUS TEXT")
	}
	askOver(ts, "http", 1, args, "text/html,application/xhtml+xml,*/*;q=0.8")
}

// ask2 is ask through the other front.
func ask2(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: ask2 ADDRESS PATH STATUS TEXT")
	}
	scheme, major := "http", 2
	if _, err := os.Stat(ts.MkAbs("cert.pem")); err == nil {
		scheme = "https"
	}
	if path, ok := strings.CutPrefix(args[1], "http/1:"); ok {
		major, args[1] = 1, path
	}
	askOver(ts, scheme, major, args, "*/*")
}

func askOver(ts *testscript.TestScript, scheme string, major int, args []string, accept string) {
	addr, err := sockets.Parse(args[0])
	ts.Check(err)
	network, address := addr.Network()
	protocols := new(http.Protocols)
	protocols.SetHTTP1(major == 1)
	protocols.SetHTTP2(major == 2 && scheme == "https")
	protocols.SetUnencryptedHTTP2(major == 2 && scheme == "http")
	transport := &http.Transport{
		DisableKeepAlives: major == 1,
		DialContext:       func(context.Context, string, string) (net.Conn, error) { return net.Dial(network, address) },
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true},
		Protocols:         protocols,
	}
	client := &http.Client{Timeout: 5 * time.Second, Transport: transport}
	var got string
	for end := time.Now().Add(askPatience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		transport.CloseIdleConnections() // a new connection each time
		req, err := http.NewRequest("GET", scheme+"://localhost"+args[1], nil)
		ts.Check(err)
		req.Header.Set("Accept", accept)
		res, err := client.Do(req)
		if err != nil {
			got = err.Error()
			continue
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		transport.CloseIdleConnections()
		got = fmt.Sprint(res.StatusCode, " ", string(body))
		if res.Uncompressed {
			got = fmt.Sprint(res.StatusCode, " gzip, ", string(body))
		}
		if res.TLS != nil {
			got += res.TLS.PeerCertificates[0].Subject.CommonName
		}
		if res.ProtoMajor == major && strings.HasPrefix(got, args[2]+" ") && strings.Contains(got, args[3]) {
			return
		}
	}
	ts.Fatalf("%s%s answers %q, want %s with %q", args[0], args[1], got, args[2], args[3])
}

// cert writes a certificate that is its own authority, and its key.
func cert(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: cert NAME")
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	ts.Check(err)
	of := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: args[0]},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	ts.Check(err)
	pkcs, err := x509.MarshalPKCS8PrivateKey(key)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("cert.pem"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600))
	ts.Check(os.WriteFile(ts.MkAbs("key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs}), 0o600))
}

func signalTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: signal NAME SIGNAL")
	}
	sig, ok := map[string]syscall.Signal{"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM, "INT": syscall.SIGINT}[args[1]]
	if !ok {
		ts.Fatalf("signal %s is not known", args[1])
	}
	for _, cmd := range ts.BackgroundCmds() {
		if filepath.Base(cmd.Path) == args[0] || cmd.Args[0] == args[0] {
			ts.Check(cmd.Process.Signal(sig))
			return
		}
	}
	ts.Fatalf("no command %s in the background", args[0])
}

func says(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: says FILE TEXT")
	}
	var text string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		b, _ := os.ReadFile(ts.MkAbs(args[0]))
		if text = string(b); strings.Contains(text, args[1]) {
			return
		}
	}
	ts.Fatalf("%s does not say %q:\n%s", args[0], args[1], text)
}

// bomb writes a module of loops within loops: small enough to be tried, and too much for the processor time that it gets.
func bomb(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: bomb FILE")
	}
	if strings.HasSuffix(args[0], ".ts") {
		nest(ts, false, []string{args[0], "a,"})
		return
	}
	const loops = 1000
	text := append([]byte{1, 1, 0x7f}, bytes.Repeat([]byte{0x03, 0x40}, loops)...)
	text = append(text, bytes.Repeat([]byte{0x20, 0, 0x0d, 0, 0x20, 0, 0x0d, 0, 0x0b}, loops)...)
	text = append(text, 0x0b)
	sized := func(b []byte) []byte { return append(binary.AppendUvarint(nil, uint64(len(b))), b...) }
	code := append([]byte{1}, sized(text)...)
	module := append([]byte("\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00\x0a"), sized(code)...)
	ts.Check(os.WriteFile(ts.MkAbs(args[0])+".new", module, 0o600))
	ts.Check(os.Rename(ts.MkAbs(args[0])+".new", ts.MkAbs(args[0])))
}

func nest(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: nest FILE TEXT")
	}
	text := "x = 1\n" + strings.Repeat(args[1], 600_000/len(args[1])) + "a"
	ts.Check(os.WriteFile(ts.MkAbs(args[0])+".new", []byte(text), 0o600))
	ts.Check(os.Rename(ts.MkAbs(args[0])+".new", ts.MkAbs(args[0])))
}

// compiles waits until a command has a process that compiles for it.
func compiles(ts *testscript.TestScript, neg bool, args []string) {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, file := range lines {
			line, _ := os.ReadFile(file)
			stat, _ := os.ReadFile(filepath.Join(filepath.Dir(file), "status"))
			for _, cmd := range ts.BackgroundCmds() {
				if strings.Contains(string(line), childArgument) && strings.Contains(string(stat), fmt.Sprintf("\nPPid:\t%d\n", cmd.Process.Pid)) {
					return
				}
			}
		}
	}
	ts.Fatalf("nothing compiles")
}

// goEnv is a setting of the Go command, for scripts that build with another home directory.
func goEnv(name string) string {
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
