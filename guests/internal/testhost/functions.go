package testhost

import (
	"context"
	"strconv"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/abi"
)

// functions makes the module "wasmserve" (SPEC 6).
func (g *Guest) functions(rt wazero.Runtime) {
	b := rt.NewHostModuleBuilder(abi.ImportModule)
	mem := func(ptr, n uint32) string { return string(g.memory(ptr, n)) }
	piece := func(n uint32) uint32 {
		if g.Piece > 0 {
			n = min(n, uint32(g.Piece))
		}
		return n
	}
	optional := func(ptr, n uint32) (string, bool) {
		if n == 1<<32-1 {
			return "", false
		}
		return mem(ptr, n), true
	}
	for name, f := range map[string]any{
		abi.ImportBodyRead: func(_ context.Context, _ api.Module, id, ptr, n uint32) int32 {
			p := g.memory(ptr, n)
			k := copy(p[:piece(n)], g.Body)
			g.Body = g.Body[k:]
			return int32(k)
		},
		abi.ImportRespond: func(_ context.Context, _ api.Module, id, ptr, n uint32) int32 {
			g.note("respond %d", id)
			g.Sent = []byte(mem(ptr, n))
			return 0
		},
		abi.ImportBodyWrite: func(_ context.Context, _ api.Module, id, ptr, n uint32) int32 {
			n = piece(n)
			g.note("body_write %d %q", id, mem(ptr, n))
			return int32(n)
		},
		abi.ImportTimeout: func(_ context.Context, _ api.Module, id, ms uint32) int32 {
			g.note("timeout %d %d", id, ms)
			return g.Reply
		},
		abi.ImportGuestTimeout: func(_ context.Context, _ api.Module, id, ms uint32) int32 {
			g.note("guest_timeout %d %d", id, ms)
			return g.Reply
		},
		abi.ImportReload: func(_ context.Context, _ api.Module, ptr, n uint32) int32 {
			g.note("reload %s", mem(ptr, n))
			return g.Reply
		},
		abi.ImportFail: func(_ context.Context, _ api.Module, id, mptr, mlen, sptr, slen uint32) int32 {
			g.note("fail %d %s", id, mem(mptr, mlen))
			if slen > 0 {
				g.note("stack %s", mem(sptr, slen))
			}
			return 0
		},
		abi.ImportLog: func(_ context.Context, _ api.Module, level int32, ptr, n uint32) int32 {
			g.note("log %d %s", level, mem(ptr, n))
			return g.Reply
		},
		abi.ImportStats: func(_ context.Context, _ api.Module, ptr, n uint32) int32 {
			return g.deliver(`{"uptime":12.5}`, ptr, n)
		},
		abi.ImportStateGet: func(_ context.Context, _ api.Module, kptr, klen, ptr, n uint32) int32 {
			v, ok := g.State[mem(kptr, klen)]
			if !ok {
				return abi.StatusNotFound
			}
			return g.deliver(v, ptr, n)
		},
		abi.ImportStateSet: func(_ context.Context, _ api.Module, kptr, klen, vptr, vlen uint32) int32 {
			g.State[mem(kptr, klen)] = mem(vptr, vlen)
			return 0
		},
		abi.ImportStateDelete: func(_ context.Context, _ api.Module, kptr, klen uint32) int32 {
			_, ok := g.State[mem(kptr, klen)]
			delete(g.State, mem(kptr, klen))
			if ok {
				return 1
			}
			return 0
		},
		abi.ImportStateAdd: func(_ context.Context, _ api.Module, kptr, klen uint32, delta int64, ptr uint32) int32 {
			key := mem(kptr, klen)
			n, _ := strconv.ParseInt(g.State[key], 10, 64)
			g.State[key] = strconv.FormatInt(n+delta, 10)
			g.mod.Memory().WriteUint64Le(ptr, uint64(n+delta))
			return 0
		},
		abi.ImportStateCAS: func(_ context.Context, _ api.Module, kptr, klen, optr, olen, nptr, nlen uint32) int32 {
			key := mem(kptr, klen)
			value, exists := g.State[key]
			old, wanted := optional(optr, olen)
			if exists != wanted || value != old {
				return abi.StatusConflict
			}
			if next, ok := optional(nptr, nlen); ok {
				g.State[key] = next
			} else {
				delete(g.State, key)
			}
			return 0
		},
	} {
		b.NewFunctionBuilder().WithFunc(f).Export(name)
	}
	g.outbound(b)
	if _, err := b.Instantiate(g.ctx); err != nil {
		g.t.Fatal(err)
	}
}

// deliver writes a value if it fits and returns its length.
func (g *Guest) deliver(value string, ptr, capacity uint32) int32 {
	if p := g.memory(ptr, capacity); len(value) <= len(p) {
		copy(p, value)
	}
	return int32(len(value))
}
