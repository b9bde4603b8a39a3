package compress

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// front records its calls.
type front struct {
	status int
	header []string
	length int64
	body   bytes.Buffer
	writes int
	ended  bool
	cut    bool
	broken error
}

func (f *front) Respond(r *exchange.Response) error {
	f.Start(r)
	f.body.Write(r.Body)
	f.length = int64(len(r.Body))
	return f.broken
}

func (f *front) Start(r *exchange.Response) error {
	f.status, f.length = r.Status, r.Length
	for _, h := range r.Header {
		f.header = append(f.header, string(h.Name)+": "+string(h.Value))
	}
	return nil
}
func (f *front) Write(p []byte) error                { f.body.Write(p); f.writes++; return f.broken }
func (f *front) ReadFrom(r io.Reader) (int64, error) { return io.Copy(&f.body, r) }
func (f *front) End() error                          { f.ended = true; return nil }
func (f *front) ReadBody([]byte) (int, error)        { return 0, io.EOF }
func (f *front) SetIdleTimeout(time.Duration)        {}
func (f *front) Cut()                                { f.cut = true }

func fields(lines ...string) (h []exchange.Field) {
	for _, l := range lines {
		name, value, _ := strings.Cut(l, ": ")
		h = append(h, exchange.Field{Name: []byte(name), Value: []byte(value)})
	}
	return h
}

// asked is an exchange of a request with these fields, behind a layer.
func asked(streams bool, method string, header ...string) (*exchange.Exchange, *front) {
	f, x := &front{}, &exchange.Exchange{}
	x.Reset(Wrap(streams)(f, &x.Request))
	x.Method, x.Header = []byte(method), fields(header...)
	return x, f
}

func decode(t *testing.T, name string, b []byte) string {
	t.Helper()
	var r io.Reader
	var err error
	switch name {
	case "gzip":
		r, err = gzip.NewReader(bytes.NewReader(b))
	case "br":
		r = brotli.NewReader(bytes.NewReader(b))
	case "zstd":
		r, err = zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
	default:
		return string(b)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Errorf("%s: %v after %d bytes", name, err, len(out))
	}
	return string(out)
}

var text = strings.Repeat("All work and no play makes Jack a dull boy. ", 200)

// TestAccepted is RFC 9110, 12.5.3.
func TestAccepted(t *testing.T) {
	for _, c := range []struct{ fields, want string }{
		{"", "identity"},
		{"gzip", "gzip"},
		{"GZIP", "gzip"},
		{"x-gzip", "gzip"},
		{"br", "br"},
		{"zstd", "zstd"},
		{"deflate", "identity"},
		{"identity", "identity"},
		{"gzip, deflate, br", "br"},
		{"gzip, deflate, br, zstd", "zstd"},
		{"gzip;q=1.0, br;q=0.5", "gzip"},
		{"gzip;q=0.5,br;q=0.501", "br"},
		{"gzip;q=0", "identity"},
		{"gzip;q=0.000, br;q=0.001", "br"},
		{"*", "zstd"},
		{"*;q=0", "identity"},
		{"*;q=0, gzip", "gzip"},
		{"zstd;q=0, *", "br"},
		{"identity;q=0", "identity"},
		{"identity;q=1, gzip;q=0.5", "identity"},
		{"identity;q=0.5, gzip;q=0.5", "gzip"},
		{"gzip ; q=0.5 , br ; Q=1", "br"},
		{"gzip;q=2, br;q=0.1", "br"},
		{"gzip;q=x", "identity"},
		{"gzip;q=0.1234", "identity"},
		{"gzip;q=1.001", "identity"},
		{"gzip;level=9", "identity"},
		{"gzip;q=-1", "identity"},
		{"gzip;q=", "identity"},
		{",,gzip,,", "gzip"},
		{"gzipped", "identity"},
		{";q=1", "identity"},
	} {
		x, _ := asked(false, "GET", "accept-encoding: "+c.fields)
		if got := string(codings[accepted(&x.Request)].value); got != c.want {
			t.Errorf("%q: %s, want %s", c.fields, got, c.want)
		}
	}
	x, _ := asked(false, "GET", "accept-encoding: deflate", "accept-encoding: gzip;q=0.5", "accept-encoding: br;q=0.4")
	if got := accepted(&x.Request); got != gzipCoding {
		t.Errorf("in three fields: %v", got)
	}
	if x, _ := asked(false, "GET"); accepted(&x.Request) != identity {
		t.Error("no field: encoded")
	}
}

