//! Other code and other routes while the server runs (SPEC 6.5). Each function returns when the new ones serve: a request sent after
//! that reaches them. Running requests, including this one, finish on the old ones. A failure changes nothing.
//!
//! [`HostError::Failed`]: the new handler was rejected, and the log has the reason, or reloads are too frequent. [`HostError::Denied`]:
//! disabled by the operator.

use std::borrow::Cow;

use crate::errors::{Error, HostError};
use crate::routes::Routes;
use crate::{guest, imports, json};

/// Reads this module's file again.
///
/// # Errors
///
/// Those of all reloads.
pub fn again() -> Result<(), HostError> {
    send("{}")
}

/// Switches to another module in the same directory, by its file's name.
///
/// # Errors
///
/// Those of all reloads; [`HostError::NotFound`]: the file does not exist.
pub fn module(name: &str) -> Result<(), HostError> {
    send(&format!("{{\"module\":{}}}", json::quote(name)))
}

/// Replaces the routes and keeps the module. Handlers in them go by [`Route::named`](crate::Route::named).
///
/// # Errors
///
/// Those of all reloads; and an error if a route is given twice or a handler is not known.
#[track_caller]
pub fn routes(routes: Routes) -> Result<(), Error> {
    let names: Vec<(Cow<'static, str>, usize)> = guest::names();
    match routes.json(&names) {
        Ok(text) => Ok(send(&format!("{{\"routes\":{}}}", text))?),
        Err(mistake) => Err(Error::new(mistake)), // without map_err, the place is the caller's
    }
}

fn send(json: &str) -> Result<(), HostError> {
    HostError::unit(imports::reload(json))
}
