package webassembly

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Ops has the host functions of WebAssembly (lib/wasm.js).
var Ops = []ext.Op[*Modules]{
	{Name: "wasm", Call: (*Modules).wasm, Long: true},
	{Name: "enter", Call: (*Modules).enter},
}

// enter is host.enter(instance, function): arguments and results are in the store's memory.
func (m *Modules) enter(c ext.Call) engine.Value {
	inst := m.store.Instance(c.ID(0))
	if inst == nil {
		return c.String("the instance is closed")
	}
	return m.ran(inst.Call(c.ID(1)))
}

// compile returns the code of a module, compiled once for all instances of the script. All of the time that this takes counts as work
// of the script, and ends with its budget.
func (m *Modules) compile(text []byte) (*Code, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if left, limited := m.script.Rest(); limited {
		ctx, cancel = context.WithTimeout(ctx, left)
		defer cancel()
	}
	go func() {
		select {
		case <-m.script.Done():
			cancel()
		case <-ctx.Done():
		}
	}()
	code, err := m.script.Codes().Get(ctx, text, func(wasm []byte, info *Info) (*Code, error) {
		compiler := m.script.Compiler()
		if compiler == nil {
			return nil, errors.New("cannot be compiled: the host has no compiler for modules of scripts")
		}
		m.fresh++
		compiled, err := compiler.Compile(ctx, wasm)
		if err != nil {
			return nil, err
		}
		return NewCode(ctx, compiled, info, m.script.Meter)
	})
	if err != nil {
		m.script.Ending()
	}
	return code, err
}

// wasm is host.wasm(operation, ...). For a mistake it returns a string, the message; lack of memory ends the script.
func (m *Modules) wasm(c ext.Call) engine.Value {
	num := func(n int) uint32 { return uint32(c.Whole(n)) }
	switch op := c.Text(0); op {
	case "begin": // with the function that calls imports
		at, err := m.store.Args()
		if err != nil {
			panic(engine.ErrMemory)
		}
		m.imported = c.VM.Dup(c.Value(1))
		return c.VM.Over(at, ArgsSize)
	case "compile":
		if m.fresh >= maxFresh {
			return m.refused(c, errors.New("there are modules to drop"))
		}
		text := append([]byte(nil), c.Bytes(1)...)
		code, err := m.compile(text)
		if errors.Is(err, ErrFull) {
			return m.refused(c, err)
		}
		if err != nil {
			return c.String(err.Error())
		}
		if m.codes == nil {
			m.codes = map[int32]*Code{}
		}
		m.last++
		m.codes[m.last] = code
		return engine.Int(m.last)
	case "collect":
		m.fresh = 0
		c.VM.Collect()
	case "memory":
		id, err := m.store.NewMemory(num(1), num(2))
		return m.made(c, id, err)
	case "view":
		if mem := m.store.Memory(num(1)); mem != nil {
			return c.VM.Over(mem.Base, mem.Length)
		}
	case "detach":
		c.VM.Detach(c.Value(1))
	case "size-of":
		if mem := m.store.Memory(num(1)); mem != nil {
			return engine.Int(int32(mem.Length >> 16))
		}
	case "pages":
		return engine.Int(m.store.Grow(num(1), num(2)))
	case "drop":
		return engine.Bool(m.store.Drop(num(1)))
	case "drop-memory":
		return engine.Bool(m.store.DropMemory(num(1)))
	case "drop-module":
		if code := m.codes[c.Int(1)]; code != nil {
			delete(m.codes, c.Int(1))
			code.Unuse()
		}
	case "info", "types", "new", "custom":
		code := m.codes[c.Int(1)]
		if code == nil {
			return c.String("the module is closed")
		}
		return m.ofModule(op, code, c)
	default:
		if inst := m.store.Instance(num(1)); inst != nil {
			return m.ofInstance(op, inst, c)
		}
		return c.String("the instance is closed")
	}
	return engine.Undefined
}

func (m *Modules) made(c ext.Call, id uint32, err error) engine.Value {
	if errors.Is(err, ErrLost) {
		panic(err)
	}
	if errors.Is(err, ErrMany) || errors.Is(err, ErrMemory) {
		return m.refused(c, err)
	}
	if err != nil {
		return c.String(err.Error())
	}
	return engine.Int(int32(id))
}

// refused returns a message after which the prelude tries again, when it has dropped everything that the script no longer uses.
func (m *Modules) refused(c ext.Call, err error) engine.Value {
	return c.VM.NewString(append([]byte{1}, err.Error()...))
}

func (m *Modules) ofModule(op string, code *Code, c ext.Call) engine.Value {
	switch op {
	case "info":
		about := struct {
			Imports, Exports []Symbol
			MemoryMax        *int64
		}{Imports: code.Info.Imports, Exports: code.Info.Exports}
		if l := code.Info.Memory; l != nil {
			about.MemoryMax = l.Max
		}
		text, _ := json.Marshal(about)
		return c.VM.NewString(text)
	case "types":
		text, _ := json.Marshal(struct {
			Refs  []uint32
			Types []Type
		}{code.Info.Refs, code.Info.Types})
		return c.VM.NewString(text)
	case "new":
		id, err := m.store.New(code, uint32(c.Whole(2)))
		return m.made(c, id, err)
	}
	name, n := c.Text(2), c.Whole(3)
	for _, s := range code.Info.Customs {
		if s.Name != name {
			continue
		}
		if n == 0 {
			return c.VM.NewBytes(s.Body)
		}
		n--
	}
	return engine.Undefined
}

func (m *Modules) ofInstance(op string, inst *Instance, c ext.Call) engine.Value {
	num := func(n int) uint32 { return uint32(c.Whole(n)) }
	switch op {
	case "start":
		return m.ran(inst.Start())
	case "memory-of":
		return engine.Int(int32(inst.Memory()))
	case "size":
		n, err := inst.TableSize(num(2))
		if err == nil {
			return engine.Int(int32(n))
		}
		return m.ran(err)
	case "get":
		n, err := inst.TableGet(num(2), num(3))
		if err == nil {
			return engine.Int(n)
		}
		return m.ran(err)
	case "set":
		return m.ran(inst.TableSet(num(2), num(3), int32(c.Whole(4))))
	case "grow":
		n, err := inst.TableGrow(num(2), num(3), int32(c.Whole(4)))
		if err == nil {
			return engine.Int(n)
		}
		return m.ran(err)
	case "global":
		return m.ran(inst.GetGlobal(num(2)))
	case "set-global":
		return m.ran(inst.SetGlobal(num(2)))
	case "bridge":
		var t Type
		if err := json.Unmarshal([]byte(c.Text(2)), &t); err != nil {
			return c.String(err.Error())
		}
		id, err := inst.Bridge(t.Params, t.Results)
		return m.made(c, id, err)
	}
	return engine.Undefined
}
