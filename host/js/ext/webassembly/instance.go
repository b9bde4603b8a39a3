package webassembly

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	tables "github.com/tetratelabs/wazero/experimental/table"

	"github.com/wasmserve/wasmserve/host/adapter"
)

// Instance is an instance of a module, beside the engine.
type Instance struct {
	store  *Store
	id     uint32
	code   *Code
	from   wazero.CompiledModule // the code's, or a bridge's
	mod    api.Module
	memory uint32 // 0: it has none

	base, length, self, args api.MutableGlobal
	globals                  adapter.Globals
	dirty                    api.MutableGlobal
	entries                  []entry          // by place in Info.Refs
	raws                     []uint64         // references to those; nil: not asked for yet
	handles                  map[uint64]int32 // of references: those, and of bridges
	helpers                  map[string]*entry
	bridges                  []uint32 // instances whose functions its tables have
	bridge                   *Info    // of a bridge
	owner                    uint32   // of a bridge: the instance whose bridge it is
}

// entry is a function that is called. It has a processor stack of its own.
type entry struct {
	owner *Instance
	fn    api.Function
	stack adapter.Stack
	busy  bool
	room  []uint64
}

func newEntry(owner *Instance, fn api.Function) entry {
	return entry{owner: owner, fn: fn, stack: adapter.StackOf(fn)}
}

// keptStack is how large a stack may be, in bytes, for its function to be called again: there can be many functions.
const keptStack = 128 << 10

// New makes an instance of code, and returns its number. memory is the number of the memory that it imports, or 0. Its initializers
// have not run: Start is next.
func (s *Store) New(code *Code, memory uint32) (id uint32, err error) {
	if _, err := s.Args(); err != nil {
		return 0, err
	}
	if l := code.Info.Memory; l != nil {
		most := int64(maxPages)
		if l.Max != nil {
			most = *l.Max
		}
		if memory, err = s.NewMemory(l.Min, uint32(most)); err != nil {
			return 0, err
		}
	}
	if id, err = s.next(); err != nil {
		return 0, err
	}
	_, err = s.instantiate(code, code.mod, id, memory)
	return id, err
}

func (s *Store) instantiate(code *Code, mod wazero.CompiledModule, id, memory uint32) (*Instance, error) {
	ctx := experimental.WithImportResolver(s.ctx, func(name string) api.Module {
		if name == memoryModule {
			return s.host.Engine()
		}
		return nil
	})
	m, err := code.rt.InstantiateModule(ctx, mod, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil { // wazero has closed it, and taken the engine's memory for its own
		return nil, fmt.Errorf("%w: %w", ErrLost, err)
	}
	i := &Instance{store: s, id: id, code: code, from: mod, mod: m, memory: memory, helpers: map[string]*entry{}, globals: adapter.GlobalsOf(m)}
	for name, g := range map[string]*api.MutableGlobal{exportBase: &i.base, exportLength: &i.length, exportSelf: &i.self, exportArgs: &i.args, dirtyGlobal: &i.dirty} {
		var ok bool
		if *g, ok = m.ExportedGlobal(name).(api.MutableGlobal); !ok {
			closeModule(m)
			return nil, fmt.Errorf("the module does not export %s", name)
		}
	}
	i.self.Set(uint64(id))
	i.args.Set(uint64(s.args))
	if m := s.memories[memory]; m != nil {
		i.see(m)
	}
	code.Use()
	s.instances[id] = i
	return i, nil
}

// closeModule closes an instance's module. wazero (1.12) frees the memory of a module that is closed even if it has imported it: so
// it is made to forget it before. Where a later wazero has no such field, the module stays open until its runtime is closed
// (TestClosed).
func closeModule(m api.Module) {
	v := reflect.ValueOf(m)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return
	}
	if f := v.Elem().FieldByName("MemoryInstance"); f.IsValid() && f.CanSet() {
		f.SetZero()
		m.Close(context.Background())
	}
}

// see sets the address and the length of the instance's memory.
func (i *Instance) see(m *Memory) {
	i.base.Set(uint64(m.Base))
	i.length.Set(uint64(m.Length))
}

// Memory is the number of the instance's memory; 0: it has none.
func (i *Instance) Memory() uint32 { return i.memory }

// Instance returns the instance with this number, or nil.
func (s *Store) Instance(id uint32) *Instance { return s.instances[id] }

// Code is what it is an instance of.
func (i *Instance) Code() *Code { return i.code }

// Start runs the initializers and the start function.
func (i *Instance) Start() error {
	_, err := i.help(exportInit)
	return err
}

