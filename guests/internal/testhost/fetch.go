package testhost

import (
	"context"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/abi/vectors"
)

// Other is the server that guests ask (SPEC 6.12), whatever they ask for: the request is noted as the lines of a golden record.
type Other struct {
	Answer *abi.Response // what it answers; its body comes in pieces of Guest.Piece. nil: fetch is DENIED
	Broken bool          // the body breaks off at its end

	open map[uint32]*strings.Reader // bodies by handle
	last uint32
}

// outbound adds what guests wait for and ask others with (SPEC 6.11 to 6.15).
func (g *Guest) outbound(b wazero.HostModuleBuilder) {
	o := &g.Other
	o.open = map[uint32]*strings.Reader{}
	for name, f := range map[string]any{
		abi.ImportSleep: func(_ context.Context, _ api.Module, ms uint32) int32 {
			g.note("sleep %d", ms)
			time.Sleep(time.Duration(ms) * time.Millisecond)
			return abi.StatusOK
		},
		abi.ImportFetch: func(_ context.Context, _ api.Module, id, ptr, n uint32) int32 {
			var out abi.Outgoing
			if err := out.Decode(g.memory(ptr, n)); err != nil {
				g.t.Errorf("broken outgoing request: %v", err)
				return abi.StatusInvalid
			}
			if ptr%abi.Alignment != 0 {
				g.t.Errorf("the outgoing record is at %#x, no multiple of 8", ptr)
			}
			g.note("fetch %d\n%s", id, strings.TrimSuffix(vectors.OutgoingText(&out), "\n"))
			if o.Answer == nil {
				return abi.StatusDenied
			}
			o.last++
			o.open[o.last] = strings.NewReader(string(o.Answer.Body))
			return int32(o.last)
		},
		abi.ImportFetchHead: func(_ context.Context, _ api.Module, handle, ptr, n uint32) int32 {
			if o.open[handle] == nil {
				return abi.StatusClosed
			}
			head := *o.Answer
			head.Stream, head.Body = true, nil
			return g.deliver(string(abi.AppendResponse(nil, &head)), ptr, n)
		},
		abi.ImportFetchRead: func(_ context.Context, _ api.Module, handle, ptr, n uint32) int32 {
			body := o.open[handle]
			switch {
			case body == nil:
				return abi.StatusClosed
			case n == 0:
				return abi.StatusInvalid
			case body.Len() == 0 && o.Broken:
				return abi.StatusFailed
			}
			p := g.memory(ptr, n)
			if g.Piece > 0 {
				p = p[:min(len(p), g.Piece)]
			}
			k, _ := body.Read(p)
			return int32(k)
		},
		abi.ImportFetchClose: func(_ context.Context, _ api.Module, handle uint32) int32 {
			g.note("fetch_close %d", handle)
			if o.open[handle] == nil {
				return abi.StatusClosed
			}
			delete(o.open, handle)
			return abi.StatusOK
		},
	} {
		b.NewFunctionBuilder().WithFunc(f).Export(name)
	}
}

// endFetches does what the end of a call does: what it has open is closed, and handles count from 1 again.
func (o *Other) endFetches() {
	clear(o.open)
	o.last = 0
}
