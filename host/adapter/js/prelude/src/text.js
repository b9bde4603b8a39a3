// TextEncoder, TextDecoder, structuredClone, crypto: small fronts of host functions.
import { host, library } from './host.js';
import { bytesOf, join } from './body.js';

export class TextEncoder {
  get [Symbol.toStringTag]() { return 'TextEncoder'; }
  get encoding() { return 'utf-8'; }
  encode(s = '') { s = String(s); return s === '' ? new Uint8Array(0) : host.encode(s); }
  encodeInto(s, into) {
    if (!(into instanceof Uint8Array)) throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextEncoder.encodeInto: an Uint8Array is needed');
    s = String(s);
    let read = 0, written = 0;
    for (const c of s) {
      const b = host.encode(c);
      if (written + b.length > into.length) break;
      into.set(b, written);
      written += b.length;
      read += c.length;
    }
    return { read, written };
  }
}

const UTF8 = ['utf-8', 'utf8', 'UTF-8', 'unicode-1-1-utf-8'];

let legacy;
const coder = () => legacy ??= library('legacy').make({ host, join, failed });
const failed = (Type, code, message) => Object.assign(new Type(message), { code });

export class TextDecoder {
  #encoding = 'utf-8';
  #fatal = false;
  #ignoreBOM = false;
  #rest = null; // what has not ended of a character: utf-8's bytes, or what the library of the other encodings keeps
  #begun = false;
  constructor(label = 'utf-8', options) {
    if (!UTF8.includes(label)) this.#encoding = coder().named(label);
    if (options !== undefined) {
      if (options !== null && typeof options !== 'object' && typeof options !== 'function') throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextDecoder: the options must be an object');
      this.#fatal = !!options?.fatal;
      this.#ignoreBOM = !!options?.ignoreBOM;
    }
  }
  get encoding() { return this.#encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#ignoreBOM; }
  decode(input, options) {
    let b = input === undefined ? new Uint8Array(0) : bytesOf(input);
    if (b === null) throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextDecoder.decode: an ArrayBuffer or a view of one is needed');
    const more = !!options?.stream;
    if (this.#encoding !== 'utf-8') {
      const rest = this.#rest ?? {};
      this.#rest = more ? rest : null;
      return coder().decode(this.#encoding, b, rest, more, this.#fatal, this.#ignoreBOM);
    }
    if (this.#rest) { b = join([this.#rest, b]); this.#rest = null; }
    if (more) {
      const n = incomplete(b);
      if (n) { this.#rest = b.slice(b.length - n); b = b.subarray(0, b.length - n); }
    }
    const first = !this.#begun;
    this.#begun = more && (this.#begun || b.length > 0);
    if (first && !this.#ignoreBOM && b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) b = b.subarray(3);
    if (b.length === 0) return '';
    const s = host.decode(b, this.#fatal);
    if (typeof s === 'string') return s;
    this.#rest = null;
    this.#begun = false;
    throw failed(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'TextDecoder.decode: the bytes are not UTF-8');
  }
  get [Symbol.toStringTag]() { return 'TextDecoder'; }
}

// incomplete is how many bytes at the end begin a character that has not ended.
function incomplete(b) {
  for (let n = 1; n <= 3 && n <= b.length; n++) {
    const c = b[b.length - n];
    if (c >= 0xf0) return n < 4 && c <= 0xf4 ? n : 0;
    if (c >= 0xe0) return n < 3 ? n : 0;
    if (c >= 0xc0) return n < 2 ? n : 0;
    if (c < 0x80) return 0;
  }
  return 0;
}

// structuredClone copies what the standard lets be copied; functions and the like are a DataCloneError.
export function structuredClone(value) {
  const seen = new Map();
  const copy = (v) => {
    if (typeof v === 'function' || typeof v === 'symbol') throw new DOMException(`${String(v)} could not be cloned.`, 'DataCloneError');
    if (typeof v !== 'object' || v === null) return v;
    if (seen.has(v)) return seen.get(v);
    const keep = (c) => { seen.set(v, c); return c; };
    if (v instanceof Date) return keep(new Date(v.getTime()));
    if (v instanceof RegExp) return keep(new RegExp(v.source, v.flags));
    if (v instanceof ArrayBuffer) return keep(v.slice(0));
    if (ArrayBuffer.isView(v)) {
      const b = copy(v.buffer);
      return keep(v instanceof DataView ? new DataView(b, v.byteOffset, v.byteLength) : new v.constructor(b, v.byteOffset, v.length));
    }
    if (v instanceof Boolean || v instanceof Number || v instanceof String) return keep(Object(v.valueOf()));
    if (v instanceof Map) { const m = keep(new Map()); for (const [a, b] of v) m.set(copy(a), copy(b)); return m; }
    if (v instanceof Set) { const s = keep(new Set()); for (const a of v) s.add(copy(a)); return s; }
    if (v instanceof Error) {
      const Type = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }[v.name] ?? Error;
      const e = keep(new Type(v.message));
      e.stack = v.stack;
      if ('cause' in v) e.cause = copy(v.cause);
      return e;
    }
    if (v instanceof Promise || v instanceof WeakMap || v instanceof WeakSet || v instanceof WeakRef) throw new DOMException('The object could not be cloned.', 'DataCloneError');
    const c = keep(Array.isArray(v) ? new Array(v.length) : {});
    for (const k of Object.keys(v)) c[k] = copy(v[k]);
    return c;
  };
  return copy(value);
}

const HASHES = { 'SHA-1': 1, 'SHA-256': 1, 'SHA-384': 1, 'SHA-512': 1 };

export const crypto = {
  getRandomValues(view) {
    const b = ArrayBuffer.isView(view) && !(view instanceof Float32Array) && !(view instanceof Float64Array) && !(view instanceof DataView) ? bytesOf(view) : null;
    if (b === null) throw new DOMException('getRandomValues: an array of integers is needed', 'TypeMismatchError');
    if (b.length > 65536) throw new DOMException('getRandomValues: at most 65,536 bytes at a time', 'QuotaExceededError');
    if (b.length) b.set(host.random(b.length));
    return view;
  },
  randomUUID() { return host.uuid(); },
  subtle: {
    async digest(algorithm, data) {
      const name = String(algorithm?.name ?? algorithm).toUpperCase();
      const b = bytesOf(data);
      if (!HASHES[name]) throw new DOMException(`digest: ${name} is not known here: SHA-1, SHA-256, SHA-384, SHA-512`, 'NotSupportedError');
      if (b === null) throw new TypeError('digest: an ArrayBuffer or a view of one is needed');
      return host.digest(name, b).buffer;
    },
  },
};
