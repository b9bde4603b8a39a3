//! A little JSON for small handlers: strings. For more, use a crate such as serde_json.

/// Appends `s` in JSON's quotes.
pub fn push(out: &mut String, s: &str) {
    out.push('"');
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\x1f' => {
                out.push_str("\\u00");
                out.extend([c as u32 >> 4, c as u32 & 15].iter().filter_map(|d| char::from_digit(*d, 16)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// `s` in JSON's quotes.
///
/// ```
/// assert_eq!(wasmserve::json::quote("a \"b\"\n"), r#""a \"b\"\u000a""#);
/// ```
pub fn quote(s: &str) -> String {
    let mut out = String::with_capacity(s.len() + 2);
    push(&mut out, s);
    out
}
