//! The guest's outbound requests.

use std::cell::RefCell;
use std::io::Read;
use std::time::Duration;

use wasmserve::{Answer, Error, Fetched, HostError, IntoAnswer, Outgoing, Request, Response};

thread_local!(static KEPT: RefCell<Option<Fetched>> = RefCell::new(None));

pub fn fetch(req: &mut Request) -> Result<Answer, Error> {
    let other = "http://other.example/";
    Ok(match req.query() {
        "fetch" => describe(req.fetch(Outgoing::new(other))?)?.into_answer(),
        "fetch-everything" => {
            let body = req.body()?;
            let out = Outgoing::new(format!("{}{}", other, "?q=\u{e4}"))
                .method(req.method())
                .header("X-Two", "1")
                .header_bytes("X-Two", &b"\xfc"[..])
                .address("@svc")
                .body(body)
                .timeout(Duration::from_micros(1_499_001))
                .manual();
            describe(req.fetch(out)?)?.into_answer()
        }
        "fetch-large" => req.fetch(Outgoing::new(other).body("0123456789".repeat(20_000)))?.status().to_string().into_answer(),
        "fetch-read" => {
            let (mut answer, mut text) = (req.fetch(Outgoing::new(other))?, String::new());
            answer.read_to_string(&mut text)?;
            text.into_answer()
        }
        "fetch-limits" => {
            let mut lengths = Vec::new();
            for limit in [0, 1, 6, 7, usize::MAX] {
                lengths.push(match req.fetch(Outgoing::new(other))?.bytes(limit) {
                    Ok(all) => all.len().to_string(),
                    Err(HostError::TooLarge) => "too large".into(),
                    Err(err) => err.to_string(),
                });
            }
            lengths.join(", ").into_answer()
        }
        "fetch-relay" => {
            let mut answer = req.fetch(Outgoing::new(other))?;
            Answer::stream(Response::new().status(answer.status()), move |out| {
                let mut part = [0; 4];
                loop {
                    match answer.read_body(&mut part)? {
                        0 => return Ok(()),
                        n => out.write(&part[..n])?,
                    }
                }
            })
        }
        "fetch-keep" => {
            let answer = req.fetch(Outgoing::new(other))?;
            KEPT.with(|kept| kept.replace(Some(answer)));
            "kept".into_answer()
        }
        "fetch-kept" => {
            let own = req.fetch(Outgoing::new(other))?;
            let kept = KEPT.with(|kept| kept.take()).map(|answer| answer.bytes(10));
            format!("{} {:?}", own.bytes(10)?.len(), kept).into_answer()
        }
        _ => Response::new().status(404).into_answer(),
    })
}

fn describe(answer: Fetched) -> Result<String, HostError> {
    let headers: Vec<_> = answer.headers().map(|(name, value)| format!("{}={}", name, value)).collect();
    let mut s = format!("{} {} {:?} {:?}", answer.status(), headers.join(" "), answer.header("Content-TYPE"), answer.header("x-none"));
    s += &format!(" {:?} ", answer.length());
    Ok(s + &answer.text(1000)?)
}
