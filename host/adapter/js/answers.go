package js

import (
	"errors"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
	"github.com/wasmserve/wasmserve/host/js/ext/fetch"
	"github.com/wasmserve/wasmserve/host/js/loop"
)

// Kinds of a response: how its fields are passed.
const (
	kindPlain     = 0 // it has no fields
	kindJSON      = 1
	kindText      = 2
	kindFields    = 3 // before the body: name, NUL, value, NUL and so on, NUL
	kindNoHandler = 9 // errored: there is no error handler
)

var (
	contentType = []byte("content-type")
	typeJSON    = []byte("application/json;charset=utf-8")
	typeText    = []byte("text/plain;charset=utf-8")
)

// maxThrown bounds what is kept for error handlers that are never called.
const maxThrown = 512

// answers sends the script's responses and failures to its requests. Only the goroutine in the engine uses it.
type answers struct {
	// Constant.
	realm *realm
	turn  *turn
	holds *exchange.Holds

	out    exchange.Response
	thrown map[*exchange.Failure]int32 // the tokens of the values that the error handler is called with
}

// answerOps has the host functions that answer a request. They return a status or a count (abi/SPEC.md, 6).
var answerOps = []ext.Op[*answers]{
	{Name: "respond", Call: (*answers).respond},
	{Name: "start", Call: (*answers).start},
	{Name: "answer", Call: (*answers).answer},
	{Name: "write", Call: (*answers).write},
	{Name: "end", Call: (*answers).end},
	{Name: "fail", Call: (*answers).fail},
}

// answer is host.answer(id, value): the response in the form that dispatch returns.
func (a *answers) answer(c ext.Call) engine.Value {
	id := c.ID(0)
	if err := a.returned(id, c.Value(1)); err != nil {
		a.failRequest(id, failureOf(err), 0)
	}
	return status(abi.StatusOK)
}

// respond is host.respond(id, status, fields, body): it sends a complete response with bytes.
func (a *answers) respond(c ext.Call) engine.Value {
	id, code := c.ID(0), c.ID(1)
	a.out.Body = nil
	if _, err := a.fields([]byte(c.Text(2))); err != nil {
		return a.failed(id, err)
	}
	a.out.Body = c.Bytes(3)
	return a.failed(id, a.deliver(id, code))
}

// start is host.start(id, status, fields): it sends the head of a streamed response.
func (a *answers) start(c ext.Call) engine.Value {
	id, code := c.ID(0), c.ID(1)
	a.out.Body = nil
	if _, err := a.fields([]byte(c.Text(2))); err != nil {
		return a.failed(id, err)
	}
	if err := checkStatus(code); err != nil {
		return a.failed(id, err)
	}
	p := a.turn.mailbox(id, false)
	if p == nil {
		return status(abi.StatusOK)
	}
	a.out.Status, a.out.Length = int(code), a.announced()
	err := p.Start(&a.out)
	switch {
	case err == nil:
		a.turn.streams(id)
	case errors.Is(err, exchange.ErrResponseTooLarge), errors.Is(err, exchange.ErrStreams):
		return a.failed(id, exchange.TooLarge(err))
	}
	return status(abi.StatusOK)
}

// failed fails the request if err is not nil, and returns the status of respond and start.
func (a *answers) failed(id uint32, err error) engine.Value {
	if err != nil {
		a.failRequest(id, failureOf(err), 0)
	}
	return status(abi.StatusOK)
}

// write is host.write(id, bytes): the next bytes of a streamed response. With StatusAgain an event follows when there is room.
func (a *answers) write(c ext.Call) engine.Value {
	id := c.ID(0)
	p := a.turn.mailbox(id, false)
	if p == nil {
		return status(abi.StatusClosed)
	}
	n, err := p.Write(c.Bytes(1))
	if err == exchange.ErrAgain {
		owner, l := a.turn.ownerOf(id), a.turn.requests.loop
		p.Drained(func() { l.Push(loop.Event{Kind: loop.Drained, ID: id, Owner: owner}) })
	}
	if err != nil {
		return result(err)
	}
	return status(int32(n))
}

// end is host.end(id): a streamed response is complete.
func (a *answers) end(c ext.Call) engine.Value {
	p := a.turn.mailbox(c.ID(0), true)
	if p == nil {
		return status(abi.StatusClosed)
	}
	return result(p.End())
}

