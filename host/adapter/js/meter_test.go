package js

import (
	"errors"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
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
	was := inst.env
	defer func() { inst.env, inst.clock = was, clock{} }()
	for _, c := range []struct {
		name         string
		ticked       bool
		limit, spent time.Duration
		ends         bool
	}{
		{"within", false, time.Hour, time.Second, false}, {"over", false, time.Second, time.Minute, true}, {"over after a tick", true, time.Nanosecond, time.Minute, true},
		{"no limit", true, 0, time.Minute, false},
	} {
		inst.env = &timed{e, c.limit}
		inst.clock = clock{}
		if c.ticked {
			inst.clock.begun = time.Nanosecond
		}
		func() {
			defer func() {
				err, _ := recover().(error)
				var over *interruption
				if errors.As(err, &over) != c.ends {
					t.Errorf("%s: %v", c.name, err)
				}
			}()
			inst.computed(time.Since(inst.born) - c.spent)
		}()
	}
}
