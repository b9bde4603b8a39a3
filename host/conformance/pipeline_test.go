package conformance_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/conformance"
)

// TestPipelined: requests that are sent at once are all answered, wherever a read of the server ends: at the end of a request, in
// its head or its body; whatever is sent in one write or in several.
func TestPipelined(t *testing.T) {
	for _, front := range []string{"http1", "tls", "h2c"} {
		for _, kind := range kinds {
			t.Run(front+"/"+kind, func(t *testing.T) {
				t.Parallel()
				s := newStack(t, stackConfig{front: front, kind: kind, module: v1})
				nc, err := s.dial()
				must(t, err)
				defer nc.Close()
				in := bufio.NewReader(nc)
				for _, size := range []int{512, 1000, 1024, 2047, 2048, 2049, 4095, 4096, 4097, 8192, 12288, 65536, 65536 + 1024, 70 << 10, 80 << 10} {
					for _, total := range []int{4096, 8192, 80 << 10, 128 << 10} {
						n := max(total/size, 2)
						pipeline(t, nc, in, strings.Repeat(request(size, false), n), n)
						pipeline(t, nc, in, strings.Repeat(request(size, true), n), n)
					}
				}
				for cut := 1; cut < 4096; cut += 117 { // a write that ends within the second of three
					raw := strings.Repeat(request(4096, cut%2 == 0), 3)
					pipeline(t, nc, in, raw, 3, 4096+cut)
				}
			})
		}
	}
}

// request is a request of so many bytes, in its head or mostly in its body.
func request(size int, body bool) string {
	if body && size > 100 {
		head := "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %05d\r\n\r\n"
		rest := size - len(fmt.Sprintf(head, 0))
		return fmt.Sprintf(head, rest) + strings.Repeat("x", rest)
	}
	head := "GET / HTTP/1.1\r\nHost: h\r\n"
	for pad := size - len(head) - len("\r\n"); pad > 0; {
		n := min(pad, 8000)
		if pad-n < 10 {
			n = pad
		}
		head += "A: " + strings.Repeat("x", n-5) + "\r\n"
		pad -= n
		if len(head) > 15<<10 { // a larger one is refused
			return request(size, true)
		}
	}
	return head + "\r\n"
}

// pipeline writes raw, in two parts if cut says where, and reads n answers.
func pipeline(t *testing.T, nc net.Conn, in *bufio.Reader, raw string, n int, cut ...int) {
	t.Helper()
	nc.SetDeadline(time.Now().Add(conformance.Patience))
	go func() {
		rest := raw
		if len(cut) > 0 {
			io.WriteString(nc, raw[:cut[0]])
			rest = raw[cut[0]:]
		}
		io.WriteString(nc, rest)
	}()
	for i := range n {
		res, err := http.ReadResponse(in, nil)
		if err == nil {
			_, err = io.Copy(io.Discard, res.Body)
		}
		if err != nil || res.StatusCode != 200 {
			t.Fatalf("%d requests of %d bytes, parts %v: answer %d: %v, %v", n, len(raw)/n, cut, i+1, res, err)
		}
	}
}
