package host_test

import (
	"strings"
	"syscall"
	"testing"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
	"github.com/wasmserve/wasmserve/host/state"
)

// fullDisk is a store whose writes fail.
type fullDisk struct{ *state.Store }

func (fullDisk) Set(key, value []byte) error           { return syscall.ENOSPC }
func (fullDisk) Delete(key []byte) (bool, error)       { return false, syscall.ENOSPC }
func (fullDisk) Add([]byte, int64) (int64, error)      { return 0, syscall.ENOSPC }
func (fullDisk) CompareAndSwap(key, a, b []byte) error { return syscall.ENOSPC }

// TestStateFailuresAreLogged: the log has the reason why a write to the store has failed (SPEC 6), but not each of many failures.
func TestStateFailuresAreLogged(t *testing.T) {
	for name, code := range map[string][]byte{
		"set":    asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I32(goodAt), asm.I32(4), call("state_set")),
		"delete": asm.Code(asm.I32(emptyAt), asm.I32(1), call("state_delete")),
		"add":    asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I64(1), asm.I32(largeAt), call("state_add")),
		"cas":    asm.Code(asm.I32(emptyAt), asm.I32(1), asm.I32(goodAt), asm.I32(-1), asm.I32(goodAt), asm.I32(4), call("state_cas")),
	} {
		// traps unless it is FAILED
		guest := forged{fetch: asm.Code(code, asm.I32(int(abi.StatusFailed)), op.I32Ne, op.If, op.Void, op.Unreachable, op.End)}
		h, _, l := forge(t, guest, func(c *host.Config) { c.State = fullDisk{state.Memory(state.Limits{})} })
		for range 50 {
			if f := get(h, "/b"); f.status != 200 {
				t.Fatalf("%s: %d %q", name, f.status, f.body)
			}
		}
		n := strings.Count(l.String(), "level=ERROR")
		if said := strings.Contains(l.String(), "no space left on device"); !said || n == 0 || n > 10 {
			t.Errorf("%s: %d errors in the log, which names the cause: %v", name, n, said)
		}
	}
}
