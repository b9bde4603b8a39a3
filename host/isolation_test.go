package host_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
)

// TestIsolation: with isolation per request the guest's counter is always 1, and without it counts up.
func TestIsolation(t *testing.T) {
	requests := 2000
	if conformance.Long() {
		requests = 1_000_000
	}
	for _, isolation := range []string{host.IsolationNone, host.IsolationRequest} {
		h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(2) })
		for _, target := range []string{"/trap", "/fail", "/echo", "/exit", "/grow"} { // new instances come from the image
			get(h, target)
		}
		before := h.Status().RSS
		for n := 1; n <= requests; n++ {
			want := "1"
			if isolation == host.IsolationNone {
				want = ""
			}
			if got := string(get(h, "/calls").body); got != want && want != "" {
				t.Fatalf("request %d with isolation %s: the counter is %s", n, isolation, got)
			} else if n == requests && want == "" && got == "1" {
				t.Fatalf("the counter does not count without isolation: the test shows nothing")
			}
		}
		if got := h.Status(); isolation == host.IsolationRequest && (got.Current.Isolation != isolation || got.RSS > before+8<<20) {
			t.Errorf("after %d requests: isolation %q, resident memory from %d to %d", requests, got.Current.Isolation, before, got.RSS)
		}
	}
}

// TestIsolationFailures: failures and their error handlers are isolated too, and grown memory ends the instance.
func TestIsolationFailures(t *testing.T) {
	isolation := host.IsolationRequest
	h, _, _ := setup(t, "v1.wasm", func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(1) })
	for _, test := range []struct{ target, want string }{
		{"/trap", "500 kind 2: unreachable at /trap"},
		{"/fail", "500 kind 1: no such thing at /fail"},
		{"/calls", "200 1"},
		{"/grow", "200 grown"},
		{"/calls", "200 1"},
		{"/wait", "500 kind 4: the guest returned PENDING, but with isolation per request nobody can answer later at /wait"},
		{"/calls", "200 1"},
		{"/state", "200 1"},
		{"/state", "200 2"}, // the store persists
	} {
		f := get(h, test.target)
		if got := fmt.Sprint(f.status, " ", string(f.body)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.target, got, test.want)
		}
	}
}

// TestIsolationByManifest: the manifest can ask for isolation, but cannot disable the operator's.
func TestIsolationByManifest(t *testing.T) {
	for _, test := range []struct{ fixed, manifest, want string }{
		{"", "request", "request"}, {"", "none", "none"}, {"", "", "none"},
		{"request", "none", "request"}, {"none", "request", "none"},
	} {
		h, path, _ := setup(t, "", func(c *host.Config) {
			if test.fixed != "" {
				c.Fixed.Isolation = &test.fixed
			}
		})
		manifest := `{"idleTimeout":5,"routes":{"/static":{"body":"hi"},"/route":7,"/old":{"redirect":"/new"}}}`
		wasm, err := os.ReadFile(filepath.Join("testdata/guest", "routes.wasm"))
		if err != nil || strings.Count(string(wasm), manifest) != 1 {
			t.Fatal("routes.wasm holds no such manifest", err)
		}
		changed := "{}"
		if test.manifest != "" {
			changed = fmt.Sprintf(`{"isolation":%q}`, test.manifest)
		}
		changed += strings.Repeat(" ", len(manifest)-len(changed))
		write(t, path, []byte(strings.Replace(string(wasm), manifest, changed, 1)))
		res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"})
		if err != nil || !res.OK {
			t.Fatal(err, res.Error)
		}
		if got := h.Status().Current.Isolation; got != test.want {
			t.Errorf("operator %q, manifest %q: %q, want %q", test.fixed, test.manifest, got, test.want)
		}
	}
}
