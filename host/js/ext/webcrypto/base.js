// The parts that all of cryptography uses: the host's function, encodings, errors.
/** @type {WasmserveHost} */
export let host;
export let bytesOf, blobBytes;
export const use = (parts) => { ({ host, bytesOf, blobBytes } = parts); };

// call calls an operation of the host (ops.go). It throws the error, by its name.
/** @param {Parameters<WasmserveHost['crypto']>} args @returns {any} */
export function call(...args) {
  const r = host.crypto(...args);
  if (typeof r !== 'string') return r;
  const at = r.indexOf('\n'), name = r.slice(0, at), message = r.slice(at + 1);
  throw name.startsWith('PASSWORD_') ? Object.assign(new Error(message), { code: name }) : new DOMException(message, name);
}

export const coded = (Type, code, message) => Object.assign(new Type(message), { code });
export const wrongType = (message) => coded(TypeError, 'ERR_INVALID_ARG_TYPE', message);
const shown = (v) => v === null || v === undefined ? String(v) : typeof v === 'string' ? `type string ('${v.slice(0, 25)}')`
  : typeof v === 'object' ? `an instance of ${v.constructor?.name ?? 'Object'}` : `type ${typeof v}`;

// source is what a BufferSource holds.
export function source(b, name) {
  const bytes = bytesOf(b);
  if (bytes === null) throw wrongType(`The "${name}" argument must be of type ArrayBuffer, Buffer, TypedArray, or DataView. Received ${shown(b)}`);
  return bytes;
}

// input is source, or a string in an encoding.
export function input(b, name, encoding) {
  if (typeof b === 'string') return decode(b, encoding);
  const bytes = bytesOf(b);
  if (bytes === null) throw wrongType(`The "${name}" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${shown(b)}`);
  return bytes;
}

// halves is decode for hashes, which do not take half a byte.
export function halves(s, encoding) {
  if (s.length % 2 && String(encoding).toLowerCase() === 'hex') {
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'encoding' is invalid for data of length ${s.length}. Received 'hex'`);
  }
  return decode(s, encoding);
}

const EMPTY = new Uint8Array(0);

// decode are the bytes of a string; as Buffer.from, it leaves out what is no hexadecimal digit or of no base64.
export function decode(s, encoding = 'utf8') {
  if (s === '') return EMPTY;
  switch (String(encoding).toLowerCase()) {
    case 'hex': {
      const n = /^(?:[0-9a-f]{2})*/i.exec(s)?.[0] ?? '';
      return Uint8Array.fromHex(n);
    }
    case 'base64': case 'base64url': {
      let t = s.replace(/=[^]*$/, '').replace(/[^A-Za-z0-9+/_-]/g, '').replace(/[-_]/g, (c) => c === '-' ? '+' : '/');
      if (t.length % 4 === 1) t = t.slice(0, -1);
      return Uint8Array.fromBase64(t, { lastChunkHandling: 'loose' });
    }
    case 'latin1': case 'binary': case 'ascii': return Uint8Array.from(s, (c) => c.charCodeAt(0));
    case 'ucs2': case 'ucs-2': case 'utf16le': case 'utf-16le': {
      const b = new Uint8Array(2 * s.length);
      for (let n = 0; n < s.length; n++) { const c = s.charCodeAt(n); b[2 * n] = c; b[2 * n + 1] = c >> 8; }
      return b;
    }
  }
  return host.encode(s);
}

// encoded is bytes in an encoding; without one, or with 'buffer', a Buffer.
export function encoded(b, encoding) {
  if (encoding === undefined || encoding === null) return buffer(b);
  switch (String(encoding).toLowerCase()) {
    case 'hex': return b.toHex();
    case 'base64': return b.toBase64();
    case 'base64url': return b.toBase64({ alphabet: 'base64url', omitPadding: true });
    case 'latin1': case 'binary': return chars(b);
    case 'ascii': return chars(b.map((c) => c & 127));
    case 'utf8': case 'utf-8': return host.decode(b, false);
    case 'ucs2': case 'ucs-2': case 'utf16le': case 'utf-16le': return chars(new Uint16Array(b.slice(0, b.length & ~1).buffer));
    case 'buffer': return buffer(b);
  }
  return undefined;
}

function chars(codes) {
  let s = '';
  for (let n = 0; n < codes.length; n += 4096) s += String.fromCharCode(...codes.subarray(n, n + 4096));
  return s;
}

// buffer is bytes as a Buffer, where there is one.
export const buffer = (b) => typeof globalThis.Buffer?.from === 'function' ? globalThis.Buffer.from(b.buffer, b.byteOffset, b.byteLength) : b;

export function joined(parts, size) {
  if (parts.length === 1) return parts[0];
  const all = new Uint8Array(size);
  let n = 0;
  for (const p of parts) { all.set(p, n); n += p.length; }
  return all;
}

export function random(n) {
  const b = new Uint8Array(n);
  for (let at = 0; at < n; at += 65536) b.set(host.random(Math.min(n - at, 65536)), at);
  return b;
}

export const base64url = (b) => b.toBase64({ alphabet: 'base64url', omitPadding: true });
