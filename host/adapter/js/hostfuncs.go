package js

// The functions that the prelude calls (host/js/prelude/src/host.js). What they are given comes from the prelude, but also a script that
// got hold of them may call them: nothing here trusts an argument.

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/forms"
)

const (
	levelError = int(abi.LevelError)
	maxLog     = abi.MaxLog
)

var byteOrderMark = []byte("\uFEFF")

// hostNames are the functions of __wasmserve_host.
var hostNames = []string{"log", "timer", "clear", "respond", "answer", "start", "write", "end", "fail", "body", "read", "timeout", "remote",
	"reload", "stats", "random", "uuid", "crypto", "encode", "decode", "latin1", "env", "trace", "library", "pending", "state", "exit", "outbound", "finished",
	"promise", "sleep", "domain", "charset", "recode", "collate", "cased", "zone", "zip", "form", "intl", "url", "hash", "wasm", "enter"}

// arguments are those of one call.
type arguments struct {
	i    *instance
	list []engine.Value
}

func (a arguments) value(n int) engine.Value {
	if n < len(a.list) {
		return a.list[n]
	}
	return engine.Undefined
}
func (a arguments) id() uint32        { return uint32(a.value(0).Int()) }
func (a arguments) text(n int) string { return a.i.vm.Text(a.value(n)) }
func (a arguments) bytes(n int) []byte {
	if v := a.value(n); v.IsObject() {
		p, _ := a.i.vm.Bytes(v)
		return p
	}
	return nil
}

func status(n int32) engine.Value { return engine.Int(n) }

// Call is a call of one of them.
func (i *instance) Call(name []byte, args []engine.Value) engine.Value {
	i.checkpoint()
	a := arguments{i, args}
	switch string(name) {
	case "crypto", "zip", "form", "url", "hash":
		begun := time.Since(i.born)
		v := i.compute(string(name), a)
		i.computed(begun)
		return v
	}
	switch string(name) {
	case "domain", "charset", "recode", "collate", "cased", "zone":
		return i.texts(string(name), a)
	case "enter":
		return i.enterWasm(a)
	case "wasm":
		return i.wasm(a)
	case "intl":
		return i.intl(a)
	case "log":
		text := a.text(1)
		i.env.Log(int(a.value(0).Int())/4*4, []byte(text[:min(len(text), maxLog)]))
	case "timer":
		if !i.loop.set(a.id(), time.Duration(max(0, i.vm.Number(a.value(1))))*time.Millisecond, a.value(2) == engine.True, i.owner()) {
			return status(abi.StatusTooLarge)
		}
	case "clear":
		i.loop.clear(a.id())
	case "respond", "start", "answer", "write", "end":
		return i.output(string(name), a)
	case "fail":
		i.fail(a)
	case "body":
		return i.body(a.id(), a.value(1) == engine.True)
	case "read":
		return i.read(a.id())
	case "timeout":
		return i.timeout(a.id(), time.Duration(max(0, a.value(1).Int()))*time.Millisecond)
	case "remote":
		if x := i.exchangeOf(a.id()); x != nil {
			return i.vm.NewString([]byte(x.Remote))
		}
		return i.vm.NewString(nil)
	case "reload":
		return i.reload(a.text(0))
	case "stats":
		return i.vm.NewString(i.env.Stats(nil, i.vm.MemorySize()))
	case "state":
		return i.state(a)
	case "outbound":
		return i.outbound(a)
	case "exit":
		i.exit(a)
	case "finished":
		i.finished()
	case "pending":
		return engine.Int(int32(i.pending()))
	case "trace":
		return i.vm.NewString([]byte(i.prog.trace.stack(a.text(0))))
	case "env":
		vars, _ := json.Marshal(i.prog.vars)
		return i.vm.NewString(vars)
	case "library":
		return i.library(a.text(0))
	case "promise":
		return i.promise(a.value(0), a.value(1) == engine.True)
	case "sleep":
		return status(i.sleep(time.Duration(min(max(0, i.vm.Number(a.value(0))), 1e9) * float64(time.Millisecond))))
	default:
		return i.convert(string(name), a)
	}
	return engine.Undefined
}

// compute are the functions whose work in Go may be much.
func (i *instance) compute(name string, a arguments) engine.Value {
	switch name {
	case "crypto":
		return i.crypto(a)
	case "zip":
		return i.zip(a)
	case "form":
		return i.form(a)
	case "url":
		return i.url(a)
	}
	return i.hash(a)
}

