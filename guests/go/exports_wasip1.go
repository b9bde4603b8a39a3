//go:build wasip1

package wasmserve

// exports_wasip1.go: exports. The functions that the host calls (abi/SPEC.md, 1.1).

import "github.com/wasmserve/wasmserve/abi"

//go:wasmexport wasmserve_abi_v1
func exportVersion() {}

//go:wasmexport wasmserve_warmup
func exportWarmup() {
	if guest.server.Warmup != nil {
		guest.server.Warmup()
	}
}

//go:wasmexport wasmserve_buffer
func exportBuffer(length uint32) *byte { return &guest.buffer(length)[0] }

//go:wasmexport wasmserve_fetch
func exportFetch(id, _, length uint32) uint64 { return guest.fetch(id, guest.in[:length:length]) }

//go:wasmexport wasmserve_error
func exportError(id, _, length uint32) uint64 { return guest.error(id, guest.in[:length:length]) }

//go:wasmexport wasmserve_config
func exportConfig() uint64 {
	if len(guest.config) == 0 {
		return 0
	}
	return abi.Pack(address(&guest.config[0]), uint32(len(guest.config)))
}

//go:wasmexport wasmserve_panicked
func exportPanicked() uint32 {
	if guest.panicked {
		return 1
	}
	return 0
}
