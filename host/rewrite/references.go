package rewrite

import (
	"errors"
	"fmt"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// references are the functions that ref.func names in the code, by their new indices. wazero makes a new reference whenever ref.func is
// executed, and keeps it until the instance ends: a loop would take memory beside the guest's. So each function gets one, in an immutable
// global behind the others.
type references struct {
	index      map[uint32]uint32
	order      []uint32
	undeclared map[uint32]bool // so far: the new globals would declare them
}

// declare notes a function that an export, an element segment or a global of the module names.
func (r *references) declare(f uint32) { delete(r.undeclared, f) }

// check returns an error if the code refers to a function that the module does not declare.
func (r *references) check() error {
	for _, f := range r.order {
		if r.undeclared[f] {
			return errors.New("code: ref.func of a function that neither an export nor an element segment nor a global names")
		}
	}
	return nil
}

// reference appends global.get in the place of a ref.func.
func (b *body) reference(f uint32) error {
	refs := &b.m.references
	n, ok := refs.index[f]
	if !ok {
		if len(refs.order) == maxGlobals {
			return fmt.Errorf("and those before it refer to more than %d functions", maxGlobals)
		}
		if refs.index == nil {
			refs.index, refs.undeclared = map[uint32]uint32{}, map[uint32]bool{}
		}
		n = uint32(len(refs.order))
		refs.index[f] = n
		refs.order = append(refs.order, f)
		refs.undeclared[f] = true
	}
	b.out = wasmbin.AppendU32(append(b.out, op.GlobalGet), b.m.dirty()+1+n)
	b.pay(1)
	return b.r.Err
}
