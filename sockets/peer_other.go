//go:build !linux

package sockets

import "net"

// peerOf returns no credentials: only Linux is supported.
func peerOf(net.Conn) Peer { return Peer{} }

// pollEnd is 0: only Linux reports by poll that the peer has closed its sending half.
const pollEnd = 0
