//go:build wasip1

package wasmserve

// imports_wasip1.go: imports. The host's functions (abi/SPEC.md, 6). A string is a pointer and a length. imports_native.go has
// stand-ins for other platforms.

//go:wasmimport wasmserve body_read
func hostBodyRead(id uint32, p *byte, capacity uint32) int32

//go:wasmimport wasmserve respond
func hostRespond(id uint32, p *byte, length uint32) int32

//go:wasmimport wasmserve body_write
func hostBodyWrite(id uint32, p *byte, length uint32) int32

//go:wasmimport wasmserve timeout
func hostTimeout(id, milliseconds uint32) int32

//go:wasmimport wasmserve guest_timeout
func hostGuestTimeout(id, milliseconds uint32) int32

//go:wasmimport wasmserve reload
func hostReload(json string) int32

//go:wasmimport wasmserve fail
func hostFail(id uint32, message, stack string) int32

//go:wasmimport wasmserve log
func hostLog(level int32, message string) int32

//go:wasmimport wasmserve stats
func hostStats(p *byte, capacity uint32) int32

//go:wasmimport wasmserve state_get
func hostStateGet(key string, p *byte, capacity uint32) int32

//go:wasmimport wasmserve state_set
func hostStateSet(key, value string) int32

//go:wasmimport wasmserve state_delete
func hostStateDelete(key string) int32

//go:wasmimport wasmserve state_add
func hostStateAdd(key string, delta int64, sum *byte) int32

//go:wasmimport wasmserve state_cas
func hostStateCAS(key string, old *byte, oldLength uint32, new *byte, newLength uint32) int32

//go:wasmimport wasmserve fetch
func hostFetch(id uint32, p *byte, length uint32) int32

//go:wasmimport wasmserve fetch_head
func hostFetchHead(handle int32, p *byte, capacity uint32) int32

//go:wasmimport wasmserve fetch_read
func hostFetchRead(handle int32, p *byte, capacity uint32) int32

//go:wasmimport wasmserve fetch_close
func hostFetchClose(handle int32) int32
