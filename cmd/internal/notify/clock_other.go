//go:build !linux

package notify

import "time"

// monotonic returns 0: only Linux has service managers that ask for it.
func monotonic() time.Duration { return 0 }
