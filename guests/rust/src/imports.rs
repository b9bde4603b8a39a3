//! Imports: the host's functions (SPEC 6), and those of WASI that have no other way on wasm32-unknown-unknown. Without a
//! host, native.rs stands in.
#![allow(unsafe_code)]

#[cfg(not(target_arch = "wasm32"))]
pub use crate::native::*;
#[cfg(target_arch = "wasm32")]
pub use wasm::*;

#[cfg(target_arch = "wasm32")]
mod wasm {
    mod host {
        #[link(wasm_import_module = "wasmserve")]
        extern "C" {
            pub fn body_read(id: u32, ptr: *mut u8, cap: u32) -> i32;
            pub fn respond(id: u32, ptr: *const u8, len: u32) -> i32;
            pub fn body_write(id: u32, ptr: *const u8, len: u32) -> i32;
            pub fn timeout(id: u32, ms: u32) -> i32;
            pub fn guest_timeout(id: u32, ms: u32) -> i32;
            pub fn reload(ptr: *const u8, len: u32) -> i32;
            pub fn fail(id: u32, mptr: *const u8, mlen: u32, sptr: *const u8, slen: u32) -> i32;
            #[link_name = "log"]
            pub fn wasmserve_log(level: i32, ptr: *const u8, len: u32) -> i32;
            pub fn stats(ptr: *mut u8, cap: u32) -> i32;
            pub fn sleep(ms: u32) -> i32;
            pub fn fetch(id: u32, ptr: *const u8, len: u32) -> i32;
            pub fn fetch_head(handle: u32, ptr: *mut u8, cap: u32) -> i32;
            pub fn fetch_read(handle: u32, ptr: *mut u8, cap: u32) -> i32;
            pub fn fetch_close(handle: u32) -> i32;
            pub fn state_get(kptr: *const u8, klen: u32, vptr: *mut u8, vcap: u32) -> i32;
            pub fn state_set(kptr: *const u8, klen: u32, vptr: *const u8, vlen: u32) -> i32;
            pub fn state_delete(kptr: *const u8, klen: u32) -> i32;
            pub fn state_add(kptr: *const u8, klen: u32, delta: i64, ptr: *mut i64) -> i32;
            pub fn state_cas(kptr: *const u8, klen: u32, optr: *const u8, olen: u32, nptr: *const u8, nlen: u32) -> i32;
        }
        #[link(wasm_import_module = "wasi_snapshot_preview1")]
        extern "C" {
            pub fn clock_time_get(clock: i32, precision: u64, ns: *mut u64) -> i32;
            pub fn random_get(ptr: *mut u8, len: u32) -> i32;
            pub fn proc_exit(code: u32) -> !;
        }
    }

    // Every call here is sound for the same reason: the host reads or writes the bytes of a slice, or one integer, during the call only.

    pub fn body_read(id: u32, buf: &mut [u8]) -> i32 {
        unsafe { host::body_read(id, buf.as_mut_ptr(), buf.len() as u32) }
    }

    pub fn respond(id: u32, record: &[u8]) -> i32 {
        unsafe { host::respond(id, record.as_ptr(), record.len() as u32) }
    }

    pub fn body_write(id: u32, bytes: &[u8]) -> i32 {
        let bytes = &bytes[..bytes.len().min(1 << 30)];
        unsafe { host::body_write(id, bytes.as_ptr(), bytes.len() as u32) }
    }

    pub fn timeout(id: u32, ms: u32) -> i32 {
        unsafe { host::timeout(id, ms) }
    }

    pub fn guest_timeout(id: u32, ms: u32) -> i32 {
        unsafe { host::guest_timeout(id, ms) }
    }

    pub fn reload(json: &str) -> i32 {
        unsafe { host::reload(json.as_ptr(), json.len() as u32) }
    }

    pub fn fail(id: u32, message: &str, stack: &str) -> i32 {
        unsafe { host::fail(id, message.as_ptr(), message.len() as u32, stack.as_ptr(), stack.len() as u32) }
    }

    pub fn log(level: i32, message: &str) -> i32 {
        unsafe { host::wasmserve_log(level, message.as_ptr(), message.len() as u32) }
    }

    pub fn stats(buf: &mut [u8]) -> i32 {
        unsafe { host::stats(buf.as_mut_ptr(), buf.len() as u32) }
    }

    pub fn sleep(ms: u32) -> i32 {
        unsafe { host::sleep(ms) }
    }

    pub fn fetch(id: u32, record: &[u8]) -> i32 {
        unsafe { host::fetch(id, record.as_ptr(), record.len() as u32) }
    }

    pub fn fetch_head(handle: u32, buf: &mut [u8]) -> i32 {
        unsafe { host::fetch_head(handle, buf.as_mut_ptr(), buf.len() as u32) }
    }

    pub fn fetch_read(handle: u32, buf: &mut [u8]) -> i32 {
        unsafe { host::fetch_read(handle, buf.as_mut_ptr(), buf.len() as u32) }
    }

    pub fn fetch_close(handle: u32) -> i32 {
        unsafe { host::fetch_close(handle) }
    }

    pub fn state_get(key: &[u8], buf: &mut [u8]) -> i32 {
        unsafe { host::state_get(key.as_ptr(), key.len() as u32, buf.as_mut_ptr(), buf.len() as u32) }
    }

    pub fn state_set(key: &[u8], value: &[u8]) -> i32 {
        unsafe { host::state_set(key.as_ptr(), key.len() as u32, value.as_ptr(), value.len() as u32) }
    }

    pub fn state_delete(key: &[u8]) -> i32 {
        unsafe { host::state_delete(key.as_ptr(), key.len() as u32) }
    }

    pub fn state_add(key: &[u8], delta: i64, sum: &mut i64) -> i32 {
        unsafe { host::state_add(key.as_ptr(), key.len() as u32, delta, sum) }
    }

    pub fn state_cas(key: &[u8], old: Option<&[u8]>, new: Option<&[u8]>) -> i32 {
        let optional = |v: Option<&[u8]>| v.map_or((std::ptr::null(), u32::MAX), |v| (v.as_ptr(), v.len() as u32));
        let ((optr, olen), (nptr, nlen)) = (optional(old), optional(new));
        unsafe { host::state_cas(key.as_ptr(), key.len() as u32, optr, olen, nptr, nlen) }
    }

    pub fn clock() -> u64 {
        let mut ns = 0;
        unsafe { host::clock_time_get(0, 1, &mut ns) };
        ns
    }

    pub fn exit(code: u32) -> ! {
        unsafe { host::proc_exit(code) }
    }

    pub fn random(buf: &mut [u8]) {
        unsafe { host::random_get(buf.as_mut_ptr(), buf.len() as u32) };
    }
}
