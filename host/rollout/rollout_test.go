package rollout

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

func request(fields ...string) *exchange.Request {
	r := &exchange.Request{}
	for n := 0; n < len(fields); n += 2 {
		r.Header = append(r.Header, exchange.Field{Name: []byte(fields[n]), Value: []byte(fields[n+1])})
	}
	return r
}

func key(t testing.TB, text string) Key {
	k, err := ParseKey(text)
	if err != nil || k.String() != text {
		t.Fatalf("%s: %v, %v", text, k, err)
	}
	return k
}

func TestParse(t *testing.T) {
	for text, want := range map[string]Share{"0%": 0, "5%": 50_000, "0.25%": 2500, "0.0001%": 1, "100%": All, "99.9999%": 999_999} {
		if got, err := ParseShare(text); err != nil || got != want || got.String() != text {
			t.Errorf("%s: %d, %s, %v", text, got, got, err)
		}
	}
	for _, text := range []string{"", "5", "%", "-1%", "+1%", "100.0001%", "101%", "1.%", ".5%", "0.00001%", "1e1%", " 5%", "5%%", "99999999999999999999%"} {
		if got, err := ParseShare(text); err == nil {
			t.Errorf("%q: %s", text, got)
		}
	}
	if steps, err := ParseSteps("1%, 10%,100%"); err != nil || fmt.Sprint(steps) != "[1% 10% 100%]" {
		t.Errorf("%v, %v", steps, err)
	}
	for _, text := range []string{"", "5%", "10%,5%,100%", "5%,5%,100%", "5%,100%,", "x,100%"} {
		if steps, err := ParseSteps(text); err == nil {
			t.Errorf("%q: %v", text, steps)
		}
	}
	for _, text := range []string{"header", "header:", "header:a b", "cookie:a=b", "port", "ip:x", "uid:", ":"} {
		if k, err := ParseKey(text); err == nil {
			t.Errorf("%q: %v", text, k)
		}
	}
	for _, text := range []string{"header:x", "ip=1", "x=1", "=", "header:=1"} {
		if m, err := ParseMatch(text); err == nil {
			t.Errorf("%q: %v", text, m)
		}
	}
}

// TestShare: over 1,000,000 requests, and as many keys, the share is what was asked for, within 0.2 %.
func TestShare(t *testing.T) {
	const n = 1_000_000
	shares := []string{"5%"}
	if os.Getenv("WASMSERVE_LONG") != "" {
		shares = []string{"0%", "1%", "5%", "33.3333%", "50%", "100%"}
	}
	for _, text := range shares {
		share, _ := ParseShare(text)
		for _, k := range []string{"", "header:user", "cookie:id", "uid", "ip"} {
			s := NewSplit(share, "salt", key(t, k), Match{})
			r := request("user", "--------", "cookie", "a=1; id=--------")
			r.Peer.Known = true
			took := 0
			for i := range n {
				binary.LittleEndian.PutUint32(r.Header[0].Value, uint32(i))
				for at, rest := 15, i; at > 7; at, rest = at-1, rest/10 {
					r.Header[1].Value[at] = byte('0' + rest%10)
				}
				r.Peer.UID, r.Remote = uint32(i), ""
				if k == "ip" {
					r.Remote = fmt.Sprintf("10.%d.%d.%d:1234", i>>16, i>>8&255, i&255)
				}
				if is, _, _ := s.Takes(r); is {
					took++
				}
			}
			if got, want := float64(took)/n, float64(share)/float64(All); math.Abs(got-want) > 0.002 {
				t.Errorf("%s by %q: %.4f", text, k, got)
			}
		}
	}
}

// TestSticky: a key stays on its side, and moves to the candidate once while its share grows.
func TestSticky(t *testing.T) {
	first := NewSplit(10_000, "salt", key(t, "header:user"), Match{})
	for i := range 10_000 {
		was := false
		for share := Share(0); share <= All; share += 50_000 {
			s := first.With(share)
			r := request("user", fmt.Sprint("user ", i))
			is, _, who := s.Takes(r)
			again, _, same := s.Takes(r)
			if is != again || who != same || was && !is {
				t.Fatalf("user %d at %s: %v, then %v; before: %v", i, share, is, again, was)
			}
			was = is
		}
	}
	one, two, differ := NewSplit(500_000, "one", key(t, "header:user"), Match{}), NewSplit(500_000, "two", key(t, "header:user"), Match{}), 0
	for i := range 1000 {
		r := request("user", fmt.Sprint(i))
		a, _, _ := one.Takes(r)
		if b, _, _ := two.Takes(r); a != b {
			differ++
		}
	}
	if differ < 300 {
		t.Errorf("with another salt %d of 1000 users are on another side", differ)
	}
}

