package compiler

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// machine is a kind of processor that the filter is written for.
type machine struct {
	arch    uint32   // the kernel's number of its system calls
	refused []uint32 // socket, socketpair and io_uring_setup, which could make sockets as well
}

var machines = map[string]machine{
	"amd64": {unix.AUDIT_ARCH_X86_64, []uint32{41, 53, 425}},
	"arm64": {unix.AUDIT_ARCH_AARCH64, []uint32{198, 199, 425}},
}

// Offsets in seccomp's description of a system call, and the bit that marks calls of another kind on amd64 (x32).
const (
	callNumber  = 0
	callMachine = 4
	x32         = 0x40000000
)

// filter refuses the calls of m that are to be refused, and all calls of other machines: a program may make 32-bit calls, too.
func (m machine) filter() []unix.SockFilter {
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	jump := func(kind uint16, k uint32, yes, no int) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | kind | unix.BPF_K, K: k, Jt: uint8(yes), Jf: uint8(no)}
	}
	end := func(k uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: k} }
	n := len(m.refused)
	program := []unix.SockFilter{
		load(callMachine),
		jump(unix.BPF_JEQ, m.arch, 0, n+3),
		load(callNumber),
		jump(unix.BPF_JGE, x32, n+1, 0),
	}
	for i, call := range m.refused {
		program = append(program, jump(unix.BPF_JEQ, call, n-i, 0))
	}
	return append(program, end(unix.SECCOMP_RET_ALLOW), end(unix.SECCOMP_RET_ERRNO|uint32(unix.EACCES)))
}

// noSockets has the kernel refuse to make sockets, on all threads of this process: Landlock restricts TCP alone.
func noSockets() error {
	m, ok := machines[runtime.GOARCH]
	if !ok {
		return fmt.Errorf("no filter of system calls for %s", runtime.GOARCH)
	}
	filter := m.filter()
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	runtime.KeepAlive(filter)
	if errno != 0 {
		return fmt.Errorf("seccomp: %w", errno)
	}
	return nil
}
