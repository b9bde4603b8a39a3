// Hashes and HMAC in parts, whatever their face: Bun's, node's.
import { call, joined, source, coded } from './base.js';

export const SIZES = {
  blake2b256: 32, blake2b512: 64, blake2s256: 32, md4: 16, md5: 16, ripemd160: 20, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64,
  'sha512-224': 28, 'sha512-256': 32, 'sha3-224': 28, 'sha3-256': 32, 'sha3-384': 48, 'sha3-512': 64, shake128: 16, shake256: 32,
};
const BLOCKS = { sha384: 128, sha512: 128, 'sha512-224': 128, 'sha512-256': 128, blake2b256: 128, blake2b512: 128, 'sha3-224': 144, 'sha3-256': 136, 'sha3-384': 104, 'sha3-512': 72 };
export const blockOf = (name) => BLOCKS[name] ?? 64;
export const KEYLESS = ['blake2s256', 'shake128', 'shake256'];
const WHOLE = ['md4', 'ripemd160', 'blake2s256']; // the host has no state of these

const OTHER = { 'rmd160': 'ripemd160', 'sha128': 'sha1', 'sha512256': 'sha512-256', 'sha512224': 'sha512-224', 'sha512_256': 'sha512-256', 'sha512_224': 'sha512-224' };

// hashName is the host's name of a hash, or undefined.
export function hashName(name) {
  let s = String(name).toLowerCase();
  s = s === 'sha-512/256' ? 'sha512-256' : s.replace(/^sha-(?=\d)/, 'sha'); // which Bun accepts only with a dash
  if (Object.hasOwn(OTHER, s)) s = OTHER[s];
  return Object.hasOwn(SIZES, s) ? s : undefined;
}

const KEEP = 256 << 10; // bytes are kept so long: most hashes are one call
const MOST = 8 << 20; // in one call

export class State {
  // With a key it is an HMAC. length is of shake128 and shake256.
  constructor(name, key, length) {
    this.name = name;
    this.key = key;
    this.length = length;
    this.parts = [];
    this.size = 0;
    this.state = undefined;
  }
  // add takes bytes that nobody else changes.
  add(bytes) {
    for (let at = 0; at < bytes.length; at += MOST) {
      const p = bytes.length > MOST ? bytes.subarray(at, at + MOST) : bytes;
      this.parts.push(p);
      this.size += p.length;
      if (this.size > KEEP && !WHOLE.includes(this.name)) this.flush();
    }
  }
  flush() {
    if (this.key && !this.state) this.state = call('update', this.name, undefined, padded(this.name, this.key, 0x36));
    const all = joined(this.parts, this.size);
    for (let at = 0; at < all.length; at += MOST) this.state = call('update', this.name, this.state, all.subarray(at, at + MOST));
    this.parts = [];
    this.size = 0;
  }
  copy() {
    const c = new State(this.name, this.key, this.length);
    c.parts = this.parts.slice();
    c.size = this.size;
    c.state = this.state;
    return c;
  }
  digest() {
    const rest = joined(this.parts, this.size);
    if (!this.key) return call('finish', this.name, this.state, rest, this.length);
    if (!this.state) return call('hmac', this.name, this.key, rest);
    const inner = call('finish', this.name, this.state, rest), outer = padded(this.name, this.key, 0x5c);
    return call('digest', this.name, joined([outer, inner], outer.length + inner.length));
  }
}

// padded is the block that HMAC (RFC 2104) begins a hash with.
function padded(name, key, with_) {
  const b = new Uint8Array(blockOf(name)).fill(with_), k = key.length > b.length ? call('digest', name, key) : key;
  for (let n = 0; n < k.length; n++) b[n] ^= k[n];
  return b;
}

export function timingSafeEqual(a, b) {
  for (const [v, name] of [[a, 'buf1'], [b, 'buf2']]) {
    if (!ArrayBuffer.isView(v) && !(v instanceof ArrayBuffer)) {
      throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
    }
  }
  if (a.byteLength !== b.byteLength) throw coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  return call('equal', source(a), source(b));
}
