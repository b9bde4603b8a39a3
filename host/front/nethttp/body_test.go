package nethttp

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// TestBodyBoth echoes a body while it arrives, without waiting for its end: in HTTP/1 as well, where net/http would wait.
func TestBodyBoth(t *testing.T) {
	h := func(x *exchange.Exchange) {
		x.Start(response(200, ""))
		buf := make([]byte, 3)
		for {
			n, err := x.ReadBody(buf)
			if err != nil {
				break
			}
			x.Write(buf[:n])
		}
		x.End()
	}
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t), "h2c": {H2C: true}} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, cfg, nil, h)
			client, _ := s.client()
			if name == "h1" {
				client.Transport.(*single).Protocols.SetHTTP1(true)
				client.Transport.(*single).Protocols.SetUnencryptedHTTP2(false)
			}
			in, out := io.Pipe()
			res, err := client.Post(s.url("/"), "text/plain", in)
			must(t, err)
			defer res.Body.Close()
			b := make([]byte, 3)
			for range 5 {
				fmt.Fprint(out, "abc")
				_, err := io.ReadFull(res.Body, b)
				must(t, err)
				equal(t, "echo", string(b), "abc")
			}
			out.Close()
			rest, err := io.ReadAll(res.Body)
			must(t, err)
			equal(t, "rest", string(rest), "")
		})
	}
}

// TestBackpressure: a client that sends is stopped while the handler does not read, and a handler that writes while the
// client does not read.
func TestBackpressure(t *testing.T) {
	const size = 64 << 20
	for name, cfg := range map[string]Config{"h1": {}, "h2": tlsConfig(t)} {
		t.Run(name, func(t *testing.T) {
			var sent, wrote atomic.Int64
			read := make(chan bool)
			cfg.MaxBody = -1
			s := serve(t, cfg, nil, func(x *exchange.Exchange) {
				<-read
				total, buf := 0, make([]byte, 1<<20)
				for {
					n, err := x.ReadBody(buf)
					total += n
					if err != nil {
						break
					}
				}
				x.Start(response(200, "", "x-read", strconv.Itoa(total)))
				for range size >> 20 {
					n, _ := x.Write(buf)
					wrote.Add(int64(n))
				}
				x.End()
			})
			client, _ := s.client()
			client.Timeout = 0
			if name == "h1" {
				client.Transport.(*single).Protocols.SetHTTP1(true)
				client.Transport.(*single).Protocols.SetUnencryptedHTTP2(false)
			}
			answers := make(chan *http.Response, 1)
			go func() {
				res, err := client.Post(s.url("/"), "", io.LimitReader(counting{&sent}, size))
				if err != nil {
					t.Error(err)
				}
				answers <- res
			}()
			if n := settled(t, &sent); n > 16<<20 {
				t.Errorf("%d bytes were taken without a reader", n)
			}
			close(read)
			res := wait(t, "answer", answers)
			if res == nil {
				return
			}
			defer res.Body.Close()
			equal(t, "read", res.Header.Get("X-Read"), strconv.Itoa(size))
			if n := settled(t, &wrote); n > 16<<20 {
				t.Errorf("%d bytes were written without a reader", n)
			}
			n, err := io.Copy(io.Discard, res.Body)
			if n != size || err != nil {
				t.Errorf("got %d bytes, %v", n, err)
			}
		})
	}
}

// settled waits until the number has stopped growing.
func settled(t testing.TB, n *atomic.Int64) (last int64) {
	same := 0
	until(t, "end of growth", func() bool {
		now := n.Load()
		if same++; now != last {
			last, same = now, 0
		}
		return same > 40
	})
	return last
}

// counting is an endless stream of zeros that counts the bytes read.
type counting struct{ n *atomic.Int64 }

func (c counting) Read(p []byte) (int, error) {
	clear(p)
	c.n.Add(int64(len(p)))
	return len(p), nil
}

