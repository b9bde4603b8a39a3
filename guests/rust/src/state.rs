//! A store shared by all instances and kept over reloads (SPEC 6.6). Keys have 1 to 1,024 bytes; values have a limit of the host.
//!
//! Every function may return [`HostError::Denied`]: the operator has disabled the store; and [`HostError::Invalid`]: the key is empty
//! or too long.
//!
//! ```
//! use wasmserve::state;
//!
//! state::set("greeting", "hello")?;
//! assert_eq!(state::text("greeting")?.as_deref(), Some("hello"));
//! assert_eq!(state::add("visits", 1)?, 1);
//! # Ok::<(), wasmserve::HostError>(())
//! ```

use crate::errors::HostError;
use crate::{host, imports};

/// The key's value, if it exists.
///
/// # Errors
///
/// Those of the store.
pub fn get(key: impl AsRef<[u8]>) -> Result<Option<Vec<u8>>, HostError> {
    match host::ask(|buf| imports::state_get(key.as_ref(), buf)) {
        Err(HostError::NotFound) => Ok(None),
        other => other.map(Some),
    }
}

/// [`get`] as text; invalid UTF-8 becomes U+FFFD.
///
/// # Errors
///
/// Those of the store.
pub fn text(key: impl AsRef<[u8]>) -> Result<Option<String>, HostError> {
    Ok(get(key)?.map(|value| String::from_utf8(value).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())))
}

/// Sets the key's value.
///
/// # Errors
///
/// Those of the store; [`HostError::TooLarge`]: the value, or all of them together, are over the host's limit.
pub fn set(key: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<(), HostError> {
    HostError::unit(imports::state_set(key.as_ref(), value.as_ref()))
}

/// Deletes the key and reports whether it existed.
///
/// # Errors
///
/// Those of the store.
pub fn delete(key: impl AsRef<[u8]>) -> Result<bool, HostError> {
    HostError::count(imports::state_delete(key.as_ref())).map(|n| n > 0)
}

/// Adds to the key's value, a decimal number (absent: 0), and returns the sum.
///
/// # Errors
///
/// Those of the store; [`HostError::Invalid`]: the value is not a number, or the sum overflows.
pub fn add(key: impl AsRef<[u8]>, delta: i64) -> Result<i64, HostError> {
    let mut sum = 0;
    HostError::unit(imports::state_add(key.as_ref(), delta, &mut sum)).map(|()| sum)
}

/// Sets the key's value to `new` if it is `old`, and reports whether it was. `old` of `None`: if it is absent; `new` of `None`: deletes.
///
/// # Errors
///
/// Those of [`set`].
pub fn compare_and_swap(key: impl AsRef<[u8]>, old: Option<&[u8]>, new: Option<&[u8]>) -> Result<bool, HostError> {
    match HostError::unit(imports::state_cas(key.as_ref(), old, new)) {
        Err(HostError::Conflict) => Ok(false),
        other => other.map(|()| true),
    }
}
