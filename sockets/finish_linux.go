package sockets

import (
	"errors"
	"net"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// refuseClients lets no more clients connect to a listening socket, whose queue stays: a Unix socket refuses them (unix(7), shutdown). A
// TCP socket would reset its queue, so that the first packet of a new connection is dropped instead; a client sends another after a
// second. It reports whether the system did so.
func refuseClients(fd int, network string) bool {
	if network == "unix" {
		return unix.Shutdown(fd, unix.SHUT_RD) == nil
	}
	const flags, synAck, syn = 13, 0x12, 0x02 // RFC 9293, 3.1
	program := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_B | unix.BPF_ABS, K: flags},
		{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: synAck},
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 1, K: syn},
		{Code: unix.BPF_RET | unix.BPF_K, K: 0},
		{Code: unix.BPF_RET | unix.BPF_K, K: 1<<32 - 1},
	}
	prog := unix.SockFprog{Len: uint16(len(program)), Filter: unsafe.SliceData(program)}
	return unix.SetsockoptSockFprog(fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &prog) == nil
}

// acceptNow accepts a client that waits, without the net package's deadline, which has passed.
func acceptNow(listener int) (net.Conn, error) {
	fd, _, err := unix.Accept4(listener, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC)
	if err != nil {
		return nil, net.ErrClosed
	}
	file := os.NewFile(uintptr(fd), "accepted")
	defer file.Close() // net.FileConn has its own copy
	return net.FileConn(file)
}

// queueEmpty reports whether an error of accept means that nobody waits: a Unix socket that refuses clients returns EINVAL.
func queueEmpty(err error) bool { return errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EINVAL) }