// TestBodyLimit: a streamed body over the limit is an error for the reader, and 413 if the reader sends no response.
func TestBodyLimit(t *testing.T) {
	errs := make(chan error, 1)
	h := func(x *exchange.Exchange) {
		body, err := readAll(x)
		errs <- err
		if err == nil {
			x.Respond(response(200, string(body)))
		}
	}
	chunked := func(s string) string {
		return fmt.Sprintf("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(s), s)
	}
	s := serve(t, Config{Config: front.Config{MaxBody: 5}}, nil, h)
	for _, c := range []struct {
		raw, want string
		err       error
	}{
		{chunked("12345"), "12345", nil},
		{chunked("123456"), "the body is too large\n", exchange.ErrBodyTooLarge},
		{strings.Replace(chunked("1"), "0\r\n", "zz\r\n", 1), "malformed chunked body\n", exchange.ErrBodyMalformed},
	} {
		equal(t, c.raw, body(s.raw(c.raw)), c.want)
		if err := wait(t, "error", errs); err != c.err {
			t.Errorf("%q: error %v, want %v", c.raw, err, c.err)
		}
	}
	s.SetMaxBody(0)
	equal(t, "none allowed", body(s.raw("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n1")), "the body is too large\n")
	s.SetMaxBody(-1)
	equal(t, "no limit", body(s.raw(chunked("123456"))), "123456")
	wait(t, "error", errs)

	s = serve(t, Config{Config: front.Config{MaxBody: 5}, H2C: true}, nil, h)
	client, _ := s.client()
	for text, want := range map[string]string{"12345": "200 12345", "123456": "413 the body is too large\n"} {
		res, err := client.Post(s.url("/"), "", io.MultiReader(strings.NewReader(text))) // of unknown length
		must(t, err)
		b, err := io.ReadAll(res.Body)
		must(t, err)
		equal(t, text, fmt.Sprint(res.StatusCode, " ", string(b)), want)
		wait(t, "error", errs)
	}
}

// TestUnread: the rest of a body never becomes a request; a little of it is read and discarded, a lot ends the connection.
func TestUnread(t *testing.T) {
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		if string(x.Query) == "stream" {
			x.Start(response(200, ""))
			x.Write([]byte("answer"))
			x.End()
			return
		}
		x.Respond(response(200, "answer"))
	})
	const again = "GET /again HTTP/1.1\r\nHost: h\r\n\r\n"
	evil := strings.Repeat(again, 100)
	chunk := fmt.Sprintf("%x\r\n%s\r\n", len(evil), evil)
	sized := func(n int) string {
		return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", n, strings.Repeat(again, 1+n/len(again))[:n])
	}
	for _, c := range []struct {
		name, query, rest string
		answers           int
	}{
		{"small, chunked", "", "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n", 2},
		{"small, chunked, without its end", "", "Transfer-Encoding: chunked\r\n\r\n" + chunk, 1},
		{"small, chunked, answer in chunks", "stream", "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n", 1},
		{"large, chunked", "", "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat(chunk, 100) + "0\r\n\r\n", 1},
		{"over the inline size", "", sized(inlineBody + 1), 1},
		{"large", "", sized(1 << 20), 1},
		{"not sent", "", "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			nc := s.dial()
			go io.WriteString(nc, "POST /?"+c.query+" HTTP/1.1\r\nHost: h\r\n"+c.rest+again)
			in := bufio.NewReader(nc)
			n := 0
			for range c.answers {
				res, err := http.ReadResponse(in, nil)
				if err != nil {
					t.Fatalf("answer %d: %v", n+1, err)
				}
				b, err := io.ReadAll(res.Body)
				if err != nil || string(b) != "answer" {
					t.Fatalf("answer %d: %q, %v", n+1, b, err)
				}
				n++
			}
			if c.answers == 1 {
				if rest, _ := io.ReadAll(in); bytes.Contains(rest, []byte("HTTP/")) {
					t.Errorf("another answer: %q", rest)
				}
			}
		})
	}
}

// TestContinue: 100 is sent when the handler reads, and not before.
func TestContinue(t *testing.T) {
	step := make(chan bool)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		<-step
		body, err := readAll(x)
		x.Respond(response(200, fmt.Sprintf("%s %v", body, err)))
	})
	nc := s.dial()
	fmt.Fprintf(nc, "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")
	in := bufio.NewReader(nc)
	step <- true
	line, err := in.ReadString('\n')
	must(t, err)
	equal(t, "continue", line, "HTTP/1.1 100 Continue\r\n")
	in.ReadString('\n')
	fmt.Fprintf(nc, "3\r\nabc\r\n0\r\n\r\n")
	res, err := http.ReadResponse(in, nil)
	must(t, err)
	b, err := io.ReadAll(res.Body)
	equal(t, "answer", string(b), "abc <nil>")
	must(t, err)
}

// TestCutBody: a streamed body that ends early is an error for its reader.
func TestCutBody(t *testing.T) {
	errs := make(chan error, 1)
	s := serve(t, Config{}, nil, func(x *exchange.Exchange) {
		_, err := readAll(x)
		errs <- err
	})
	s.cut("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")
	if err := wait(t, "error", errs); !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, exchange.ErrClosed) {
		t.Errorf("got %v", err)
	}
}