// convert are the functions that make values of values.
func (i *instance) convert(name string, a arguments) engine.Value {
	switch name {
	case "random":
		p := make([]byte, min(max(0, a.value(0).Int()), 65536))
		rand.Read(p)
		return i.vm.NewBytes(p)
	case "uuid":
		var u [16]byte
		rand.Read(u[:])
		u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
		h := hex.EncodeToString(u[:])
		return i.vm.NewString([]byte(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]))
	case "encode":
		p := []byte(a.text(0))
		if !i.valid(p) {
			p = i.pieces(p, loneSurrogates)
		}
		return i.vm.NewBytes(p)
	case "decode":
		p := a.bytes(0)
		if a.value(1) == engine.True && !i.valid(p) {
			return engine.False
		}
		return i.decoded(append([]byte(nil), p...))
	case "latin1":
		return i.vm.NewString(i.pieces(append([]byte(nil), a.bytes(0)...), latin1))
	}
	return engine.Undefined
}

// loneSurrogates appends p to out, and replaces the three bytes that QuickJS writes for half of a surrogate pair by U+FFFD.
func loneSurrogates(out, p []byte) []byte {
	for len(p) > 0 {
		r, n := utf8.DecodeRune(p)
		if r == utf8.RuneError && n == 1 && len(p) >= 3 && p[0] == 0xed {
			n = 3
		}
		out = utf8.AppendRune(out, r)
		p = p[n:]
	}
	return out
}

// output are the functions that answer a request. They return a status or a count (abi/SPEC.md, 6).
func (i *instance) output(name string, a arguments) engine.Value {
	id := a.id()
	switch name {
	case "answer":
		if err := i.answer(id, a.value(1)); err != nil {
			i.failRequest(id, failureOf(err), 0)
		}
		return status(abi.StatusOK)
	case "respond", "start":
		i.begun(name, id, uint32(a.value(1).Int()), a)
		return status(abi.StatusOK)
	case "write":
		p := i.mailbox(id, false)
		if p == nil {
			return status(abi.StatusClosed)
		}
		n, err := p.Write(a.bytes(1))
		if err == exchange.ErrAgain {
			owner := i.ownerOf(id)
			p.Drained(func() { i.loop.push(event{kind: eventDrained, id: id, account: owner}) })
		}
		if err != nil {
			return result(err)
		}
		return status(int32(n))
	default:
		p := i.mailbox(id, true)
		if p == nil {
			return status(abi.StatusClosed)
		}
		return result(p.End())
	}
}

