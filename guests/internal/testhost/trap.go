package testhost

import "github.com/wasmserve/wasmserve/abi"

// Trap hands over a request and returns the error that the call ended with; nil: it returned.
func (g *Guest) Trap(id uint32, r *abi.Request) error {
	n := uint32(abi.RequestSize(r))
	abi.AppendRequest(g.room(n)[:0], r)
	g.stack[0], g.stack[1], g.stack[2] = uint64(id), uint64(g.address), uint64(n)
	return g.fetch.CallWithStack(g.ctx, g.stack[:])
}

// Memory is the size of the guest's memory in bytes.
func (g *Guest) Memory() uint32 { return g.mod.Memory().Size() }
