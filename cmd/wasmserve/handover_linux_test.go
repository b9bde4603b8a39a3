package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestHandover replaces the server behind nginx, again and again, while nginx passes on POSTs, which it does not repeat: two processes
// share one listening socket, and the older one stops with -stop-delay. No request may fail.
func TestHandover(t *testing.T) { replaceBehind(t, (*handover).next) }

// TestRestart stops the server behind nginx and starts the other one afterwards, on the socket that stays open, as systemd does: requests
// wait meanwhile. None may fail.
func TestRestart(t *testing.T) { replaceBehind(t, (*handover).restart) }

// replaceBehind replaces the server behind nginx by the function replace, several times.
func replaceBehind(t *testing.T, replace func(*handover)) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "nginx") {
			t.Fatal("nginx is not in PATH")
		}
		t.Skip("nginx is not in PATH: apt-get install nginx-light")
	}
	posts, stops := int64(5000), 5
	if testing.Short() {
		posts, stops = 1000, 2
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "svc.sock")
	ln, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	socket, err := ln.(*net.UnixListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	front := filepath.Join(dir, "front.sock")
	startNginx(t, nginx, dir, path, front)
	servers := handover{t: t, socket: socket, name: fmt.Sprintf("wasmserve-handover-%d", os.Getpid())}
	servers.next()

	var sent, failed atomic.Int64
	var first atomic.Pointer[string]
	seen := sync.Map{} // versions
	client := http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 8,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", front)
		}}}
	defer client.CloseIdleConnections()
	done := make(chan struct{}) // all stops are over
	var load sync.WaitGroup
	for range 8 {
		load.Go(func() {
			for over := false; sent.Add(1) <= posts || !over; {
				res, err := client.Post("http://localhost/", "text/plain", strings.NewReader("order"))
				text := []byte(nil)
				if err == nil {
					text, err = io.ReadAll(res.Body)
					res.Body.Close()
				}
				if err != nil || res.StatusCode != 200 {
					failed.Add(1)
					why := fmt.Sprint(err)
					if err == nil {
						why = fmt.Sprint(res.StatusCode, " ", string(text))
					}
					first.CompareAndSwap(nil, &why)
				} else {
					seen.Store(string(text), true)
				}
				select {
				case <-done:
					over = true
				default:
				}
			}
		})
	}
	for i := 1; i <= stops; i++ {
		for at := posts * int64(i) / int64(stops+1); sent.Load() < at; {
			time.Sleep(time.Millisecond)
		}
		replace(&servers)
	}
	close(done)
	load.Wait()
	servers.stop(servers.now)
	versions := 0
	seen.Range(func(any, any) bool { versions++; return true })
	t.Logf("%d POSTs, %d hand-overs, %d failed", sent.Load(), stops, failed.Load())
	if failed.Load() > 0 {
		log, _ := os.ReadFile(filepath.Join(dir, "error.log"))
		t.Errorf("%d of %d failed, the first: %s\nnginx: %.2000s", failed.Load(), sent.Load(), *first.Load(), log)
	}
	if versions != 2 {
		t.Errorf("%d different answers, want those of both versions", versions)
	}
}

// handover starts a server after the other on one socket.
type handover struct {
	t      *testing.T
	socket *os.File
	name   string
	count  int
	now    *exec.Cmd
	alone  bool // no other server accepts while this one stops
}

// next starts a server of the other version, waits until it is ready, and stops the one before.
func (h *handover) next() {
	h.t.Helper()
	h.count++
	admin := fmt.Sprintf("%s-%d", h.name, h.count)
	cmd := exec.Command("wasmserve", "-listen", "fd:3", "-admin", "@"+admin, "-stop-delay", h.delay(), "-cache", "off", "-log-level", "warn",
		filepath.Join("../../host/testdata/guest", fmt.Sprintf("v%d.wasm", 2-h.count%2)))
	cmd.ExtraFiles = []*os.File{h.socket}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { cmd.Process.Kill() })
	client := http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", "@"+admin)
		}}}
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		res, err := client.Get("http://admin/-/ready")
		if err == nil {
			res.Body.Close()
		}
		if err == nil && res.StatusCode == 200 {
			break
		}
		if time.Now().After(end) {
			h.t.Fatalf("server %d is not ready: %v", h.count, err)
		}
	}
	before := h.now
	h.now = cmd
	if before != nil {
		h.stop(before)
	}
}

// restart stops the server, and then starts one of the other version.
func (h *handover) restart() {
	h.alone = true
	h.stop(h.now)
	h.now = nil
	h.next()
}

// delay is the next server's -stop-delay.
func (h *handover) delay() string {
	if h.alone {
		return "1ms"
	}
	return "1s"
}

func (h *handover) stop(cmd *exec.Cmd) {
	h.t.Helper()
	cmd.Process.Signal(syscall.SIGTERM)
	if err := cmd.Wait(); err != nil {
		h.t.Errorf("a server that was told to stop: %v", err)
	}
}

// startNginx makes nginx forward requests from the socket front to the socket upstream, over connections that it keeps.
func startNginx(t *testing.T, nginx, dir, upstream, front string) {
	t.Helper()
	user := ""
	if os.Geteuid() == 0 { // its workers would become a user who may not enter dir
		user = "user root;\n"
	}
	conf := user + fmt.Sprintf(`daemon off;
worker_processes 1;
error_log %[1]s/error.log;
pid %[1]s/nginx.pid;
events {}
http {
	access_log off;
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	upstream svc {
		server unix:%[2]s;
		keepalive 8;
	}
	server {
		listen unix:%[3]s;
		location / {
			proxy_pass http://svc;
			proxy_http_version 1.1;
			proxy_set_header Connection "";
		}
	}
}
`, dir, upstream, front)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nginx, "-e", filepath.Join(dir, "error.log"), "-p", dir, "-c", file)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
	})
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		conn, err := net.Dial("unix", front)
		if err == nil {
			conn.Close()
			return
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}
