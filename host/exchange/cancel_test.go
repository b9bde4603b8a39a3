package exchange

import (
	"errors"
	"testing"
	"time"
)

// TestCancelWhileRevived: a Revive happens before or after a Cancel of another goroutine, never in the middle of it: the next Cancel would
// close the channel that the first is about to close.
func TestCancelWhileRevived(t *testing.T) {
	var x Exchange
	cancelled := make(chan struct{})
	x.mu.Lock() // as Revive has it
	go func() {
		defer close(cancelled)
		x.Cancel(errors.New("a limit"))
	}()
	for range 10 {
		time.Sleep(time.Millisecond)
		if x.Cause() != nil {
			t.Fatal("a cause is set while another has the lock")
		}
	}
	x.mu.Unlock()
	<-cancelled
	<-x.Done()
	x.Revive()
	if x.Cause() != nil || !x.Cancelled() {
		t.Errorf("revived: cause %v, cancelled %v", x.Cause(), x.Cancelled())
	}
	x.Cancel(errors.New("another"))
	<-x.Done()
}
