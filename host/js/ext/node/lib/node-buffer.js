// node:buffer: the package, with the encodings by the engine's and the host's functions, which take bytes at once, and the methods that
// it does not have.
import * as buffer from 'buffer/index.js';

/** @param {Parts} parts */
export function make({ host }) {
  /** @type {any} */
  const base = buffer;
  const { Buffer } = base;
  delete Buffer.TYPED_ARRAY_SUPPORT; // neither Node nor Bun has it
  const P = Buffer.prototype;
  const { indexOf, lastIndexOf, compare } = P;

  const ENCODINGS = { utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url', latin1: 'latin1', binary: 'latin1', ascii: 'ascii',
    ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le' };
  const encodingOf = (name) => {
    if (name === undefined || name === null || name === '') return 'utf8';
    const e = ENCODINGS[name] ?? ENCODINGS[String(name).toLowerCase()];
    if (e === undefined) throw Object.assign(new TypeError(`Unknown encoding: ${name}`), { code: 'ERR_UNKNOWN_ENCODING' });
    return e;
  };
  const wrap = (bytes) => Object.setPrototypeOf(bytes, P);
  const view = (b, start, end) => new Uint8Array(b.buffer, b.byteOffset + start, end - start);

  // Base 64 is read as Node reads it: of both alphabets, what is no digit is passed over, and it ends at the first "=".
  function base64(s) {
    if (s === '') return new Uint8Array(0);
    try {
      return Uint8Array.fromBase64(s, { alphabet: s.includes('-') || s.includes('_') ? 'base64url' : 'base64' });
    } catch {
      s = s.replaceAll('-', '+').replaceAll('_', '/');
      const end = s.indexOf('=');
      s = (end < 0 ? s : s.slice(0, end)).replace(/[^A-Za-z0-9+/]/g, '');
      if (s.length % 4 === 1) s = s.slice(0, -1);
      return Uint8Array.fromBase64(s);
    }
  }
  function hex(s) {
    s = s.slice(0, s.length & ~1);
    const bad = s.search(/[^0-9a-fA-F]/);
    return Uint8Array.fromHex(bad < 0 ? s : s.slice(0, bad & ~1));
  }
  function units(s) {
    const b = new Uint8Array(s.length);
    for (let i = 0; i < s.length; i++) b[i] = s.charCodeAt(i);
    return b;
  }
  function bytesOf(s, encoding) {
    switch (encodingOf(encoding)) {
      case 'utf8': return s === '' ? new Uint8Array(0) : host.encode(s);
      case 'base64': case 'base64url': return base64(s);
      case 'hex': return hex(s);
      case 'utf16le': {
        const b = new Uint8Array(s.length * 2);
        for (let i = 0; i < s.length; i++) { const c = s.charCodeAt(i); b[2 * i] = c; b[2 * i + 1] = c >> 8; }
        return b;
      }
      default: return units(s);
    }
  }
  function chars(array) {
    let s = '';
    for (let i = 0; i < array.length; i += 4096) s += String.fromCharCode.apply(null, array.subarray(i, i + 4096));
    return s;
  }
  function textOf(b, encoding, start, end) {
    if (end <= start) return '';
    const v = view(b, start, end);
    switch (encoding) {
      case 'utf8': return host.decode(v, false);
      case 'base64': return v.toBase64();
      case 'base64url': return v.toBase64({ alphabet: 'base64url', omitPadding: true });
      case 'hex': return v.toHex();
      case 'latin1': return v.length < 64 ? chars(v) : host.latin1(v);
      case 'ascii': return chars(v.map((c) => c & 127));
      default: { const u = new Uint16Array(v.length >> 1); for (let i = 0; i < u.length; i++) u[i] = v[2 * i] | v[2 * i + 1] << 8; return chars(u); }
    }
  }

  const argument = (name, types, v) =>
    Object.assign(new TypeError(`The ${name} argument must be ${types}. ` +
      `Received ${v === null ? 'null' : typeof v === 'object' ? `an instance of ${v.constructor?.name}` : `type ${typeof v}`}`), { code: 'ERR_INVALID_ARG_TYPE' });
  const FIRST = 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object';

  Buffer.from = function from(v, encoding, length) {
    if (typeof v === 'string') return wrap(bytesOf(v, encoding));
    if (v === null || v === undefined || typeof v === 'number' || typeof v === 'boolean' || typeof v === 'bigint' || typeof v === 'symbol' || typeof v === 'function') throw argument('first', FIRST, v);
    if (v instanceof ArrayBuffer || v instanceof SharedArrayBuffer) {
      const offset = encoding === undefined ? 0 : Number(encoding) || 0;
      if (offset > v.byteLength) throw Object.assign(new RangeError('"offset" is outside of buffer bounds'), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
      if (length === undefined) length = v.byteLength - offset;
      else if ((length = Math.max(0, Number(length) || 0)) > v.byteLength - offset) throw Object.assign(new RangeError('"length" is outside of buffer bounds'), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
      return wrap(new Uint8Array(v, offset, length));
    }
    if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return wrap(new Uint8Array(/** @type {Uint8Array} */ (v)));
    if (v.type === 'Buffer' && Array.isArray(v.data)) return wrap(new Uint8Array(v.data));
    const value = v.valueOf?.();
    if (value !== null && value !== undefined && value !== v && (typeof value === 'string' || typeof value === 'object')) return Buffer.from(value, encoding, length);
    if (typeof v.length === 'number' || Array.isArray(v)) return wrap(Uint8Array.from({ length: Math.max(0, Math.trunc(v.length) || 0) }, (_, n) => Number(v[n]) & 255));
    if (typeof v[Symbol.toPrimitive] === 'function') return Buffer.from(v[Symbol.toPrimitive]('string'), encoding, length);
    throw argument('first', FIRST, v);
  };
  const sized = (n) => {
    if (typeof n !== 'number') throw argument('"size"', 'of type number', n);
    if (!(n >= 0 && n <= base.kMaxLength)) throw Object.assign(new RangeError(`The value of "size" is out of range. It must be >= 0 && <= ${base.kMaxLength}. Received ${n}`), { code: 'ERR_OUT_OF_RANGE' });
    return Math.floor(n);
  };
  Buffer.alloc = function alloc(n, fill, encoding) {
    const b = wrap(new Uint8Array(sized(n)));
    return fill === undefined || fill === 0 || b.length === 0 ? b : b.fill(fill, typeof encoding === 'string' ? encoding : undefined);
  };
  // Packages call these with new (cbor-x), so none is an arrow function.
  Buffer.allocUnsafe = function allocUnsafe(n) { return wrap(new Uint8Array(sized(n))); };
  Buffer.allocUnsafeSlow = function allocUnsafeSlow(n) { return wrap(new Uint8Array(sized(n))); };
  Buffer.of = (...items) => wrap(Uint8Array.of(...items));
  Buffer.copyBytesFrom = (v, offset = 0, length) => {
    const part = v.subarray(offset, length === undefined ? undefined : offset + length);
    return wrap(new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice());
  };
  Buffer.compare = (a, b) => {
    if (!(a instanceof Uint8Array)) throw argument('"buf1"', 'an instance of Buffer or Uint8Array', a);
    return P.compare.call(a, b);
  };
  Buffer.isEncoding = (name) => typeof name === 'string' && ENCODINGS[name.toLowerCase()] !== undefined;
  Buffer.byteLength = function byteLength(v, encoding) {
    if (typeof v !== 'string') {
      if (ArrayBuffer.isView(v) || v instanceof ArrayBuffer || v instanceof SharedArrayBuffer) return v.byteLength;
      throw argument('"string"', 'of type string or an instance of Buffer or ArrayBuffer', v);
    }
    switch (ENCODINGS[String(encoding ?? 'utf8').toLowerCase()]) {
      case 'latin1': case 'ascii': return v.length;
      case 'utf16le': return v.length * 2;
      case 'hex': return v.length >>> 1;
      case 'base64': case 'base64url': { const n = v.endsWith('==') ? v.length - 2 : v.endsWith('=') ? v.length - 1 : v.length; return n * 3 >>> 2; }
    }
    return v === '' ? 0 : host.encode(v).length;
  };
  Buffer.concat = function concat(list, length) {
    if (!Array.isArray(list)) throw argument('"list"', 'an instance of Array', list);
    if (length === undefined) { length = 0; for (const b of list) length += b?.length ?? 0; }
    const all = Buffer.alloc(length);
    let n = 0;
    for (let i = 0; i < list.length; i++) {
      if (!(list[i] instanceof Uint8Array)) throw argument(`"list[${i}]"`, 'an instance of Buffer or Uint8Array', list[i]);
      const part = n + list[i].length > length ? list[i].subarray(0, length - n) : list[i];
      all.set(part, n);
      n += part.length;
    }
    return all;
  };

  // Comparing and searching byte by byte in the script takes some 30 times as long as having the engine do it with texts: digits of base 16 are in
  // the order of the bytes, and Latin-1 has one character for each.
  const order = (a, b) => {
    a = view(a, 0, a.length).toHex();
    b = view(b, 0, b.length).toHex();
    return a === b ? 0 : a < b ? -1 : 1;
  };
  function search(b, v, offset, last, wide) {
    let n = Math.trunc(Number(offset ?? NaN));
    if (Number.isNaN(n)) n = last ? b.length - 1 : 0;
    if (n < 0) n += b.length;
    if (n < 0 && last || n + v.length > b.length && !last) return -1;
    if (wide) { // units of two bytes
      const text = textOf(b, 'utf16le', 0, b.length), part = textOf(v, 'utf16le', 0, v.length), from = Math.max(n, 0) >>> 1;
      const at = part === '' ? -1 : last ? text.lastIndexOf(part, from) : text.indexOf(part, from);
      return at < 0 ? -1 : 2 * at;
    }
    const text = host.latin1(view(b, 0, b.length)), part = host.latin1(view(v, 0, v.length));
    return last ? text.lastIndexOf(part, n) : text.indexOf(part, Math.max(n, 0));
  }

  const bound = (n, length, missing) => n === undefined ? missing : Math.min(Math.max(Math.trunc(Number(n)) || 0, 0), length);
  const methods = {
    toString(encoding, start, end) {
      const e = encodingOf(encoding);
      return textOf(this, e, bound(start, this.length, 0), bound(end, this.length, this.length));
    },
    write(s, offset, length, encoding) {
      if (typeof s !== 'string') throw argument('"string"', 'of type string', s);
      if (typeof offset === 'string') { encoding = offset; offset = length = undefined; } else if (typeof length === 'string') { encoding = length; length = undefined; }
      offset = offset === undefined ? 0 : Math.trunc(offset);
      if (!(offset >= 0 && offset <= this.length)) throw Object.assign(new RangeError(`The value of "offset" is out of range. It must be >= 0 && <= ${this.length}. Received ${offset}`), { code: 'ERR_OUT_OF_RANGE' });
      const room = Math.min(length ?? Infinity, this.length - offset), e = encodingOf(encoding);
      let b = bytesOf(s, e);
      if (b.length > room) {
        let n = room;
        if (e === 'utf8') while (n > 0 && (b[n] & 0xc0) === 0x80) n--; // no part of a character
        if (e === 'utf16le') n &= ~1;
        b = b.subarray(0, n);
      }
      this.set(b, offset);
      return b.length;
    },
    fill(v, offset, end, encoding) {
      if (typeof offset === 'string') { encoding = offset; offset = end = undefined; } else if (typeof end === 'string') { encoding = end; end = undefined; }
      if (offset !== undefined && !(offset >= 0 && offset <= this.length) || end !== undefined && !(end >= 0 && end <= this.length))
        throw Object.assign(new RangeError('The value of "offset" is out of range.'), { code: 'ERR_OUT_OF_RANGE' });
      const from = offset ?? 0, to = end ?? this.length;
      if (to <= from) return this;
      if (typeof v === 'string' && v !== '' || v instanceof Uint8Array) {
        const b = typeof v === 'string' ? bytesOf(v, encoding) : v;
        if (b.length === 0) throw Object.assign(new TypeError(`The argument 'value' is invalid. Received '${v}'`), { code: 'ERR_INVALID_ARG_VALUE' });
        if (b.length > 1) {
          for (let i = from; i < to; i += b.length) this.set(i + b.length > to ? b.subarray(0, to - i) : b, i);
          return this;
        }
        v = b[0];
      }
      Uint8Array.prototype.fill.call(this, v === '' ? 0 : typeof v === 'boolean' ? Number(v) : v & 255, from, to);
      return this;
    },
    indexOf(v, offset, encoding) { return find(this, v, offset, encoding, false); },
    lastIndexOf(v, offset, encoding) { return find(this, v, offset, encoding, true); },
    includes(v, offset, encoding) { return find(this, v, offset, encoding, false) >= 0; },
    equals(other) {
      if (!(other instanceof Uint8Array)) throw argument('"otherBuffer"', 'an instance of Buffer or Uint8Array', other);
      return /** @type {any} */ (this) === other || this.length === other.length && order(this, other) === 0;
    },
    compare(other, ...range) {
      if (!(other instanceof Uint8Array)) throw argument('"target"', 'an instance of Buffer or Uint8Array', other);
      return range.length ? compare.call(this, wrap(view(other, 0, other.length)), ...range) : order(this, other);
    },
    subarray(start, end) { const v = Uint8Array.prototype.subarray.call(view(this, 0, this.length), start, end); return wrap(v); },
    slice(start, end) { return this.subarray(start, end); },
    toLocaleString(...a) { return this.toString(...a); },
    inspect() { return this[Symbol.for('nodejs.util.inspect.custom')](); },
    [Symbol.for('nodejs.util.inspect.custom')]() {
      const n = Math.min(module.INSPECT_MAX_BYTES, this.length), more = this.length - n;
      const s = view(this, 0, n).toHex().replace(/(..)(?=.)/g, '$1 ');
      return `<Buffer${s && ' ' + s}${more > 0 ? ` ... ${more} more byte${more > 1 ? 's' : ''}` : ''}>`;
    },
  };
  for (const [name, e] of [['utf8', 'utf8'], ['hex', 'hex'], ['base64', 'base64'], ['base64url', 'base64url'], ['latin1', 'latin1'], ['ascii', 'ascii'], ['ucs2', 'utf16le'], ['utf16le', 'utf16le']]) {
    methods[name + 'Slice'] = function (start, end) { return textOf(this, e, bound(start, this.length, 0), bound(end, this.length, this.length)); };
    methods[name + 'Write'] = function (s, offset, length) { return this.write(s, offset, length, e); };
  }
  for (const name of Reflect.ownKeys(methods)) Object.defineProperty(P, name, { value: methods[name], writable: true, configurable: true });
  function find(b, v, offset, encoding, last) {
    if (typeof offset === 'string') { encoding = offset; offset = undefined; }
    if (typeof v === 'string') v = wrap(bytesOf(v, encoding));
    else if (typeof v !== 'number' && !(v instanceof Uint8Array)) throw argument('"value"', 'one of type number or string or an instance of Buffer or Uint8Array', v);
    if (v.length === 0) { const n = Math.trunc(Number(offset ?? (last ? b.length : 0))) || 0; return Math.min(Math.max(n < 0 ? b.length + n : n, 0), b.length); }
    if (typeof v !== 'number') return search(b, v, offset, last, ENCODINGS[String(encoding ?? '').toLowerCase()] === 'utf16le');
    return last ? lastIndexOf.call(b, v, offset) : indexOf.call(b, v, offset);
  }

  const ascii = (b) => b.every((c) => c < 128);
  const bytes = (v) => v instanceof Uint8Array ? v : new Uint8Array(v.buffer ?? v, v.byteOffset ?? 0, v.byteLength);
  const module = {
    Buffer, SlowBuffer: (n) => Buffer.allocUnsafeSlow(n), INSPECT_MAX_BYTES: 50, kMaxLength: base.kMaxLength, kStringMaxLength: 0x3fffffff,
    constants: { MAX_LENGTH: base.kMaxLength, MAX_STRING_LENGTH: 0x3fffffff },
    atob: globalThis.atob, btoa: globalThis.btoa, Blob: globalThis.Blob, File: globalThis.File, resolveObjectURL: () => undefined,
    transcode: (b, from, to) => Buffer.from(textOf(b, encodingOf(from), 0, b.length), to === 'ascii' || to === 'latin1' || to === 'binary' ? 'latin1' : to),
    isAscii: (v) => ascii(bytes(v)), isUtf8: (v) => bytes(v).length === 0 || typeof host.decode(bytes(v), true) === 'string',
  };
  Object.defineProperty(Buffer, 'name', { value: 'Buffer' });
  Buffer.poolSize = 8192;
  return module;
}
