//go:build !unix

package host_test

import "time"

var begun = time.Now()

// processor returns the time that has passed.
func processor() time.Duration { return time.Since(begun) }
