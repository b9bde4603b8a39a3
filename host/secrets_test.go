package host_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/conformance"
	"github.com/wasmserve/wasmserve/host/internal/asm"
)

// Addresses at which the guest of TestSecrets hides data.
const (
	dataAt, bssAt, simdAt, statsAt, initAt, iovAt, fdAt, stackAt, heapAt, lastAt = 20000, 30000, 31008, 32000, 33000, 2048, 34000, 60000, 400000, forgedPages<<16 - 1
	passiveData, passiveElements                                                 = 5, 1 // segments
)

// place is where a request can leave data for the next.
type place struct {
	name  string
	look  []byte // leaves an i32 that is not 0 if it finds data
	hide  []byte // nil: the data appears by itself
	level int    // with which the others are hidden too: 0 only places that are reset, from 1 on those that may cost the instance
	never bool   // the host does not reset it
}

// secretGlobals come in pairs, the second of which is exported.
var secretGlobals = []struct {
	name         string
	typ          int
	initial, set []byte
	changed      []byte // after global.get
}{
	{"i32", 0x7f, asm.I32(7), asm.I32(42), asm.Code(asm.I32(7), 0x47)},
	{"i64", 0x7e, asm.I64(7), asm.I64(42), asm.Code(asm.I64(7), 0x52)},
	{"f32", 0x7d, asm.Code(0x43, 0, 0, 0, 0), asm.Code(0x43, 1, 0, 0xa0, 0x7f), asm.Code(0xbc)}, // a NaN with a payload
	{"f64", 0x7c, asm.Code(0x44, make([]byte, 8)), asm.Code(0x44, 1, 0, 0, 0, 0, 0, 0xf4, 0x7f), asm.Code(0xbd, 0x50, 0x45)},
}

