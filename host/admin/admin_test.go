package admin

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// fake is a host that answers as the test sets it up and records the calls.
type fake struct {
	status report.Status
	result report.ReloadResult
	err    error
	asked  []host.ReloadOptions
	back   []host.RollbackOptions
	canary []host.CanaryOptions
	list   report.Versions
}

func (f *fake) Status() report.Status { return f.status }

func (f *fake) Reload(_ context.Context, opt host.ReloadOptions) (report.ReloadResult, error) {
	f.asked = append(f.asked, opt)
	return f.result, f.err
}

func (f *fake) Rollback(_ context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	f.back = append(f.back, opt)
	return f.result, f.err
}

func (f *fake) Canary(_ context.Context, opt host.CanaryOptions) (report.ReloadResult, error) {
	f.canary = append(f.canary, opt)
	return f.result, f.err
}

func (f *fake) Promote(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	return f.Rollback(ctx, opt)
}

func (f *fake) Abort(ctx context.Context, opt host.RollbackOptions) (report.ReloadResult, error) {
	return f.Rollback(ctx, opt)
}

func (f *fake) Versions(string) (report.Versions, error) { return f.list, f.err }

func (f *fake) Events(handler string) (report.Events, error) {
	return report.Events{Events: []report.Event{{Kind: report.EventLoaded, Handler: handler}}}, f.err
}

var (
	loaded = report.ReloadResult{OK: true, Old: 2, New: 3, Module: "h.wasm", Hash: "ab", By: "admin"}
	same   = report.ReloadResult{OK: true, Unchanged: true, Old: 2, New: 2, Module: "h.wasm"}
	bad    = report.ReloadResult{Old: 2, New: 2, Module: "h.wasm", Error: "h.wasm: is empty"}
	stale  = report.ReloadResult{Old: 2, New: 2, Module: "h.wasm"}
)

