// Bytes: of buffers and views, of parts of bodies, and as text.
import { host } from './host.js';

// bytesOf returns the content of a buffer or view, or null.
export function bytesOf(b) {
  if (b instanceof Uint8Array) return b;
  if (b instanceof ArrayBuffer) return new Uint8Array(b);
  if (ArrayBuffer.isView(b)) return new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  return null;
}

// chunk returns a part of a body as bytes.
export function chunk(p) {
  if (typeof p === 'string') return host.encode(p);
  const b = bytesOf(p);
  if (b === null) throw new TypeError('a part of a body must be a string, an ArrayBuffer or a view of one');
  return b;
}

export function join(list) {
  let n = 0;
  for (const p of list) n += p.byteLength;
  const all = new Uint8Array(n);
  n = 0;
  for (const p of list) { all.set(p, n); n += p.byteLength; }
  return all;
}

// text decodes UTF-8, without a byte order mark at its beginning.
export function text(b) {
  const s = host.decode(b, false);
  return s.charCodeAt(0) === 0xfeff ? s.slice(1) : s;
}
