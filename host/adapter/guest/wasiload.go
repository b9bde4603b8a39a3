package guest

import (
	"context"
	"fmt"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// The WASI errno values that are used here.
const (
	wasiOK          = 0
	wasiBadF        = 8
	wasiInval       = 28
	wasiNameTooLong = 37
	wasiNoSup       = 58
	lastStream      = 2 // standard error: there are no other files
)

// Limits of the arguments of WASI's functions, as in Linux.
const (
	maxVectors = 1024 // iovecs, beyond which the rest is left for the next call, and subscriptions: EINVAL (IOV_MAX)
	maxPath    = 4096 // bytes: ENAMETOOLONG (PATH_MAX)
)

// wasiFunction is a function of WASI. Its work counts as the guest's: every call checks the budget, except those that take 0.1 us whatever
// their arguments. It implements api.GoModuleFunction.
type wasiFunction struct {
	api.GoModuleFunction
	quick         bool  // its calls are left to the ticks: of a loop of them 6,000 run between two at most, 0.6 ms
	vectors       []int // arguments that are counts of iovecs
	subscriptions []int // or of subscriptions
	paths         []int // arguments that are lengths of paths
}

// Call ends the guest's call if its budget is used up, and rejects arguments that would make the host work for long in one call.
func (f wasiFunction) Call(ctx context.Context, mod api.Module, stack []uint64) {
	if i := Of(ctx); f.quick {
		i.Checkpoint()
	} else {
		i.Pass()
	}
	for _, n := range f.vectors { // a call may take fewer bytes than it was given
		stack[n] = min(uint64(uint32(stack[n])), maxVectors)
	}
	for _, n := range f.subscriptions {
		if uint32(stack[n]) > maxVectors {
			stack[0] = wasiInval
			return
		}
	}
	for _, n := range f.paths {
		if uint32(stack[n]) > maxPath {
			stack[0] = wasiNameTooLong
			return
		}
	}
	f.GoModuleFunction.Call(ctx, mod, stack)
}

// wasiQuick are the clocks: the check would double the time of Date.now.
var wasiQuick = map[string]bool{"clock_time_get": true, "clock_res_get": true}

// The places of the arguments that wasiFunction bounds, by the function's name.
var (
	wasiVectors       = map[string][]int{"fd_pread": {2}, "fd_pwrite": {2}, "fd_read": {2}, "fd_write": {2}, "sock_recv": {2}, "sock_send": {2}}
	wasiSubscriptions = map[string][]int{"poll_oneoff": {2}}
	wasiPaths         = map[string][]int{"path_create_directory": {2}, "path_filestat_get": {3}, "path_filestat_set_times": {3}, "path_link": {3, 6},
		"path_open": {3}, "path_readlink": {2}, "path_remove_directory": {2}, "path_rename": {2, 5}, "path_symlink": {1, 4}, "path_unlink_file": {2}}
)

// keeping replaces a function that would change a file descriptor, so that no request sees a change that another has made to the three
// streams.
func keeping(errno uint64) api.GoModuleFunction {
	return api.GoModuleFunc(func(_ context.Context, _ api.Module, stack []uint64) {
		if uint32(stack[0]) > lastStream {
			stack[0] = wasiBadF
			return
		}
		stack[0] = errno
	})
}

var wasiKept = map[string]api.GoModuleFunction{"fd_close": keeping(wasiOK), "fd_renumber": keeping(wasiNoSup), "fd_fdstat_set_flags": keeping(wasiOK),
	"fd_filestat_set_times": keeping(wasiNoSup)}

// wasiDefinitions returns wazero's definitions of the WASI functions, which are the same for all runtimes.
var wasiDefinitions = sync.OnceValues(func() (map[string]api.FunctionDefinition, error) {
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter()) // the interpreter compiles nothing
	defer rt.Close(ctx)
	mod, err := wasi_snapshot_preview1.NewBuilder(rt).Compile(ctx)
	if err != nil {
		return nil, err
	}
	return mod.ExportedFunctions(), nil
})

// LoadWASI instantiates WASI (preview 1) in rt. Its functions work for the *Instance of their context.
func LoadWASI(ctx context.Context, rt wazero.Runtime) error {
	definitions, err := wasiDefinitions()
	if err != nil {
		return fmt.Errorf("wasi: %w", err)
	}
	b := rt.NewHostModuleBuilder(wasi_snapshot_preview1.ModuleName)
	for name, def := range definitions {
		fn, ok := def.GoFunction().(api.GoModuleFunction)
		if !ok {
			return fmt.Errorf("wasi: %s is no function of Go's", name)
		}
		if kept := wasiKept[name]; kept != nil {
			fn = kept
		}
		f := wasiFunction{fn, wasiQuick[name], wasiVectors[name], wasiSubscriptions[name], wasiPaths[name]}
		b.NewFunctionBuilder().WithGoModuleFunction(f, def.ParamTypes(), def.ResultTypes()).Export(name)
	}
	if _, err := b.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate wasi: %w", err)
	}
	return nil
}
