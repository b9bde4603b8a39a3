package js

// The adapter's own host functions (host/js/prelude/src/host.js calls them). Their arguments come from the prelude, but a script that
// got hold of the functions may call them too: nothing here trusts an argument.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/text"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

const (
	levelError = int(abi.LevelError)
	maxLog     = abi.MaxLog
)

var byteOrderMark = []byte("\uFEFF")

func status(n int32) engine.Value { return engine.Int(n) }

// own has the host functions that are about requests, the script and its instance. They are the adapter's; all others are extensions'.
var own = []ext.Op[*instance]{
	{Name: "log", Call: (*instance).log},
	{Name: "timer", Call: (*instance).timer},
	{Name: "clear", Call: func(i *instance, c ext.Call) engine.Value { i.loop.Clear(c.ID(0)); return engine.Undefined }},
	{Name: "respond", Call: func(i *instance, c ext.Call) engine.Value { return i.begun(true, c) }},
	{Name: "start", Call: func(i *instance, c ext.Call) engine.Value { return i.begun(false, c) }},
	{Name: "answer", Call: (*instance).answered},
	{Name: "write", Call: (*instance).write},
	{Name: "end", Call: (*instance).ended},
	{Name: "fail", Call: (*instance).fail},
	{Name: "body", Call: (*instance).body},
	{Name: "read", Call: (*instance).read},
	{Name: "timeout", Call: (*instance).timeout},
	{Name: "remote", Call: (*instance).remote},
	{Name: "reload", Call: (*instance).reload},
	{Name: "stats", Call: func(i *instance, c ext.Call) engine.Value { return c.VM.NewString(i.Env.Stats(nil, c.VM.MemorySize())) }},
	{Name: "exit", Call: (*instance).exit},
	{Name: "finished", Call: func(i *instance, _ ext.Call) engine.Value { i.finished(); return engine.Undefined }},
	{Name: "pending", Call: func(i *instance, _ ext.Call) engine.Value { return engine.Int(int32(i.pending())) }},
	{Name: "trace", Call: func(i *instance, c ext.Call) engine.Value { return c.String(i.prog.trace.Stack(c.Text(0))) }},
	{Name: "env", Call: (*instance).variables},
	{Name: "library", Call: func(i *instance, c ext.Call) engine.Value { return i.library(c.Text(0)) }},
	{Name: "promise", Call: (*instance).promise},
	{Name: "sleep", Call: (*instance).sleep},
}

// log is host.log(level, text).
func (i *instance) log(c ext.Call) engine.Value {
	text := c.Text(1)
	i.Env.Log(int(c.Int(0))/4*4, []byte(text[:min(len(text), maxLog)]))
	return engine.Undefined
}

// timer is host.timer(id, milliseconds, repeat).
func (i *instance) timer(c ext.Call) engine.Value {
	if !i.loop.Set(c.ID(0), time.Duration(max(0, c.Number(1)))*time.Millisecond, c.True(2), i.owner()) {
		return status(abi.StatusTooLarge)
	}
	return engine.Undefined
}

// remote is host.remote(id): the address of the client, or "".
func (i *instance) remote(c ext.Call) engine.Value {
	if x := i.exchangeOf(c.ID(0)); x != nil {
		return c.String(x.Remote)
	}
	return c.String("")
}

// variables is host.env(): process.env as JSON.
func (i *instance) variables(c ext.Call) engine.Value {
	vars, _ := json.Marshal(i.prog.vars)
	return c.VM.NewString(vars)
}

// answered is host.answer(id, value): the response in the form that dispatch returns. The functions that answer a request return a
// status or a count (abi/SPEC.md, 6).
func (i *instance) answered(c ext.Call) engine.Value {
	id := c.ID(0)
	if err := i.answer(id, c.Value(1)); err != nil {
		i.failRequest(id, failureOf(err), 0)
	}
	return status(abi.StatusOK)
}

