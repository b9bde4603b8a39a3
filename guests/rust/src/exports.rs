//! Exports: the functions that the host calls (SPEC 1.1). Used by [`export!`](crate::export); not for handlers.
#![allow(unsafe_code, missing_docs)]

/// Exports a [`Server`](crate::Server). It is called once in a handler's crate, with an expression that each instance evaluates once.
///
/// ```
/// wasmserve::export!(wasmserve::Server::new().fetch(|_| "Hello, world!"));
/// ```
#[macro_export]
macro_rules! export {
    ($server:expr $(,)?) => {
        const _: () = {
            #[allow(dead_code)] // a distinct name: the expression may be server()
            fn wasmserve_server() -> $crate::Server {
                $server
            }
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            extern "C" fn wasmserve_abi_v1() {}
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            extern "C" fn wasmserve_warmup() {
                $crate::exports::warmup(wasmserve_server)
            }
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            extern "C" fn wasmserve_config() -> u64 {
                $crate::exports::config(wasmserve_server)
            }
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            extern "C" fn wasmserve_buffer(len: u32) -> *mut u64 {
                $crate::exports::buffer(len)
            }
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            unsafe extern "C" fn wasmserve_fetch(id: u32, ptr: *const u8, len: u32) -> u64 {
                $crate::exports::fetch(wasmserve_server, id, ptr, len)
            }
            #[cfg(target_arch = "wasm32")]
            #[no_mangle]
            unsafe extern "C" fn wasmserve_error(id: u32, ptr: *const u8, len: u32) -> u64 {
                $crate::exports::error(wasmserve_server, id, ptr, len)
            }
            // Unless the constructors are called somewhere the linker turns all exports into programs: each would run destructors at
            // its end.
            #[cfg(all(target_arch = "wasm32", target_os = "wasi"))]
            #[no_mangle]
            unsafe extern "C" fn _initialize() {
                extern "C" {
                    fn __wasm_call_ctors();
                }
                __wasm_call_ctors()
            }
        };
    };
}

#[cfg(target_arch = "wasm32")]
pub use wasm::*;

#[cfg(target_arch = "wasm32")]
mod wasm {
    use std::cell::RefCell;

    use crate::record::Record;
    use crate::server::Server;
    use crate::{current, guest, memory};

    thread_local! {
        static INPUT: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
        static CONFIG: RefCell<String> = const { RefCell::new(String::new()) };
    }

    pub fn warmup(make: fn() -> Server) {
        if let Some(f) = &guest::server(make).warmup {
            f();
        }
    }

    pub fn config(make: fn() -> Server) -> u64 {
        let text = guest::server(make).manifest().unwrap_or_else(|mistake| panic!("{}", mistake));
        CONFIG.with(|config| {
            *config.borrow_mut() = text;
            current::pack(config.borrow().as_bytes())
        })
    }

    /// Room for `len` bytes, at a multiple of 8 (3); null: no memory.
    pub fn buffer(len: u32) -> *mut u64 {
        INPUT.with(|input| {
            let mut input = input.borrow_mut();
            let need = len as usize / 8 + 1;
            if need > input.len() {
                *input = Vec::new(); // before the new one: it holds the last request
                if input.try_reserve_exact(need).is_err() {
                    return std::ptr::null_mut();
                }
                input.resize(need, 0);
            }
            input.as_mut_ptr()
        })
    }

    /// # Safety
    ///
    /// `ptr` and `len` come from the host.
    pub unsafe fn fetch(make: fn() -> Server, id: u32, ptr: *const u8, len: u32) -> u64 {
        guest::fetch(guest::server(make), id, Record(memory::record(ptr, len)))
    }

    /// # Safety
    ///
    /// `ptr` and `len` come from the host.
    pub unsafe fn error(make: fn() -> Server, id: u32, ptr: *const u8, len: u32) -> u64 {
        guest::error(guest::server(make), id, Record(memory::record(ptr, len)))
    }
}
