package js

import (
	"encoding/json"
	"errors"
	"fmt"
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

// process has what a script uses of its instance and of the server. Its fields are constant.
type process struct {
	shared *shared
	realm  *realm
	turn   *turn
	loop   *loop.Loop
}

// processOps has the host functions about the script and its instance.
var processOps = []ext.Op[*process]{
	{Name: "log", Call: (*process).log},
	{Name: "timer", Call: (*process).timer},
	{Name: "clear", Call: func(p *process, c ext.Call) engine.Value { p.loop.Clear(c.ID(0)); return engine.Undefined }},
	{Name: "reload", Call: (*process).reload},
	{Name: "stats", Call: func(p *process, c ext.Call) engine.Value {
		return c.VM.NewString(p.env().Stats(nil, c.VM.MemorySize()))
	}},
	{Name: "exit", Call: (*process).exit},
	{Name: "trace", Call: func(p *process, c ext.Call) engine.Value { return c.String(p.shared.trace.Stack(c.Text(0))) }},
	{Name: "env", Call: (*process).variables},
	{Name: "library", Call: (*process).library},
	{Name: "promise", Call: (*process).promise},
}

func (p *process) env() adapter.Env { return p.realm.instance.Env }

// log is host.log(level, text).
func (p *process) log(c ext.Call) engine.Value {
	text := c.Text(1)
	p.env().Log(int(c.Int(0))/4*4, []byte(text[:min(len(text), maxLog)]))
	return engine.Undefined
}

// timer is host.timer(id, milliseconds, repeat).
func (p *process) timer(c ext.Call) engine.Value {
	if !p.loop.Set(c.ID(0), time.Duration(max(0, c.Number(1)))*time.Millisecond, c.True(2), p.turn.owner()) {
		return status(abi.StatusTooLarge)
	}
	return engine.Undefined
}

// variables is host.env(): process.env as JSON.
func (p *process) variables(c ext.Call) engine.Value {
	vars, _ := json.Marshal(p.shared.vars)
	return c.VM.NewString(vars)
}

// exit is host.exit(code): process.exit(code), or process.abort() without one. It ends the instance. Its pending requests fail, and
// the host makes another instance.
func (p *process) exit(c ext.Call) engine.Value {
	f := &exchange.Failure{Kind: exchange.KindTrap, Message: "process.abort() ended the instance"}
	if v := c.Value(0); v.IsInt() {
		f.Kind, f.Message = exchange.KindExit, fmt.Sprintf("process.exit(%d) ended the instance", v.Int())
	}
	guest.End(f)
	return engine.Undefined
}

// reload is host.reload(manifest): a status, or the message of the mistake in the routes.
func (p *process) reload(c ext.Call) engine.Value {
	json := []byte(c.Text(0))
	i := p.realm.instance
	i.Wait()
	err := i.Env.Reload(json)
	i.Work(guest.ReloadWork(len(json)))
	switch {
	case err == nil:
		return status(abi.StatusOK)
	case errors.Is(err, adapter.ErrInvalid), errors.Is(err, adapter.ErrTooLarge):
		message := strings.TrimPrefix(strings.TrimPrefix(err.Error(), adapter.ErrInvalid.Error()+": "), adapter.ErrTooLarge.Error()+": ")
		return c.VM.NewString(text.Decode(p.turn, []byte(message)))
	}
	return status(abi.StatusFailed)
}

// library is host.library(name): the exports of a library of the prelude.
func (p *process) library(c ext.Call) engine.Value {
	code, err := p.shared.library(c.Text(0))
	if err != nil {
		panic(err) // the running call ends with it
	}
	if code == nil {
		return engine.Undefined
	}
	v, err := c.VM.EvalCompiled(code)
	if err != nil {
		panic(err)
	}
	return v
}

// promise is host.promise(value, result): the state of a promise (engine.Pending, Fulfilled, Rejected; negative: not a promise), or
// its result.
func (p *process) promise(c ext.Call) engine.Value {
	v, state := c.Value(0), -1
	if v.IsObject() {
		state = c.VM.PromiseState(v)
	}
	if !c.True(1) {
		return engine.Int(int32(state))
	}
	if state != engine.Fulfilled && state != engine.Rejected {
		return engine.Undefined
	}
	return c.VM.PromiseResult(v)
}
