// Package native is the adapter for wasmserve's own ABI (abi/SPEC.md): it writes the request record into guest memory,
// makes one call, and reads the response record out. In the steady state it allocates nothing.
package native

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// Adapter implements version 1 of the ABI. Its zero value is ready.
type Adapter struct{}

// Name returns "native".
func (Adapter) Name() string { return "native" }

// Probe returns nil if the module's exports and imports conform to SPEC section 1.
func (Adapter) Probe(mod wazero.CompiledModule) error {
	exports := mod.ExportedFunctions()
	if exports[abi.ExportVersion] == nil {
		return missingVersion(exports)
	}
	if mod.ExportedMemories()[abi.ExportMemory] == nil {
		return fmt.Errorf("exports no memory named %q", abi.ExportMemory)
	}
	for _, want := range exportTypes {
		got := exports[want.name]
		switch {
		case got == nil && want.optional:
		case got == nil:
			return fmt.Errorf("does not export %s%s", want.name, signature(want.params, want.results))
		case !slices.Equal(got.ParamTypes(), want.params) || !slices.Equal(got.ResultTypes(), want.results):
			return fmt.Errorf("exports %s%s, but its type must be %s", want.name,
				signature(got.ParamTypes(), got.ResultTypes()), signature(want.params, want.results))
		}
	}
	return probeImports(mod)
}

// missingVersion explains a module without wasmserve_abi_v1: another version, a program, or something else.
func missingVersion(exports map[string]api.FunctionDefinition) error {
	prefix := strings.TrimSuffix(abi.ExportVersion, "1")
	for name := range exports {
		if v, ok := strings.CutPrefix(name, prefix); ok {
			return fmt.Errorf("speaks version %s of the ABI, this host understands version 1: rebuild it with a matching SDK or use a newer wasmserve", v)
		}
	}
	if exports["_start"] != nil {
		return fmt.Errorf("is a program (exports _start), not a handler (exports %s): build a Go handler with -buildmode=c-shared", abi.ExportVersion)
	}
	return fmt.Errorf("does not export %s: build it with one of the SDKs in guests/, or see abi/SPEC.md", abi.ExportVersion)
}

func probeImports(mod wazero.CompiledModule) error {
	var errs []error
	for _, f := range mod.ImportedFunctions() {
		module, name, _ := f.Import()
		switch module {
		case abi.ImportModule:
			h, ok := hostFunctions[name]
			if !ok {
				errs = append(errs, fmt.Errorf("imports %s.%s, which version 1 does not have", module, name))
			} else if !slices.Equal(h.params, f.ParamTypes()) || !slices.Equal(h.results, f.ResultTypes()) {
				errs = append(errs, fmt.Errorf("imports %s.%s%s, but its type is %s", module, name,
					signature(f.ParamTypes(), f.ResultTypes()), signature(h.params, h.results)))
			}
		case wasi_snapshot_preview1.ModuleName, rewrite.Module:
		default:
			errs = append(errs, fmt.Errorf("imports %s.%s, but only %s and %s can be imported from", module, name,
				abi.ImportModule, wasi_snapshot_preview1.ModuleName))
		}
	}
	if len(mod.ImportedMemories()) > 0 {
		errs = append(errs, errors.New("imports a memory, but must define its own"))
	}
	return errors.Join(errs...)
}

// Load instantiates WASI, the module "wasmserve" and the module that metered guests import in rt.
func (Adapter) Load(ctx context.Context, rt wazero.Runtime, mod wazero.CompiledModule, env adapter.Env) (adapter.Program, error) {
	p := &program{}
	if err := p.Program.Load(ctx, rt, mod, env); err != nil {
		return nil, err
	}
	b := rt.NewHostModuleBuilder(abi.ImportModule)
	for name, h := range hostFunctions {
		b.NewFunctionBuilder().WithGoModuleFunction(h, h.params, h.results).Export(name)
	}
	if _, err := b.Instantiate(ctx); err != nil {
		return nil, fmt.Errorf("instantiate %s: %w", abi.ImportModule, err)
	}
	return p, nil
}

const (
	i32 = api.ValueTypeI32
	i64 = api.ValueTypeI64
)

// exportTypes are the functions of SPEC 1.1.
var exportTypes = []struct {
	name            string
	params, results []api.ValueType
	optional        bool
}{
	{name: abi.ExportVersion},
	{name: abi.ExportBuffer, params: []api.ValueType{i32}, results: []api.ValueType{i32}},
	{name: abi.ExportFetch, params: []api.ValueType{i32, i32, i32}, results: []api.ValueType{i64}},
	{name: abi.ExportError, params: []api.ValueType{i32, i32, i32}, results: []api.ValueType{i64}, optional: true},
	{name: abi.ExportConfig, results: []api.ValueType{i64}, optional: true},
	{name: abi.ExportWarmup, optional: true},
	{name: abi.ExportPanicked, results: []api.ValueType{i32}, optional: true},
}

// signature formats a function type for people: (i32, i32) -> i64.
func signature(params, results []api.ValueType) string {
	names := func(types []api.ValueType) string {
		s := make([]string, len(types))
		for i, t := range types {
			s[i] = api.ValueTypeName(t)
		}
		return strings.Join(s, ", ")
	}
	if len(results) == 0 {
		return "(" + names(params) + ")"
	}
	return "(" + names(params) + ") -> " + names(results)
}