// write is host.write(id, bytes): the next bytes of a streamed response. With StatusAgain an event follows when there is room.
func (i *instance) write(c ext.Call) engine.Value {
	id := c.ID(0)
	p := i.mailbox(id, false)
	if p == nil {
		return status(abi.StatusClosed)
	}
	n, err := p.Write(c.Bytes(1))
	if err == exchange.ErrAgain {
		owner := i.ownerOf(id)
		p.Drained(func() { i.loop.Push(loop.Event{Kind: loop.Drained, ID: id, Owner: owner}) })
	}
	if err != nil {
		return result(err)
	}
	return status(int32(n))
}

// ended is host.end(id): a streamed response is complete.
func (i *instance) ended(c ext.Call) engine.Value {
	p := i.mailbox(c.ID(0), true)
	if p == nil {
		return status(abi.StatusClosed)
	}
	return result(p.End())
}

// begun is host.respond(id, status, fields, body), which sends a complete response with bytes, or host.start(id, status, fields),
// which sends the head of a streamed one.
func (i *instance) begun(complete bool, c ext.Call) engine.Value {
	id, code := c.ID(0), c.ID(1)
	i.out.Header, i.out.Body = i.out.Header[:0], nil
	_, err := i.fields([]byte(c.Text(2)))
	switch {
	case err != nil:
	case complete:
		i.out.Body = c.Bytes(3)
		err = i.deliver(id, code)
	default:
		if err = checkStatus(code); err != nil {
			break
		}
		p := i.mailbox(id, false)
		if p == nil {
			return status(abi.StatusOK)
		}
		i.out.Status, i.out.Length = int(code), i.announced()
		serr := p.Start(&i.out)
		if serr == nil {
			i.streams(id)
		}
		if errors.Is(serr, exchange.ErrResponseTooLarge) || errors.Is(serr, exchange.ErrStreams) {
			err = exchange.TooLarge(serr)
		}
	}
	if err != nil {
		i.failRequest(id, failureOf(err), 0)
	}
	return status(abi.StatusOK)
}

// announced returns the length that the header of a streamed response announces; -1: not known.
func (i *instance) announced() int64 {
	for _, f := range i.out.Header {
		if strings.EqualFold(string(f.Name), "content-length") {
			if n, err := strconv.ParseUint(string(f.Value), 10, 63); err == nil {
				return int64(n)
			}
		}
	}
	return -1
}

// exit is host.exit(code): process.exit(code), or process.abort() without one. It ends the instance. Its pending requests fail, and
// the host makes another instance.
func (i *instance) exit(c ext.Call) engine.Value {
	f := &exchange.Failure{Kind: exchange.KindTrap, Message: "process.abort() ended the instance"}
	if v := c.Value(0); v.IsInt() {
		f.Kind, f.Message = exchange.KindExit, fmt.Sprintf("process.exit(%d) ended the instance", v.Int())
	}
	guest.End(f)
	return engine.Undefined
}

func failureOf(err error) *exchange.Failure {
	var f *exchange.Failure
	if errors.As(err, &f) {
		return f
	}
	return &exchange.Failure{Kind: exchange.KindMemory, Message: "no memory for the response"}
}

func result(err error) engine.Value {
	return status(adapter.Status(err, abi.StatusClosed))
}

// fail is host.fail(id, message, stack, token, tooLarge): it ends a request without an answer. token identifies the value that the
// error handler gets; tooLarge is true if the request is too large.
func (i *instance) fail(c ext.Call) engine.Value {
	f := i.prog.thrown(c.Text(1), c.Text(2))
	f.TooLarge = c.True(4)
	i.failRequest(c.ID(0), f, c.Int(3))
	return engine.Undefined
}

// maxThrown bounds what is kept for error handlers that are never asked.
const maxThrown = 512

