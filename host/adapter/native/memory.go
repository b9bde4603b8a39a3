package native

// Guest memory is touched in this file only. A view of it is valid until the guest runs again: memory that grows moves.

import (
	"fmt"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// firstBuffer is the first size that is requested from wasmserve_buffer: most requests fit.
const firstBuffer = abi.MinBuffer

// room returns the first size bytes of the guest's buffer, enlarged if necessary (SPEC 3).
func (i *instance) room(size uint32) ([]byte, error) {
	if size > i.capacity {
		if err := i.enlarge(max(size, firstBuffer)); err != nil {
			return nil, err
		}
	}
	view, ok := i.Memory.Read(i.address, size)
	if !ok {
		return nil, badBuffer(i.address, size)
	}
	return view, nil
}

func (i *instance) enlarge(size uint32) error {
	i.capacity = 0
	i.stack[0] = uint64(size)
	if err := i.buffer.CallWithStack(i.Context, i.stack[:]); err != nil {
		return i.fail(err)
	}
	address := uint32(i.stack[0])
	if address == 0 {
		return &exchange.Failure{Kind: exchange.KindMemory, Message: fmt.Sprintf("the guest has no memory for a request of %d bytes", size)}
	}
	if _, ok := i.Memory.Read(address, size); !ok || address%8 != 0 {
		return badBuffer(address, size)
	}
	i.address, i.capacity = address, size
	return nil
}

func badBuffer(address, size uint32) error {
	return &exchange.Failure{Kind: exchange.KindMemory,
		Message: fmt.Sprintf("wasmserve_buffer(%d) returned %#x, which is outside memory or not a multiple of 8", size, address)}
}

// describe fills the record's fields from the request. Only slice headers are copied.
func (i *instance) describe(r *exchange.Request) {
	q := &i.req
	q.Method, q.Path, q.Query, q.Host = r.Method, r.Path, r.Query, r.Host
	q.TLS, q.Protocol, q.Route = r.TLS, r.Protocol, r.Route
	q.BodyInline, q.Body, q.BodyLength = r.BodyInline, r.Body, r.BodyLength
	q.Remote, q.Listener = append(q.Remote[:0], r.Remote...), append(q.Listener[:0], r.Listener...)
	q.PeerKnown, q.PeerUID, q.PeerGID, q.PeerPID = r.Peer.Known, r.Peer.UID, r.Peer.GID, r.Peer.PID
	q.Header, q.Params = q.Header[:0], q.Params[:0]
	for _, f := range r.Header {
		q.Header = append(q.Header, abi.Field(f))
	}
	for _, f := range r.Params {
		q.Params = append(q.Params, abi.Field(f))
	}
}

// readResponse decodes the record at ptr into i.out, whose slices point into guest memory.
func (i *instance) readResponse(ptr, length uint32, status int) *exchange.Failure {
	view, ok := i.Memory.Read(ptr, length)
	if !ok {
		return &exchange.Failure{Kind: exchange.KindResponse,
			Message: fmt.Sprintf("the response record (pointer %#x, %d bytes) is outside memory", ptr, length)}
	}
	if err := i.res.Decode(view); err != nil {
		return &exchange.Failure{Kind: exchange.KindResponse, Message: "the response record is broken: " + err.Error()}
	}
	if i.res.Status != 0 {
		status = i.res.Status
	}
	o := &i.out
	o.Status, o.Body, o.Length = status, i.res.Body, i.res.BodyLength
	o.Header = o.Header[:0]
	for _, f := range i.res.Header {
		o.Header = append(o.Header, exchange.Field(f))
	}
	return nil
}

// view returns the guest's memory at ptr, for a host function. Its length is its capacity.
func (i *instance) view(ptr, length uint64) ([]byte, bool) {
	return i.Memory.Read(uint32(ptr), uint32(length))
}

// deliver writes value to the guest's buffer if it fits, and returns its length (SPEC 6: the guest then asks again).
func (i *instance) deliver(value []byte, ptr, capacity uint64) int32 {
	p, ok := i.view(ptr, capacity)
	if !ok {
		return abi.StatusInvalid
	}
	if len(value) <= len(p) {
		copy(p, value)
	}
	return int32(len(value))
}