// TestRespond checks which complete responses are encoded, and their heads.
func TestRespond(t *testing.T) {
	const plain, vary = "content-type: text/plain", "vary: accept-encoding"
	type list = []string
	for _, c := range []struct {
		name    string
		method  string
		request list
		status  int
		header  list
		body    string
		coding  string
		want    list
	}{
		{"gzip", "GET", list{"accept-encoding: gzip"}, 200, list{plain}, text, "gzip", list{plain, "content-encoding: gzip", vary}},
		{"br", "GET", list{"accept-encoding: br"}, 200, list{plain}, text, "br", list{plain, "content-encoding: br", vary}},
		{"zstd", "GET", list{"accept-encoding: zstd"}, 200, list{plain}, text, "zstd", list{plain, "content-encoding: zstd", vary}},
		{"not found", "GET", list{"accept-encoding: gzip"}, 404, list{plain}, text, "gzip", list{plain, "content-encoding: gzip", vary}},
		{"HEAD", "HEAD", list{"accept-encoding: gzip"}, 200, list{plain}, text, "gzip", list{plain, "content-encoding: gzip", vary}},
		{"not accepted", "GET", nil, 200, list{plain}, text, "", list{plain, vary}},
		{"small", "GET", list{"accept-encoding: gzip"}, 200, list{plain}, text[:MinSize-1], "", list{plain}},
		{"large enough", "GET", list{"accept-encoding: gzip"}, 200, list{plain}, text[:MinSize], "gzip", list{plain, "content-encoding: gzip", vary}},
		{"empty", "GET", list{"accept-encoding: gzip"}, 200, list{plain}, "", "", list{plain}},
		{"image", "GET", list{"accept-encoding: gzip"}, 200, list{"content-type: image/png"}, text, "", list{"content-type: image/png"}},
		{"no type", "GET", list{"accept-encoding: gzip"}, 200, nil, text, "", nil},
		{"JSON of a kind", "GET", list{"accept-encoding: gzip"}, 200, list{"Content-Type: Application/Problem+JSON; charset=utf-8"}, text, "gzip",
			list{"Content-Type: Application/Problem+JSON; charset=utf-8", "content-encoding: gzip", vary}},
		{"encoded already", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "Content-Encoding: br"}, text, "", list{plain, "Content-Encoding: br"}},
		{"a range", "GET", list{"accept-encoding: gzip"}, 206, list{plain, "content-range: bytes 0-9/10"}, text, "", list{plain, "content-range: bytes 0-9/10"}},
		{"a range with another status", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "content-range: bytes 0-9/10"}, text, "", list{plain, "content-range: bytes 0-9/10"}},
		{"no-transform", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "Cache-Control: public, No-Transform"}, text, "", list{plain, "Cache-Control: public, No-Transform"}},
		{"no-transform asked for", "GET", list{"accept-encoding: gzip", "cache-control: no-transform"}, 200, list{plain}, text, "", list{plain}},
		{"a digest", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "repr-digest: x"}, text, "", list{plain, "repr-digest: x"}},
		{"strong tag", "GET", list{"accept-encoding: gzip"}, 200, list{plain, `ETag: "x"`, "accept-ranges: bytes"}, text, "gzip",
			list{plain, `ETag: W/"x"`, "content-encoding: gzip", vary}},
		{"strong tag, not accepted", "GET", nil, 200, list{plain, `etag: "x"`}, text, "", list{plain, `etag: "x"`, vary}},
		{"weak tag", "GET", list{"accept-encoding: gzip"}, 200, list{plain, `etag: W/"x"`}, text, "gzip", list{plain, `etag: W/"x"`, "content-encoding: gzip", vary}},
		{"Vary of others", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "vary: origin"}, text, "gzip", list{plain, "vary: origin", "content-encoding: gzip", vary}},
		{"Vary already", "GET", list{"accept-encoding: gzip"}, 200, list{plain, "Vary: origin, Accept-Encoding"}, text, "gzip",
			list{plain, "Vary: origin, Accept-Encoding", "content-encoding: gzip"}},
		{"Vary of all", "GET", nil, 200, list{plain, "vary: *"}, text, "", list{plain, "vary: *"}},
		{"304", "GET", list{"accept-encoding: gzip"}, 304, list{`etag: "x"`}, "", "", list{`etag: "x"`, vary}},
		{"204", "GET", list{"accept-encoding: gzip"}, 204, list{plain}, text, "", list{plain}},
		{"what does not shrink", "GET", list{"accept-encoding: gzip"}, 200, list{plain}, noise(2000), "", list{plain, vary}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 { // the second time with an encoder out of the pool
				x, f := asked(false, c.method, c.request...)
				if err := x.Respond(&exchange.Response{Status: c.status, Header: fields(c.header...), Body: []byte(c.body)}); err != nil {
					t.Fatal(err)
				}
				if got, want := strings.Join(f.header, "\n"), strings.Join(c.want, "\n"); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
				if got := decode(t, c.coding, f.body.Bytes()); got != c.body {
					t.Errorf("%d bytes, want %d", len(got), len(c.body))
				}
				if c.coding != "" && f.body.Len() >= len(c.body) {
					t.Errorf("%d bytes became %d", len(c.body), f.body.Len())
				}
			}
		})
	}
}

