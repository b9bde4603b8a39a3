//! As much JSON as this service reads: an object, and those of its members that are strings. A service with more of it takes a crate.

/// The members of an object, `None` for those that are not strings; nothing if the text is not a JSON object.
pub fn object(text: &str) -> Option<Vec<(String, Option<String>)>> {
    let mut r = Reader { rest: text };
    let members = r.members(0)?;
    r.rest.trim_start_matches(SPACE).is_empty().then(|| members)
}

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn next(&mut self, c: char) -> bool {
        self.rest = self.rest.trim_start_matches(SPACE);
        self.rest.strip_prefix(c).map(|rest| self.rest = rest).is_some()
    }

    fn members(&mut self, depth: usize) -> Option<Vec<(String, Option<String>)>> {
        let mut members = Vec::new();
        if !self.next('{') {
            return None;
        }
        if self.next('}') {
            return Some(members);
        }
        loop {
            let name = self.string()?;
            if !self.next(':') {
                return None;
            }
            members.push((name, self.value(depth)?));
            if !self.next(',') {
                return self.next('}').then(|| members);
            }
        }
    }

    /// A value of any kind: its text if it is a string. At most 32 lie within each other.
    fn value(&mut self, depth: usize) -> Option<Option<String>> {
        self.rest = self.rest.trim_start_matches(SPACE);
        match self.rest.chars().next()? {
            _ if depth == 32 => None,
            '"' => self.string().map(Some),
            '{' => self.members(depth + 1).map(|_| None),
            '[' => {
                self.next('[');
                if self.next(']') {
                    return Some(None);
                }
                loop {
                    self.value(depth + 1)?;
                    if !self.next(',') {
                        return self.next(']').then(|| None);
                    }
                }
            }
            _ => {
                let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c)).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                let number = word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) && word.parse::<f64>().is_ok();
                (number || ["null", "true", "false"].contains(&word)).then(|| None)
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut units: Vec<u16> = Vec::new(); // of UTF-16, as \u counts
        if !self.next('"') {
            return None;
        }
        let mut chars = self.rest.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\0'..='\x1f' => return None,
                '\\' => units.push(match chars.next()? {
                    'b' => 8,
                    'f' => 12,
                    'n' => 10,
                    'r' => 13,
                    't' => 9,
                    c @ ('"' | '\\' | '/') => c as u16,
                    'u' => {
                        let digits = chars.as_str().get(..4).filter(|d| d.bytes().all(|c| c.is_ascii_hexdigit()))?;
                        chars.nth(3);
                        u16::from_str_radix(digits, 16).ok()?
                    }
                    _ => return None,
                }),
                c => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
        self.rest = chars.as_str();
        Some(String::from_utf16_lossy(&units))
    }
}
