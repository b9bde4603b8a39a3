// Imports: the host's functions (abi/SPEC.md, section 6). Pointers and lengths are in bytes; results are a Status or a count.

@external("wasmserve", "body_read") export declare function body_read(id: u32, ptr: usize, cap: u32): i32;
@external("wasmserve", "respond") export declare function respond(id: u32, ptr: usize, len: u32): i32;
@external("wasmserve", "body_write") export declare function body_write(id: u32, ptr: usize, len: u32): i32;
@external("wasmserve", "timeout") export declare function timeout(id: u32, ms: u32): i32;
@external("wasmserve", "guest_timeout") export declare function guest_timeout(id: u32, ms: u32): i32;
@external("wasmserve", "reload") export declare function reload(ptr: usize, len: u32): i32;
@external("wasmserve", "state_get") export declare function state_get(kptr: usize, klen: u32, vptr: usize, vcap: u32): i32;
@external("wasmserve", "state_set") export declare function state_set(kptr: usize, klen: u32, vptr: usize, vlen: u32): i32;
@external("wasmserve", "state_delete") export declare function state_delete(kptr: usize, klen: u32): i32;
@external("wasmserve", "state_add") export declare function state_add(kptr: usize, klen: u32, delta: i64, ptr: usize): i32;
@external("wasmserve", "state_cas")
export declare function state_cas(kptr: usize, klen: u32, optr: usize, olen: u32, nptr: usize, nlen: u32): i32;
@external("wasmserve", "fail") export declare function fail(id: u32, mptr: usize, mlen: u32, sptr: usize, slen: u32): i32;
@external("wasmserve", "log") export declare function log(level: i32, ptr: usize, len: u32): i32;
@external("wasmserve", "stats") export declare function stats(ptr: usize, cap: u32): i32;
@external("wasmserve", "sleep") export declare function sleep(ms: u32): i32;
@external("wasmserve", "fetch") export declare function fetch(id: u32, ptr: usize, len: u32): i32;
@external("wasmserve", "fetch_head") export declare function fetch_head(handle: i32, ptr: usize, cap: u32): i32;
@external("wasmserve", "fetch_read") export declare function fetch_read(handle: i32, ptr: usize, cap: u32): i32;
@external("wasmserve", "fetch_close") export declare function fetch_close(handle: i32): i32;

// The functions of WASI that AssemblyScript's own library needs (SPEC 1).

@external("wasi_snapshot_preview1", "random_get") export declare function random_get(ptr: usize, len: u32): u32;
@external("wasi_snapshot_preview1", "clock_time_get") export declare function clock_time_get(clock: u32, precision: u64, ptr: usize): u32;
@external("wasi_snapshot_preview1", "proc_exit") export declare function proc_exit(code: u32): void;