func TestHandler(t *testing.T) {
	serving := report.Status{Version: "1", Module: "h.wasm",
		HandlerStatus: report.HandlerStatus{Ready: true, Current: &report.Generation{ID: 3, Module: "h.wasm"}}}
	for _, c := range []struct {
		request string // method target [If-Match]
		fake    fake
		status  int
		etag    string
		body    string // part of it
		asked   *host.ReloadOptions
	}{
		{"POST /-/reload", fake{result: loaded}, 200, `"3"`, `"ok": true`, &host.ReloadOptions{By: "admin"}},
		{"POST /-/reload?force=1", fake{result: loaded}, 200, `"3"`, `"new": 3`, &host.ReloadOptions{By: "admin", Force: true}},
		{"POST /-/reload?force=0", fake{result: same}, 200, `"2"`, `"unchanged": true`, &host.ReloadOptions{By: "admin"}},
		{"POST /-/reload?handler=/a%2520b", fake{result: report.ReloadResult{OK: true, New: 4, Handler: "/a%20b"}}, 200, `"4"`, `"handler": "/a%20b"`, &host.ReloadOptions{By: "admin", Handler: "/a%20b"}},
		{"POST /-/reload?handler=/x", fake{err: fmt.Errorf("%w: /x; there are /a", host.ErrNoMount)}, 404, "", `"error": "no such handler: /x; there are /a"`, nil},
		{"POST /-/reload 2", fake{err: host.ErrWhich}, 400, "", `"error": "generations are counted for each handler: name the one to reload (handler)"`, nil},
		{`POST /-/reload "2"`, fake{result: loaded}, 200, `"3"`, `"old": 2`, &host.ReloadOptions{By: "admin", IfMatch: 2}},
		{`POST /-/reload 2`, fake{result: loaded}, 200, `"3"`, `"old": 2`, &host.ReloadOptions{By: "admin", IfMatch: 2}},
		{`POST /-/reload *`, fake{result: loaded}, 200, `"3"`, `"old": 2`, &host.ReloadOptions{By: "admin"}},
		{`POST /-/reload "1"`, fake{result: stale, err: host.ErrStale}, 412, `"2"`, `"error": "generation 1 is no longer current: 2 is"`, &host.ReloadOptions{By: "admin", IfMatch: 1}},
		{`POST /-/reload 1`, fake{err: host.ErrStale}, 412, "", `"error": "generation 1 is no longer current: no generation is loaded"`, &host.ReloadOptions{By: "admin", IfMatch: 1}},
		{"POST /-/reload", fake{result: bad}, 422, `"2"`, `"error": "h.wasm: is empty"`, &host.ReloadOptions{By: "admin"}},
		{"POST /-/reload", fake{err: host.ErrShutdown}, 503, "", `{
  "error": "the server is shutting down"
}`, nil},
		{"POST /-/reload", fake{err: context.Canceled}, 503, "", `"error": "reload not started: context canceled"`, nil},
		{"POST /-/reload?force=maybe", fake{}, 400, "", `force=\"maybe\": want 1 or 0`, nil},
		{`POST /-/reload W/"2"`, fake{}, 400, "", `want one generation id, as shown by status, or *`, nil},
		{`POST /-/reload "1","2"`, fake{}, 400, "", `want one generation id, as shown by status, or *`, nil},
		{`POST /-/reload 0`, fake{}, 400, "", `If-Match: \"0\": want one generation id, as shown by status, or *`, nil},
		{"GET /-/reload", fake{}, 405, "", `{
  "error": "/-/reload takes POST"
}`, nil},
		{"POST /-/status", fake{}, 405, "", `"error": "/-/status takes GET"`, nil},
		{"GET /", fake{}, 404, "", `"error": "no such path; there are POST /-/reload, /-/rollback, /-/canary, /-/promote, /-/abort and GET /-/versions, /-/events, /-/status, /-/healthy, /-/ready, /metrics"`, nil},
		{"GET /-/status", fake{status: serving}, 200, `"3"`, `"module": "h.wasm"`, nil},
		{"HEAD /-/status", fake{status: serving}, 200, `"3"`, "", nil},
		{"GET /-/status", fake{}, 200, "", `"current": null`, nil},
		{"GET /-/healthy", fake{}, 200, "", `"healthy": true`, nil},
		{"GET /-/ready", fake{status: serving}, 200, "", `"ready": true`, nil},
		{"GET /-/ready", fake{status: report.Status{HandlerStatus: report.HandlerStatus{LastReload: &report.ReloadResult{Handler: "/api", Error: "api.wasm: is empty"}}}}, 503, "", `"reason": "no handler: /api: api.wasm: is empty"`, nil},
		{"GET /-/ready", fake{status: report.Status{Module: "x/h.wasm"}}, 503, "", `"reason": "no handler yet: put a wasm module at x/h.wasm"`, nil},
		{"GET /-/ready", fake{status: report.Status{HandlerStatus: report.HandlerStatus{LastReload: &bad}}}, 503, "", `"reason": "no handler: h.wasm: is empty"`, nil},
		{"GET /-/ready", fake{status: report.Status{Draining: true}}, 503, "", `"reason": "shutting down"`, nil},
	} {
		parts := strings.SplitN(c.request, " ", 3)
		req := httptest.NewRequest(parts[0], parts[1], nil)
		if len(parts) == 3 {
			req.Header.Set("If-Match", parts[2])
		}
		rec := httptest.NewRecorder()
		New(&c.fake, nil).ServeHTTP(rec, req)
		if rec.Code != c.status || rec.Header().Get("ETag") != c.etag || !strings.Contains(rec.Body.String(), c.body) {
			t.Errorf("%s: %d, ETag %s\n%s\nwant %d, ETag %s, %s", c.request, rec.Code, rec.Header().Get("ETag"), rec.Body, c.status, c.etag, c.body)
		}
		if got := rec.Header().Get("Content-Type"); got != "application/json" {
			t.Errorf("%s: Content-Type %s", c.request, got)
		}
		if c.asked != nil && (len(c.fake.asked) != 1 || c.fake.asked[0] != *c.asked) {
			t.Errorf("%s: asked the host for %+v, want %+v", c.request, c.fake.asked, *c.asked)
		}
		if rec.Code >= 400 && c.asked == nil && c.fake.err == nil && len(c.fake.asked) > 0 {
			t.Errorf("%s: reloaded all the same", c.request)
		}
	}
}

