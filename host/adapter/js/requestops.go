package js

import (
	"bytes"
	"errors"
	"io"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// maxSleep limits how long a turn may sleep: nothing else of the instance runs in the meantime.
const maxSleep = 10 * time.Second

var byteOrderMark = []byte("\uFEFF")

// requestOps has the host functions about requests, except those that answer one. They return a status if nothing else is named.
var requestOps = []ext.Op[*turn]{
	{Name: "body", Call: (*turn).body},
	{Name: "read", Call: (*turn).read},
	{Name: "timeout", Call: (*turn).timeout},
	{Name: "remote", Call: (*turn).remote},
	{Name: "finished", Call: func(t *turn, _ ext.Call) engine.Value { t.requests.finished(); return engine.Undefined }},
	{Name: "pending", Call: func(t *turn, _ ext.Call) engine.Value { return engine.Int(int32(t.open())) }},
	{Name: "sleep", Call: (*turn).sleep},
}

// remote is host.remote(id): the address of the client, or "".
func (t *turn) remote(c ext.Call) engine.Value {
	if x := t.exchange(c.ID(0)); x != nil {
		return c.String(x.Remote)
	}
	return c.String("")
}

// body is host.body(id, text): a request's inline body, as bytes or as text without a byte order mark; 1: it must be read, -4: it is over.
func (t *turn) body(c ext.Call) engine.Value {
	x := t.exchange(c.ID(0))
	switch {
	case x == nil || x.Cause() != nil:
		return status(abi.StatusClosed)
	case x.BodyInline && c.True(1):
		return c.VM.NewString(text.Decode(t, bytes.TrimPrefix(x.Body, byteOrderMark)))
	case x.BodyInline:
		return c.VM.NewBytes(x.Body)
	}
	return engine.Int(1)
}

// read is host.read(id): it requests the next bytes of a body, which arrive as an event.
func (t *turn) read(c ext.Call) engine.Value {
	id := c.ID(0)
	p := t.mailbox(id, false)
	if p == nil {
		return status(abi.StatusClosed)
	}
	owner, l := t.ownerOf(id), t.requests.loop
	return result(p.Read(func(b []byte, err error) {
		e := loop.Event{Kind: loop.Chunk, ID: id, Owner: owner}
		switch {
		case len(b) > 0:
			e.Value = b
		case err == nil:
			e.Value = []byte{}
		case errors.Is(err, exchange.ErrBodyTooLarge):
			e.Value = "the body is over the limit (-max-body)"
		case errors.Is(err, exchange.ErrBodyMalformed):
			e.Value = "the body is malformed"
		case errors.Is(err, io.ErrUnexpectedEOF):
			e.Value = "the body ended early"
		case !errors.Is(err, io.EOF):
			e.Value = "the connection is closed"
		}
		l.Push(e)
	}))
}

// timeout is host.timeout(id, milliseconds): it sets the idle timeout of the request's connection.
func (t *turn) timeout(c ext.Call) engine.Value {
	id, d := c.ID(0), time.Duration(max(0, c.Int(1)))*time.Millisecond
	if t.handles(id) {
		t.x.SetIdleTimeout(d)
		return status(abi.StatusOK)
	}
	if p := t.mailbox(id, false); p != nil {
		return result(p.SetIdleTimeout(d))
	}
	return status(abi.StatusClosed)
}

// sleep is host.sleep(milliseconds): it waits, up to the end of the instance or of the turn's request. That counts as a wait, not as work.
func (t *turn) sleep(c ext.Call) engine.Value {
	d := time.Duration(min(max(0, c.Number(0)), 1e9) * float64(time.Millisecond))
	if t.limit.slept+d > maxSleep {
		return status(abi.StatusTooLarge)
	}
	var over <-chan struct{}
	if t.x != nil {
		over = t.x.Done()
	}
	begun := t.instance.Now()
	t.instance.Wait()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-t.instance.Stopped():
	case <-over:
	}
	t.instance.Checkpoint()
	t.limit.slept += max(d, t.instance.Now()-begun)
	t.instance.Work(guest.ShortWait)
	return status(abi.StatusOK)
}
