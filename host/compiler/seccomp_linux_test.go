package compiler

import (
	"encoding/binary"
	"runtime"
	"slices"
	"testing"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// TestFilter runs the filter of every machine in a virtual machine, so that filters for other processors are tested on this one, too: it
// refuses sockets and calls of other kinds, and nothing else.
func TestFilter(t *testing.T) {
	const other32 = 0x40000003 // AUDIT_ARCH_I386; arm has 0x40000028
	for name, m := range machines {
		var raw []bpf.RawInstruction
		for _, f := range m.filter() {
			raw = append(raw, bpf.RawInstruction{Op: f.Code, Jt: f.Jt, Jf: f.Jf, K: f.K})
		}
		// Seccomp's data is in the processor's byte order, and bpf's in network order; a result of 0 means that the call ends the process.
		program, ok := bpf.Disassemble(raw)
		if !ok {
			t.Fatalf("%s: not a program", name)
		}
		vm, err := bpf.NewVM(program)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		allowed := func(arch, call uint32) bool {
			data := make([]byte, 64)
			binary.BigEndian.PutUint32(data[callNumber:], call)
			binary.BigEndian.PutUint32(data[callMachine:], arch)
			got, err := vm.Run(data)
			if err != nil {
				t.Fatal(err)
			}
			return uint32(got) == unix.SECCOMP_RET_ALLOW
		}
		for call := range uint32(600) {
			if got, want := allowed(m.arch, call), !slices.Contains(m.refused, call); got != want {
				t.Errorf("%s: call %d: allowed %v, want %v", name, call, got, want)
			}
			for _, arch := range []uint32{0, other32, 0x40000028, machines["amd64"].arch, machines["arm64"].arch} {
				if arch != m.arch && allowed(arch, call) {
					t.Errorf("%s: call %d of machine %#x is allowed", name, call, arch)
				}
			}
			if allowed(m.arch, x32|call) {
				t.Errorf("%s: call %#x is allowed", name, x32|call)
			}
		}
	}
	if m, ok := machines[runtime.GOARCH]; ok && !slices.Equal(m.refused, []uint32{unix.SYS_SOCKET, unix.SYS_SOCKETPAIR, unix.SYS_IO_URING_SETUP}) {
		t.Errorf("%s: the system's numbers are others than %v", runtime.GOARCH, m.refused)
	}
}
