package admin

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/report"
)

// For a directory, the metrics of each handler have its path as a label, and no others do.
func TestMetricsOfADirectory(t *testing.T) {
	f := &fake{status: report.Status{
		Version: "1.2", Uptime: 12.5, NotFound: 5, RSS: 4096, HandlerStatus: report.HandlerStatus{Ready: true, Requests: 7},
		Handlers: []report.HandlerStatus{
			{Path: "/", Ready: true, Current: &report.Generation{ID: 3, Hash: "ab", ABI: "native", Instances: 5, Busy: 2}, Requests: 4,
				Errors: map[string]uint64{"trap": 2}, LastReload: &report.ReloadResult{OK: true}},
			{Path: "/my%20api", Failures: 1, Requests: 3, LastReload: &report.ReloadResult{}},
		},
	}}
	metrics := func() string {
		rec := httptest.NewRecorder()
		New(f, nil).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
		if rec.Code != 200 {
			t.Errorf("%d\n%s", rec.Code, rec.Body)
		}
		return rec.Body.String()
	}
	text := metrics()
	for _, want := range []string{
		"wasmserve_uptime_seconds 12.5", "wasmserve_draining 0", "process_resident_memory_bytes 4096", "wasmserve_requests_not_found_total 5",
		`wasmserve_info{abi="native",handler="/",sha256="ab",version="1.2"} 1`,
		`wasmserve_ready{handler="/"} 1`, `wasmserve_ready{handler="/my%20api"} 0`,
		`wasmserve_generation{handler="/"} 3`, `wasmserve_generation{handler="/my%20api"} 0`,
		`wasmserve_instances{handler="/",state="busy"} 2`, `wasmserve_instances{handler="/",state="idle"} 3`,
		`wasmserve_requests_total{handler="/"} 4`, `wasmserve_requests_total{handler="/my%20api"} 3`,
		`wasmserve_request_errors_total{handler="/",kind="trap"} 2`, `wasmserve_reload_failures_total{handler="/my%20api"} 1`,
		`wasmserve_last_reload_success{handler="/my%20api"} 0`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no line %s", want)
		}
	}
	if strings.Contains(text, "wasmserve_requests_total 7") {
		t.Error("requests are counted without a label, too")
	}
	f.status.Handlers = []report.HandlerStatus{}
	if text = metrics(); !strings.Contains(text, "wasmserve_requests_not_found_total 5\n") || strings.Contains(text, "wasmserve_ready") {
		t.Errorf("an empty directory:\n%s", text)
	}
	f.status.Handlers = nil
	if text = metrics(); strings.Contains(text, "handler=") || strings.Contains(text, "not_found") {
		t.Errorf("one module:\n%s", text)
	}
}
