// In place of the npm package @exodus/bytes, which knows what browsers need of other encodings than UTF-8.
const encoder = new TextEncoder();

export function percentEncodeAfterEncoding(encoding, input, set) {
  let out = '';
  for (const b of encoder.encode(input)) {
    const c = String.fromCharCode(b);
    out += b <= 0x1f || b > 0x7e || set.includes(c) ? '%' + b.toString(16).toUpperCase().padStart(2, '0') : c;
  }
  return out;
}
