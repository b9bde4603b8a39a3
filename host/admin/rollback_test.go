package admin

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

// TestRollback: a rollback has the words of a reload.
func TestRollback(t *testing.T) {
	list := report.Versions{Current: 3, Versions: []report.Version{{Generation: 3, State: report.VersionServing}}}
	for _, c := range []struct {
		request string // method target [If-Match]
		fake    fake
		status  int
		etag    string
		body    string // part of it
		asked   *host.RollbackOptions
	}{
		{"POST /-/rollback", fake{result: loaded}, 200, `"3"`, `"old": 2`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback?to=4f1c09&handler=/api 2", fake{result: loaded}, 200, `"3"`, `"new": 3`, &host.RollbackOptions{By: "admin", To: "4f1c09", Handler: "/api", IfMatch: 2}},
		{"POST /-/rollback 1", fake{result: stale, err: host.ErrStale}, 412, `"2"`, `"error": "generation 1 is no longer current: 2 is"`, &host.RollbackOptions{By: "admin", IfMatch: 1}},
		{"POST /-/rollback", fake{result: bad}, 422, `"2"`, `"error": "h.wasm: is empty"`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback", fake{err: fmt.Errorf("%w: x", host.ErrNoVersion)}, 404, "", `"error": "no such version: x"`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback", fake{err: fmt.Errorf("%w; there are /a", host.ErrWhichVersions)}, 400, "", `name one (handler); there are /a`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback", fake{err: host.ErrNoMount}, 404, "", `no such handler`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback", fake{err: host.ErrShutdown}, 503, "", `shutting down`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback", fake{result: report.ReloadResult{Rollback: true}, err: context.Canceled}, 503, "", `rollback not started`, &host.RollbackOptions{By: "admin"}},
		{"POST /-/rollback x", fake{}, 400, "", `want one generation id`, nil},
		{"GET /-/rollback", fake{}, 405, "", `takes POST`, nil},
		{"GET /-/versions", fake{list: list}, 200, `"3"`, `"state": "serving"`, nil},
		{"GET /-/versions?handler=x", fake{err: host.ErrNoMount}, 404, "", `no such handler`, nil},
		{"GET /-/events?handler=/a", fake{}, 200, "", `"handler": "/a"`, nil},
		{"GET /-/events?handler=x", fake{err: host.ErrNoMount}, 404, "", `no such handler`, nil},
		{"POST /-/events", fake{}, 405, "", `takes GET`, nil},
		{"POST /-/versions", fake{}, 405, "", `takes GET`, nil},
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
		switch {
		case c.asked == nil && len(c.fake.back) > 0:
			t.Errorf("%s: it was rolled back", c.request)
		case c.asked != nil && (len(c.fake.back) != 1 || c.fake.back[0] != *c.asked):
			t.Errorf("%s: asked the host for %+v, want %+v", c.request, c.fake.back, *c.asked)
		}
	}
}
