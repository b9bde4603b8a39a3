package site_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/report"
)

const empty = "503 No handler yet: put a wasm module into handlers, and it will be served: index.wasm at /, api.wasm at /api."

func TestPaths(t *testing.T) {
	w := newWorld(t, map[string]guest{
		"index.wasm":       {Name: "root"},
		"api.wasm":         {Name: "api"},
		"v2/users.wasm":    {Name: "users"},
		"v2/index.wasm":    {Name: "v2"},
		"deep/er/x.wasm":   {Name: "x"},
		"my api.wasm":      {Name: "space"},
		".hidden.wasm":     {Name: "hidden"},
		"_draft.wasm":      {Name: "draft"},
		"_old/y.wasm":      {Name: "old"},
		".git/y.wasm":      {Name: "git"},
		"notes.txt":        {Name: "text"},
		"upper.WASM":       {Name: "upper"},
		"index/index.wasm": {Name: "inner"},
	}, nil)
	w.expect("at the start", map[string]string{
		"/":           "200 root /",
		"/x":          "200 root /x",
		"/api":        "200 api /api",
		"/api/":       "200 api /api/",
		"/api/a/b":    "200 api /api/a/b",
		"/apis":       "200 root /apis",
		"/v2":         "200 v2 /v2",
		"/v2/other":   "200 v2 /v2/other",
		"/v2/users/7": "200 users /v2/users/7",
		"/deep/er":    "200 root /deep/er",
		"/deep/er/x/": "200 x /deep/er/x/",
		"/my%20api/1": "200 space /my%20api/1",
		"/hidden":     "200 root /hidden",
		"/.hidden":    "200 root /.hidden",
		"/_draft":     "200 root /_draft",
		"/_old/y":     "200 root /_old/y",
		"/notes":      "200 root /notes",
		"/upper":      "200 root /upper",
		"/index":      "200 inner /index",
		"*":           "200 root *",
	})
	s := w.Status()
	if !s.Ready || len(s.Handlers) != 7 || s.Current != nil || s.Reloads != 0 || s.Module != w.dir {
		t.Errorf("status: %+v", s)
	}
	var paths []string
	for _, h := range s.Handlers {
		paths = append(paths, h.Path)
		if !h.Ready || h.Current.ID != 1 || !h.LastReload.OK || !strings.HasPrefix(h.File, w.dir) {
			t.Errorf("%s: %+v", h.Path, h)
		}
	}
	if got, want := strings.Join(paths, " "), "/ /api /deep/er/x /index /my%20api /v2 /v2/users"; got != want {
		t.Errorf("handlers %s, want %s", got, want)
	}
}

func TestAddReplaceRemove(t *testing.T) {
	w := newWorld(t, nil, nil)
	w.expect("empty", map[string]string{"/": empty, "/api": empty})
	if s := w.Status(); s.Ready || s.Refused != 2 {
		t.Errorf("empty: %+v", s)
	}
	w.put("api.wasm", guest{Name: "one"})
	w.load("file")
	w.expect("added", map[string]string{"/api/x": "200 one /api/x", "/": "404 Not Found", "/v2": "404 Not Found"})
	w.put("api.wasm", guest{Name: "two"})
	w.put("index.wasm", guest{Name: "root"})
	w.put("api/v2.wasm", guest{Name: "v2"})
	w.load("file")
	w.expect("replaced", map[string]string{"/api/x": "200 two /api/x", "/": "200 root /", "/api/v2/x": "200 v2 /api/v2/x"})
	if s := w.Status(); s.Handlers[1].Current.ID != 2 || s.Handlers[0].Current.ID != 1 || s.NotFound != 2 {
		t.Errorf("replaced: %+v", s)
	}
	before := w.Status()
	must(t, os.RemoveAll(filepath.Join(w.dir, "api")))
	w.load("file")
	w.expect("a directory removed", map[string]string{"/api/v2/x": "200 two /api/v2/x"})
	must(t, os.Remove(filepath.Join(w.dir, "api.wasm")))
	w.load("file")
	w.expect("a file removed", map[string]string{"/api/v2/x": "200 root /api/v2/x"})
	if after := w.Status(); after.Requests < before.Requests+2 || after.Reloads != before.Reloads || len(after.Handlers) != 1 {
		t.Errorf("counters went from %+v to %+v", before, after)
	}
	w.put("api/index.wasm", guest{Name: "again"})
	w.load("file")
	w.expect("the directory is back", map[string]string{"/api/v2/x": "200 again /api/v2/x"})
	if n := w.log.count("handler removed", "handler=/api "); n != 1 {
		t.Errorf("%d lines say that /api was removed:\n%s", n, w.log)
	}
	must(t, os.Rename(w.dir, w.dir+".old"))
	if res := w.load("file"); res.OK || !strings.HasSuffix(res.Error, "handlers: no such file or directory") {
		t.Errorf("no directory: %+v", res)
	}
	w.expect("no directory", map[string]string{"/": "200 root /", "/api": "200 again /api"})
	must(t, os.Mkdir(w.dir, 0o700))
	w.load("file")
	w.expect("an empty one", map[string]string{"/": empty})
}

