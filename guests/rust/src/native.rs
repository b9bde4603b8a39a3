//! Imports without a host: stand-ins that record their arguments, separately for each thread. testing.rs reads the records.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

const INVALID: i32 = -1;
const NOT_FOUND: i32 = -2;
const CLOSED: i32 = -4;
const CONFLICT: i32 = -7;
const DENIED: i32 = -8;

/// The state of one thread's host.
#[derive(Default)]
pub struct Notes {
    pub body: Vec<u8>,                           // the bytes for body_read
    pub sent: Vec<(u32, Vec<u8>)>,               // records of respond
    pub written: Vec<(u32, Vec<u8>)>,            // pieces of body_write
    pub failed: Vec<(u32, String, String)>,      // id, message, stack
    pub log: Vec<(i32, String)>,                 // level, message
    pub timeouts: Vec<(&'static str, u32, u32)>, // function, id, milliseconds
    pub reloads: Vec<String>,
    pub state: BTreeMap<Vec<u8>, Vec<u8>>,
}

thread_local!(static NOTES: RefCell<Notes> = RefCell::new(Notes::default()));

pub fn notes<T>(f: impl FnOnce(&mut Notes) -> T) -> T {
    NOTES.with(|notes| f(&mut notes.borrow_mut()))
}

pub fn body_read(_: u32, buf: &mut [u8]) -> i32 {
    notes(|n| {
        let count = buf.len().min(n.body.len());
        buf[..count].copy_from_slice(&n.body[..count]);
        n.body.drain(..count);
        count as i32
    })
}

pub fn respond(id: u32, record: &[u8]) -> i32 {
    notes(|n| n.sent.push((id, record.to_vec())));
    0
}

pub fn body_write(id: u32, bytes: &[u8]) -> i32 {
    notes(|n| n.written.push((id, bytes.to_vec())));
    bytes.len() as i32
}

pub fn timeout(id: u32, ms: u32) -> i32 {
    notes(|n| n.timeouts.push(("timeout", id, ms)));
    0
}

pub fn guest_timeout(id: u32, ms: u32) -> i32 {
    notes(|n| n.timeouts.push(("guest_timeout", id, ms)));
    0
}

pub fn reload(json: &str) -> i32 {
    notes(|n| n.reloads.push(json.into()));
    0
}

pub fn fail(id: u32, message: &str, stack: &str) -> i32 {
    notes(|n| n.failed.push((id, message.into(), stack.into())));
    0
}

pub fn log(level: i32, message: &str) -> i32 {
    notes(|n| n.log.push((level, message.into())));
    0
}

pub fn stats(buf: &mut [u8]) -> i32 {
    const TEXT: &[u8] = br#"{"uptime":0,"generation":1,"requests":0,"memory":{"rss":0,"instance":0},"instances":1,"pending":0}"#;
    deliver(TEXT, buf)
}

pub fn state_get(key: &[u8], buf: &mut [u8]) -> i32 {
    if !valid(key) {
        return INVALID;
    }
    notes(|n| n.state.get(key).map_or(NOT_FOUND, |value| deliver(value, buf)))
}

pub fn state_set(key: &[u8], value: &[u8]) -> i32 {
    if !valid(key) {
        return INVALID;
    }
    notes(|n| n.state.insert(key.to_vec(), value.to_vec()));
    0
}

pub fn state_delete(key: &[u8]) -> i32 {
    if !valid(key) {
        return INVALID;
    }
    notes(|n| i32::from(n.state.remove(key).is_some()))
}

pub fn state_add(key: &[u8], delta: i64, sum: &mut i64) -> i32 {
    if !valid(key) {
        return INVALID;
    }
    notes(|n| {
        let old = n.state.get(key).map_or(Some(0), |value| std::str::from_utf8(value).ok()?.parse::<i64>().ok());
        match old.and_then(|old| old.checked_add(delta)) {
            Some(new) => {
                *sum = new;
                n.state.insert(key.to_vec(), new.to_string().into_bytes());
                0
            }
            None => INVALID,
        }
    })
}

pub fn state_cas(key: &[u8], old: Option<&[u8]>, new: Option<&[u8]>) -> i32 {
    if !valid(key) {
        return INVALID;
    }
    notes(|n| {
        if n.state.get(key).map(Vec::as_slice) != old {
            return CONFLICT;
        }
        match new {
            Some(value) => n.state.insert(key.to_vec(), value.to_vec()),
            None => n.state.remove(key),
        };
        0
    })
}

pub fn sleep(ms: u32) -> i32 {
    std::thread::sleep(Duration::from_millis(ms.into()));
    0
}

/// As if the operator allows no host: there are no handles.
pub fn fetch(_: u32, _: &[u8]) -> i32 {
    DENIED
}

pub fn fetch_head(_: u32, _: &mut [u8]) -> i32 {
    CLOSED
}

pub fn fetch_read(_: u32, _: &mut [u8]) -> i32 {
    CLOSED
}

pub fn fetch_close(_: u32) -> i32 {
    CLOSED
}

pub fn clock() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos() as u64)
}

pub fn exit(code: u32) -> ! {
    panic!("exit with code {}", code)
}

/// Seeds of the standard library's hasher, which come from the system.
pub fn random(buf: &mut [u8]) {
    use std::hash::{BuildHasher, Hasher};
    for piece in buf.chunks_mut(8) {
        let seed = std::collections::hash_map::RandomState::new().build_hasher().finish();
        piece.copy_from_slice(&seed.to_le_bytes()[..piece.len()]);
    }
}

fn valid(key: &[u8]) -> bool {
    (1..=1024).contains(&key.len())
}

fn deliver(value: &[u8], buf: &mut [u8]) -> i32 {
    if let Some(to) = buf.get_mut(..value.len()) {
        to.copy_from_slice(value);
    }
    value.len() as i32
}
