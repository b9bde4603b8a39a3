//! Wire: encodes a response (SPEC 4.2) or an outgoing request (6.12) as a record, in memory that is reused.

use crate::memory;
use crate::outgoing::Outgoing;
use crate::response::Response;

const HEAD: usize = 32;
const OUTGOING_HEAD: usize = 56;
const FIELD: usize = 16;
const STREAM: u32 = 1;
const MANUAL: u64 = 1;

/// How many bytes of memory for records are kept.
const KEEP: usize = 1 << 20;

/// The last record. Words, since a record is aligned to 8.
pub struct Output {
    words: Vec<u64>,
    size: usize,
}

impl Output {
    pub const fn new() -> Output {
        Output { words: Vec::new(), size: 0 }
    }

    pub fn record(&self) -> &[u8] {
        &memory::bytes(&self.words)[..self.size]
    }

    /// Encodes `res`. `stream`: as the head of a stream of so many bytes, -1 if that is not known.
    pub fn encode(&mut self, res: &Response, stream: Option<i64>) {
        let body: &[u8] = if stream.is_none() { &res.body } else { &[] };
        let count = res.headers.len() + usize::from(res.content_type.is_some());
        let list = HEAD + count * FIELD;
        let size = list + res.fields().map(|(name, value)| name.len() + value.len()).sum::<usize>() + body.len();
        self.reserve(size);
        let words = &mut self.words[..];
        let flags = if stream.is_some() { STREAM } else { 0 };
        words[0] = size as u64 | u64::from(u32::from(res.status) | flags << 16) << 32;
        words[1] = if count > 0 { HEAD as u64 | (count as u64) << 32 } else { 0 };
        words[3] = stream.unwrap_or(body.len() as i64) as u64;
        let end = fields(words, HEAD, list, res.fields());
        put(words, 2, end, body);
    }

    /// Encodes `out`.
    pub fn encode_outgoing(&mut self, out: &Outgoing<'_>) {
        let spans: [&[u8]; 3] = [&out.method, &out.url, &out.address];
        let list = OUTGOING_HEAD + out.headers.len() * FIELD;
        let texts = spans.iter().map(|s| s.len()).sum::<usize>() + out.fields().map(|(name, value)| name.len() + value.len()).sum::<usize>();
        let size = list + texts + out.body.len();
        self.reserve(size);
        let words = &mut self.words[..];
        words[0] = size as u64 | if out.manual { MANUAL << 32 } else { 0 };
        words[4] = if out.headers.is_empty() { 0 } else { OUTGOING_HEAD as u64 | (out.headers.len() as u64) << 32 };
        words[6] = u64::from(out.timeout);
        let mut end = list;
        for (i, s) in spans.iter().enumerate() {
            end = put(words, 1 + i, end, s);
        }
        end = fields(words, OUTGOING_HEAD, end, out.fields());
        put(words, 5, end, &out.body);
    }

    fn reserve(&mut self, size: usize) {
        let need = (size + 7) / 8;
        if need > self.words.len() || self.words.len() > KEEP / 8 {
            self.words = vec![0; need.max(512)];
        }
        self.size = size;
    }
}

/// Writes the list at `at` and its names and values at `end`, and returns the new end.
fn fields<'f>(words: &mut [u64], at: usize, mut end: usize, list: impl Iterator<Item = (&'f [u8], &'f [u8])>) -> usize {
    for (i, (name, value)) in list.enumerate() {
        let at = (at + i * FIELD) / 8;
        end = put(words, at, end, name);
        end = put(words, at + 1, end, value);
    }
    end
}

/// Writes `bytes` at `end` and its span as word `at`, and returns the new end.
fn put(words: &mut [u64], at: usize, end: usize, bytes: &[u8]) -> usize {
    if bytes.is_empty() {
        words[at] = 0;
        return end;
    }
    words[at] = end as u64 | (bytes.len() as u64) << 32;
    let next = end + bytes.len();
    memory::bytes_mut(words)[end..next].copy_from_slice(bytes);
    next
}
