//go:build !linux

package bench

import (
	"errors"
	"time"
)

var errCPU = errors.New("the processor time of another process can be read on Linux only")

func cpuTime(int) (time.Duration, error)   { return 0, errCPU }
func groupTime(int) (time.Duration, error) { return 0, errCPU }
func threadTime() (time.Duration, error)   { return 0, errCPU }
