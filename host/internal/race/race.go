// Package race reports whether the program is built with the race detector, whose own memory does not fit into the limits of a process
// that compiles. It is for tests.
package race
