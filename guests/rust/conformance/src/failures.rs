//! Deliberate failures.

use wasmserve::{Answer, Error, Failure, IntoAnswer, Request, Response};

pub fn trap(_: &mut Request) {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable()
}

pub fn panic(_: &mut Request) {
    panic!("a panic")
}

pub fn fail(_: &mut Request) -> Result<Response, Error> {
    Err(Error::new("on purpose"))
}

pub fn exit(_: &mut Request) {
    wasmserve::exit(3)
}

pub fn broken_stream(req: &mut Request) -> Result<Answer, Error> {
    let head = Response::text("");
    let mut out = if req.query() == "short" { req.stream_length(head, 10)? } else { req.stream(head)? };
    out.write("one")?;
    match req.query() {
        "fail" => return Err(Error::new("half way")),
        "trap" => trap(req),
        _ => {}
    }
    Ok(out.into_answer())
}

/// Answers for what failed, but for one path, where it fails as well.
pub fn on_error(req: &mut Request, failure: &Failure) -> String {
    if req.path() == "/fail-twice" {
        panic!("the error handler fails, too");
    }
    format!("error: {} at {}", failure.kind(), req.path())
}