func TestOnlyWhatChangedIsLoaded(t *testing.T) {
	w := newWorld(t, map[string]guest{"a.wasm": {Name: "a"}, "b.wasm": {Name: "b"}}, nil)
	w.put("a.wasm", guest{Name: "a2"})
	res := w.load("file")
	if !res.OK || res.Unchanged {
		t.Errorf("%+v", res)
	}
	for _, h := range w.Status().Handlers {
		if want := map[string]uint64{"/a": 2, "/b": 1}[h.Path]; h.Current.ID != want {
			t.Errorf("%s: generation %d, want %d", h.Path, h.Current.ID, want)
		}
	}
	if res := w.load("signal"); !res.OK || !res.Unchanged || len(res.Handlers) != 2 {
		t.Errorf("by signal: %+v", res)
	}
}

func TestBroken(t *testing.T) {
	w := newWorld(t, map[string]guest{"good.wasm": {Name: "good"}, "bad.wasm": {Name: "bad", Broken: "no luck"}}, nil)
	put(t, filepath.Join(w.dir, "text.wasm"), []byte("hello, world"))
	w.load("file")
	refused := "503 No handler: its module was refused; the reason is in the server's log."
	w.expect("at the start", map[string]string{"/good": "200 good /good", "/bad": refused, "/text/x": refused})
	if w.log.count("the handler is refused: every request gets 503", "handler=/bad", "bad.wasm: start: no luck") != 1 || w.log.count("handler=/text", "is not a wasm module") != 1 {
		t.Errorf("log:\n%s", w.log)
	}
	if s := w.Status(); !s.Ready || s.Failures != 2 || s.Handlers[0].Ready || s.Handlers[0].LastReload.OK {
		t.Errorf("status: %+v", s)
	}
	w.load("file") // by a change of another file
	if w.log.count("handler=/text", "refused") > 1 {
		t.Errorf("said twice:\n%s", w.log)
	}
	w.put("bad.wasm", guest{Name: "mended"})
	w.put("good.wasm", guest{Name: "spoilt", Broken: "no luck either"})
	w.load("file")
	w.expect("changed", map[string]string{"/good": "200 good /good", "/bad": "200 mended /bad"})
	res := w.load("admin")
	if res.OK || res.Error != "/good: good.wasm: start: no luck either" || len(res.Handlers) != 3 {
		t.Errorf("reload: %+v", res)
	}
}

func TestTwoFilesForOnePath(t *testing.T) {
	w := newWorld(t, map[string]guest{"api.wasm": {Name: "file"}, "api/index.wasm": {Name: "folder"}}, nil)
	w.expect("at the start", map[string]string{"/api": "200 file /api"})
	said := func(loser, winner string) string {
		return fmt.Sprintf("%s: %s has /api already: remove or rename one of them", filepath.Join(w.dir, loser), filepath.Join(w.dir, winner))
	}
	first := said("api/index.wasm", "api.wasm")
	if s := w.Status(); len(s.Ignored) != 1 || s.Ignored[0] != first || len(s.Handlers) != 1 {
		t.Errorf("status: %+v", s)
	}
	w.load("file")
	w.load("file")
	if n := w.log.count("file not served: " + first); n != 1 {
		t.Errorf("%d lines tell of it:\n%s", n, w.log)
	}
	must(t, os.Remove(filepath.Join(w.dir, "api.wasm")))
	w.load("file")
	w.expect("the first is gone", map[string]string{"/api": "200 folder /api"})
	w.put("api.wasm", guest{Name: "file"})
	w.load("file")
	w.expect("it is back", map[string]string{"/api": "200 folder /api"})
	if s := w.Status(); len(s.Ignored) != 1 || s.Ignored[0] != said("api.wasm", "api/index.wasm") {
		t.Errorf("status: %+v", s)
	}
	must(t, os.Remove(filepath.Join(w.dir, "api/index.wasm")))
	w.put("api.wasm", guest{Name: "file", Broken: "no luck"})
	w.load("file")
	w.expect("what takes its place is broken", map[string]string{"/api": "200 folder /api"})
	w.put("api.wasm", guest{Name: "mended"})
	w.load("file")
	w.expect("mended", map[string]string{"/api": "200 mended /api"})
}

