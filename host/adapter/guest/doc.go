// Package guest is the floor under the adapters: the parts of a program and of an instance that do not depend on the ABI.
//
//   - [Program] makes modules (instance.go); [Instance] is embedded in an adapter's instance. It has the module with its memory, and the
//     interruption of its running call.
//   - [Meter] measures and limits the work of a call, in time slices between which other requests run (meter.go, yield.go).
//   - [Call] is the running call of a guest that handles one request per call, with the limits of such a call (call.go). An adapter whose
//     guests handle several requests at once has a [Limiter] of its own.
//   - [Pending] has the requests that are answered after the call that began them (pending.go).
//   - [Image] is the state that an instance is reset to (image.go).
//   - [FailureOf] and [Stack] turn the error of a call into a failure (failure.go).
//   - [LoadWASI] and [Instance.ModuleConfig] are the system interface, with clocks, randomness and lines of output (wasi.go, wasiload.go).
//
// Calls go down: an adapter calls this package. This package calls an adapter only through its Limiter, and through host functions of the
// adapter's that the guest calls.
package guest
