// Wire: text. The host uses UTF-8, AssemblyScript UTF-16. ASCII, the usual case, is converted eight characters at once.

/** decode makes a string of UTF-8. Invalid bytes become U+FFFD. */
export function decode(ptr: usize, len: usize): string {
  if (len == 0) return "";
  const s = changetype<string>(__new(len << 1, idof<string>()));
  let to = changetype<usize>(s);
  let at: usize = 0;
  for (; at + 4 <= len; at += 4, to += 8) {
    const w = <u64>load<u32>(ptr + at);
    if (w & 0x80808080) break;
    const x = (w | (w << 16)) & 0x0000ffff0000ffff;
    store<u64>(to, (x | (x << 8)) & 0x00ff00ff00ff00ff);
  }
  for (; at < len; at++, to += 2) {
    const c = load<u8>(ptr + at);
    if (c & 0x80) return decodeRest(s, at, ptr, len);
    store<u16>(to, c);
  }
  return s;
}

/** decodeRest continues at byte `at`, which is not ASCII. No sequence has more UTF-16 units than bytes, so s has room. */
function decodeRest(s: string, at: usize, ptr: usize, len: usize): string {
  let to = changetype<usize>(s) + (at << 1);
  while (at < len) {
    const c = <u32>load<u8>(ptr + at);
    let more: usize = 0, code: u32 = 0xfffd, least: u32 = 0;
    if (c < 0x80) code = c;
    else if (c >> 5 == 0x6) { more = 1; code = c & 0x1f; least = 0x80; }
    else if (c >> 4 == 0xe) { more = 2; code = c & 0x0f; least = 0x800; }
    else if (c >> 3 == 0x1e) { more = 3; code = c & 0x07; least = 0x10000; }
    at++;
    if (more > 0) {
      let k: usize = 0;
      for (; k < more && at + k < len; k++) {
        const next = <u32>load<u8>(ptr + at + k);
        if (next >> 6 != 2) break;
        code = code << 6 | (next & 0x3f);
      }
      if (k < more || code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) code = 0xfffd; // one for each byte
      else at += more;
    }
    if (code >= 0x10000) {
      code -= 0x10000;
      store<u16>(to, 0xd800 | code >> 10);
      store<u16>(to, 0xdc00 | (code & 0x3ff), 2);
      to += 4;
    } else {
      store<u16>(to, code);
      to += 2;
    }
  }
  return changetype<string>(__renew(changetype<usize>(s), to - changetype<usize>(s)));
}

/** most is the most bytes that a string may need. */
// @ts-ignore: decorator
@inline
export function most(s: string): usize { return <usize>s.length * 3; }

/** encode writes s, which has most(s) bytes of room at `to`, as UTF-8, and returns the number of bytes. Lone surrogates become U+FFFD. */
export function encode(s: string, to: usize): usize {
  const from = changetype<usize>(s), n = <usize>s.length;
  let at: usize = 0;
  for (; at + 4 <= n; at += 4) {
    const w = load<u64>(from + (at << 1));
    if (w & 0xff80ff80ff80ff80) break;
    const x = (w | w >> 8) & 0x0000ffff0000ffff;
    store<u32>(to + at, <u32>(x | x >> 16));
  }
  for (; at < n; at++) {
    const c = load<u16>(from + (at << 1));
    if (c & 0xff80) return at + String.UTF8.encodeUnsafe(from + (at << 1), <i32>(n - at), to + at, false, String.UTF8.ErrorMode.REPLACE);
    store<u8>(to + at, c);
  }
  return n;
}

/** Bytes is a string as UTF-8, for a call of a host function. */
// @ts-ignore: decorator
@final
export class Bytes {
  ptr: usize;
  len: u32;
  private hold: ArrayBuffer;

  constructor(s: string) {
    this.hold = new ArrayBuffer(<i32>most(s));
    this.ptr = changetype<usize>(this.hold);
    this.len = <u32>encode(s, this.ptr);
  }
}
