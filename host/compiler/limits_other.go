//go:build !linux

package compiler

import "runtime"

// limit has this process watch its memory itself.
func limit(memory int64, _, _ uint64) error {
	go watch(memory, func() int64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.Sys - m.HeapReleased)
	})
	return nil
}
