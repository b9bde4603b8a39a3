package compiler

import "golang.org/x/sys/unix"

// The numbers of arm64 in machines, which do not compile if they are others (go vet on any processor, and CI's section cross).
var (
	_ [unix.SYS_SOCKET - 198]struct{}         = [0]struct{}{}
	_ [unix.SYS_SOCKETPAIR - 199]struct{}     = [0]struct{}{}
	_ [unix.SYS_IO_URING_SETUP - 425]struct{} = [0]struct{}{}
)