func (i *instance) failRequest(id uint32, f *exchange.Failure, token int32) {
	if token != 0 {
		if i.thrown == nil || len(i.thrown) > maxThrown {
			i.thrown = map[*exchange.Failure]int32{}
		}
		i.thrown[f] = token
	}
	if i.current != nil && id == i.id && i.pendingNow == nil {
		if !i.current.Held() {
			i.failure = f
		}
		return
	}
	if p := i.mailbox(id, true); p != nil {
		i.charge() // the error handler gets the rest
		p.Fail(f)
	}
}

// body is host.body(id, text): a request's inline body, as bytes or as text without a byte order mark; 1: it is to be read, -4: it is over.
func (i *instance) body(c ext.Call) engine.Value {
	x := i.exchangeOf(c.ID(0))
	switch {
	case x == nil || x.Cause() != nil:
		return status(abi.StatusClosed)
	case x.BodyInline && c.True(1):
		return c.VM.NewString(text.Decode(i, bytes.TrimPrefix(x.Body, byteOrderMark)))
	case x.BodyInline:
		return c.VM.NewBytes(x.Body)
	}
	return engine.Int(1)
}

// read is host.read(id): it requests the next bytes of a body, which arrive as an event.
func (i *instance) read(c ext.Call) engine.Value {
	id := c.ID(0)
	p := i.mailbox(id, false)
	if p == nil {
		return status(abi.StatusClosed)
	}
	owner := i.ownerOf(id)
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
		i.loop.Push(e)
	}))
}

// timeout is host.timeout(id, milliseconds): it sets the idle timeout of the request's connection.
func (i *instance) timeout(c ext.Call) engine.Value {
	id, d := c.ID(0), time.Duration(max(0, c.Int(1)))*time.Millisecond
	if i.current != nil && id == i.id && i.pendingNow == nil {
		i.current.SetIdleTimeout(d)
		return status(abi.StatusOK)
	}
	if p := i.mailbox(id, false); p != nil {
		return result(p.SetIdleTimeout(d))
	}
	return status(abi.StatusClosed)
}

// promise is host.promise(value, result): the state of a promise (engine.Pending, Fulfilled, Rejected; negative: not a promise), or
// its result.
func (i *instance) promise(c ext.Call) engine.Value {
	v, state := c.Value(0), -1
	if v.IsObject() {
		state = i.vm.PromiseState(v)
	}
	if !c.True(1) {
		return engine.Int(int32(state))
	}
	if state != engine.Fulfilled && state != engine.Rejected {
		return engine.Undefined
	}
	return i.vm.PromiseResult(v)
}

// maxSleep limits how long a turn may sleep: nothing else of the instance runs in the meantime.
const maxSleep = 10 * time.Second

// sleep is host.sleep(milliseconds): it waits, up to the end of the instance or of the running request. That counts as a wait, not as work.
func (i *instance) sleep(c ext.Call) engine.Value {
	d := time.Duration(min(max(0, c.Number(0)), 1e9) * float64(time.Millisecond))
	if i.limit.slept+d > maxSleep {
		return status(abi.StatusTooLarge)
	}
	var over <-chan struct{}
	if i.current != nil {
		over = i.current.Done()
	}
	begun := i.Now()
	i.Wait()
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-i.Stopped():
	case <-over:
	}
	i.Checkpoint()
	i.limit.slept += max(d, i.Now()-begun)
	i.Work(guest.ShortWait)
	return status(abi.StatusOK)
}

// reload is host.reload(manifest): a status, or the message of the mistake in the routes.
func (i *instance) reload(c ext.Call) engine.Value {
	json := []byte(c.Text(0))
	i.Wait()
	err := i.Env.Reload(json)
	i.Work(guest.ReloadWork(len(json)))
	switch {
	case err == nil:
		return status(abi.StatusOK)
	case errors.Is(err, adapter.ErrInvalid), errors.Is(err, adapter.ErrTooLarge):
		message := strings.TrimPrefix(strings.TrimPrefix(err.Error(), adapter.ErrInvalid.Error()+": "), adapter.ErrTooLarge.Error()+": ")
		return c.VM.NewString(text.Decode(i, []byte(message)))
	}
	return status(abi.StatusFailed)
}
