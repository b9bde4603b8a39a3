// Package engine drives QuickJS compiled to wasm (the npm package quickjs-wasi) by its exports: values in and out, scripts,
// calls, microtasks. It knows nothing of HTTP. It calls the C functions of quickjs.h and of the package's own
// interface (qjs_*); host functions come back through the import env.host_call.
package engine

import (
	_ "embed"
	"fmt"

	"github.com/tetratelabs/wazero"
)

// Wasm is the engine of the npm package, patched (patch.mjs) and optimized for wazero (build.sh).
//
//go:embed quickjs.wasm
var Wasm []byte

// Version is the npm package's version (build.sh).
const Version = "3.7.0"

// Names of the custom sections in which a module carries the script for the engine, and its source map.
const (
	SectionScript = "wasmserve.js"
	SectionMap    = "wasmserve.map"
)

// Probe returns nil if mod is the engine, or the reason why it is not.
func Probe(mod wazero.CompiledModule) error {
	exports := mod.ExportedFunctions()
	for _, name := range exportNames {
		if exports[name] == nil {
			return fmt.Errorf("does not export %s, as QuickJS (npm package quickjs-wasi) does", name)
		}
	}
	for _, f := range mod.ImportedFunctions() {
		if module, name, _ := f.Import(); module == hostModule && hostImports[name] == nil {
			return fmt.Errorf("imports %s.%s, which quickjs-wasi %s does not", module, name, Version)
		}
	}
	return nil
}

// exportNames are the functions that a VM calls, in the order of their indices.
var exportNames = [...]string{
	fnInit: "qjs_init", fnContext: "qjs_get_context_ptr", fnMaxStack: "qjs_set_max_stack_size",
	fnRejections: "qjs_set_promise_rejection_handler", fnHostFunction: "qjs_new_host_function",
	fnMalloc: "wasm_malloc", fnFree: "wasm_free",
	fnEval: "JS_Eval", fnCall: "JS_Call", fnJobPending: "qjs_is_job_pending", fnJob: "qjs_execute_pending_job",
	fnNewString: "JS_NewStringLen", fnNewWide: "JS_NewStringUTF16", fnToCString: "JS_ToCStringLen2", fnFreeCString: "JS_FreeCString",
	fnFreeValue: "JS_FreeValue", fnDupValue: "JS_DupValue",
	fnNewBytes: "JS_NewUint8ArrayCopy", fnShareBytes: "JS_NewUint8Array", fnBytes: "JS_GetUint8Array",
	fnGetProperty: "JS_GetPropertyStr", fnSetProperty: "JS_SetPropertyStr", fnGlobal: "JS_GetGlobalObject",
	fnException: "JS_GetException", fnPromiseState: "JS_PromiseState", fnPromiseResult: "JS_PromiseResult",
	fnCompile: "qjs_compile", fnEvalCompiled: "qjs_eval_bytecode",
	fnRunGC: "qjs_run_gc", fnNewNumber: "JS_NewNumber", fnToNumber: "JS_ToFloat64",
	fnDetach: "JS_DetachArrayBuffer", fnThrow: "JS_Throw",
}

const (
	fnInit = iota
	fnContext
	fnMaxStack
	fnRejections
	fnHostFunction
	fnMalloc
	fnFree
	fnEval
	fnCall
	fnJobPending
	fnJob
	fnNewString
	fnNewWide
	fnToCString
	fnFreeCString
	fnFreeValue
	fnDupValue
	fnNewBytes
	fnShareBytes
	fnBytes
	fnGetProperty
	fnSetProperty
	fnGlobal
	fnException
	fnPromiseState
	fnPromiseResult
	fnCompile
	fnEvalCompiled
	fnRunGC
	fnNewNumber
	fnToNumber
	fnDetach
	fnThrow
	fnCount
)
