package js

import (
	"errors"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// timed is a host with a time limit.
type timed struct {
	*testEnv
	limit time.Duration
}

func (e *timed) Limits() adapter.Limits { return adapter.Limits{GuestTime: e.limit} }

// The time of a host function counts when it returns, before and after the first tick, and ends a turn that is over its budget.
func TestComputed(t *testing.T) {
	inst, e := open(t, `export default { fetch() { return new Response('') } }`)
	inst.enter.Lock()
	defer inst.enter.Unlock()
	was := inst.Env
	defer func() { inst.Env = was; inst.turn.begin(nil, false) }()
	for _, c := range []struct {
		name         string
		ticked       bool
		limit, spent time.Duration
		ends         bool
	}{
		{"within", false, time.Hour, time.Second, false}, {"over", false, time.Second, time.Minute, true}, {"over after a tick", true, time.Nanosecond, time.Minute, true},
		{"no limit", true, 0, time.Minute, false},
	} {
		inst.Env = &timed{e, c.limit}
		inst.turn.begin(nil, false)
		if c.ticked {
			inst.Start(time.Nanosecond)
		}
		func() {
			defer func() {
				err, _ := recover().(error)
				var over *guest.Interruption
				if errors.As(err, &over) != c.ends {
					t.Errorf("%s: %v", c.name, err)
				}
			}()
			inst.Worked(inst.Now() - c.spent)
		}()
	}
}

// A script that sleeps before the first tick of its meter gets no more time than one that does not: the sleep is not work, but not a credit
// either.
func TestSleepNoCredit(t *testing.T) {
	fuel := map[string]int64{}
	for _, first := range []string{"", "Bun.sleepSync(2000);"} {
		prog, e := load(t, `let n = 0; // the first turns find out how much fuel lasts for a tick
export default { fetch() { if (n++ < 500) return; `+first+` for (;;); } }`)
		e.limit(adapter.Limits{GuestTime: 20 * time.Millisecond, StartTime: time.Minute})
		inst := start(t, prog)
		for range 500 {
			x, _ := request("/", "")
			inst.Fetch(x)
		}
		before := fuelOf(inst)
		x, _ := request("/", "")
		var f *exchange.Failure
		if err := inst.Fetch(x); !errors.As(err, &f) || f.Limit != "guest-timeout" {
			t.Fatalf("%q: %v", first, err)
		}
		fuel[first] = fuelOf(inst) - before
	}
	t.Log(fuel)
	if with, without := fuel["Bun.sleepSync(2000);"], fuel[""]; with > 10*without {
		t.Errorf("fuel used after a sleep: %d, without: %d", with, without)
	}
}
