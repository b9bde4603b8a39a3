package webassembly

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"
)

// Limits of a script's modules, all instances of the script taken together.
const (
	// MaxModules is how many compiled modules it can have that it uses.
	MaxModules = 100
	// maxBytes is how many bytes they have together.
	maxBytes = 64 << 20
)

// Codes are the modules that a script has had compiled. They may be used from any goroutine. The zero value is empty.
type Codes struct {
	mu     sync.Mutex
	byHash map[[32]byte]*Code // guarded by mu
	bytes  int                // of those; guarded by mu
	turns  map[[32]byte]chan struct{}
}

// ErrFull means that a script has too many modules, or that they are too large together.
var ErrFull = errors.New("the modules of the script are too many or too large")

type fullError struct{ text string }

func (e *fullError) Error() string        { return e.text }
func (e *fullError) Is(target error) bool { return target == ErrFull }

// Get returns the code of a module. compile makes it from the module's rewritten form, unless it has been made before. ctx ends the
// wait for another caller that compiles the same module.
func (c *Codes) Get(ctx context.Context, wasm []byte, compile func(wasm []byte, info *Info) (*Code, error)) (*Code, error) {
	hash := sha256.Sum256(wasm)
	for {
		c.mu.Lock()
		if code := c.byHash[hash]; code != nil {
			code.users.Add(1)
			c.mu.Unlock()
			return code, nil
		}
		turn := c.turns[hash]
		if turn == nil {
			break
		}
		c.mu.Unlock()
		select {
		case <-turn: // somebody has compiled it
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	if c.turns == nil {
		c.turns, c.byHash = map[[32]byte]chan struct{}{}, map[[32]byte]*Code{}
	}
	err := c.room(len(wasm))
	if err != nil {
		c.mu.Unlock()
		return nil, err
	}
	turn := make(chan struct{})
	c.turns[hash] = turn
	c.bytes += len(wasm)
	c.mu.Unlock()

	var code *Code
	defer func() { // also if compile panics
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.turns, hash)
		close(turn)
		if code == nil {
			c.bytes -= len(wasm)
			return
		}
		code.size = len(wasm)
		code.users.Add(1)
		c.byHash[hash] = code
	}()
	out, info, err := Rewrite(wasm)
	if err != nil {
		return nil, err
	}
	made, err := compile(out, info)
	if err != nil {
		return nil, err
	}
	code = made
	return code, nil
}

// room makes room for one more module of this size: modules that nobody uses go. c.mu is held.
func (c *Codes) room(size int) error {
	for hash, code := range c.byHash {
		if len(c.byHash)+len(c.turns) < MaxModules && c.bytes+size <= maxBytes {
			return nil
		}
		if code.users.Load() == 0 {
			delete(c.byHash, hash)
			c.bytes -= code.size
			code.Close()
		}
	}
	switch {
	case len(c.byHash)+len(c.turns) >= MaxModules:
		return &fullError{fmt.Sprintf("is one too many: a script can have %d modules", MaxModules)}
	case c.bytes+size > maxBytes:
		return &fullError{fmt.Sprintf("is too large: the modules of a script can have %d MiB together", maxBytes>>20)}
	}
	return nil
}

// Close frees all code, of which no instances are left.
func (c *Codes) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, code := range c.byHash {
		code.Close()
	}
	c.byHash = nil
}
