package sockets

// Peer is the process at the other end of a Unix or abstract socket, as the kernel reports it. Known is false for TCP, and on systems
// that do not report it.
type Peer struct {
	Known bool
	UID   uint32
	GID   uint32
	PID   uint32 // 0: not known, for example in another PID namespace
}
