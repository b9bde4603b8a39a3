package outbound

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/compress/codec"
)

// encoded compresses p. "raw" is deflate without zlib's head.
func encoded(t *testing.T, coding string, p []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch coding {
	case "gzip", "x-gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "raw":
		w, err = flate.NewWriter(&b, 6)
	case "br":
		w = codec.NewBrotliWriter(&b, 1)
	case "zstd":
		w, err = codec.NewZstdWriter(&b, 1)
	default:
		return p
	}
	if err == nil {
		_, err = w.Write(p)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// coder is a server whose answer is compressed, whole, cut short, or not what it says.
func coder(t *testing.T) (*Client, string) {
	t.Helper()
	bomb := map[string][]byte{}
	for _, coding := range []string{"gzip", "deflate", "br", "zstd"} {
		bomb[coding] = encoded(t, coding, make([]byte, 64<<20))
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		coding := q.Get("coding")
		p := encoded(t, strings.ToLower(coding), []byte(strings.Repeat("plain ", 1000)+r.Header.Get("Accept-Encoding")))
		switch q.Get("how") {
		case "cut":
			p = p[:len(p)/2]
		case "bad":
			p = []byte("hello, this is plain text")
		case "empty":
			p = nil
		case "bomb":
			p = bomb[coding]
		case "broken":
			w.Header().Set("Content-Length", fmt.Sprint(len(p)+1))
		}
		if coding == "raw" {
			coding = "deflate"
		}
		w.Header()["Content-Encoding"] = []string{coding}
		w.Write(p)
	}))
	t.Cleanup(s.Close)
	policy, err := ParsePolicy([]string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	c := New(Config{Policy: policy, Max: 100})
	t.Cleanup(func() { c.Close() })
	return c, s.URL
}

func TestDecode(t *testing.T) {
	c, url := coder(t)
	plain := strings.Repeat("plain ", 1000) + accepted
	for _, k := range []struct{ query, encoding, want, err string }{
		{"coding=gzip", "", plain, ""}, {"coding=x-gzip", "", plain, ""}, {"coding=GZIP", "", plain, ""}, {"coding=deflate", "", plain, ""}, {"coding=raw", "", plain, ""},
		{"coding=br", "", plain, ""}, {"coding=zstd", "", plain, ""}, {"coding=identity", "identity", plain, ""}, {"coding=other", "other", plain, ""}, {"coding=gzip,+br", "gzip, br", plain, ""},
		{"coding=br&how=empty", "br", "", ""}, {"coding=gzip&how=empty", "gzip", "", ""},
		{"coding=br&how=cut", "", "", "br"}, {"coding=zstd&how=cut", "", "", "zstd"}, {"coding=gzip&how=cut", "", "", "gzip"}, {"coding=deflate&how=cut", "", "", "deflate"},
		{"coding=br&how=bad", "", "", "br"}, {"coding=zstd&how=bad", "", "", "zstd"}, {"coding=gzip&how=bad", "", "", "gzip"}, {"coding=deflate&how=bad", "", "", "deflate"},
		{"coding=br&how=broken", "", "", "connection"}, {"coding=zstd&how=broken", "", "", "connection"}, {"coding=gzip&how=broken", "", "", "connection"},
	} {
		res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: url + "?" + k.query})
		if err != nil {
			t.Fatal(k.query, err)
		}
		encoding := ""
		for _, f := range res.Header {
			if string(f.Name) == "content-encoding" {
				encoding = string(f.Value)
			}
			if string(f.Name) == "content-length" && encoding == "" && k.encoding == "" {
				t.Errorf("%s: the length of what was decoded is not known: %s", k.query, f.Value)
			}
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		var coding interface{ Coding() string }
		switch {
		case k.err == "connection" && !errors.Is(err, io.ErrUnexpectedEOF), k.err == "connection" && errors.As(err, &coding):
			t.Errorf("%s: %v", k.query, err)
		case k.err != "" && k.err != "connection" && (!errors.As(err, &coding) || coding.Coding() != k.err):
			t.Errorf("%s: %v", k.query, err)
		case k.err == "" && (err != nil || string(body) != k.want || encoding != k.encoding):
			t.Errorf("%s: %v, %.60q, encoding %q", k.query, err, body, encoding)
		}
	}
	if c.decoders.Load() != 0 || c.open.Load() != 0 {
		t.Errorf("%d decoders and %d requests are left", c.decoders.Load(), c.open.Load())
	}
}

// A request with an accept-encoding or range of its own gets what comes.
func TestDecodeOwn(t *testing.T) {
	c, url := coder(t)
	for _, name := range []string{"accept-encoding", "range"} {
		res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: url + "?coding=br", Header: fields(name, "br")})
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if strings.HasPrefix(string(body), "plain") || res.Length != int64(len(body)) {
			t.Errorf("%s: %d of %d bytes, %.20q", name, len(body), res.Length, body)
		}
	}
}

// An unread body is not decoded, and the number of bodies that are decoded concurrently is limited, whatever servers send.
func TestDecodeBounds(t *testing.T) {
	c, url := coder(t)
	var open []*adapter.OutboundResponse
	for n := range maxDecoders {
		res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: url + "?how=bomb&coding=" + []string{"br", "zstd"}[n%2]})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := io.ReadFull(res.Body, make([]byte, 1000)); err != nil {
			t.Error(n, err)
		}
		open = append(open, res)
	}
	if _, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: url + "?coding=br"}); !errors.Is(err, adapter.ErrTooLarge) {
		t.Errorf("one more in br: %v", err)
	}
	got, err := do(t, &Client{policy: c.policy, timeout: c.timeout, max: c.max, network: c.network}, &adapter.OutboundRequest{URL: url + "?coding=gzip"})
	if err != nil || !strings.Contains(got, accepted) {
		t.Errorf("%v, %.40q", err, got)
	}
	res, err := c.Do(t.Context(), &adapter.OutboundRequest{URL: url + "?coding=gzip"})
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := io.ReadAll(res.Body); !strings.HasSuffix(string(body), " "+few) {
		t.Errorf("while all decoders are open it is asked for %.80q", body[6000:])
	}
	res.Body.Close()
	for _, res := range open {
		res.Body.Close()
		res.Body.Close()
	}
	if c.decoders.Load() != 0 || c.open.Load() != 0 {
		t.Errorf("%d decoders and %d requests are left", c.decoders.Load(), c.open.Load())
	}
}
