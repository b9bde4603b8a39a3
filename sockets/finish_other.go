//go:build !linux

package sockets

import "net"

// refuseClients reports false: other systems keep no queue of a socket that refuses clients.
func refuseClients(int, string) bool { return false }

// acceptNow fails.
func acceptNow(int) (net.Conn, error) { return nil, net.ErrClosed }

// queueEmpty reports false.
func queueEmpty(error) bool { return false }
