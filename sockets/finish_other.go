//go:build !linux

package sockets

// refuseClients reports false: other systems keep no queue of a socket that refuses clients.
func refuseClients(int, string) bool { return false }

// queueEmpty reports false.
func queueEmpty(error) bool { return false }