// begun sends a complete response with bytes (respond), or the head of one that follows in parts (start).
func (i *instance) begun(name string, id, code uint32, a arguments) {
	i.out.Header, i.out.Body = i.out.Header[:0], nil
	_, err := i.fields([]byte(a.text(2)))
	switch {
	case err != nil:
	case name == "respond":
		i.out.Body = a.bytes(3)
		err = i.deliver(id, code)
	default:
		if err = checkStatus(code); err != nil {
			break
		}
		p := i.mailbox(id, false)
		if p == nil {
			return
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
}

// announced is the length that the fields of a stream give it; -1: none.
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

// exit ends the instance: process.exit(code), or process.abort() without one. The requests that wait in it fail; the host makes another.
func (i *instance) exit(a arguments) {
	f := &exchange.Failure{Kind: exchange.KindTrap, Message: "process.abort() ended the instance"}
	if v := a.value(0); v.IsInt() {
		f.Kind, f.Message = exchange.KindExit, fmt.Sprintf("process.exit(%d) ended the instance", v.Int())
	}
	panic(&interruption{f})
}

func failureOf(err error) *exchange.Failure {
	var f *exchange.Failure
	if errors.As(err, &f) {
		return f
	}
	return &exchange.Failure{Kind: exchange.KindMemory, Message: "no memory for the response"}
}

func result(err error) engine.Value {
	switch {
	case err == nil:
		return status(abi.StatusOK)
	case errors.Is(err, exchange.ErrAgain):
		return status(abi.StatusAgain)
	case errors.Is(err, exchange.ErrOrder):
		return status(abi.StatusOrder)
	case errors.Is(err, exchange.ErrLength):
		return status(abi.StatusInvalid)
	case errors.Is(err, exchange.ErrResponseTooLarge), errors.Is(err, exchange.ErrStreams):
		return status(abi.StatusTooLarge)
	}
	return status(abi.StatusClosed)
}

// fail ends a request without an answer. The token says what the error handler gets; the last argument, that the request is too large.
func (i *instance) fail(a arguments) {
	f := i.prog.trace.failure(a.text(1), a.text(2))
	f.TooLarge = a.value(4) == engine.True
	i.failRequest(a.id(), f, a.value(3).Int())
}

// form is host.form(bytes, boundary): the fields of a form as forms.Form has them, or a status. Without a boundary the form is urlencoded.
func (i *instance) form(a arguments) engine.Value {
	var f *forms.Form
	var err error
	if boundary := a.value(1); boundary.IsString() {
		text := a.text(1) // before the bytes: it may move the memory that they lie in
		f, err = forms.Multipart(a.bytes(0), text)
	} else {
		f, err = forms.Encoded(a.bytes(0))
	}
	switch {
	case errors.Is(err, forms.ErrFields):
		return status(abi.StatusTooLarge)
	case err != nil:
		return status(abi.StatusInvalid)
	}
	return i.vm.NewBytes(f.Bytes())
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
	if i.current != nil && id == i.id && i.parkedNow == nil {
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

// decoded is p, which is no memory of the engine's, as a string.
func (i *instance) decoded(p []byte) engine.Value {
	if !i.valid(p) {
		p = i.pieces(p, func(out, piece []byte) []byte { return append(out, toUTF8(piece)...) })
	}
	return i.vm.NewString(p)
}

// body is a request's inline body, as bytes or as text without a byte order mark; 1: it is to be read, -4: it is over.
func (i *instance) body(id uint32, text bool) engine.Value {
	x := i.exchangeOf(id)
	switch {
	case x == nil || x.Cause() != nil:
		return status(abi.StatusClosed)
	case x.BodyInline && text:
		return i.decoded(bytes.TrimPrefix(x.Body, byteOrderMark))
	case x.BodyInline:
		return i.vm.NewBytes(x.Body)
	}
	return engine.Int(1)
}

// read asks for the next bytes of a body: they come as an event.
func (i *instance) read(id uint32) engine.Value {
	p := i.mailbox(id, false)
	if p == nil {
		return status(abi.StatusClosed)
	}
	owner := i.ownerOf(id)
	return result(p.Read(func(b []byte, err error) {
		e := event{kind: eventChunk, id: id, account: owner}
		switch {
		case len(b) > 0:
			e.value = b
		case err == nil:
			e.value = []byte{}
		case errors.Is(err, exchange.ErrBodyTooLarge):
			e.value = "the body is over the limit (-max-body)"
		case errors.Is(err, exchange.ErrBodyMalformed):
			e.value = "the body is malformed"
		case errors.Is(err, io.ErrUnexpectedEOF):
			e.value = "the body ended early"
		case !errors.Is(err, io.EOF):
			e.value = "the connection is closed"
		}
		i.loop.push(e)
	}))
}

// timeout sets the idle timeout of a request's connection.
func (i *instance) timeout(id uint32, d time.Duration) engine.Value {
	if i.current != nil && id == i.id && i.parkedNow == nil {
		i.current.SetIdleTimeout(d)
		return status(abi.StatusOK)
	}
	if p := i.mailbox(id, false); p != nil {
		return result(p.SetIdleTimeout(d))
	}
	return status(abi.StatusClosed)
}

// promise returns the state of a promise (engine.Pending, Fulfilled, Rejected; negative: not a promise), or its result.
func (i *instance) promise(v engine.Value, result bool) engine.Value {
	state := -1
	if v.IsObject() {
		state = i.vm.PromiseState(v)
	}
	if !result {
		return engine.Int(int32(state))
	}
	if state != engine.Fulfilled && state != engine.Rejected {
		return engine.Undefined
	}
	return i.vm.PromiseResult(v)
}

// maxSleep limits how long a turn may sleep: nothing else of the instance runs in the meantime.
const maxSleep = 10 * time.Second

// sleep waits for d, up to the end of the instance or of the running request. That counts as a wait, not as work.
func (i *instance) sleep(d time.Duration) int32 {
	if i.clock.slept+d > maxSleep {
		return abi.StatusTooLarge
	}
	var over <-chan struct{}
	if i.current != nil {
		over = i.current.Done()
	}
	begun := time.Now()
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-i.stop:
	case <-over:
	}
	slept := time.Since(begun)
	i.clock.slept += max(d, slept)
	i.clock.waited += slept
	i.checkpoint()
	return abi.StatusOK
}

// reload is host.reload(manifest): a status, or what is wrong with the routes.
func (i *instance) reload(text string) engine.Value {
	begun := time.Now()
	err := i.env.Reload([]byte(text))
	i.clock.waited += time.Since(begun)
	switch {
	case err == nil:
		return status(abi.StatusOK)
	case errors.Is(err, adapter.ErrInvalid), errors.Is(err, adapter.ErrTooLarge):
		return i.decoded([]byte(strings.TrimPrefix(strings.TrimPrefix(err.Error(), adapter.ErrInvalid.Error()+": "), adapter.ErrTooLarge.Error()+": ")))
	}
	return status(abi.StatusFailed)
}