func places() (list []place) {
	add := func(level int, name string, look, hide []byte) {
		list = append(list, place{name: name, look: look, hide: hide, level: level})
	}
	for n, g := range secretGlobals {
		for exported := range 2 {
			index := 2*n + exported
			add(0, fmt.Sprint("global ", index, " ", g.name), asm.Code(0x23, index, g.changed), asm.Code(g.set, 0x24, index))
		}
	}
	for _, at := range []int{0, dataAt, bssAt, stackAt, bufferAt + 8000, heapAt, lastAt} {
		initial := 0
		if at == dataAt {
			initial = 'd'
		}
		add(0, fmt.Sprint("memory at ", at), asm.Code(asm.I32(at), 0x2d, 0, 0, asm.I32(initial), 0x47), asm.Code(asm.I32(at), asm.I32(42), 0x3a, 0, 0))
	}
	word := func(at int) []byte { return asm.Code(asm.I32(at), 0x28, 2, 0) }
	add(0, "simd", word(simdAt+12), asm.Code(asm.I32(simdAt), 0xfd, 12, asm.Repeat(16, []byte{7}), 0xfd, 11, 4, 0))
	add(0, "written by stats", word(statsAt), asm.Code(asm.I32(statsAt), asm.I32(900), call("stats"), 0x1a))
	add(0, "memory.init", word(initAt), asm.Code(asm.I32(initAt), asm.I32(0), asm.I32(4), 0xfc, 8, passiveData, 0))
	add(0, "the rest of a longer request", asm.Code(get1(2), asm.I32(1500), 0x49, 0x04, 0x7f, get1(1), 0x2d, 0, asm.Leb(2000), asm.I32('x'), 0x46, 0x05, asm.I32(0), 0x0b), nil)
	add(0, "the buffer's place", asm.Code(get1(2), asm.I32(8<<10), 0x49, 0x04, 0x7f, get1(1), asm.I32(bufferAt), 0x47, 0x05, asm.I32(0), 0x0b), nil)
	add(0, "the request's id", asm.Code(get1(0), asm.I32(1), 0x47), nil)
	add(1, "much memory", word(300000), asm.Code(asm.I32(200<<10), asm.I32(0xee), asm.I32(256<<10), 0xfc, 11, 0))
	add(1, "memory.copy", word(250000), asm.Code(asm.I32(160<<10), asm.I32(200<<10), asm.I32(200<<10), 0xfc, 10, 0, 0))
	size := asm.Code(0x3f, 0)
	add(2, "memory's size", asm.Code(size, asm.I32(forgedPages), 0x47), asm.Code(asm.I32(1), 0x40, 0, asm.I32(16), 0x74, asm.I32(42), 0x3a, 0, 0))
	add(2, "grown memory", asm.Code(size, asm.I32(forgedPages), 0x4b, 0x04, 0x7f, asm.I32(forgedPages<<16), 0x2d, 0, 0, 0x05, asm.I32(0), 0x0b), nil)

	element := func(n int) []byte { return asm.Code(asm.I32(n), 0x25, 0, 0xd1, 0x45) } // is it set?
	fn := asm.Code(0xd2, fnFetch)
	add(3, "table.set", element(0), asm.Code(asm.I32(0), fn, 0x26, 0))
	add(3, "table.set of null", asm.Code(element(7), 0x45), asm.Code(asm.I32(7), 0xd0, 0x70, 0x26, 0))
	add(3, "table.fill", element(1), asm.Code(asm.I32(1), fn, asm.I32(1), 0xfc, 17, 0))
	add(3, "table.init", element(2), asm.Code(asm.I32(2), asm.I32(0), asm.I32(1), 0xfc, 12, passiveElements, 0))
	add(3, "table.copy", element(3), asm.Code(asm.I32(3), asm.I32(6), asm.I32(1), 0xfc, 14, 0, 0))
	add(3, "table.grow", asm.Code(0xfc, 16, 0, asm.I32(8), 0x47), asm.Code(fn, asm.I32(1), 0xfc, 15, 0, 0x1a))
	add(3, "table.grow of externref", asm.Code(0xfc, 16, 1, asm.I32(1), 0x47), asm.Code(0xd0, 0x6f, asm.I32(1), 0xfc, 15, 1, 0x1a))

	host := func(name string, look, hide []byte) {
		list = append(list, place{name: name, look: look, hide: asm.Code(hide, 0x1a), level: 4, never: true})
	}
	stat := asm.Code(asm.I32(1), asm.I32(fdAt), call("fd_fdstat_get"))
	host("fd_close", stat, asm.Code(asm.I32(1), call("fd_close")))
	host("fd_renumber", stat, asm.Code(asm.I32(1), asm.I32(2), call("fd_renumber")))
	host("fd_fdstat_set_flags", asm.Code(stat, 0x1a, asm.I32(fdAt+2), 0x2f, 1, 0), asm.Code(asm.I32(1), asm.I32(4), call("fd_fdstat_set_flags")))
	host("half a line of output", asm.I32(0), asm.Code(asm.I32(1), asm.I32(iovAt), asm.I32(1), asm.I32(fdAt+24), call("fd_write")))
	host("an earlier request's id", asm.Code(get1(0), asm.I32(1), 0x6b, asm.I32(goodAt), asm.I32(36), call("respond"), asm.I32(int(abi.StatusClosed)), 0x47),
		asm.Code(get1(0), asm.I32(4), call("guest_timeout"))) // for "spin" below; last, since fd_write would find that the time is up
	return list
}

