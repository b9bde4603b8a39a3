package host_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/state"
)

// hostCall is a call of a host function, with the statuses that are allowed.
type hostCall struct {
	name string
	code []byte
	want []int32
}

// statusesAt is where the guest keeps the statuses of its calls, four bytes each.
const statusesAt = 20000

// tryCalls lets a guest make the calls in one request, and compares their results. The guest reports the statuses through the store,
// since the request may have been answered or have failed.
func tryCalls(t *testing.T, calls []hostCall, answer string) {
	t.Helper()
	tryCallsOf(t, forged{}, nil, calls, answer)
}

// tryCallsOf is tryCalls with a given guest and host.
func tryCallsOf(t *testing.T, guest forged, change func(*host.Config), calls []hostCall, answer string) {
	t.Helper()
	var code []byte
	for n, c := range calls {
		code = asm.Code(code, store32(statusesAt+4*n, c.code))
	}
	code = asm.Code(code, asm.I32(emptyAt), asm.I32(1), asm.I32(statusesAt), asm.I32(4*len(calls)), call("state_set"), op.Drop, zero)
	var store *state.Store
	guest.fetch = code
	h, _, _ := forge(t, guest, func(c *host.Config) {
		store = c.State.(*state.Store)
		if change != nil {
			change(c)
		}
	})
	f := get(h, "/b")
	if got := fmt.Sprint(f.status, " ", string(f.body)); got != answer || f.cut {
		t.Errorf("answer %q, cut %v, want %q", got, f.cut, answer)
	}
	var got []byte
	if _, err := store.Get([]byte("k"), func(value []byte) { got = slices.Clone(value) }); err != nil || len(got) != 4*len(calls) {
		t.Fatalf("%d bytes of statuses for %d calls, %v", len(got), len(calls), err)
	}
	for n, c := range calls {
		if s := int32(got[4*n]) | int32(got[4*n+1])<<8 | int32(got[4*n+2])<<16 | int32(got[4*n+3])<<24; !slices.Contains(c.want, s) {
			t.Errorf("%s: %d, want %d", c.name, s, c.want)
		}
	}
	if f := get(h, "/"); f.status != 200 || string(f.body) != "good" {
		t.Errorf("then: %d %q", f.status, f.body)
	}
}

// id is the argument that stands for the running request's id.
const id = -1 << 31

// TestPointers passes addresses outside of memory to every host function that takes an address (SPEC 6).
func TestPointers(t *testing.T) {
	functions := []struct {
		name  string
		args  []int // valid
		spans []int // places of addresses, which lengths follow
	}{
		{"body_read", []int{id, lieAt, 8}, []int{1}},
		{"respond", []int{id, goodAt, 36}, []int{1}},
		{"body_write", []int{id, goodAt, 4}, []int{1}},
		{"reload", []int{emptyAt + 8, 2}, []int{0}},
		{"fail", []int{id, goodAt, 4, goodAt, 4}, []int{1, 3}},
		{"log", []int{0, goodAt, 4}, []int{1}},
		{"stats", []int{lieAt, 1000}, []int{0}},
		{"state_get", []int{emptyAt, 1, lieAt, 100}, []int{0, 2}},
		{"state_set", []int{emptyAt, 1, goodAt, 4}, []int{0, 2}},
		{"state_delete", []int{emptyAt, 1}, []int{0}},
		{"state_cas", []int{emptyAt, 1, goodAt, 4, goodAt, 4}, []int{0, 2, 4}},
	}
	const end = forgedPages << 16
	lies := [][2]int{{end, 1}, {end - 1, 2}, {end - 35, 36}, {0, end + 1}, {-16, 1000}, {-1, 1}, {-1, -2}, {1, -2}, {0, -1}, {-1, -1}, {end, -1 << 30}, {1 << 31, 1 << 31}}
	calls := []hostCall{{"state_set", asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I32(goodAt), asm.I32(4), call("state_set")), []int32{0}}}
	for _, f := range functions {
		for _, span := range f.spans {
			for _, lie := range lies {
				if f.name == "state_cas" && span > 0 && lie[1] == -1 {
					continue // no value
				}
				args := slices.Clone(f.args)
				args[span], args[span+1] = lie[0], lie[1]
				calls = append(calls, hostCall{fmt.Sprintf("%s%d", f.name, args), hostCallCode(f.name, args), []int32{abi.StatusInvalid}})
			}
		}
	}
	for _, at := range []int{end, end - 7, -8, -1, -4} {
		code := asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I64(1), asm.I32(at), call("state_add"))
		calls = append(calls, hostCall{fmt.Sprint("state_add to ", at), code, []int32{abi.StatusInvalid}})
	}
	for _, lie := range lies {
		code := asm.Code(asm.I32(lie[0]), asm.I32(lie[1]), asm.I64(1), asm.I32(lieAt), call("state_add"))
		calls = append(calls, hostCall{fmt.Sprint("state_add of ", lie), code, []int32{abi.StatusInvalid}})
	}
	calls = append(calls, // the end itself is valid
		hostCall{"nothing at the end", hostCallCode("log", []int{0, end, 0}), []int32{0}},
		hostCall{"the last bytes", hostCallCode("log", []int{0, end - 4, 4}), []int32{0}},
		hostCall{"the answer", hostCallCode("respond", []int{id, goodAt, 36}), []int32{0}})
	tryCalls(t, calls, "200 good")
}