func TestKeys(t *testing.T) {
	s := func(k string) *Split { return NewSplit(500_000, "", key(t, k), Match{}) }
	same := func(name string, want bool, s *Split, a, b *exchange.Request) {
		t.Helper()
		_, _, x := s.Takes(a)
		if _, _, y := s.Takes(b); (x == y) != want {
			t.Errorf("%s: %x, %x", name, x, y)
		}
	}
	same("cookies", true, s("cookie:id"), request("cookie", "id=7"), request("cookie", "x=1;  id=7; id=8"))
	same("two fields", true, s("cookie:id"), request("cookie", "id=7"), request("cookie", "x=1", "cookie", "id=7"))
	same("a longer name", false, s("cookie:id"), request("cookie", "id=7"), request("cookie", "xid=7"))
	same("an empty value", true, s("header:x"), request("x", ""), request("x", ""))
	same("no cookie", false, s("cookie:id"), request(), request())
	ip := func(remote string) *exchange.Request { return &exchange.Request{Remote: remote} }
	same("ports", true, s("ip"), ip("[::1]:80"), ip("[::1]:81"))
	same("addresses", false, s("ip"), ip("[::1]:80"), ip("[::2]:80"))
	same("a Unix socket", false, s("ip"), ip(""), ip(""))
	m, err := ParseMatch("header:x-beta=1=2")
	if err != nil || m.String() != "header:x-beta=1=2" {
		t.Fatal(m, err)
	}
	forced := NewSplit(0, "", Key{}, m)
	for _, c := range []struct {
		r    *exchange.Request
		want bool
	}{{request("x-beta", "1=2"), true}, {request("x-beta", "1"), false}, {request(), false}} {
		if is, by, _ := forced.Takes(c.r); is != c.want || by != c.want {
			t.Errorf("%v: %v", c.r.Header, is)
		}
	}
	r := request("cookie", "a=b; id=7")
	split := NewSplit(500_000, "", key(t, "cookie:id"), m)
	if n := testing.AllocsPerRun(100, func() { split.Takes(r) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// trial runs requests through a gate until it closes, and returns after how many; 0: it did not.
func trial(rng *rand.Rand, share Share, requests int, stable, candidate float64) int {
	var g Gate
	for n := 1; n <= requests; n++ {
		is := rng.Float64() < float64(share)/float64(All)
		rate := stable
		if is {
			rate = candidate
		}
		if rng.Float64() < rate && g.Failed(is, share, rng.Uint64()) {
			return n
		}
	}
	return 0
}

// TestGate: sides that are alike do not close it, and a candidate that fails does, soon.
func TestGate(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rate := range []float64{0.001, 0.01, 0.1, 1} {
		alarms := 0
		for range 300 {
			if trial(rng, 50_000, 20_000, rate, rate) > 0 {
				alarms++
			}
		}
		if alarms > 9 { // 1 % of 300, and what chance may add
			t.Errorf("%v alike: %d of 300 false alarms", rate, alarms)
		}
	}
	for _, c := range []struct {
		stable, candidate float64
		within            int // requests of both sides, in 19 of 20 runs
	}{{0, 1, 400}, {0.001, 1, 400}, {0.001, 0.1, 4000}, {0.01, 0.1, 6000}} {
		late := 0
		for range 200 {
			if n := trial(rng, 50_000, c.within, c.stable, c.candidate); n == 0 {
				late++
			}
		}
		if late > 10 {
			t.Errorf("%v against %v: %d of 200 not found within %d requests", c.candidate, c.stable, late, c.within)
		}
	}
	var g Gate
	for range 1000 {
		if g.Failed(true, 50_000, 7) {
			t.Fatal("one client closed the gate")
		}
	}
}

func BenchmarkTakes(b *testing.B) {
	for _, k := range []string{"", "header:user", "cookie:id", "uid", "ip"} {
		b.Run(k, func(b *testing.B) {
			s := NewSplit(50_000, "salt", key(b, k), Match{})
			r := request("accept", "*/*", "user", "4711", "cookie", "a=1; id=4711")
			r.Peer.Known, r.Remote = true, "10.1.2.3:4567"
			for b.Loop() {
				s.Takes(r)
			}
		})
	}
}
