//! Exports: the running call, and the buffer that its records are written to. It knows requests and handlers by their ids alone.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

use std::cell::{Cell, RefCell};

use crate::errors::HostError;
use crate::imports;
use crate::outgoing::Outgoing;
use crate::output::Output;
use crate::response::Response;

// An instance has one thread; in native tests each thread is a separate instance.
thread_local! {
    static OUTPUT: RefCell<Output> = const { RefCell::new(Output::new()) };
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// The request was answered by other means (4.2).
pub const ANSWERED: u64 = 0;
/// The request is answered later.
pub const PENDING: u64 = u64::MAX;

/// The address and length of a response's record.
pub fn result(res: &Response) -> u64 {
    OUTPUT.with(|out| {
        let mut out = out.borrow_mut();
        out.encode(res, None);
        pack(out.record())
    })
}

/// Answers through the host function.
pub fn respond(id: u32, res: &Response, stream: Option<i64>) -> Result<(), HostError> {
    OUTPUT.with(|out| {
        let mut out = out.borrow_mut();
        out.encode(res, stream);
        HostError::unit(imports::respond(id, out.record()))
    })
}

/// Sends an outbound request, and returns the handle of the response.
pub fn send(id: u32, request: &Outgoing<'_>) -> Result<u32, HostError> {
    OUTPUT.with(|out| {
        let mut out = out.borrow_mut();
        out.encode_outgoing(request);
        HostError::count(imports::fetch(id, out.record())).map(|handle| handle as u32)
    })
}

/// Begins the call of this request.
pub fn begin(id: u32) {
    CURRENT.with(|c| c.set(id));
}

/// The id of the running call's request.
pub fn id() -> u32 {
    CURRENT.with(Cell::get)
}

/// `ptr << 32 | len`.
pub fn pack(bytes: &[u8]) -> u64 {
    u64::from(bytes.as_ptr() as usize as u32) << 32 | bytes.len() as u64
}

/// The last record, for tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn last() -> Vec<u8> {
    OUTPUT.with(|out| out.borrow().record().to_vec())
}
