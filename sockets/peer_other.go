//go:build !linux

package sockets

import "net"

// peerOf does not know elsewhere than on Linux.
func peerOf(net.Conn) Peer { return Peer{} }

// pollEnd asks poll for nothing: only Linux tells that the peer has closed its sending half.
const pollEnd = 0
