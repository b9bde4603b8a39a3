package main

import (
	"errors"
	"sync"

	"github.com/wasmserve/wasmserve/host/adapter/js"
	"github.com/wasmserve/wasmserve/host/bundle"
)

// bundler turns handlers in JavaScript and TypeScript into modules, and remembers what they are made of.
type bundler struct {
	mu   sync.Mutex
	made map[string][]string // guarded by mu: path -> its files and those that it imports
}

// read is host.Config.Read.
func (b *bundler) read(path string) ([]byte, bool, error) {
	if !bundle.Is(path) {
		return nil, false, nil
	}
	res, err := bundle.Bundle(path)
	var failed *bundle.Error
	switch {
	case errors.As(err, &failed):
		b.note(path, failed.Inputs)
		return nil, true, err
	case err != nil:
		return nil, true, err
	}
	b.note(path, res.Inputs)
	return js.Module(res.Code, res.Map), true, nil
}

func (b *bundler) note(path string, inputs []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == nil {
		b.made = map[string][]string{}
	}
	b.made[path] = inputs
}

// inputs are the files whose changes are changes of the script at path.
func (b *bundler) inputs(path string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if list := b.made[path]; list != nil {
		return list
	}
	return []string{path}
}
