//go:build linux

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	name := fmt.Sprintf("@wasmserve-load-%d", os.Getpid())
	l, err := net.Listen("unix", name)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") })}
	done := make(chan struct{})
	go func() { server.Serve(l); close(done) }()
	defer func() { server.Close(); <-done }()

	var out strings.Builder
	err = run([]string{"-addr", name, "-c", "4", "-d", "200ms", "-warm", "10ms", "-pid", fmt.Sprint(os.Getpid())}, &out)
	if err != nil {
		t.Fatal(err)
	}
	var n, errors, closed int
	var seconds, rps, p50, p99 float64
	_, err = fmt.Sscanf(out.String(), "requests=%d seconds=%f rps=%f p50=%fus p99=%fus errors=%d closed=%d", &n, &seconds, &rps, &p50, &p99, &errors, &closed)
	if err != nil || n == 0 || errors != 0 || closed != 0 || p50 > p99 || !strings.Contains(out.String(), " cpu=") {
		t.Errorf("%v: %s", err, out.String())
	}
}

func TestSize(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\n\r\nab", 41},
		{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n", -1},
	} {
		if got, err := size([]byte(c.in)); got != c.want || err != nil {
			t.Errorf("%q: %d, %v, want %d", c.in, got, err, c.want)
		}
	}
	if _, err := size([]byte("HTTP/1.1 200 OK\r\n\r\n")); err == nil {
		t.Error("no error without Content-Length")
	}
}
