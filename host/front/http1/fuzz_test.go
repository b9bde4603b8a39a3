package http1

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// FuzzRequests: whatever the input, the server does not panic; it gives no more responses than it dispatched or rejected
// requests, and none after a rejection; how the bytes are split into reads changes nothing; and net/http accepts every request that
// this front accepts.
func FuzzRequests(f *testing.F) {
	for _, c := range refusedRequests {
		f.Add([]byte(c.raw+behind), uint8(3))
	}
	for _, c := range acceptedRequests {
		f.Add([]byte(c.raw+c.raw), uint8(1))
	}
	cfg := Config{MaxBody: 1 << 20}
	f.Fuzz(func(t *testing.T, raw []byte, step uint8) {
		whole, seen := play(t, cfg, raw, 0)
		if step > 0 && len(raw) < 4096 {
			parts, seenInParts := play(t, cfg, raw, int(step))
			if whole != parts || seen != seenInParts {
				t.Fatalf("read at once:\n%q %s\nread in steps of %d:\n%q %s", whole, seen, step, parts, seenInParts)
			}
		}
	})
}

// play serves raw and returns the statuses of the responses and the requests that the handler saw.
func play(t *testing.T, cfg Config, raw []byte, step int) (statuses, seen string) {
	dispatched, failed := 0, false
	var log strings.Builder
	got := runMem(cfg, func(x *exchange.Exchange) {
		if failed {
			t.Error("a request was dispatched behind a refused one")
		}
		dispatched++
		body, err := readAll(x)
		if err != nil {
			failed = true // no response: the front rejects
			return
		}
		if dispatched == 1 {
			if err := oracle(raw); err != nil {
				t.Errorf("taken, but net/http: %v", err)
			}
		}
		for _, field := range x.Header {
			if !token(field.Name) || !bytes.Equal(bytes.ToLower(field.Name), field.Name) || bytes.ContainsAny(field.Value, "\r\n\x00") {
				t.Errorf("field %q: %q", field.Name, field.Value)
			}
		}
		if len(x.Path) == 0 || x.Path[0] != '/' && string(x.Path) != "*" {
			t.Errorf("path %q", x.Path)
		}
		log.WriteString(strings.Join([]string{string(x.Method), string(x.Path), string(x.Query), string(x.Host), string(body), "\n"}, " "))
		respond(x, 200, "")
	}, string(raw), step)

	answers, refused := 0, 0
	for got != "" {
		head, rest, ok := strings.Cut(got, "\r\n\r\n")
		if !ok || !strings.HasPrefix(head, "HTTP/1.1 ") {
			t.Fatalf("broken answer %q", got)
		}
		status := head[len("HTTP/1.1 "):][:3]
		got = rest
		if status == "100" {
			continue
		}
		if refused > 0 {
			t.Fatalf("an answer behind a rejection: %q", head)
		}
		answers++
		statuses += status + " "
		if status != "200" {
			refused++
			if i := strings.Index(rest, "\n"); i >= 0 {
				got = rest[i+1:]
			}
		}
	}
	ended := dispatched
	if failed {
		ended--
	}
	if answers > ended+refused || refused > 1 {
		t.Fatalf("%d answers, %d rejections to %d requests", answers, refused, dispatched)
	}
	return statuses, log.String()
}

// TestFieldValue compares checking eight bytes at once with checking one.
func TestFieldValue(t *testing.T) {
	for at := range 20 {
		for c := range 256 {
			b := bytes.Repeat([]byte{'x'}, 20)
			b[at] = byte(c)
			if got, want := fieldValue(b), c == '\t' || c >= 0x20 && c != 0x7f; got != want {
				t.Errorf("byte %#x at %d: %v", c, at, got)
			}
		}
	}
}
