// Pairs of names and values, as query strings and urlencoded forms have them (URL Standard, 5.1).

// decode percent-decodes form data: invalid triplets stay, invalid UTF-8 becomes U+FFFD.
function decode(s) {
  if (s.includes('+')) s = s.replaceAll('+', ' ');
  if (!s.includes('%')) return s;
  try { return decodeURIComponent(s); } catch { return unescapeBytes(s); }
}

function unescapeBytes(s) {
  const bytes = new TextEncoder().encode(s), out = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 37 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) { out.push(parseInt(hex, 16)); i += 2; } else out.push(bytes[i]);
  }
  return new TextDecoder().decode(new Uint8Array(out));
}

export function pairs(text) {
  const list = [], coded = text.includes('%') || text.includes('+');
  if (text === '') return list;
  const parts = text.split('&');
  for (let i = 0; i < parts.length; i++) { // without an iterator, which takes longer than all else here
    const part = parts[i];
    if (part === '') continue;
    const n = part.indexOf('='), name = n < 0 ? part : part.slice(0, n), value = n < 0 ? '' : part.slice(n + 1);
    list.push(coded ? [decode(name), decode(value)] : [name, value]);
  }
  return list;
}

// grouped returns a list of pairs as an object: the values of a repeated name are an array, as in Bun.
export function grouped(list) {
  const all = new Map();
  for (const [k, v] of list) {
    const old = all.get(k);
    if (old === undefined) all.set(k, [v]); else old.push(v);
  }
  const o = {};
  for (const [k, v] of all) Object.defineProperty(o, k, { value: v.length === 1 ? v[0] : v, configurable: true, enumerable: true, writable: true });
  return o;
}