// help calls a function that this package has added.
func (i *Instance) help(name string, args ...uint64) (uint64, error) {
	e := i.helpers[name]
	if e == nil || e.fn == nil {
		fn := i.mod.ExportedFunction(name)
		if fn == nil {
			return 0, errors.New("there is no such table or global")
		}
		entry := newEntry(i, fn)
		e = &entry
		i.helpers[name] = e
	}
	var room [2]uint64
	copy(room[:], args)
	if e.busy {
		return 0, ErrDeep
	}
	if err := i.store.enter(e); err != nil {
		return 0, err
	}
	defer i.store.leave(e)
	err := e.fn.CallWithStack(i.store.ctx, room[:])
	return room[0], err
}

func (s *Store) enter(e *entry) error {
	if len(s.running) >= maxDepth {
		return ErrDeep
	}
	e.busy = true
	s.running = append(s.running, e)
	return nil
}

func (s *Store) leave(e *entry) {
	e.busy = false
	s.running = s.running[:len(s.running)-1]
	if e.stack.Size() > keptStack {
		e.fn, e.stack = nil, adapter.Stack{} // looked up again
	}
}

// Call calls a function by its place in Info.Refs. Arguments and results are in the store's memory.
func (i *Instance) Call(ref uint32) error {
	info := i.code.infoOf(i)
	if int64(ref) >= int64(len(info.Types)) {
		return errors.New("there is no such function")
	}
	t := &info.Types[ref]
	if i.entries == nil {
		i.entries = make([]entry, len(info.Types))
	}
	e := &i.entries[ref]
	if e.fn == nil || e.busy {
		fresh := newEntry(i, lookup(i, ref))
		if e.fn == nil {
			*e = fresh
		} else {
			e = &fresh
		}
		e.room = make([]uint64, max(len(t.Params), len(t.Results)))
	}
	if err := i.store.enter(e); err != nil {
		return err
	}
	defer i.store.leave(e)
	return i.run(e, t)
}

// lookup finds a function in the table of all that can be referred to.
func lookup(i *Instance, ref uint32) api.Function {
	info := i.code.infoOf(i)
	t := &info.Types[ref]
	return tables.LookupFunction(i.mod, uint32(len(info.Tables)), ref, valueTypes(t.Params), valueTypes(t.Results))
}

func (i *Instance) run(e *entry, t *Type) error {
	s := i.store
	if len(e.room) > 0 {
		p := s.bytes(s.args, uint32(8*len(e.room)))
		for n, name := range t.Params {
			v := binary.LittleEndian.Uint64(p[8*n:])
			switch name {
			case "i64", "f64":
			case "anyfunc":
				var err error
				if v, err = i.raw(uint32(v)); err != nil {
					return err
				}
			default:
				v = uint64(uint32(v))
			}
			e.room[n] = v
		}
	}
	if err := e.fn.CallWithStack(s.ctx, e.room); err != nil {
		return err
	}
	if len(t.Results) > 0 {
		p := s.bytes(s.args, uint32(8*len(e.room)))
		for n, name := range t.Results {
			v := e.room[n]
			if name == "anyfunc" {
				v = uint64(i.handle(v))
			}
			binary.LittleEndian.PutUint64(p[8*n:], v)
		}
	}
	return nil
}

// valueTypes are the types with these names.
func valueTypes(names []string) []api.ValueType {
	out := make([]api.ValueType, len(names))
	for n, name := range names {
		for t, have := range typeNames {
			if have == name {
				out[n] = t
			}
		}
	}
	return out
}

// References to functions are known to the script by handles: 0 is null, 1 and more are the instance's own, by their place in
// Info.Refs, and below 0 are the numbers of bridges.

// raw is the reference with this handle.
func (i *Instance) raw(handle uint32) (uint64, error) {
	if handle == 0 {
		return 0, nil
	}
	if h := int32(handle); h < 0 {
		b := i.store.instances[uint32(-h)]
		if b == nil || b.owner != i.id {
			return 0, errors.New("there is no such function")
		}
		if err := i.refer(); err != nil {
			return 0, err
		}
		v, err := b.raw(1)
		if err == nil {
			i.handles[v] = h
		}
		return v, err
	}
	if err := i.refer(); err != nil {
		return 0, err
	}
	if int64(handle) > int64(len(i.raws)) {
		return 0, errors.New("there is no such function")
	}
	return i.raws[handle-1], nil
}

func (i *Instance) refer() error {
	if i.raws != nil {
		return nil
	}
	raws := make([]uint64, len(i.code.infoOf(i).Refs))
	for n := range raws {
		v, err := i.help(exportRef+"0", uint64(n))
		if err != nil {
			return err
		}
		raws[n] = v
	}
	i.raws, i.handles = raws, make(map[uint64]int32, len(raws))
	for n, v := range raws {
		i.handles[v] = int32(n + 1)
	}
	return nil
}