func TestAllow(t *testing.T) {
	for request, want := range map[string]string{"GET /-/reload": "POST", "DELETE /metrics": "GET, HEAD"} {
		method, target, _ := strings.Cut(request, " ")
		rec := httptest.NewRecorder()
		New(&fake{}, nil).ServeHTTP(rec, httptest.NewRequest(method, target, nil))
		if got := rec.Header().Get("Allow"); got != want {
			t.Errorf("%s: Allow %q, want %q", request, got, want)
		}
	}
}

func TestBodyIsBounded(t *testing.T) {
	for n, want := range map[int]int{maxBody: 200, maxBody + 1: 413} {
		f := &fake{result: loaded}
		rec := httptest.NewRecorder()
		New(f, nil).ServeHTTP(rec, httptest.NewRequest("POST", "/-/reload", strings.NewReader(strings.Repeat("x", n))))
		if rec.Code != want {
			t.Errorf("%d bytes: %d, want %d", n, rec.Code, want)
		}
		if rec.Code == 413 && len(f.asked) > 0 {
			t.Error("reloaded all the same")
		}
	}
}

func TestMetrics(t *testing.T) {
	at := time.Unix(1700000000, 0)
	f := &fake{status: report.Status{Version: "1.2", Uptime: 12.5, RSS: 4096, HandlerStatus: report.HandlerStatus{
		Ready: true, Requests: 7, Refused: 2, Reloads: 3, Failures: 1,
		Errors:     map[string]uint64{"trap": 4, "timeout": 1},
		LastReload: &report.ReloadResult{OK: true, At: at},
		Current: &report.Generation{ID: 3, Hash: "ab", ABI: "native", Size: 99, Loaded: at, CompileTime: 2 * time.Millisecond,
			LoadTime: 3 * time.Millisecond, Instances: 5, Busy: 2, Pending: 1, Requests: 2},
		Old: []report.Generation{{ID: 2, Instances: 1, Busy: 1, Requests: 1}},
	}}}
	rec := httptest.NewRecorder()
	New(f, nil).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	if rec.Code != 200 || !strings.HasPrefix(rec.Header().Get("Content-Type"), "text/plain") {
		t.Fatalf("%d %s\n%s", rec.Code, rec.Header().Get("Content-Type"), rec.Body)
	}
	for _, want := range []string{
		`wasmserve_info{abi="native",sha256="ab",version="1.2"} 1`,
		"wasmserve_uptime_seconds 12.5", "wasmserve_ready 1", "wasmserve_draining 0", "wasmserve_generation 3",
		"wasmserve_generation_loaded_timestamp_seconds 1.7e+09", "wasmserve_generation_compile_seconds 0.002",
		"wasmserve_generation_load_seconds 0.003", "wasmserve_generation_module_bytes 99", "wasmserve_generations_draining 1",
		`wasmserve_instances{state="busy"} 3`, `wasmserve_instances{state="idle"} 3`, "wasmserve_requests_pending 1",
		"wasmserve_requests_in_flight 3", "wasmserve_requests_total 7", `wasmserve_request_errors_total{kind="trap"} 4`,
		`wasmserve_request_errors_total{kind="timeout"} 1`, "wasmserve_requests_refused_total 2", "wasmserve_reloads_total 3",
		"wasmserve_reload_failures_total 1", "wasmserve_last_reload_success 1",
		"wasmserve_last_reload_timestamp_seconds 1.7e+09", "process_resident_memory_bytes 4096",
		"# TYPE wasmserve_requests_total counter", "# TYPE wasmserve_ready gauge",
	} {
		if !strings.Contains(rec.Body.String(), want+"\n") {
			t.Errorf("no line %s", want)
		}
	}
	if t.Failed() {
		t.Log(rec.Body)
	}
	rec = httptest.NewRecorder() // without a handler
	New(&fake{}, nil).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	if rec.Code != http.StatusOK || !strings.Contains(rec.Body.String(), "wasmserve_generation 0\n") {
		t.Errorf("%d\n%s", rec.Code, rec.Body)
	}
}
