//! Tests: the golden records (abi/testdata/vectors), read and written. Requests and errors that must be rejected concern decoders that
//! check.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use crate::errors::Failure;
use crate::outgoing::Outgoing;
use crate::output::Output;
use crate::record::{error, request, Record};
use crate::request::Request;
use crate::response::Response;
use crate::testing::Call;

/// One file.
#[derive(Default)]
struct Vector {
    name: String,
    record: String,
    only_decode: bool,
    refuse: bool,
    fields: Vec<(String, String)>,
    bytes: Vec<u8>,
}

fn load() -> Vec<Vector> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../abi/testdata/vectors");
    let mut paths: Vec<_> = std::fs::read_dir(&dir).expect("the golden records").map(|e| e.unwrap().path()).collect();
    paths.sort();
    let txt = paths.iter().filter(|p| p.extension().map_or(false, |e| e == "txt"));
    let all: Vec<Vector> = txt.map(|p| parse(p.file_name().unwrap().to_str().unwrap(), &std::fs::read_to_string(p).unwrap())).collect();
    assert!(all.len() >= 60, "only {} golden records", all.len());
    all
}

fn parse(name: &str, text: &str) -> Vector {
    let (head, hex) = text.split_once("--\n").unwrap_or_else(|| panic!("{}: no line --", name));
    let mut v = Vector { name: name.into(), ..Vector::default() };
    for line in head.lines() {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "#" => {}
            "record" => v.record = rest.into(),
            "only" => v.only_decode = true,
            "refuse" => v.refuse = true,
            _ => v.fields.push((key.into(), rest.into())),
        }
    }
    v.bytes = hex.split_whitespace().map(|b| u8::from_str_radix(b, 16).unwrap()).collect();
    v
}

impl Vector {
    fn text(&self) -> String {
        self.fields.iter().map(|(key, rest)| format!("{} {}\n", key, rest)).collect()
    }
}

/// The strings of a line.
fn strings(rest: &str) -> Vec<Vec<u8>> {
    let (mut all, mut b) = (Vec::new(), rest.bytes());
    while let Some(c) = b.next() {
        if c != b'"' {
            continue;
        }
        let mut s = Vec::new();
        loop {
            match b.next().unwrap() {
                b'"' => break,
                b'\\' => {
                    let hex: String = b.by_ref().take(3).skip(1).map(char::from).collect();
                    s.push(u8::from_str_radix(&hex, 16).unwrap());
                }
                c => s.push(c),
            }
        }
        all.push(s);
    }
    all
}

fn quote(bytes: &[u8]) -> String {
    let mut s = String::from("\"");
    for &c in bytes {
        match c {
            b'"' | b'\\' | 0..=0x1f | 0x7f..=0xff => write!(s, "\\x{:02x}", c).unwrap(),
            _ => s.push(c as char),
        }
    }
    s + "\""
}

fn line(out: &mut String, key: &str, value: &[u8]) {
    if !value.is_empty() {
        writeln!(out, "{} {}", key, quote(value)).unwrap();
    }
}

fn number(out: &mut String, key: &str, n: i64) {
    if n != 0 {
        writeln!(out, "{} {}", key, n).unwrap();
    }
}

fn request_text(record: Record<'_>) -> String {
    let req = Request::new(1, record);
    let (raw, mut out) = (req.raw(), String::new());
    line(&mut out, "method", raw.method());
    line(&mut out, "path", raw.path());
    line(&mut out, "query", raw.query());
    line(&mut out, "host", raw.host());
    for (name, value) in raw.headers() {
        writeln!(out, "header {} {}", quote(name), quote(value)).unwrap();
    }
    for (name, value) in raw.params() {
        writeln!(out, "param {} {}", quote(name), quote(value)).unwrap();
    }
    number(&mut out, "route", req.route().into());
    number(&mut out, "protocol", req.protocol().into());
    if req.tls() {
        out += "tls yes\n";
    }
    line(&mut out, "remote", record.span(request::REMOTE));
    line(&mut out, "listener", record.span(request::LISTENER));
    if let Some(p) = req.peer() {
        writeln!(out, "peer {} {} {}", p.uid, p.gid, p.pid).unwrap();
    }
    match req.inline_body() {
        Some(body) => writeln!(out, "body {}", quote(body)).unwrap(),
        None => writeln!(out, "body_length {}", req.body_length().map_or(-1, |n| n as i64)).unwrap(),
    }
    out
}

