package host

import (
	"context"
	"testing"
	"time"
)

// TestRemoveReplaced: a gate that ends a trial just when it is replaced ends its own candidate, and not the new one.
func TestRemoveReplaced(t *testing.T) {
	h := &Host{cfg: Config{DrainTimeout: time.Hour}}
	begin := func() *candidate {
		v := &version{}
		v.refs.Store(2) // it outlives its generation: there is nothing to close
		c := &candidate{g: &generation{version: v, drained: make(chan struct{})}}
		c.g.refs.Store(1)
		c.ended, c.end = context.WithCancel(context.Background())
		return c
	}
	old, replacement := begin(), begin()
	next := &trial{candidate: replacement}
	h.trial.Store(next)
	h.remove(old)
	<-old.g.drained
	if h.trial.Load() != next || replacement.ended.Err() != nil || replacement.g.refs.Load() != 1 {
		t.Error("the new trial has ended")
	}
	if old.ended.Err() == nil {
		t.Error("the old one has not")
	}
	h.remove(replacement)
	<-replacement.g.drained
	h.tasks.Wait()
	if h.trial.Load() != nil {
		t.Error("it is not removed")
	}
}