// noise returns n bytes that do not compress.
func noise(n int) string {
	b, s := make([]byte, n), uint64(88172645463325252)
	for i := range b {
		s ^= s << 13
		s ^= s >> 7
		s ^= s << 17
		b[i] = byte(s)
	}
	return string(b)
}

func start(length int64) *exchange.Response {
	return &exchange.Response{Status: 200, Length: length, Header: fields("content-type: text/event-stream")}
}

// TestStreams: streams are not encoded by default; if they are, each part can be decoded when it was written.
func TestStreams(t *testing.T) {
	x, f := asked(false, "GET", "accept-encoding: gzip")
	x.Start(start(-1))
	x.Write([]byte(text))
	x.End()
	if f.body.String() != text || len(f.header) != 1 || !f.ended {
		t.Errorf("not asked for: %d bytes, %q", f.body.Len(), f.header)
	}
	for _, name := range []string{"gzip", "br", "zstd"} {
		for _, length := range []int64{-1, int64(3 * len(text))} {
			x, f := asked(true, "GET", "accept-encoding: "+name)
			x.Start(start(length))
			if f.length != -1 || strings.Join(f.header, "\n") != "content-type: text/event-stream\ncontent-encoding: "+name+"\nvary: accept-encoding" {
				t.Errorf("%s: length %d, %q", name, f.length, f.header)
			}
			x.Write([]byte(text))
			if got := decodePart(name, f.body.Bytes(), len(text)); got != text || f.writes != 1 {
				t.Errorf("%s: after a write %d bytes can be decoded, in %d writes", name, len(got), f.writes)
			}
			if n, err := x.ReadFrom(strings.NewReader(text)); n != int64(len(text)) || err != nil {
				t.Errorf("%s: ReadFrom: %d, %v", name, n, err)
			}
			x.Write([]byte(text))
			if err := x.End(); err != nil || !f.ended || f.cut {
				t.Errorf("%s: End: %v", name, err)
			}
			if got := decode(t, name, f.body.Bytes()); got != text+text+text {
				t.Errorf("%s: %d bytes", name, len(got))
			}
		}
	}
}

func decodePart(name string, b []byte, n int) string {
	var r io.Reader
	switch name {
	case "gzip":
		r, _ = gzip.NewReader(bytes.NewReader(b))
	case "br":
		r = brotli.NewReader(bytes.NewReader(b))
	default:
		r, _ = zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1))
	}
	out := make([]byte, n)
	m, _ := io.ReadFull(r, out)
	return string(out[:m])
}

