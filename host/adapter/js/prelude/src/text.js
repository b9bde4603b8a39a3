// TextEncoder and TextDecoder: small fronts of host functions.
import { host } from './host.js';
import { bytesOf, join } from './body.js';

export class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(s = '') { s = String(s); return s === '' ? new Uint8Array(0) : host.encode(s); }
  encodeInto(s, into) {
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

const UTF8 = ['utf-8', 'utf8', 'unicode-1-1-utf-8'], LATIN1 = ['latin1', 'iso-8859-1', 'ascii', 'us-ascii', 'windows-1252'];

export class TextDecoder {
  constructor(label = 'utf-8', options) {
    label = String(label).trim().toLowerCase();
    this.encoding = UTF8.includes(label) ? 'utf-8' : LATIN1.includes(label) ? 'windows-1252' : null;
    if (this.encoding === null) throw new RangeError(`TextDecoder: "${label}" is not known here: utf-8 or latin1`);
    this.fatal = !!options?.fatal;
    this.ignoreBOM = !!options?.ignoreBOM;
    this._rest = null;
    this._begun = false;
  }
  decode(input, options) {
    let b = input === undefined ? new Uint8Array(0) : bytesOf(input);
    if (b === null) throw new TypeError('TextDecoder.decode: an ArrayBuffer or a view of one is needed');
    if (this.encoding !== 'utf-8') return host.latin1(b);
    if (this._rest) { b = join([this._rest, b]); this._rest = null; }
    const more = !!options?.stream;
    if (more) {
      const n = incomplete(b);
      if (n) { this._rest = b.slice(b.length - n); b = b.subarray(0, b.length - n); }
    }
    const first = !this._begun;
    this._begun = more && (this._begun || b.length > 0);
    if (first && !this.ignoreBOM && b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) b = b.subarray(3);
    if (b.length === 0) return '';
    const s = host.decode(b, this.fatal);
    if (typeof s !== 'string') throw new TypeError('TextDecoder.decode: the bytes are not UTF-8');
    return s;
  }
}

// incomplete is how many bytes at the end begin a character that has not ended.
function incomplete(b) {
  for (let n = 1; n <= 3 && n <= b.length; n++) {
    const c = b[b.length - n];
    if (c >= 0xf0) return n < 4 ? n : 0;
    if (c >= 0xe0) return n < 3 ? n : 0;
    if (c >= 0xc0) return n < 2 ? n : 0;
    if (c < 0x80) return 0;
  }
  return 0;
}