// secretGuest looks for data of an earlier request in all places, hides data in those that the path selects, and answers with a 1
// for each place where it found data. Path: /b and a level, or the action afterwards: f(ail), t(rap); or s(pin), d(ata.drop), e(lem.drop).
// A guest that is not whole changes a table as it starts, so that no instance can be copied from another's image.
func secretGuest(list []place, whole bool) forged {
	var looks, hides, all []byte
	for n, p := range list {
		looks = asm.Code(looks, asm.I32(reportAt+32+n), p.look, asm.I32(0), 0x47, asm.I32('0'), 0x6a, 0x3a, 0, 0)
		hides = asm.Code(hides, pathByte(2), asm.I32('0'+p.level), 0x4f, 0x04, 0x40, p.hide, 0x0b)
		all = asm.Code(all, p.hide)
	}
	when := func(path rune, code ...any) []byte {
		return asm.Code(pathByte(2), asm.I32(int(path)), 0x46, 0x04, 0x40, asm.Code(code...), 0x0b)
	}
	good := asm.Code(asm.I64(goodAt<<32|36), 0x0f)
	answer := reportOf(asm.I32(len(list)))
	f := forged{
		fetch: asm.Code(
			when('s', 0x03, 0x40, get1(3), asm.I32(1), 0x6a, 0x22, 3, asm.I32(20_000_000), 0x49, 0x0d, 0, 0x0b, good),
			when('d', asm.I32(fdAt), asm.I32(0), asm.I32(4), 0xfc, 8, passiveData, 0, 0xfc, 9, passiveData, good),
			when('e', asm.I32(4), asm.I32(0), asm.I32(1), 0xfc, 12, passiveElements, 0, 0xfc, 13, passiveElements, good),
			looks, hides,
			when('f', get1(0), asm.I32(emptyAt), asm.I32(1), asm.I32(emptyAt), asm.I32(1), call("fail"), 0x1a, asm.I64(0), 0x0f),
			when('t', 0x00),
			answer, 0x0f),
		error:    asm.Code(looks, all, answer),
		tables:   [][]byte{asm.Code(0x70, 1, 8, 20), asm.Code(0x6f, 1, 1, 20)},
		elements: [][]byte{asm.Code(0, asm.I32(6), 0x0b, asm.Leb(2), fnFetch, fnFetch), asm.Code(1, 0, 1, fnFetch)},
		data: [][]byte{asm.Code(0, asm.I32(dataAt), 0x0b, asm.Sized([]byte("data"))), asm.Code(0, asm.I32(iovAt), 0x0b, asm.Sized(asm.Code(iovAt+8, iovAt>>8, 0, 0, 7, 0, 0, 0), []byte("et\nsecr"))),
			asm.Code(1, asm.Sized([]byte("init")))},
	}
	for n, g := range secretGlobals {
		f.globals = append(f.globals, asm.Code(g.typ, 1, g.initial, 0x0b), asm.Code(g.typ, 1, g.initial, 0x0b))
		f.exports = append(f.exports, asm.Code("exported "+g.name, 3, 2*n+1))
	}
	if !whole {
		f.init = asm.Code(asm.I32(5), 0xd2, fnFetch, 0x26, 0)
	}
	return f
}

// secretPaths are requested in turn, in the long run each as often as it stands here and those of level 0 16 times as often.
var secretPaths = []string{"/b1", "/b4", "/b4", "/bs", "/b2", "/b3", "/bf", "/bt", "/bd", "/bd", "/be", "/be", "/b0?" + strings.Repeat("x", 3000), "/b0", "/b0?" + strings.Repeat("y", 10000), "/b0"}

