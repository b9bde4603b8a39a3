//go:build !linux

package compiler

// restrict does nothing.
func restrict([]string, string) error { return nil }

// unrestricted returns what the system does not restrict for processes.
func unrestricted() string { return "files and network: there is no Landlock" }
