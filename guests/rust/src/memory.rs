//! All of `unsafe` but the calls of host functions (imports.rs).
#![allow(unsafe_code)]

/// Words as bytes; little-endian, as all machines are that this is built for.
pub fn bytes(words: &[u64]) -> &[u8] {
    // Sound: u8 has no alignment, and every byte of a u64 is initialised.
    unsafe { std::slice::from_raw_parts(words.as_ptr().cast(), words.len() * 8) }
}

/// The same, mutable.
pub fn bytes_mut(words: &mut [u64]) -> &mut [u8] {
    unsafe { std::slice::from_raw_parts_mut(words.as_mut_ptr().cast(), words.len() * 8) }
}

/// The record that the host wrote to the buffer.
///
/// # Safety
///
/// `ptr` and `len` come from the host, and the result is not used after the call has ended: the host writes there
/// only between calls (SPEC 3).
#[cfg(target_arch = "wasm32")]
pub unsafe fn record<'a>(ptr: *const u8, len: u32) -> &'a [u8] {
    std::slice::from_raw_parts(ptr, len as usize)
}