// TestSecrets hides data in every place in each request, and the next requests look for it. With isolation they must find
// nothing; without it they must find it in all places, or else this test proves nothing.
func TestSecrets(t *testing.T) {
	list := places()
	// ask sends request n of the run and records where data was found.
	ask := func(t *testing.T, h *host.Host, n int, seldom int, found map[string]bool) {
		path := "/b0"
		if n%seldom == 0 {
			path = secretPaths[n/seldom%len(secretPaths)]
		}
		f := get(h, path)
		switch got := string(f.body); {
		case f.status == 200 && got == "good":
		case strings.HasPrefix(path, "/bd"), strings.HasPrefix(path, "/be"):
			found["drop of "+path[2:]] = true // it trapped
		case strings.HasPrefix(path, "/bs") || len(got) != len(list) || f.status != 200 && path != "/bf" && path != "/bt":
			t.Fatalf("request %d, %.10s: %d %q", n, path, f.status, got)
		default:
			for i, c := range got {
				if c != '0' {
					found[list[i].name] = true
				}
			}
		}
	}
	for _, whole := range []bool{true, false} {
		t.Run(fmt.Sprint("none, whole ", whole), func(t *testing.T) {
			isolation := host.IsolationNone
			h, _, l := forge(t, secretGuest(list, whole), func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(1) })
			found := map[string]bool{}
			for n := range 3 * len(secretPaths) {
				ask(t, h, n, 1, found)
			}
			for _, p := range list {
				if found[p.name] == p.never && p.name != "half a line of output" {
					t.Errorf("%s: found %v without isolation", p.name, found[p.name])
				}
			}
			if !found["drop of d"] || !found["drop of e"] {
				t.Errorf("dropped segments are not seen: %v", found)
			}
			if !strings.Contains(l.String(), "secret") {
				t.Error("the two halves of a line do not meet")
			}
		})
		t.Run(fmt.Sprint("request, whole ", whole), func(t *testing.T) {
			requests, seldom, end := 2000, 8, time.Now().Add(time.Hour)
			if conformance.Long() {
				requests, seldom, end = 500_000, 256, time.Now().Add(3*time.Minute) // twice
			}
			isolation := host.IsolationRequest
			h, _, l := forge(t, secretGuest(list, whole), func(c *host.Config) { c.Fixed.Isolation, c.Fixed.Instances = &isolation, new(2) })
			found := map[string]bool{}
			var before resources
			n := 0
			for ; n < requests && time.Now().Before(end); n++ {
				if n == 1000 {
					before = measure(h)
				}
				ask(t, h, n, seldom, found)
				if len(found) > 0 {
					t.Fatalf("request %d found what another has hidden: %v", n, found)
				}
			}
			if n < requests {
				t.Errorf("%d requests within three minutes, want %d", n, requests)
			}
			before.check(t, h)
			if strings.Contains(l.String(), "secret") || !strings.Contains(l.String(), "secr") {
				t.Error("output of two requests in one line, or none")
			}
			t.Logf("%d requests", n)
		})
	}
}

// TestSecretsRefused: a module with mutable globals that cannot be reset is not served with isolation, and keeps secrets otherwise.
func TestSecretsRefused(t *testing.T) {
	set := asm.Code(0xd2, fnFetch, 0x24, 1, 0xfd, 12, asm.Repeat(16, []byte{7}), 0x24, 0)
	vector := asm.Code(0x23, 0, 0xfd, 0x53) // v128.any_true
	f := forged{
		fetch: asm.Code(asm.I32(reportAt+32), vector, asm.I32('0'), 0x6a, 0x3a, 0, 0,
			asm.I32(reportAt+33), 0x23, 1, 0xd1, 0x45, asm.I32('0'), 0x6a, 0x3a, 0, 0, set, reportOf(asm.I32(2)), 0x0f),
		globals: [][]byte{asm.Code(0x7b, 1, 0xfd, 12, make([]byte, 16), 0x0b), asm.Code(0x70, 1, 0xd0, 0x70, 0x0b), asm.Code(0x6f, 1, 0xd0, 0x6f, 0x0b)},
	}
	kept, _, _ := forge(t, f, nil)
	var got []string
	for range 2 {
		got = append(got, string(get(kept, "/b").body))
	}
	if want := []string{"00", "11"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	isolation := host.IsolationRequest
	h, path, _ := setup(t, "", func(c *host.Config) { c.Fixed.Isolation = &isolation })
	write(t, path, f.wasm())
	res, err := h.Reload(t.Context(), host.ReloadOptions{By: "start"})
	want := "handler.wasm: isolation per request: the module has state that cannot be reset: global 0 (v128), global 1 (a reference), global 2 (a reference)" +
		" (-isolation none serves it without)"
	if err != nil || res.OK || res.Error != want {
		t.Errorf("got %v %q, want %q", err, res.Error, want)
	}
}
