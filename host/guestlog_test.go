package host

import (
	"testing"
	"time"
)

func TestLogBudget(t *testing.T) {
	b := newLogBudget()
	now := time.Now()
	const entry = 1000 - guestLogEntry
	passed := 0
	for range 10_000 {
		if ok, _ := b.take(entry, now); ok {
			passed++
		}
	}
	if passed != guestLogBurst/1000 {
		t.Errorf("%d of 10,000 at once, want %d", passed, guestLogBurst/1000)
	}
	now = now.Add(time.Second)
	ok, missed := b.take(entry, now)
	if !ok || missed != int64(10_000-passed) {
		t.Errorf("after a second: %v, %d missed, want %d", ok, missed, 10_000-passed)
	}
	passed = 1
	for range 10_000 {
		if ok, _ := b.take(entry, now); ok {
			passed++
		}
	}
	if want := guestLogRate / 1000; passed < want-1 || passed > want+2 {
		t.Errorf("%d in the next second, want %d", passed, want)
	}
	now = now.Add(time.Hour)
	if ok, _ := b.take(guestLogBurst-guestLogEntry, now); !ok {
		t.Error("a whole burst after an hour is refused")
	}
}