// handle returns the handle of a reference; 0, too, for one that is not known, which cannot happen.
func (i *Instance) handle(raw uint64) int32 {
	if raw == 0 || i.refer() != nil {
		return 0
	}
	return i.handles[raw]
}

// Table operations: element is a value's number, or a function's handle.

// TableSize is how many elements a table has.
func (i *Instance) TableSize(table uint32) (uint32, error) {
	n, err := i.help(exportSize + strconv.Itoa(int(table)))
	return uint32(n), err
}

// TableGet is an element of a table.
func (i *Instance) TableGet(table, at uint32) (int32, error) {
	v, err := i.help(exportGet+strconv.Itoa(int(table)), uint64(at))
	if err != nil || i.extern(table) {
		return int32(v), err
	}
	return i.handle(v), nil
}

// TableSet sets an element of a table.
func (i *Instance) TableSet(table, at uint32, element int32) error {
	v, err := i.reference(i.extern(table), element)
	if err == nil {
		_, err = i.help(exportSet+strconv.Itoa(int(table)), uint64(at), v)
	}
	return err
}

// TableGrow makes a table larger by this many elements, and returns how many it had, or -1.
func (i *Instance) TableGrow(table, by uint32, element int32) (int32, error) {
	v, err := i.reference(i.extern(table), element)
	if err != nil {
		return -1, err
	}
	n, err := i.help(exportGrow+strconv.Itoa(int(table)), v, uint64(by))
	return int32(n), err
}

func (i *Instance) extern(table uint32) bool {
	list := i.code.infoOf(i).Tables
	return int64(table) < int64(len(list)) && list[table].Extern
}

func (i *Instance) reference(extern bool, element int32) (uint64, error) {
	if extern {
		return uint64(uint32(element)), nil
	}
	return i.raw(uint32(element))
}

// GetGlobal puts a global's value into the first place of the store's memory.
func (i *Instance) GetGlobal(index uint32) error {
	g, ok := i.code.infoOf(i).Globals[index]
	if !ok {
		return errors.New("there is no such global")
	}
	var v uint64
	switch g.Value {
	case "externref", "anyfunc":
		var err error
		if v, err = i.help(exportRead + strconv.Itoa(int(index))); err != nil {
			return err
		}
		if g.Value == "anyfunc" {
			v = uint64(i.handle(v))
		}
	case "v128":
		return errors.New("a vector is no value of a script")
	default:
		v = i.mod.ExportedGlobal(exportGlobal + strconv.Itoa(int(index))).Get()
	}
	binary.LittleEndian.PutUint64(i.store.bytes(i.store.args, 8), v)
	return nil
}

// SetGlobal sets a global to the value in the first place of the store's memory.
func (i *Instance) SetGlobal(index uint32) error {
	g, ok := i.code.infoOf(i).Globals[index]
	if !ok {
		return errors.New("there is no such global")
	}
	v := binary.LittleEndian.Uint64(i.store.bytes(i.store.args, 8))
	switch g.Value {
	case "externref", "anyfunc":
		raw, err := i.reference(g.Value == "externref", int32(v))
		if err == nil {
			_, err = i.help(exportAssign+strconv.Itoa(int(index)), raw)
		}
		return err
	case "i32", "f32":
		v = uint64(uint32(v))
	}
	m, ok := i.mod.ExportedGlobal(exportGlobal + strconv.Itoa(int(index))).(api.MutableGlobal)
	if !ok {
		return errors.New("the global is constant")
	}
	m.Set(v)
	return nil
}

// Trap returns the message of a call's error that is a trap of the instance's, in the words of JavaScript engines, and whether it is
// that the stack was too small; "" for any other error.
func Trap(err error) (message string, deep bool) {
	if errors.Is(err, ErrDeep) {
		return "Maximum call stack size exceeded.", true
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	what, ok := strings.CutPrefix(line, "wasm error: ")
	switch {
	case what == "stack overflow": // which wazero returns without a prefix
		return "Maximum call stack size exceeded.", true
	case !ok:
		return "", false
	}
	if text, ok := traps[what]; ok {
		return text, false
	}
	return what, false
}

// traps maps wazero's messages to Bun's.
var traps = map[string]string{
	"unreachable":                   "Unreachable code should not be executed",
	"out of bounds memory access":   "Out of bounds memory access",
	"invalid table access":          "Out of bounds table access",
	"indirect call type mismatch":   "call_indirect to a signature that does not match",
	"integer overflow":              "Integer overflow",
	"integer divide by zero":        "Division by zero",
	"invalid conversion to integer": "Out of bounds Trunc operation",
}
