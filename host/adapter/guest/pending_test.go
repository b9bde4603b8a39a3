package guest

import (
	"slices"
	"testing"
)

// Next skips ids of pending requests, and starts again after the largest.
func TestPendingNext(t *testing.T) {
	var p Pending[string]
	var ids []uint32
	id := uint32(0)
	next := func() {
		id = p.Next(id, 5)
		ids = append(ids, id)
	}
	next()
	p.Add(2, "two")
	p.Add(3, "three")
	p.Add(1, "one")
	for range 3 {
		next()
	}
	p.Remove(2)
	for range 2 {
		next()
	}
	if want := []uint32{1, 4, 5, 4, 5, 2}; !slices.Equal(ids, want) {
		t.Errorf("ids %v, want %v", ids, want)
	}
	if p.Count() != 2 || p.Find(3) != "three" || p.Find(2) != "" {
		t.Errorf("%d requests: %q, %q", p.Count(), p.Find(3), p.Find(2))
	}
}
