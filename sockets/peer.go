package sockets

// Peer is who sits at the other end of a Unix or abstract socket, as the kernel says. Known is false for TCP, and where the system
// does not tell.
type Peer struct {
	Known bool
	UID   uint32
	GID   uint32
	PID   uint32 // 0: not known, such as a process of another PID namespace
}