// fail is host.fail(id, message, stack, token, tooLarge): it ends a request without an answer. token identifies the value that the
// error handler gets; tooLarge is true if the request is too large.
func (a *answers) fail(c ext.Call) engine.Value {
	f := a.realm.thrown(c.Text(1), c.Text(2))
	f.TooLarge = c.True(4)
	a.failRequest(c.ID(0), f, c.Int(3))
	return engine.Undefined
}

func (a *answers) failRequest(id uint32, f *exchange.Failure, token int32) {
	if token != 0 {
		if a.thrown == nil || len(a.thrown) > maxThrown {
			a.thrown = map[*exchange.Failure]int32{}
		}
		a.thrown[f] = token
	}
	t := a.turn
	if t.handles(id) {
		if !t.x.Held() {
			t.failure = f
		}
		return
	}
	if p := t.mailbox(id, true); p != nil {
		t.charge() // the error handler gets the rest
		p.Fail(f)
	}
}

// token returns the token of the value that was thrown when a request failed with f, once; 0: not known.
func (a *answers) token(f *exchange.Failure) int32 {
	token := a.thrown[f]
	delete(a.thrown, f)
	return token
}

// returned sends the string that dispatch has returned for the request id, or that host.answer was called with.
func (a *answers) returned(id uint32, v engine.Value) error {
	status, kind, ok := a.realm.reply()
	if !ok {
		return engine.ErrMemory
	}
	p, at := a.realm.vm.CString(v)
	if at == 0 {
		return engine.ErrMemory
	}
	err := a.send(id, status, kind, p)
	a.realm.vm.FreeCString(at)
	return err
}

// send sends a complete response. p is its body, with kindFields behind its fields.
func (a *answers) send(id, status, kind uint32, p []byte) error {
	o := &a.out
	o.Header = o.Header[:0]
	switch kind {
	case kindJSON:
		o.Header = append(o.Header, exchange.Field{Name: contentType, Value: typeJSON})
	case kindText:
		o.Header = append(o.Header, exchange.Field{Name: contentType, Value: typeText})
	case kindFields:
		var err error
		if p, err = a.fields(p); err != nil {
			return err
		}
	}
	o.Body = p
	return a.deliver(id, status)
}

// fields reads the fields of a response into out, and returns the bytes behind them.
func (a *answers) fields(p []byte) (rest []byte, err error) {
	a.out.Header, rest, err = fetch.AppendFields(a.out.Header[:0], p)
	if err != nil {
		return nil, badResponse("the handler's response %v", err)
	}
	return rest, nil
}

// deliver sends out to the request id: the turn's own holds it, another gets it in its mailbox. A request that is over gets nothing.
func (a *answers) deliver(id, status uint32) error {
	a.out.Status, a.out.Length = int(status), int64(len(a.out.Body))
	if err := checkStatus(status); err != nil {
		return err
	}
	t := a.turn
	if t.handles(id) && t.failure == nil {
		if err := t.x.Hold(&a.out, a.holds); errors.Is(err, exchange.ErrResponseTooLarge) {
			return exchange.TooLarge(err)
		}
		return nil
	}
	if p := t.mailbox(id, true); p != nil {
		if err := p.Respond(&a.out); errors.Is(err, exchange.ErrResponseTooLarge) {
			p.Fail(exchange.TooLarge(err))
		}
	}
	return nil
}

// announced returns the length that the header of a streamed response announces; -1: not known.
func (a *answers) announced() int64 {
	for _, f := range a.out.Header {
		if strings.EqualFold(string(f.Name), "content-length") {
			if n, err := strconv.ParseUint(string(f.Value), 10, 63); err == nil {
				return int64(n)
			}
		}
	}
	return -1
}

// checkStatus returns an error for a status that cannot be sent.
func checkStatus(status uint32) error {
	if status < 200 || status > 999 {
		return badResponse("the handler's response has status %d: 200 to 999 can be sent", status)
	}
	return nil
}

func status(n int32) engine.Value { return engine.Int(n) }

func result(err error) engine.Value {
	return status(adapter.Status(err, abi.StatusClosed))
}
