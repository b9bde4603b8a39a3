package main

import (
	"context"
	"time"
)

// retryPause is the delay before a reload is tried again that failed for lack of a system resource, such as descriptors: nothing reports
// that the resource has become available.
const retryPause = 2 * time.Second

// retryIf schedules another reload if failed, unless one is scheduled already.
func (s *server) retryIf(ctx context.Context, failed bool) {
	if !failed || s.retrying.Swap(true) {
		return
	}
	s.tasks.Go(func() {
		timer := time.NewTimer(retryPause)
		defer timer.Stop()
		select {
		case <-timer.C:
			s.retrying.Store(false)
			s.load(ctx, "retry")
		case <-ctx.Done():
		}
	})
}
