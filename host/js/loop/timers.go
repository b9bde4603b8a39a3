package loop

import "time"

// timer is one timer. Those that are due at the same time fire in the order in which they were set.
type timer struct {
	event   Event // unless backlog is set
	at      time.Time
	seq     uint64
	every   time.Duration // 0: once
	backlog *Backlog      // its first event is due
	index   int
}

type timers []*timer

func (t timers) Len() int { return len(t) }
func (t timers) Less(a, b int) bool {
	if !t[a].at.Equal(t[b].at) {
		return t[a].at.Before(t[b].at)
	}
	return t[a].seq < t[b].seq
}
func (t timers) Swap(a, b int) {
	t[a], t[b] = t[b], t[a]
	t[a].index, t[b].index = a, b
}
func (t *timers) Push(x any) {
	x.(*timer).index = len(*t)
	*t = append(*t, x.(*timer))
}
func (t *timers) Pop() any {
	old := *t
	x := old[len(old)-1]
	old[len(old)-1] = nil
	*t = old[:len(old)-1]
	return x
}
