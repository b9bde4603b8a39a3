//! Other servers' answers.

use wasmserve::{Answer, Fetched, HostError, IntoAnswer, Outgoing, Request, Response};

pub fn fetch(req: &mut Request) -> Result<Answer, HostError> {
    match ask(req).and_then(|answer| Ok(format!("{} {}", answer.status(), answer.text(16 << 20)?))) {
        Ok(text) => Ok(text.into_answer()),
        Err(err) => refused(err),
    }
}

pub fn relay(req: &mut Request) -> Result<Answer, HostError> {
    let mut answer = match ask(req) {
        Ok(answer) => answer,
        Err(err) => return refused(err),
    };
    Ok(Answer::stream(Response::text(""), move |out| {
        let mut part = vec![0; 16 << 10];
        loop {
            match answer.read_body(&mut part)? {
                0 => return Ok(()),
                n => out.write(&part[..n])?,
            }
        }
    }))
}

/// Sends the request's method and body to the server and path that its query names.
fn ask(req: &mut Request) -> Result<Fetched, HostError> {
    let value = |name| req.query_value(name).unwrap_or_default();
    let (to, path) = (value("to"), value("path"));
    let mut out = if to.starts_with(['/', '@']) {
        Outgoing::new(format!("http://localhost{}", path)).address(to)
    } else {
        Outgoing::new(format!("http://{}{}", to, path))
    };
    if value("manual") == "1" {
        out = out.manual();
    }
    out = out.method(req.method()).body(req.body()?);
    req.fetch(out)
}

fn refused(err: HostError) -> Result<Answer, HostError> {
    match err {
        HostError::Denied => Ok("denied".into_answer()),
        HostError::Failed => Ok("failed".into_answer()),
        err => Err(err),
    }
}
