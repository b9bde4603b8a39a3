package compiler

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// load is virtual work for the queue: nobody compiles.
type load struct {
	q     queue
	tasks sync.WaitGroup
	mu    sync.Mutex
	begun []string // guarded by mu: whose turns, in order
}

// ask asks for a turn that takes this long, and asks again if it had to make way.
func (l *load) ask(t *testing.T, who string, takes time.Duration) {
	l.tasks.Go(func() {
		for long := false; ; long = true {
			turn, err := l.q.take(t.Context(), who, long)
			if err != nil {
				t.Error(err)
				return
			}
			l.mu.Lock()
			l.begun = append(l.begun, who)
			l.mu.Unlock()
			select {
			case <-time.After(takes):
			case <-turn.ctx.Done():
			}
			made := context.Cause(turn.ctx)
			l.q.give(turn, false)
			if made != errMakeWay {
				return
			}
		}
	})
	synctest.Wait() // it waits, or works
}

// TestFair: a tenant with many large modules delays another by a turn of each place, whatever the number of its modules and whoever has
// come first; within a directory it is the same, and among files.
func TestFair(t *testing.T) {
	for _, c := range []struct{ many, other string }{
		{"/h/many/%d.wasm", "/h/other/api.wasm"}, {"/h/many/%d.wasm", "/h/other.wasm"}, {"/h/t/many/%d.wasm", "/h/t/other.wasm"}, {"/h/many/deep/er/%d.wasm", "/h/other/api.wasm"},
	} {
		for _, takes := range []time.Duration{time.Second, 10 * time.Second} {
			synctest.Test(t, func(t *testing.T) {
				l := &load{q: queue{free: 1, slow: map[string]bool{}}}
				for n := range 200 {
					l.ask(t, fmt.Sprintf(c.many, n), takes)
				}
				for range 3 { // also when it has compiled before
					time.Sleep(time.Duration(rand.IntN(15)) * time.Second)
					synctest.Wait()
					l.mu.Lock()
					before := len(l.begun)
					l.mu.Unlock()
					at := time.Now()
					l.ask(t, c.other, time.Second)
					for {
						l.mu.Lock()
						rest := slices.Clone(l.begun[before:])
						l.mu.Unlock()
						if turn := slices.Index(rest, c.other); turn >= 0 {
							if turn > 1 || time.Since(at) > 2*quick {
								t.Errorf("%s beside %s, %v each: turn %d after %v", c.other, c.many, takes, turn, time.Since(at))
							}
							break
						}
						time.Sleep(10 * time.Millisecond)
						synctest.Wait()
					}
				}
				l.tasks.Wait()
			})
		}
	}
}
