package host_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/report"
)

// remembering is one server after another, with the same module and cache directory.
type remembering struct {
	t       *testing.T
	dir     string // cache
	path    string // module
	keep    int
	compile compiler.Func
	h       *host.Host
	log     *log
}

func remember(t *testing.T) *remembering {
	dir := t.TempDir()
	return &remembering{t: t, dir: filepath.Join(dir, "cache"), path: filepath.Join(dir, "handler.wasm")}
}

// start ends the server that runs, if any, and starts the next. The file is loaded if it exists.
func (r *remembering) start() report.ReloadResult {
	r.t.Helper()
	r.stop()
	r.log = &log{}
	cfg := hostConfig(r.t, r.log, r.dir)
	cfg.Module, cfg.Remember, cfg.Keep = r.path, true, r.keep
	cfg.Compile = r.compile
	var err error
	if r.h, err = host.New(cfg); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(r.stop)
	res, err := r.h.Reload(r.t.Context(), host.ReloadOptions{By: "start"})
	if err != nil {
		r.t.Fatal(err)
	}
	return res
}

func (r *remembering) stop() {
	if r.h != nil {
		stop(r.t, r.h)
		r.h = nil
	}
}

// events returns the events as "kind by", with "+reason" if there is one.
func (r *remembering) events() string {
	list, err := r.h.Events("")
	if err != nil {
		r.t.Fatal(err)
	}
	var words []string
	for _, e := range list.Events {
		word := e.Kind + " " + e.By
		if e.Reason != "" {
			word += "+reason"
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// errors counts the errors in the log.
func (r *remembering) errors() int { return strings.Count(r.log.String(), "level=ERROR") }

// files returns the files of versions with this suffix.
func (r *remembering) files(suffix string) []string {
	list, err := filepath.Glob(filepath.Join(r.dir, "versions", "*"+suffix))
	if err != nil || len(list) == 0 {
		r.t.Fatalf("no file of versions ends in %s: %v", suffix, err)
	}
	return list
}

// TestRestore: if the file has a module that is refused, a restart serves the one that served last. A file that is missing is no
// reason.
func TestRestore(t *testing.T) {
	r := remember(t)
	drop(t, r.path, "v1.wasm")
	r.start()
	drop(t, r.path, "v2.wasm")
	reload(t, r.h, "file")
	if got := r.events(); got != "loaded start, loaded file" {
		t.Errorf("events: %s", got)
	}
	for _, broken := range [][]byte{[]byte("broken"), {}, forged{init: asm.Code(0)}.wasm()} { // the last one traps at its start
		write(t, r.path, broken)
		res := r.start()
		if res.OK || res.Error == "" || res.Old != 0 || res.New == 0 {
			t.Errorf("start: %+v", res)
		}
		serves(t, r.h, v2)
		if s := r.h.Status(); !s.Stale || !s.Ready || s.LastReload == nil || s.LastReload.OK || s.Failures != 1 {
			t.Errorf("status: %+v", s)
		}
		if r.errors() != 1 || !strings.Contains(r.log.String(), host.MessageRestored) {
			t.Errorf("log: %s", r.log)
		}
		if got := r.events(); !strings.HasSuffix(got, "restored start+reason") {
			t.Errorf("events: %s", got)
		}
	}
	drop(t, r.path, "v1.wasm")
	reload(t, r.h, "file")
	serves(t, r.h, v1)
	if r.h.Status().Stale {
		t.Error("stale after a reload")
	}
	os.Remove(r.path)
	if res := r.start(); res.OK || r.h.Status().Current != nil {
		t.Errorf("without a file: %+v", res)
	}
	write(t, r.path, []byte("broken"))
	if res, err := r.h.Reload(t.Context(), host.ReloadOptions{By: "file"}); err != nil || res.OK || r.h.Status().Current != nil {
		t.Errorf("a broken file after the start: %+v, %v", res, err)
	}
}

// TestRestoreRollback: a rollback outlasts a restart, and so do the versions and their numbers.
func TestRestoreRollback(t *testing.T) {
	r := remember(t)
	drop(t, r.path, "v1.wasm")
	r.start()
	drop(t, r.path, "v2.wasm")
	reload(t, r.h, "file")
	rollback(t, r.h, "")
	for n := range 2 {
		res := r.start()
		serves(t, r.h, v1)
		if s := r.h.Status(); !res.OK || !res.Held || !s.Stale || s.Current.ID != uint64(4+n) || r.errors() != 0 {
			t.Errorf("%+v\n%+v\n%s", res, s, r.log)
		}
		if res := reload(t, r.h, "file"); !res.Held || !res.Unchanged {
			t.Errorf("the watcher: %+v", res)
		}
	}
	if got := versions(t, r.h); got != "5 serving, 2 stored rolled-back" {
		t.Errorf("versions: %s", got)
	}
	rollback(t, r.h, "2")
	serves(t, r.h, v2)
	rollback(t, r.h, "")
	serves(t, r.h, v1)
	if got := versions(t, r.h); got != "7 serving, 6 kept rolled-back" {
		t.Errorf("versions: %s", got)
	}
	if got, want := r.events(), "loaded start, loaded file, rolled back admin, restored start+reason, rolled back admin, rolled back admin"; got != want {
		t.Errorf("events: %s, want %s", got, want)
	}
	drop(t, r.path, "routes.wasm")
	if res := r.start(); !res.OK || res.Held {
		t.Errorf("another file: %+v", res)
	}
	if got := string(get(r.h, "/static").body); got != "hi" {
		t.Errorf("%q", got)
	}
	drop(t, r.path, "v2.wasm")
	if res := reload(t, r.h, "file"); res.Held {
		t.Errorf("the version that was rolled back earlier: %+v", res)
	}
}

// TestRestoreBounded: as many modules are known as are kept.
func TestRestoreBounded(t *testing.T) {
	for keep, want := range map[int]string{-1: "6 serving", 2: "6 serving, 3 stored, 2 stored"} {
		r := remember(t)
		r.keep = keep
		for n := range 4 {
			write(t, r.path, forged{more: slices.Repeat([][]byte{asm.Function(0, []byte{})}, n)}.wasm())
			if n == 0 {
				r.start()
			} else {
				reload(t, r.h, "file")
			}
		}
		r.start()
		r.start()
		if got := versions(t, r.h); got != want {
			t.Errorf("keep %d: %s, want %s", keep, got, want)
		}
	}
}

// TestRestoreFaults: whatever is wrong with the directory is logged once and refuses nothing.
func TestRestoreFaults(t *testing.T) {
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		spoil  func(r *remembering)
		broken bool // the file is: is a handler loaded nevertheless?
		serves string
		log    string
	}{
		{"a record that is no JSON", func(r *remembering) { must(os.WriteFile(r.files(".json")[0], []byte("{"), 0o600)) }, false, v2, "the record of earlier versions is lost"},
		{"an empty record", func(r *remembering) { must(os.WriteFile(r.files(".json")[0], nil, 0o600)) }, false, v2, "the record of earlier versions is lost"},
		{"a record whose hashes are short", func(r *remembering) {
			name := r.files(".json")[0]
			text, err := os.ReadFile(name)
			must(err)
			must(os.WriteFile(name, regexp.MustCompile(`"hash":"([0-9a-f]{5})[0-9a-f]*"`).ReplaceAll(text, []byte(`"hash":"$1"`)), 0o600))
		}, true, "", "until it is mended"},
		{"a record of another form", func(r *remembering) { must(os.WriteFile(r.files(".json")[0], []byte(`{"form": 2}`), 0o600)) }, false, v2, "not a record of this handler"},
		{"a directory instead of the record", func(r *remembering) {
			name := r.files(".json")[0]
			must(os.Remove(name))
			must(os.Mkdir(name, 0o700))
		}, false, v2, "not a regular file"},
		{"damaged modules", func(r *remembering) {
			for _, name := range r.files(".module") {
				text, err := os.ReadFile(name)
				must(err)
				must(os.WriteFile(name, flip(text, len(text)/2), 0o600))
			}
		}, true, "", "its sha256 does not match"},
		{"modules that are gone", func(r *remembering) {
			for _, name := range r.files(".module") {
				must(os.Remove(name))
			}
		}, true, "", "the version that served last cannot serve again"},
		{"a link instead of a module", func(r *remembering) {
			for _, name := range r.files(".module") {
				must(os.Rename(name, name+".x"))
				must(os.Symlink(name+".x", name))
			}
		}, true, "", "not a regular file"},
		{"a file instead of the directory", func(r *remembering) {
			must(os.RemoveAll(filepath.Join(r.dir, "versions")))
			must(os.WriteFile(filepath.Join(r.dir, "versions"), nil, 0o600))
		}, false, v2, "versions are not kept for the next start"},
		{"others may write to the directory", func(r *remembering) { must(os.Chmod(filepath.Join(r.dir, "versions"), 0o777)) }, false, v2, "versions are not kept for the next start"},
		{"no directory", func(r *remembering) { must(os.RemoveAll(filepath.Join(r.dir, "versions"))) }, false, v2, ""},
	} {
		r := remember(t)
		drop(t, r.path, "v1.wasm")
		r.start()
		drop(t, r.path, "v2.wasm")
		reload(t, r.h, "file")
		r.stop()
		c.spoil(r)
		if c.broken {
			write(t, r.path, []byte("broken"))
		}
		res := r.start()
		if res.OK != !c.broken || !strings.Contains(r.log.String(), c.log) {
			t.Errorf("%s: %+v\n%s", c.name, res, r.log)
		}
		if c.serves != "" {
			serves(t, r.h, c.serves)
		} else if s := r.h.Status(); s.Current != nil {
			t.Errorf("%s: %+v serves", c.name, s.Current)
		}
		drop(t, r.path, "v1.wasm")
		reload(t, r.h, "file")
		serves(t, r.h, v1)
	}
}

// TestRestoreUnwritable: a directory that cannot be written while the server runs costs an error in the log, and no request, reload or
// rollback.
func TestRestoreUnwritable(t *testing.T) {
	r := remember(t)
	drop(t, r.path, "v1.wasm")
	r.start()
	dir := filepath.Join(r.dir, "versions")
	if err := errors.Join(os.Rename(dir, dir+".away"), os.WriteFile(dir, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	drop(t, r.path, "v2.wasm")
	reload(t, r.h, "file")
	serves(t, r.h, v2)
	rollback(t, r.h, "")
	serves(t, r.h, v1)
	if !strings.Contains(r.log.String(), `level=ERROR msg="what serves is not kept for the next start"`) {
		t.Errorf("log: %s", r.log)
	}
	if err := errors.Join(os.Remove(dir), os.Rename(dir+".away", dir)); err != nil {
		t.Fatal(err)
	}
	rollback(t, r.h, "2") // writes what was not written before
	r.stop()
	write(t, r.path, []byte("broken"))
	r.start()
	serves(t, r.h, v2)
}

// TestRestoreFull: modules that do not fit into the directory serve, and are not kept, which the log has.
func TestRestoreFull(t *testing.T) {
	r := remember(t)
	l := &log{}
	cfg := hostConfig(t, l, r.dir)
	cfg.Module, cfg.Remember, cfg.CacheSize = r.path, true, 8<<10 // v1.wasm is larger
	h, err := host.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t, h)
	for n, guest := range []string{"v1.wasm", "v2.wasm"} {
		drop(t, r.path, guest)
		reload(t, h, "file")
		serves(t, h, []string{v1, v2}[n])
	}
	if text := l.String(); strings.Count(text, "the directory of versions is full: raise -cache-size, or lower -keep") != 2 {
		t.Errorf("log: %s", text)
	}
	rollback(t, h, "")
	serves(t, h, v1)
}
