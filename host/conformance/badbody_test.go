package conformance_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// TestBrokenBody: a body that breaks while a script reads it is the client's fault: 400, and not an error in the log, unless the script
// answers on its own. The client sends the body once the script reads, which 100 Continue shows.
func TestBrokenBody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.ts")
	must(t, os.WriteFile(path, []byte(`export default { async fetch(req: Request) {
	if (req.url.endsWith('/own')) { try { await req.text() } catch (e: any) { return new Response(e.message, { status: 422 }) } }
	return new Response('n' + (await req.text()).length);
} }`), 0o644))
	res, err := bundle.Bundle(path)
	must(t, err)
	module := filepath.Join(t.TempDir(), "app.js")
	must(t, os.WriteFile(module, script.Module(res.Code, res.Map).File(), 0o644))
	const malformed, early = "400 malformed chunked body\n", "400 the body ended early\n"
	for _, front := range []string{"http1", "nethttp", "h2c"} {
		s := newStack(t, stackConfig{front: front, kind: "unix", module: module, cache: filepath.Join(scratch, "cache")})
		for _, c := range []struct {
			name, path, framing, body, want string
		}{
			{"whole", "/", "Transfer-Encoding: chunked", "1\r\nx\r\n0\r\n\r\n", "200 n1"},
			{"size", "/", "Transfer-Encoding: chunked", "zz\r\n", malformed},
			{"later size", "/", "Transfer-Encoding: chunked", "1\r\nx\r\nzz\r\n", malformed},
			{"long size", "/", "Transfer-Encoding: chunked", "11111111111111111\r\nx", malformed},
			{"no end of a chunk", "/", "Transfer-Encoding: chunked", "1\r\nxyz\r\n", malformed},
			{"extension", "/", "Transfer-Encoding: chunked", "1;" + strings.Repeat("e", 8<<10) + "\r\nx\r\n0\r\n\r\n", malformed},
			{"trailer", "/", "Transfer-Encoding: chunked", "0\r\nno colon\r\n\r\n", malformed},
			{"cut chunk", "/", "Transfer-Encoding: chunked", "5\r\nx", early},
			{"cut between chunks", "/", "Transfer-Encoding: chunked", "1\r\nx\r\n", early},
			{"cut length", "/", "Content-Length: 300000", "x", early},
			{"own answer", "/own", "Transfer-Encoding: chunked", "zz\r\n", "422 the body is malformed"},
			{"own answer to an early end", "/own", "Content-Length: 300000", "x", "422 the body ended early"},
		} {
			ends := strings.HasSuffix(c.want, "early\n") || strings.HasSuffix(c.want, "early")
			if ends && front == "nethttp" {
				continue // it may notice first that the client is gone
			}
			nc, err := s.dial()
			must(t, err)
			nc.SetDeadline(time.Now().Add(20 * time.Second))
			_, err = io.WriteString(nc, "POST "+c.path+" HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"+c.framing+"\r\n\r\n")
			must(t, err)
			r := bufio.NewReader(nc)
			first, err := http.ReadResponse(r, nil)
			if err != nil || first.StatusCode != 100 {
				t.Fatalf("%s, %s: %v, %v", front, c.name, first, err)
			}
			_, err = io.WriteString(nc, c.body)
			must(t, err)
			if ends {
				must(t, nc.(*net.UnixConn).CloseWrite())
			}
			got := "no answer"
			if res, err := http.ReadResponse(r, &http.Request{Method: "POST"}); err == nil {
				body, err := io.ReadAll(res.Body)
				got = res.Status[:4] + string(body)
				if err != nil {
					got += err.Error()
				}
			}
			nc.Close()
			if got != c.want {
				t.Errorf("%s, %s: %q, want %q", front, c.name, got, c.want)
			}
		}
		if log := s.log.String(); strings.Contains(log, "level=ERROR") {
			t.Errorf("%s: the log has an error", front)
		}
	}
}
