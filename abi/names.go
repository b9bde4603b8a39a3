// Package abi is the wasmserve ABI, version 1: its names and numbers, and the codec of its records, both ways. SPEC.md
// beside it is normative, RATIONALE.md has the reasons, testdata/vectors holds records as bytes.
//
// The host (host/adapter/native) and the Go SDK (guests/go) both build on this package. It has few imports, so
// that it adds little to a guest, and allocates nothing in the steady state: encoding appends to the caller's slice,
// decoding returns views into the record.
package abi

// names.go: all names and numbers of SPEC.md except the layout of records.

// Version is the version of the ABI that this package implements.
const Version = 1

// The exports of a guest (SPEC 1.1).
const (
	ExportMemory     = "memory"
	ExportVersion    = "wasmserve_abi_v1"   // () -> ()
	ExportBuffer     = "wasmserve_buffer"   // (len i32) -> i32
	ExportFetch      = "wasmserve_fetch"    // (id, ptr, len i32) -> i64
	ExportError      = "wasmserve_error"    // (id, ptr, len i32) -> i64; optional
	ExportConfig     = "wasmserve_config"   // () -> i64; optional
	ExportWarmup     = "wasmserve_warmup"   // () -> (); optional
	ExportPanicked   = "wasmserve_panicked" // () -> i32; optional
	ExportInitialize = "_initialize"        // () -> (); optional
)

// ImportModule is the module of the host functions.
const ImportModule = "wasmserve"

// The host functions (SPEC 6).
const (
	ImportBodyRead     = "body_read"     // (id, ptr, cap i32) -> i32
	ImportRespond      = "respond"       // (id, ptr, len i32) -> i32
	ImportBodyWrite    = "body_write"    // (id, ptr, len i32) -> i32
	ImportTimeout      = "timeout"       // (id, ms i32) -> i32
	ImportGuestTimeout = "guest_timeout" // (id, ms i32) -> i32
	ImportReload       = "reload"        // (ptr, len i32) -> i32
	ImportFail         = "fail"          // (id, mptr, mlen, sptr, slen i32) -> i32
	ImportLog          = "log"           // (level, ptr, len i32) -> i32
	ImportStats        = "stats"         // (ptr, cap i32) -> i32
	ImportStateGet     = "state_get"     // (kptr, klen, vptr, vcap i32) -> i32
	ImportStateSet     = "state_set"     // (kptr, klen, vptr, vlen i32) -> i32
	ImportStateDelete  = "state_delete"  // (kptr, klen i32) -> i32
	ImportStateAdd     = "state_add"     // (kptr, klen i32, delta i64, ptr i32) -> i32
	ImportStateCAS     = "state_cas"     // (kptr, klen, optr, olen, nptr, nlen i32) -> i32
	ImportSleep        = "sleep"         // (ms i32) -> i32
	ImportFetch        = "fetch"         // (id, ptr, len i32) -> i32
	ImportFetchHead    = "fetch_head"    // (handle, ptr, cap i32) -> i32
	ImportFetchRead    = "fetch_read"    // (handle, ptr, cap i32) -> i32
	ImportFetchClose   = "fetch_close"   // (handle i32) -> i32
)

// Statuses of host functions (SPEC 6). A result that is not negative is a count.
const (
	StatusOK       int32 = 0
	StatusInvalid  int32 = -1 // a pointer outside memory, an unknown flag or level, a broken record
	StatusNotFound int32 = -2 // no such key
	StatusTooLarge int32 = -3 // over a limit of the host
	StatusClosed   int32 = -4 // no open request has this id
	StatusOrder    int32 = -5 // out of order
	StatusAgain    int32 = -6 // nothing was taken: the client reads too slowly
	StatusConflict int32 = -7 // state_cas: the value was another
	StatusDenied   int32 = -8 // switched off by the operator
	StatusFailed   int32 = -9 // the log has the reason
)

// Kinds of failure (SPEC 5).
const (
	KindGuest    uint32 = 1 // the guest itself said so
	KindTrap     uint32 = 2 // unreachable, out of bounds, division by zero, stack exhausted
	KindExit     uint32 = 3 // the guest ended itself
	KindResponse uint32 = 4 // what the guest answered breaks SPEC 4.2
	KindTimeout  uint32 = 5 // a time limit ended the call
	KindMemory   uint32 = 6 // no memory for the request
	KindLost     uint32 = 7 // the instance ended while the request was PENDING
	KindInternal uint32 = 8 // the host's own fault
)

// Levels of log (SPEC 6.8); those of log/slog.
const (
	LevelDebug int32 = -4
	LevelInfo  int32 = 0
	LevelWarn  int32 = 4
	LevelError int32 = 8
)

// Limits, in bytes unless noted.
const (
	MaxInlineBody  = 64 << 10  // a request's body that travels in the record (SPEC 4)
	MaxHeaders     = 1024      // fields of a response (SPEC 4.2)
	MaxHeaderBytes = 256 << 10 // of a response's names and values together (SPEC 4.2)
	MaxManifest    = 1 << 20   // of wasmserve_config's and reload's JSON (SPEC 6.5, 7)
	MaxLog         = 8 << 10   // of a log entry that are kept (SPEC 6.8)
	MaxKey         = 1 << 10   // of a key of the store; the least is 1 (SPEC 6.6)
	MinBuffer      = 4 << 10   // the least that the host asks wasmserve_buffer for (SPEC 3)
	MaxRoute       = 65535     // the greatest handler number (SPEC 7)
	Alignment      = 8         // of a record's address
)

// Results of wasmserve_fetch and wasmserve_error other than a record (SPEC 4.2).
const (
	Answered uint64 = 0
	Pending  uint64 = 1<<64 - 1 // -1
)

// Pack packs a record's address and length into a result.
func Pack(ptr, length uint32) uint64 { return uint64(ptr)<<32 | uint64(length) }

// Unpack returns the address and length in a result.
func Unpack(result uint64) (ptr, length uint32) { return uint32(result >> 32), uint32(result) }
