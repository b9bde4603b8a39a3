// Package adapter is the interface between the runtime (host) and the guest ABIs: one sub-package per ABI implements it, and
// host picks the one whose Probe accepts a module.
package adapter

import (
	"context"
	"errors"
	"time"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// ErrPending is returned by Instance.Fetch when the guest will answer later: the instance may be returned to the pool, and
// the caller attends to the Pending mailbox that it got.
var ErrPending = errors.New("pending")

// Adapter implements one guest ABI. Its methods may be called from any goroutine.
type Adapter interface {
	// Name returns the ABI's name in status, inspect and errors: "native".
	Name() string
	// Probe returns nil if the module uses this ABI, or the reason why not. It runs no code of the module.
	Probe(mod wazero.CompiledModule) error
	// Load instantiates in rt the host modules that guests of this ABI import. rt is the generation's own.
	Load(ctx context.Context, rt wazero.Runtime, mod wazero.CompiledModule, env Env) (Program, error)
}

// Program makes instances of one compiled module. NewInstance may be called from any goroutine.
type Program interface {
	// NewInstance makes an instance and runs its start functions. Its error is a *exchange.Failure if the guest failed.
	NewInstance(ctx context.Context) (Instance, error)
	// Close frees the shared parts of the instances, after all of them.
	Close() error
}

// Isolator is a Program whose instances can be reset to their state after the start.
type Isolator interface {
	Program
	// Isolate takes inst, which has answered no request, as the image for it and for later instances. The error is the reason
	// why the program cannot be isolated.
	Isolate(inst Instance) error
	// ErrorInPlace reports whether the error handler runs in the instance as the failed call has left it, and not in one that
	// has been reset.
	ErrorInPlace() bool
}

// Rester is a Program that holds goroutines or descriptors while instances run.
type Rester interface {
	Program
	// Rest frees them. It is called when a generation's instances are closed and the program is kept for later ones; instances of another
	// generation may run.
	Rest()
}

// Stateful is a Program whose guests keep state in the instance: there is one instance, unless more are configured or requests are
// isolated.
type Stateful interface {
	Program
	Stateful() bool
}

// Instance is one instance of a guest. Only one goroutine calls it at any time, except Interrupt, which any goroutine may call.
type Instance interface {
	// Config calls the guest for its manifest: JSON, or nil.
	Config() ([]byte, error)
	// Fetch handles x. nil: answered. ErrPending: see Pending. Any other error (usually *exchange.Failure) means failed; Broken then
	// reports whether the instance must be discarded.
	Fetch(x *exchange.Exchange) error
	// Pending returns the mailbox of the exchange for which Fetch has just returned ErrPending.
	Pending() *exchange.Pending
	// Error calls the guest's error handler to answer x. ErrNoHandler: the guest has no error handler.
	Error(x *exchange.Exchange, f *exchange.Failure) error
	// Broken reports whether the instance must not be called again: it trapped, exited or was interrupted.
	Broken() bool
	// Restore resets the instance to its program's image, between calls. It reports false if the instance must be discarded.
	Restore() bool
	// PendingCount returns the number of pending exchanges of this instance.
	PendingCount() int
	// Interrupt makes the running call end at its next host function. The instance is broken then.
	Interrupt(cause error)
	// Close frees the instance, never under a running call, and fails its pending exchanges.
	Close(ctx context.Context) error
}

// ErrNoHandler is returned by Instance.Error when the guest has no error handler.
var ErrNoHandler = errors.New("guest has no error handler")

// Env is the host's side for the guests of a generation. Its methods may be called from any goroutine.
type Env interface {
	// Reload implements the guest's reload (abi/SPEC.md 6.5): it returns when the new handler serves.
	Reload(json []byte) error
	// Log writes one entry. Levels are as in log/slog.
	Log(level int, msg []byte)
	// Stats appends the JSON of SPEC 6.9 to dst. instance is the size of the calling instance's memory in bytes.
	Stats(dst []byte, instance int) []byte
	// State returns the store of SPEC 6.6.
	State() Store
	// Outbound returns the sender of outbound requests; nil: they are not allowed.
	Outbound() Outbound
	// Limits returns the limits in force.
	Limits() Limits
	// Requests returns the number of requests received, by any instance.
	Requests() uint64
	// Limited counts that a guest ran into a limit that ends no request. limit is the name of its flag.
	Limited(limit string)
	// Failed logs the error of a host function for which the guest only gets a status. It logs at most a few times a minute.
	Failed(what string, err error)
}

// Carrier is an Env whose module carries sections for its adapter (package source). The host's always implements it.
type Carrier interface {
	// Section returns the content of the custom section of this name, or nil.
	Section(name string) []byte
}

// Compiler is an Env that compiles modules for a guest that runs modules of its own (WebAssembly of scripts).
type Compiler interface {
	// Compile meters and compiles a module, as it does a handler's, in the form in which its instances run. It ends early if ctx is done.
	Compile(ctx context.Context, wasm []byte) (*Compiled, error)
}

// Compiled is a module that has been compiled, in a runtime of its own.
type Compiled struct {
	Runtime wazero.Runtime
	Module  wazero.CompiledModule
	Unsaved []string // globals that cannot be restored from outside, as in rewrite.Info
	// Add compiles a small module, which has been metered, in the same runtime and in this process.
	Add   func(ctx context.Context, metered []byte) (wazero.CompiledModule, error)
	Close func() // after all instances
}

// Limits limit a guest's use of the processor. Waits in host functions do not count, except for their first moments. 0: no limit.
type Limits struct {
	GuestTime time.Duration // of work for one request, in all its calls; see ErrorTime
	StartTime time.Duration // of work in the start functions, and again in wasmserve_config
	Stack     int64         // bytes of the processor's stack in one call; wazero ends a call at 50 MB in any case
}

// errorShare is the least share of GuestTime for an error handler: otherwise it could not answer for a handler that has used it up.
const errorShare = 10

// ErrorTime returns how long the error handler may work on a request on which the guest has worked for this long: the rest of GuestTime,
// but at least a tenth of it. 0: no limit.
func (l Limits) ErrorTime(worked time.Duration) time.Duration {
	if l.GuestTime <= 0 {
		return 0
	}
	return max(l.GuestTime-worked, l.GuestTime/errorShare)
}

// Store is the key-value store that survives reloads. The caller copies returned values before its next call.
type Store interface {
	// Get calls use with the value, under a lock: use must be short. It reports whether the key exists.
	Get(key []byte, use func(value []byte)) (bool, error)
	Set(key, value []byte) error
	Delete(key []byte) (existed bool, err error)
	// Add adds to a decimal number, absent counts as 0.
	Add(key []byte, delta int64) (int64, error)
	// CompareAndSwap sets key to new if its value is old. nil old: if absent. nil new: delete.
	CompareAndSwap(key, old, new []byte) error
}

// Errors of Env and Store with their own status in the ABI.
var (
	ErrInvalid  = errors.New("invalid argument")
	ErrNotFound = errors.New("not found")
	ErrTooLarge = errors.New("over the limit")
	ErrConflict = errors.New("the value was another")
	ErrDenied   = errors.New("not allowed by the operator")
	ErrRedirect = errors.New("too many redirects")
	ErrReload   = errors.New("reload failed") // wrapped by Env.Reload's other errors
)
