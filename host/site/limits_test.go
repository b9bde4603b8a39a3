package site_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/site"
)

func TestRoutesAreBelowTheMount(t *testing.T) {
	routes := `{"routes":{"/":1,"/users/:id":2,"/static":{"body":"hi"},"/all/*":3,"/api/x":4}}`
	w := newWorld(t, map[string]guest{
		"index.wasm":     {Name: "root", Manifest: `{"routes":{"/about":7,"/api/y":8}}`},
		"api.wasm":       {Name: "api", Manifest: routes},
		"my api/v1.wasm": {Name: "v1", Manifest: routes},
	}, nil)
	w.expect("routes", map[string]string{
		"/about":               "200 root /about route 7",
		"/api":                 "200 api /api route 1",
		"/api/":                "200 api /api/ route 1",
		"/api/users/7":         "200 api /api/users/7 route 2 id=7",
		"/api/users/a%20b":     "200 api /api/users/a%20b route 2 id=a b",
		"/api/static":          "200 hi",
		"/api/all/x/y":         "200 api /api/all/x/y route 3 *=x/y",
		"/api/x":               "200 api /api/x",
		"/api/api/x":           "200 api /api/api/x route 4",
		"/api/y":               "200 api /api/y",
		"/users/7":             "200 root /users/7",
		"/my%20api/v1/users/":  "200 v1 /my%20api/v1/users/",
		"/my%20api/v1/users/9": "200 v1 /my%20api/v1/users/9 route 2 id=9",
		"/my%20api/v1":         "200 v1 /my%20api/v1 route 1",
	})
}

func TestAddressesOfMounts(t *testing.T) {
	line := "the manifest's address is ignored: this handler is one of several behind the same one"
	files := map[string]guest{
		"index.wasm": {Name: "root", Manifest: `{"unix":"@svc"}`},
		"a.wasm":     {Name: "a", Manifest: `{"port":4000}`},
		"b.wasm":     {Name: "b", Manifest: `{"hostname":"::1"}`},
		"c.wasm":     {Name: "c"},
	}
	for _, c := range []struct {
		flagsMissing bool
		unix         string
		lines        int
	}{{false, "", 3}, {true, "@svc", 2}} {
		w := newWorld(t, files, func(cfg *site.Config) { cfg.Addresses = c.flagsMissing })
		s := w.Settings()
		unix := ""
		if s.Unix != nil {
			unix = *s.Unix
		}
		if unix != c.unix || s.Port != nil || s.Hostname != nil {
			t.Errorf("%+v: settings %+v", c, s)
		}
		if n := w.log.count(line); n != c.lines {
			t.Errorf("%+v: %d lines, want %d:\n%s", c, n, c.lines, w.log)
		}
	}
}

func TestLimitsOfMounts(t *testing.T) {
	w := newWorld(t, map[string]guest{
		"index.wasm": {Name: "root", Manifest: `{"idleTimeout":3}`},
		"big.wasm":   {Name: "big", Manifest: `{"maxRequestBodySize":300000000}`},
		"small.wasm": {Name: "small", Manifest: `{"maxRequestBodySize":5,"idleTimeout":60}`},
		"long.wasm":  {Name: "long", Manifest: `{"requestTimeout":60,"idleTimeout":3}`},
		"quick.wasm": {Name: "quick", Manifest: `{"requestTimeout":0.005,"idleTimeout":3}`},
	}, nil)
	all := w.Settings()
	if *all.IdleTimeout != 3*time.Second || *all.MaxBody != 300000000 || *all.RequestTimeout != 0 {
		t.Errorf("for all: %v %d %v", *all.IdleTimeout, *all.MaxBody, *all.RequestTimeout)
	}
	if last := w.set[len(w.set)-1]; *last.MaxBody != *all.MaxBody {
		t.Errorf("OnSettings was told %d last", *last.MaxBody)
	}
	for _, c := range []struct {
		target string
		length int64
		answer string
		idle   string
	}{
		{"/?body", 10, "200 read: EOF", ""},
		{"/big?body", 10, "200 read: EOF", "10s"},
		{"/big?body", 200 << 20, "200 read: EOF", "10s"},
		{"/?body", 200 << 20, "413 the body is too large", ""},
		{"/small?body", 5, "200 read: EOF", "1m0s"},
		{"/small?body", 6, "413 the body is too large", ""},
		{"/small?body", -1, "200 read: request body over the limit", "1m0s"},
		{"/long", 0, "200 long /long", ""},
	} {
		f := &front{}
		x := exchangeOf(f, c.target)
		if c.length != 0 {
			x.BodyInline, x.BodyLength, f.more = false, c.length, 6
		}
		if c.length > 0 {
			f.more = int(min(c.length, 100))
		}
		w.Serve(x)
		idle := ""
		for _, d := range f.idle {
			idle += d.String()
		}
		if f.String() != c.answer || idle != c.idle {
			t.Errorf("%s with %d bytes: %q, idle %q; want %q, %q", c.target, c.length, f, idle, c.answer, c.idle)
		}
	}
	// A request timeout ends this exchange with an answer, and not the next that is made of it.
	f := &front{}
	x := exchangeOf(f, "/quick?wait")
	w.Serve(x)
	<-w.fake.entered
	if f.status != 503 && f.status != 500 || !x.Cancelled() {
		t.Errorf("too long: %s, cancelled %v", f, x.Cancelled())
	}
	if n := w.log.count("request timeout: the request took too long", "handler=/quick"); n != 1 {
		t.Errorf("%d lines tell of it:\n%s", n, w.log)
	}
}

