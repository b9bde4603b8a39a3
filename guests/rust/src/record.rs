//! Wire: reading the host's records in place (SPEC 2, 4, 5). The host writes valid records; a span outside of its record still
//! reads as empty, so that nothing here panics.

/// Offsets in a request's record (4).
pub mod request {
    pub const FLAGS: usize = 4;
    pub const METHOD: usize = 8;
    pub const PATH: usize = 16;
    pub const QUERY: usize = 24;
    pub const HOST: usize = 32;
    pub const BODY: usize = 40;
    pub const BODY_LENGTH: usize = 48;
    pub const HEADERS: usize = 56;
    pub const PARAMS: usize = 64;
    pub const ROUTE: usize = 72;
    pub const PROTOCOL: usize = 76;
    pub const REMOTE: usize = 80;
    pub const LISTENER: usize = 88;
    pub const PEER: usize = 96;
    pub const BODY_INLINE: u32 = 1;
    pub const TLS: u32 = 2;
    pub const PEER_KNOWN: u32 = 4;
}

/// Offsets in an error's record (5).
pub mod error {
    pub const KIND: usize = 4;
    pub const MESSAGE: usize = 8;
    pub const STACK: usize = 16;
    pub const REQUEST: usize = 24;
}

/// A record, or the part of the buffer that begins with it.
#[derive(Clone, Copy)]
pub struct Record<'a>(pub &'a [u8]);

impl<'a> Record<'a> {
    pub fn u32(self, at: usize) -> u32 {
        match self.0.get(at..at.wrapping_add(4)) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    pub fn i64(self, at: usize) -> i64 {
        (u64::from(self.u32(at)) | u64::from(self.u32(at + 4)) << 32) as i64
    }

    /// The bytes of the span at `at`.
    pub fn span(self, at: usize) -> &'a [u8] {
        let (offset, length) = (self.u32(at) as usize, self.u32(at + 4) as usize);
        if length == 0 {
            return &[];
        }
        self.0.get(offset..offset.saturating_add(length)).unwrap_or(&[])
    }

    /// The list whose offset and count are at `at`.
    pub fn list(self, at: usize) -> Fields<'a> {
        Fields { record: self, next: self.u32(at) as usize, left: self.u32(at + 4) as usize }
    }

    /// The request's record in an error's.
    pub fn inner(self) -> Record<'a> {
        Record(self.0.get(self.u32(error::REQUEST) as usize..).unwrap_or(&[]))
    }
}

/// The fields of a list, name and value.
#[derive(Clone)]
pub struct Fields<'a> {
    record: Record<'a>,
    next: usize,
    left: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let at = self.next;
        self.next += 16;
        Some((self.record.span(at), self.record.span(at + 8)))
    }
}

/// Stands for text that is not UTF-8: it equals no text that a handler compares with.
const BROKEN: &str = "\u{fffd}";

/// Bytes as text.
pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or(BROKEN)
}
