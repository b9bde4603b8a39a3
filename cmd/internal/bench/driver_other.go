//go:build !linux

package bench

func newDriver(t Target, l Load) (driver, error) { return newGoroutines(t, l) }