// TestFixedForAll: settings that the operator fixed apply to all handlers, whatever their manifests contain.
func TestFixedForAll(t *testing.T) {
	w := newWorld(t, map[string]guest{
		"a.wasm": {Name: "a", Manifest: `{"maxRequestBodySize":5,"idleTimeout":60,"requestTimeout":1,"instances":7}`},
	}, func(cfg *site.Config) {
		cfg.Host.Fixed = host.Settings{MaxBody: new(int64(9)), IdleTimeout: new(time.Minute), RequestTimeout: new(time.Hour)}
	})
	f := &front{more: 9}
	x := exchangeOf(f, "/a?body")
	x.BodyInline, x.BodyLength = false, 9
	w.Serve(x)
	if s := w.Settings(); *s.MaxBody != 9 || *s.IdleTimeout != time.Minute || *s.RequestTimeout != time.Hour || f.String() != "200 read: EOF" || f.idle != nil {
		t.Errorf("%+v %s %v", s, f, f.idle)
	}
}

// Requests of a handler that is removed finish; those that come get the next shorter path's.
func TestRemovalDrains(t *testing.T) {
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}, "a.wasm": {Name: "a"}}, nil)
	f := &front{}
	done := make(chan struct{})
	go func() { w.Serve(exchangeOf(f, "/a?wait")); close(done) }()
	<-w.fake.entered
	remove(t, w, "a.wasm")
	w.expect("removed", map[string]string{"/a": "200 root /a"})
	if s := w.Status(); s.Requests != 2 || len(s.Handlers) != 1 {
		t.Errorf("while it drains: %+v", s)
	}
	w.fake.leave <- struct{}{}
	<-done
	if f.String() != "200 a /a" {
		t.Errorf("the request that ran: %s", f)
	}
}

// A request that has found its handler just before that was removed goes to the one that takes its place.
func TestRemovedMeanwhile(t *testing.T) {
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}, "a.wasm": {Name: "a", Manifest: `{"idleTimeout":60}`}}, nil)
	f := &front{}
	f.onIdle = func() { // between the table and the handler
		remove(t, w, "a.wasm")
		for end := time.Now().Add(patience); w.fake.open.Load() > 1; time.Sleep(time.Millisecond) { // it has no module any more
			if time.Now().After(end) {
				t.Error("not removed")
				return
			}
		}
	}
	w.Serve(exchangeOf(f, "/a"))
	if f.String() != "200 root /a" || f.idle == nil {
		t.Errorf("answer %s", f)
	}
	if s := w.Status(); s.Refused != 0 {
		t.Errorf("%d refused", s.Refused)
	}
}

// All handlers drain at once, those that were removed too, and one deadline cuts them.
func TestShutdown(t *testing.T) {
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}, "a.wasm": {Name: "a"}, "b.wasm": {Name: "b"}}, nil)
	fronts := map[string]*front{"/": {}, "/a": {}, "/b": {}}
	var cancel []*exchange.Exchange
	done := make(chan struct{}, len(fronts))
	for path, f := range fronts {
		x := exchangeOf(f, path+"?wait")
		cancel = append(cancel, x)
		go func() { w.Serve(x); done <- struct{}{} }()
		<-w.fake.entered
	}
	remove(t, w, "b.wasm")
	w.Freeze()
	if _, err := w.Reload(context.Background(), host.ReloadOptions{By: "admin"}); err != host.ErrShutdown {
		t.Errorf("Reload after Freeze: %v", err)
	}
	if !w.Status().Ready {
		t.Error("Freeze ended a handler")
	}
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer stop()
	if err := w.Shutdown(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Shutdown: %v", err)
	}
	w.expect("afterwards", map[string]string{"/": "503 The server is shutting down.", "/a": "503 The server is shutting down."})
	if _, err := w.Reload(context.Background(), host.ReloadOptions{By: "admin"}); err != host.ErrShutdown {
		t.Errorf("Reload: %v", err)
	}
	for _, x := range cancel {
		x.Cancel(errors.New("the front cuts"))
	}
	for range fronts {
		<-done
	}
}

// One handler has every place of the budget while it needs them, and lends what is idle.
func TestTotalInstances(t *testing.T) {
	w := newWorld(t, map[string]guest{"a.wasm": {Name: "a"}, "b.wasm": {Name: "b"}}, func(cfg *site.Config) { cfg.Total = 2 })
	var answers []*front
	done := make(chan struct{}, 100)
	ask := func(path string) {
		f := &front{}
		answers = append(answers, f)
		go func() { w.Serve(exchangeOf(f, path+"?wait")); done <- struct{}{} }()
	}
	for range 4 {
		ask("/a")
	}
	for range 3 {
		<-w.fake.entered
	}
	ask("/b")
	<-w.fake.entered // its own first instance
	if n := w.fake.open.Load(); n != 4 {
		t.Errorf("%d instances with a total of 2 beyond one for each of 2", n)
	}
	for range 5 {
		w.fake.leave <- struct{}{}
	}
	<-w.fake.entered // the one that waited
	for range 5 {
		<-done
	}
	for range 3 { // b borrows what is idle in a
		ask("/b")
	}
	for range 3 {
		<-w.fake.entered
	}
	if n := w.fake.open.Load(); n != 4 {
		t.Errorf("%d instances", n)
	}
	for range 3 {
		w.fake.leave <- struct{}{}
	}
	for range 3 {
		<-done
	}
	for _, f := range answers {
		if !strings.HasPrefix(f.String(), "200 ") {
			t.Errorf("answer %s", f)
		}
	}
}
