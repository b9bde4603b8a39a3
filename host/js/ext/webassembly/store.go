package webassembly

import (
	"context"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero/api"
)

const (
	// MaxInstances is how many instances a script can have, and how many memories.
	MaxInstances = 1000
	// maxDepth is how often calls can go from the script to an instance and back within each other.
	maxDepth = 100
	// ArgsSize is the size in bytes of the engine memory for arguments and results.
	ArgsSize = 8 * maxParams
	// alignment is the alignment of memories, in bytes.
	alignment = 64
	pageSize  = 1 << 16
)

// Host is the engine with its script.
type Host interface {
	// Engine is the engine's instance.
	Engine() api.Module
	// Alloc returns n bytes of the engine's heap, or 0; Release frees them. Neither runs the script.
	Alloc(n uint32) uint32
	Release(at uint32)
	// Detach has the buffer by which the script sees a memory end: the memory is about to move, or grows. false: it could not.
	Detach(memory uint32) bool
	// Import calls the function that an instance imports at this place, with its arguments in the store's memory. It panics if there is
	// an exception.
	Import(instance, slot uint32)
}

// Errors that a script can cause.
var (
	ErrMany   = fmt.Errorf("there are more than %d instances or memories", MaxInstances)
	ErrMemory = errors.New("there is no memory left (-memory)")
	ErrDeep   = errors.New("calls nest too deep")
	// ErrLost means that the engine may not be called any more.
	ErrLost = errors.New("the engine has lost its memory")
)

// Store has the memories and instances of one script. It belongs to whoever is in the engine.
type Store struct {
	ctx  context.Context // has the store under Key
	host Host
	args uint32 // engine memory for arguments and results; 0: nothing has been made yet

	memories  map[uint32]*Memory
	instances map[uint32]*Instance
	last      uint32 // the last number that was given to either

	running []*entry // calls, the innermost last
}

// Key is what a store's context holds it under.
type Key struct{}

// Init is called once, before all else.
func (s *Store) Init(ctx context.Context, host Host) { s.ctx, s.host = ctx, host }

// Args is the engine memory for arguments and results, 8 bytes each.
func (s *Store) Args() (uint32, error) {
	if s.args == 0 {
		if s.args = s.host.Alloc(ArgsSize); s.args == 0 {
			return 0, ErrMemory
		}
		s.memories, s.instances = map[uint32]*Memory{}, map[uint32]*Instance{}
	}
	return s.args, nil
}

// Made reports whether anything has been made.
func (s *Store) Made() bool { return s.args != 0 }

// Running reports whether an instance runs.
func (s *Store) Running() bool { return len(s.running) > 0 }

// Stack is the size of the processor stacks of all calls that run, in bytes.
func (s *Store) Stack() (n int64) {
	for _, e := range s.running {
		n += e.stack.Size()
	}
	return n
}

func (s *Store) next() (uint32, error) {
	if len(s.instances) >= MaxInstances || len(s.memories) >= MaxInstances {
		return 0, ErrMany
	}
	s.last++
	return s.last, nil
}

func (s *Store) bytes(at, n uint32) []byte {
	p, ok := s.host.Engine().Memory().Read(at, n)
	if !ok {
		panic(ErrMemory)
	}
	return p
}

// Memory is a part of the engine's memory. Its numbers are bytes.
type Memory struct {
	block    uint32 // of the engine's heap
	Base     uint32
	Length   uint32
	capacity uint32 // from Base on
	most     uint64
}

// Memory returns the memory with this number, or nil.
func (s *Store) Memory(id uint32) *Memory { return s.memories[id] }

// NewMemory makes a memory of at least min pages, that grows to at most max.
func (s *Store) NewMemory(min, max uint32) (uint32, error) {
	if _, err := s.Args(); err != nil {
		return 0, err
	}
	id, err := s.next()
	if err != nil {
		return 0, err
	}
	m := &Memory{most: uint64(max) * pageSize}
	if !s.place(m, uint64(min)*pageSize, 0) {
		return 0, ErrMemory
	}
	m.Length = min * pageSize
	s.memories[id] = m
	return id, nil
}

// place gives m room for size bytes, and more if that can be had. Bytes behind m's length are zero. It reports whether there is room.
func (s *Store) place(m *Memory, size, more uint64) bool {
	engine := s.host.Engine().Memory()
	if size+more+alignment > 1<<31 {
		more = 0
	}
	if size+alignment > 1<<31 {
		return false
	}
	before := engine.Size() // all behind it is zero, since the engine has never had it
	block := s.host.Alloc(uint32(size+more) + alignment)
	if block == 0 && more > 0 {
		more = 0
		block = s.host.Alloc(uint32(size) + alignment)
	}
	if block == 0 {
		return false
	}
	base := (block + alignment - 1) &^ (alignment - 1)
	if m.block != 0 {
		copy(s.bytes(base, m.Length), s.bytes(m.Base, m.Length))
	}
	end := base + uint32(size+more)
	if from := base + m.Length; from < before {
		clear(s.bytes(from, min(end, before)-from))
	}
	m.block, m.Base, m.capacity = block, base, uint32(size+more)
	return true
}

// Grow makes a memory larger by a number of pages and returns how many it had, or -1. The buffer by which the script sees it ends.
func (s *Store) Grow(id, pages uint32) int32 {
	m := s.memories[id]
	if m == nil {
		return -1
	}
	size := uint64(m.Length) + uint64(pages)*pageSize
	if size > m.most {
		return -1
	}
	before := m.Length / pageSize
	if size > uint64(m.capacity) {
		more := min(uint64(m.Length)/2, m.most-size)
		if !s.moved(id, m, size, more) {
			return -1
		}
	} else if !s.host.Detach(id) {
		return -1
	}
	m.Length = uint32(size)
	for _, i := range s.instances {
		if i.memory == id {
			i.see(m)
		}
	}
	return int32(before)
}

// moved moves m to where there is room for size bytes.
func (s *Store) moved(id uint32, m *Memory, size, more uint64) bool {
	there := *m
	if !s.place(&there, size, more) {
		return false
	}
	if !s.host.Detach(id) {
		s.host.Release(there.block)
		return false
	}
	s.host.Release(m.block)
	*m = there
	return true
}

// Drop closes an instance that nothing of the script refers to. It reports whether the instance is closed: one that runs stays.
func (s *Store) Drop(id uint32) bool {
	i := s.instances[id]
	if i == nil {
		return true
	}
	if s.runs(i) {
		return false
	}
	for _, b := range i.bridges {
		s.close(b)
	}
	s.close(id)
	return true
}

// DropMemory frees a memory that nothing of the script refers to, nor to a buffer of it, if no instance has it. It reports whether it has.
func (s *Store) DropMemory(id uint32) bool {
	m := s.memories[id]
	if m == nil {
		return true
	}
	for _, i := range s.instances {
		if i.memory == id {
			return false
		}
	}
	delete(s.memories, id)
	s.host.Release(m.block)
	return true
}

func (s *Store) runs(i *Instance) bool {
	for _, e := range s.running {
		if e.owner == i {
			return true
		}
	}
	return false
}

func (s *Store) close(id uint32) {
	if i := s.instances[id]; i != nil {
		delete(s.instances, id)
		closeModule(i.mod)
		i.code.Unuse()
	}
}

// Close closes all instances. Their memory is the engine's.
func (s *Store) Close() {
	for id := range s.instances {
		s.close(id)
	}
}
