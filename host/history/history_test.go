package history

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/source"
)

func open(t *testing.T, dir string, size int64) *Store {
	t.Helper()
	s, err := Open(dir, size)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// module makes a module with a custom section of this size, and others for an adapter.
func module(size int, carried ...string) source.Module {
	wasm := append([]byte("\x00asm\x01\x00\x00\x00"), custom("filler", make([]byte, size))...)
	for _, c := range carried {
		wasm = append(wasm, custom(source.SectionPrefix+c, []byte("content of "+c))...)
	}
	return source.Parse(wasm)
}

// custom encodes a custom section.
func custom(name string, content []byte) []byte {
	body := append(asm.Sized([]byte(name)), content...)
	return append([]byte{0}, asm.Sized(body)...)
}

func kept(t *testing.T, s *Store, m source.Module) Module {
	t.Helper()
	wasm, sections, err := s.Keep(m)
	if err != nil {
		t.Fatal(err)
	}
	return Module{Version: report.Version{Hash: m.Hash, Size: m.Size}, Wasm: wasm, Sections: sections}
}

// TestRoundTrip: records and modules are what was written, after the directory has been opened again.
func TestRoundTrip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "versions")
	s := open(t, dir, 1<<20)
	plain, script := module(10), module(10, "script", "map")
	r := Record{Path: "/srv/a.wasm", Generation: 7, Modules: []Module{kept(t, s, plain), kept(t, s, script)}, Held: []string{"ab"},
		Events: []report.Event{{At: time.Unix(1, 0).UTC(), Kind: report.EventLoaded, By: "start", Count: 1}}}
	if err := s.Save(r, true); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir, 1<<20)
	got, err := s.Load(r.Path)
	if r.Form = form; err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("%+v, %v\nwant %+v", got, err, r)
	}
	for n, want := range []source.Module{plain, script} {
		m, err := s.Module(got.Modules[n])
		if want.Inputs = m.Inputs; err != nil || !reflect.DeepEqual(m, want) {
			t.Errorf("module %d: %v", n, err)
		}
	}
	if other, err := s.Load("/srv/b.wasm"); err != nil || other.Modules != nil {
		t.Errorf("another handler: %+v, %v", other, err)
	}
	if list, _ := os.ReadDir(dir); len(list) != 3 { // the module without sections is shared
		t.Errorf("%d files: %v", len(list), list)
	}
	for _, name := range []string{"", "x", "../../etc/passwd", strings.Repeat("ab", 31)} {
		if _, err := s.Module(Module{Wasm: name}); err == nil {
			t.Errorf("a module named %q was loaded", name)
		}
	}
}

// TestSweep: the directory has at most its size; parts that no record names go first, then records of other processes.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	const size = 10 << 10
	other := open(t, dir, size)
	for n := range 3 {
		m := kept(t, other, module(2000+n))
		if err := other.Save(Record{Path: "/other/" + strconv.Itoa(n), Modules: []Module{m}}, false); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(time.Duration(n-10) * time.Hour)
		os.Chtimes(filepath.Join(dir, recordName("/other/"+strconv.Itoa(n))), old, old)
	}
	orphan := kept(t, other, module(2500))
	old := time.Now().Add(-time.Hour)
	os.Chtimes(filepath.Join(dir, orphan.Wasm+partSuffix), old, old)
	s := open(t, dir, size)
	if _, err := s.Load("/mine"); err != nil {
		t.Fatal(err)
	}
	mine := Record{Path: "/mine", Modules: []Module{kept(t, s, module(3000))}}
	if err := s.Save(mine, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Module(orphan); err == nil {
		t.Error("a part without a record is left")
	}
	mine.Modules = append(mine.Modules, kept(t, s, module(4000)))
	if err := s.Save(mine, false); err != nil {
		t.Fatal(err)
	}
	left := func(path string) int { r, _ := open(t, dir, size).Load(path); return len(r.Modules) }
	if left("/other/0") != 0 || left("/other/2") != 1 || left("/mine") != 2 {
		t.Errorf("left: %d, %d, %d, and of this process %d", left("/other/0"), left("/other/1"), left("/other/2"), left("/mine"))
	}
	if _, _, err := s.Keep(module(9000)); !errors.Is(err, ErrFull) {
		t.Errorf("a module that does not fit beside those of this process: %v", err)
	}
	for _, m := range mine.Modules {
		if _, err := s.Module(m); err != nil {
			t.Error(err)
		}
	}
}

// TestAdd: a list of events is bounded; repeated ones are counted; guests do not push out what operators have done.
func TestAdd(t *testing.T) {
	var list []report.Event
	for range 5 {
		list = Add(list, report.Event{At: time.Now(), Kind: report.EventLoaded, By: "admin", To: "a"})
	}
	if len(list) != 1 || list[0].Count != 5 {
		t.Errorf("repeated: %+v", list)
	}
	for n := range 40 {
		list = Add(list, report.Event{By: "admin", To: strconv.Itoa(n)})
	}
	for n := range 1000 {
		list = Add(list, report.Event{By: "guest", To: strconv.Itoa(n % 2), Reason: strings.Repeat("x", 1<<20)})
	}
	if len(list) != maxEvents || list[0].Count != 5 || len(list[99].Reason) != maxReason {
		t.Errorf("%d events, the first %+v", len(list), list[0])
	}
	for n := range 1000 {
		list = Add(list, report.Event{By: "admin", To: strconv.Itoa(n)})
	}
	if len(list) != maxEvents || list[99].To != "999" {
		t.Errorf("%d events, the last %+v", len(list), list[99])
	}
}
