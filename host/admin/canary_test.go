package admin

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

func TestCanary(t *testing.T) {
	key, _ := rollout.ParseKey("cookie:id")
	match, _ := rollout.ParseMatch("header:x=1")
	for _, c := range []struct {
		request string
		status  int
		want    string // part of the answer
		asked   *host.CanaryOptions
	}{
		{"/-/canary?file=/a.wasm&share=5%25", 200, `"new": 3`, &host.CanaryOptions{By: "admin", Name: "/a.wasm", Share: 50_000, StepTime: DefaultStepTime, Gate: true}},
		{"/-/canary?share=100%25&handler=/api", 200, `"new": 3`, &host.CanaryOptions{By: "admin", Handler: "/api", Share: rollout.All, StepTime: DefaultStepTime, Gate: true}},
		{"/-/canary?file=a&steps=1%25,100%25&step-time=5s&sticky=cookie:id&match=header:x%3D1&gate=0", 200, `"new": 3`,
			&host.CanaryOptions{By: "admin", Name: "a", Share: 10_000, Steps: []rollout.Share{10_000, rollout.All}, StepTime: 5 * time.Second, Key: key, Match: match}},
		{"/-/canary?file=a", 400, "neither share nor steps is given", nil},
		{"/-/canary?file=a&share=5%25&steps=100%25", 400, "both given", nil},
		{"/-/canary?share=5", 400, "is not a share", nil},
		{"/-/canary?steps=5%25", 400, "do not end with 100%", nil},
		{"/-/canary?steps=5%25,100%25", 400, "steps is given without a module", nil},
		{"/-/canary?share=5%25&step-time=5s", 400, "step-time is given without a module", nil},
		{"/-/canary?share=5%25&sticky=uid", 400, "sticky is given without a module", nil},
		{"/-/canary?share=5%25&match=header:x%3D1", 400, "match is given without a module", nil},
		{"/-/canary?share=5%25&gate=0", 400, "gate is given without a module", nil},
		{"/-/canary?share=5%25&sticky=port", 400, "is not a key", nil},
		{"/-/canary?share=5%25&match=x", 400, "is not a condition", nil},
		{"/-/canary?share=5%25&step-time=-1s", 400, "at least 1ms", nil},
		{"/-/canary?share=5%25&gate=maybe", 400, "want 1 or 0", nil},
	} {
		f := &fake{result: loaded}
		rec := httptest.NewRecorder()
		New(f, nil).ServeHTTP(rec, httptest.NewRequest("POST", c.request, nil))
		if rec.Code != c.status || !strings.Contains(rec.Body.String(), c.want) {
			t.Errorf("%s: %d %s", c.request, rec.Code, rec.Body)
		}
		if asked := fmt.Sprintf("%+v", f.canary); c.asked != nil && asked != fmt.Sprintf("%+v", []host.CanaryOptions{*c.asked}) || c.asked == nil && f.canary != nil {
			t.Errorf("%s: asked for %s", c.request, asked)
		}
	}
	for _, path := range []string{"/-/promote", "/-/abort"} {
		f := &fake{err: host.ErrNoCanary}
		rec := httptest.NewRecorder()
		New(f, nil).ServeHTTP(rec, httptest.NewRequest("POST", path+"?handler=/api", nil))
		if rec.Code != 404 || !strings.Contains(rec.Body.String(), "no canary is running") || len(f.back) != 1 || f.back[0].Handler != "/api" {
			t.Errorf("%s: %d %s, asked %+v", path, rec.Code, rec.Body, f.back)
		}
	}
	f := &fake{status: report.Status{HandlerStatus: report.HandlerStatus{Canary: &report.Canary{Share: "5%", Tried: report.Side{Requests: 7, Failures: 2}}}}}
	rec := httptest.NewRecorder()
	New(f, nil).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{"wasmserve_canary_share 0.05", `wasmserve_canary_requests_total{side="canary"} 7`, `wasmserve_canary_failures_total{side="canary"} 2`} {
		if !strings.Contains(rec.Body.String(), want+"\n") {
			t.Errorf("no line %s", want)
		}
	}
}
