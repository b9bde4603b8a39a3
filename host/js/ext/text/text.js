// TextEncoder and TextDecoder: small fronts of host functions.
import { host, library } from '../../prelude/src/host.js';
import { bytesOf, join } from '../../prelude/src/bytes.js';

export class TextEncoder {
  get encoding() { within(this); return 'utf-8'; }
  encode(s = '') { s = `${s}`; return s === '' ? new Uint8Array(0) : host.encode(s); }
  encodeInto(s, into) {
    if (!(into instanceof Uint8Array)) throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextEncoder.encodeInto: an Uint8Array is needed');
    s = `${s}`;
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

function within(e) {
  if (!(e instanceof TextEncoder) || e === TextEncoder.prototype) throw failed(TypeError, 'ERR_INVALID_THIS', 'Illegal invocation: this is no TextEncoder');
}

const UTF8 = ['utf-8', 'utf8', 'UTF-8', 'unicode-1-1-utf-8'];

let legacy;
const coder = () => legacy ??= library('legacy').make({ host, join, failed });
const failed = (Type, code, message) => Object.assign(new Type(message), { code });

export class TextDecoder {
  #encoding = 'utf-8';
  #fatal = false;
  #ignoreBOM = false;
  /** @type {any} */
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
  /** @param {any} [input] @param {any} [options] */
  decode(input = undefined, options = undefined) {
    let b = input === undefined ? new Uint8Array(0) : bytesOf(input);
    if (b === null) throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextDecoder.decode: an ArrayBuffer or a view of one is needed');
    if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') throw failed(TypeError, 'ERR_INVALID_ARG_TYPE', 'TextDecoder.decode: the options must be an object');
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
}

// incomplete is how many bytes at the end begin a character that has not ended.
function incomplete(b) {
  for (let n = 1; n <= 3 && n <= b.length; n++) {
    const c = b[b.length - n];
    if (c < 0x80) return 0;
    if (c < 0xc0) continue;
    if (c < 0xc2 || c > 0xf4 || n >= (c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4)) return 0;
    return n === 1 || possible(c, b[b.length - n + 1]) ? n : 0;
  }
  return 0;
}

// possible reports whether a character that begins with the byte c can have d as its second.
function possible(c, d) {
  switch (c) {
    case 0xe0: return d >= 0xa0;
    case 0xed: return d < 0xa0;
    case 0xf0: return d >= 0x90;
    case 0xf4: return d < 0x90;
  }
  return true;
}