func hostCallCode(name string, args []int) (code []byte) {
	for _, a := range args {
		if a == id {
			code = append(code, get1(0)...)
		} else {
			code = append(code, asm.I32(a)...)
		}
	}
	return append(code, call(name)...)
}

// TestOrder calls host functions in the wrong order, after the response, and with ids of other requests.
func TestOrder(t *testing.T) {
	const ok, invalid, closed, order = abi.StatusOK, abi.StatusInvalid, abi.StatusClosed, abi.StatusOrder
	step := func(want []int32, name string, args ...int) hostCall {
		return hostCall{fmt.Sprint(name, args), hostCallCode(name, args), want}
	}
	one := func(s int32) []int32 { return []int32{s} }
	with := func(who int, body []int32, own []int32) []hostCall {
		return []hostCall{
			step(body, "body_read", who, lieAt, 8), step(own, "respond", who, goodAt, 36), step(own, "body_write", who, goodAt, 4), step(own, "body_write", who, goodAt, 0),
			step(one(closed), "fail", who, goodAt, 0, goodAt, 0), step(one(closed), "timeout", who, 1000), step(one(closed), "guest_timeout", who, 1000),
		}
	}
	others := slices.Concat(with(0, one(closed), one(closed)), with(-1, one(closed), one(closed)), with(1000, one(closed), one(closed)))
	early := []hostCall{
		step(one(order), "body_write", id, goodAt, 4), step(one(order), "body_write", id, goodAt, 0), step(one(invalid), "body_read", id, lieAt, 0),
		step(one(ok), "body_read", id, lieAt, 8), step(one(invalid), "log", 77, goodAt, 4), step(one(invalid), "log", -8, goodAt, 4), step(one(ok), "timeout", id, -1),
	}
	over := []int32{closed, order} // SPEC 6 allows both
	t.Run("before and after an answer", func(t *testing.T) {
		tryCalls(t, slices.Concat(others, early, []hostCall{step(one(ok), "respond", id, goodAt, 36), step(over, "respond", id, goodAt, 36),
			step(over, "respond", id, streamAt, 32), step(over, "body_write", id, goodAt, 4), step(over, "body_write", id, goodAt, 0),
			step([]int32{ok, closed}, "body_read", id, lieAt, 8), step([]int32{ok, closed}, "timeout", id, 1000),
		}, others), "200 good")
	})
	t.Run("in and after a stream", func(t *testing.T) {
		tryCalls(t, slices.Concat(others, early, []hostCall{step(one(ok), "respond", id, streamAt, 32), step(one(order), "respond", id, goodAt, 36),
			step(one(order), "respond", id, streamAt, 32), step(one(4), "body_write", id, goodAt+32, 4), step(one(ok), "body_write", id, goodAt, 0),
			step(over, "body_write", id, goodAt, 4), step(over, "body_write", id, goodAt, 0), step(over, "respond", id, goodAt, 36),
		}, others), "200 good")
	})
}
