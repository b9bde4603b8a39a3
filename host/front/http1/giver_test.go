package http1

import "testing"

// TestOfferOnce: a connection that parks again and again while none is taken is listed once, and again after it was taken.
func TestOfferOnce(t *testing.T) {
	s := &Server{}
	g, c := &s.giver, &conn{}
	g.wake = make(chan struct{}, 1)
	for range 2 {
		for range 1000 {
			g.offer(c)
		}
		if len(g.used) != 1 {
			t.Fatalf("listed %d times", len(g.used))
		}
		g.take(1) // it is not parked
	}
	g.offer(c)
	s.StopGiving()
	g.offer(c)
	if len(g.used) != 1 {
		t.Errorf("listed %d times after the giving has ended", len(g.used))
	}
}