/// The request of a vector's lines.
fn call(v: &Vector) -> Call {
    let mut call = Call::default();
    for (key, rest) in &v.fields {
        let numbers: Vec<i64> = rest.split(' ').filter_map(|n| n.parse().ok()).collect();
        let mut s = strings(rest);
        match key.as_str() {
            "header" | "param" => {
                let pair = (s.remove(0), s.remove(0));
                if key == "header" { &mut call.headers } else { &mut call.params }.push(pair);
            }
            "route" => call.route = numbers[0] as u32,
            "protocol" => call.protocol = numbers[0] as u32,
            "tls" => call.tls = true,
            "peer" => call.peer = Some([numbers[0] as u32, numbers[1] as u32, numbers[2] as u32]),
            "body" => call.body = s.remove(0),
            "body_length" => call.body_length = Some(numbers[0]),
            _ => {
                let i = ["method", "path", "query", "host", "remote", "listener"].iter().position(|k| k == key);
                call.spans[i.unwrap_or_else(|| panic!("{}: unknown field {}", v.name, key))] = s.remove(0);
            }
        }
    }
    call
}

#[test]
fn requests() {
    for v in load().iter().filter(|v| v.record == "request" && !v.refuse) {
        assert_eq!(request_text(Record(&v.bytes)), v.text(), "{}", v.name);
        if !v.only_decode {
            let words = call(v).encode();
            assert_eq!(&crate::memory::bytes(&words)[..v.bytes.len()], &v.bytes[..], "{}", v.name);
        }
    }
}

#[test]
fn errors() {
    for v in load().iter().filter(|v| v.record == "error" && !v.refuse) {
        let record = Record(&v.bytes);
        let mut got = String::new();
        number(&mut got, "kind", record.u32(error::KIND).into());
        line(&mut got, "message", record.span(error::MESSAGE));
        line(&mut got, "stack", record.span(error::STACK));
        got += &request_text(record.inner());
        assert_eq!(got, v.text(), "{}", v.name);
        let failure = Failure::new(record);
        assert_eq!(failure.message(), String::from_utf8_lossy(record.span(error::MESSAGE)));
        assert_eq!(failure.stack(), String::from_utf8_lossy(record.span(error::STACK)));
    }
}

#[test]
fn responses() {
    let mut out = Output::new();
    for v in load().iter().filter(|v| v.record == "response" && !v.refuse && !v.only_decode) {
        let (mut res, mut stream) = (Response::new(), None);
        for (key, rest) in &v.fields {
            let mut s = strings(rest);
            res = match key.as_str() {
                "status" => res.status(rest.parse().unwrap()),
                "header" => {
                    let value = s.remove(1);
                    res.header_bytes(String::from_utf8(s.remove(0)).unwrap(), value)
                }
                "body" => res.body(s.remove(0)),
                _ => {
                    stream = Some(rest.parse().unwrap());
                    res
                }
            };
        }
        out.encode(&res, stream);
        assert_eq!(out.record(), &v.bytes[..], "{}", v.name);
    }
}

#[test]
fn outgoing() {
    let (mut out, mut count) = (Output::new(), 0);
    for v in load().iter().filter(|v| v.record == "outgoing" && !v.refuse && !v.only_decode) {
        let mut o = Outgoing::default();
        for (key, rest) in &v.fields {
            let mut s = strings(rest);
            let mut text = || String::from_utf8(s.remove(0)).unwrap();
            o = match key.as_str() {
                "method" => o.method(text()),
                "url" => Outgoing { url: text().into_bytes().into(), ..o },
                "address" => o.address(text()),
                "header" => o.header_bytes(text(), s.remove(0)),
                "body" => o.body(s.remove(0)),
                "timeout" => o.timeout(Duration::from_millis(rest.parse().unwrap())),
                "manual" => o.manual(),
                _ => panic!("{}: unknown field {}", v.name, key),
            };
        }
        out.encode_outgoing(&o);
        assert_eq!(out.record(), &v.bytes[..], "{}", v.name);
        count += 1;
    }
    assert!(count >= 3, "only {} golden records", count);
}

/// Reading a record of any content ends without a panic.
#[test]
fn broken_records() {
    let mut seed = 1u32;
    for v in load().iter().filter(|v| v.record == "request" || v.record == "error") {
        for _ in 0..100 {
            let mut bytes = v.bytes.clone();
            for _ in 0..3 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize % bytes.len().max(1);
                if let Some(b) = bytes.get_mut(at) {
                    *b = (seed >> 24) as u8;
                }
            }
            bytes.truncate(bytes.len().saturating_sub(seed as usize >> 8 & 63));
            let record = Record(&bytes);
            // A list may claim any length; a guest trusts the host to keep it within the record.
            if record.u32(60) < 1 << 6 && record.u32(68) < 1 << 6 {
                request_text(record);
            }
            if record.inner().u32(60) < 1 << 6 && record.inner().u32(68) < 1 << 6 {
                request_text(record.inner());
            }
        }
    }
}
