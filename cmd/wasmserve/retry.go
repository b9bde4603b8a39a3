package main

import (
	"context"
	"time"
)

// retryPause is how long a reload that failed by what the system lacks, as descriptors, waits before it is tried again: nothing else
// would tell that they are there.
const retryPause = 2 * time.Second

// retryIf arranges for another try of a reload where it failed so, unless one is arranged already.
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