// TestStreamsEnd: HEAD gets a head, and a stream that breaks off is cut, never ended.
func TestStreamsEnd(t *testing.T) {
	x, f := asked(true, "HEAD", "accept-encoding: gzip")
	x.Start(start(5000))
	x.End()
	if f.body.Len() != 0 || f.length != -1 || len(f.header) != 3 {
		t.Errorf("HEAD: %d bytes, length %d, %q", f.body.Len(), f.length, f.header)
	}

	x, f = asked(true, "GET", "accept-encoding: gzip")
	x.Start(start(5000))
	x.Write([]byte("short"))
	if err := x.End(); err == nil || err.Error() != "body shorter than announced" || !f.cut {
		t.Errorf("short: %v, cut %v", err, f.cut)
	}

	x, f = asked(true, "GET", "accept-encoding: gzip")
	x.Start(start(-1))
	disk := errors.New("disk on fire")
	if _, err := x.ReadFrom(io.MultiReader(strings.NewReader("x"), failing{disk})); err != disk || !f.cut {
		t.Errorf("source fails: %v, cut %v", err, f.cut)
	}

	x, f = asked(true, "GET", "accept-encoding: gzip")
	x.Start(start(-1))
	f.broken = errors.New("client is gone")
	if _, err := x.Write([]byte("x")); err != f.broken {
		t.Errorf("client is gone: %v", err)
	}
	x.Cut()
	if !f.cut {
		t.Error("not cut")
	}

	// A stream that its handler has abandoned does not touch the next response.
	f = &front{}
	l := Wrap(true)(f, &x.Request)
	l.Start(start(-1))
	l.Write([]byte(text))
	*f = front{}
	l.Respond(&exchange.Response{Status: 200, Body: []byte("next")})
	if f.body.String() != "next" {
		t.Errorf("got %q", f.body.String())
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestRespondIsFree: a response that is not encoded allocates nothing. (An encoded one uses a pooled encoder: BenchmarkRespond.)
func TestRespondIsFree(t *testing.T) {
	f := &quiet{}
	x := &exchange.Exchange{}
	layer := Wrap(false)(f, &x.Request)
	res := &exchange.Response{Status: 200, Header: fields("content-type: text/plain"), Body: []byte(text[:500])}
	for _, size := range []int{500, len(text)} {
		res.Body = []byte(text[:size])
		if n := testing.AllocsPerRun(100, func() { layer.Respond(res) }); n != 0 {
			t.Errorf("%d bytes: %v allocations", size, n)
		}
	}
}

type quiet struct{ front }

func (*quiet) Respond(*exchange.Response) error { return nil }

// TestEncoderCost checks the memory of a running stream.
func TestEncoderCost(t *testing.T) {
	for _, c := range []coding{gzipCoding, brotliCoding, zstdCoding} {
		const n = 10
		var all [n]*encoder
		var before, after runtime.MemStats
		runtime.GC()
		runtime.GC() // what pools have kept
		runtime.ReadMemStats(&before)
		for i := range all {
			e := (&pools{}).get(c)
			e.Reset(&e.out)
			e.Write([]byte(strings.Repeat(text, 100)))
			e.Flush()
			all[i] = e
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		cost := int64(after.HeapAlloc-before.HeapAlloc) / n >> 10
		t.Logf("%s: %d KiB", codings[c].value, cost)
		if cost > 2<<10 {
			t.Errorf("%s: %d KiB, want at most 2 MiB", codings[c].value, cost)
		}
		runtime.KeepAlive(all)
	}
}

func FuzzAccepted(f *testing.F) {
	for _, s := range []string{"gzip;q=0.5, br", "*;q=0", "identity;q=0,zstd;q=1.000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		x, _ := asked(false, "GET", "accept-encoding: "+value)
		c := accepted(&x.Request)
		if name := string(codings[c].value); c != identity && !strings.Contains(value, "*") && !strings.Contains(strings.ToLower(value), name) {
			t.Errorf("%q: %s", value, name)
		}
	})
}

func BenchmarkRespond(b *testing.B) {
	for _, name := range []string{"zstd", "br", "gzip"} {
		b.Run(name, func(b *testing.B) {
			x := &exchange.Exchange{}
			x.Header = fields("accept-encoding: " + name)
			layer := Wrap(false)(&quiet{}, &x.Request)
			res := &exchange.Response{Status: 200, Header: fields("content-type: text/plain"), Body: []byte(text)}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				layer.Respond(res)
			}
		})
	}
}