func TestLinks(t *testing.T) {
	w := newWorld(t, map[string]guest{".1/api.wasm": {Name: "one"}, ".1/v2/x.wasm": {Name: "x1"}, ".2/api.wasm": {Name: "two"}, ".2/v2/x.wasm": {Name: "x2"}}, nil)
	link := func(to, at string) {
		t.Helper()
		at = filepath.Join(w.dir, at)
		if err := os.Symlink(to, at+"~"); err != nil {
			t.Skip(err)
		}
		must(t, os.Rename(at+"~", at))
	}
	link(".1", ".data")
	link(".data/api.wasm", "api.wasm")
	link(".data/v2", "v2")
	link(".", "loop")
	link("nothing", "none.wasm")
	w.load("file")
	w.expect("linked", map[string]string{"/api": "200 one /api", "/v2/x": "200 x1 /v2/x", "/loop/api": "404 Not Found", "/none": "404 Not Found"})
	link(".2", ".data")
	w.load("file")
	w.expect("swapped", map[string]string{"/api": "200 two /api", "/v2/x": "200 x2 /v2/x"})
	if s := w.Status(); len(s.Handlers) != 2 || s.Handlers[0].Current.ID != 2 {
		t.Errorf("status: %+v", s)
	}
	dirs, links, err := w.Watched()
	if err != nil || len(dirs) != 2 || len(links) != 4 {
		t.Errorf("watched: %q %q %v", dirs, links, err)
	}
}

func TestReloadOne(t *testing.T) {
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}, "a.wasm": {Name: "a"}, "b c.wasm": {Name: "bc"}}, nil)
	reload := func(opt host.ReloadOptions) (report.ReloadResult, error) { return w.Reload(context.Background(), opt) }
	w.put("a.wasm", guest{Name: "a2"})
	w.put("b c.wasm", guest{Name: "bc2"})
	w.put("new.wasm", guest{Name: "new"})
	for _, name := range []string{"/a", "a/", "/a/"} {
		res, err := reload(host.ReloadOptions{By: "admin", Handler: name})
		if err != nil || !res.OK || res.Handler != "/a" || res.New != 2 {
			t.Errorf("%s: %+v %v", name, res, err)
		}
	}
	w.expect("one", map[string]string{"/a": "200 a2 /a", "/b%20c": "200 bc /b%20c", "/new": "200 root /new"})
	for name, want := range map[string]string{"/b%20c": "/b%20c", "/b c": "/b%20c", "/new": "/new", "/": "/"} {
		if res, err := reload(host.ReloadOptions{By: "admin", Handler: name}); err != nil || !res.OK || res.Handler != want {
			t.Errorf("%s: %+v %v", name, res, err)
		}
	}
	if _, err := reload(host.ReloadOptions{By: "admin", Handler: "/none"}); !errors.Is(err, host.ErrNoMount) ||
		err.Error() != "no such handler: /none; there are /, /a, /b%20c, /new" {
		t.Errorf("no such handler: %v", err)
	}
	if _, err := reload(host.ReloadOptions{By: "admin", IfMatch: 2}); err != host.ErrWhich {
		t.Errorf("If-Match for all: %v", err)
	}
	if _, err := reload(host.ReloadOptions{By: "admin", IfMatch: 1, Handler: "/a"}); err != host.ErrStale {
		t.Errorf("If-Match: %v", err)
	}
	if res, err := reload(host.ReloadOptions{By: "admin", IfMatch: 2, Handler: "/a", Force: true}); err != nil || res.New != 3 {
		t.Errorf("forced: %+v %v", res, err)
	}
	must(t, os.Remove(filepath.Join(w.dir, "a.wasm")))
	if res, err := reload(host.ReloadOptions{By: "admin", Handler: "/a"}); err != nil || !res.OK {
		t.Errorf("removed: %+v %v", res, err)
	}
	w.expect("removed", map[string]string{"/a": "200 root /a"})
}

// Each handler has keys of its own, and finds them again when it was away.
func TestState(t *testing.T) {
	w := newWorld(t, map[string]guest{"index.wasm": {Name: "root"}, "a.wasm": {Name: "a"}}, nil)
	w.expect("first", map[string]string{"/?count": "200 1", "/a?count": "200 1"})
	w.expect("second", map[string]string{"/?count": "200 2", "/a?count": "200 2"})
	must(t, os.Remove(filepath.Join(w.dir, "a.wasm")))
	w.load("file")
	w.expect("a is away", map[string]string{"/a?count": "200 3"})
	w.put("a/index.wasm", guest{Name: "a2"})
	w.load("file")
	w.expect("a is back", map[string]string{"/a?count": "200 3", "/?count": "200 4"})
}
