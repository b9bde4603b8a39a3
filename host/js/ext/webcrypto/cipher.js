// createCipheriv and createDecipheriv of node:crypto: AES with GCM, CBC and CTR. update returns its output as in node, but for GCM with an
// iv that has not 12 bytes: that comes out of final.
import { buffer, call, coded, decode, encoded, input, joined } from './base.js';
import { secretBytes } from './keyobject.js';

const NAMES = ['aes-128-cbc', 'aes-128-ctr', 'aes-128-gcm', 'aes-192-cbc', 'aes-192-ctr', 'aes-192-gcm', 'aes-256-cbc', 'aes-256-ctr', 'aes-256-gcm'];
export const getCiphers = () => [...NAMES];
const BLOCK = 16;
const state = (message, code) => code ? coded(Error, code, message) : new Error(message);

class Cipher {
  #mode;
  #key;
  #iv;
  #decrypt;
  #pad = true;
  #rest = new Uint8Array(0); // cbc: what is no block yet
  #whole = []; // gcm: all of it, for the tag
  #size = 0;
  #at = 0; // ctr, gcm: bytes so far
  #extra;
  #tag;
  #tagLength;
  #over = false;
  constructor(decrypt, algorithm, key, iv, options) {
    const name = String(algorithm).toLowerCase().replace(/^id-aes(\d+)-gcm$/, 'aes-$1-gcm');
    if (!NAMES.includes(name)) throw coded(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', `Unknown cipher: ${name} is none of ${NAMES.join(', ')}`);
    const [, bits, mode] = name.split('-');
    this.#mode = mode;
    this.#decrypt = decrypt;
    this.#key = secretBytes(key).slice();
    if (this.#key.length * 8 !== Number(bits)) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    this.#iv = iv === null ? new Uint8Array(0) : input(iv, 'iv').slice();
    if (mode === 'gcm' ? this.#iv.length === 0 : this.#iv.length !== BLOCK) throw coded(TypeError, 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
    this.#tagLength = options?.authTagLength;
    if (mode === 'gcm' && this.#tagLength !== undefined) validTag(this.#tagLength);
  }
  update(data, from, to) {
    if (this.#over) throw state('Trying to add data in unsupported state');
    const b = typeof data === 'string' ? decode(data, from) : input(data, 'data');
    const out = this.#mode === 'cbc' ? this.#blocks(b) : this.#mode === 'ctr' ? this.#stream(b, this.#iv, 128) : this.#gcm(b);
    return given(out, to);
  }
  final(to) {
    if (this.#over) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'Invalid state');
    this.#over = true;
    return given(this.#mode === 'cbc' ? this.#lastBlock() : this.#mode === 'ctr' ? new Uint8Array(0) : this.#authenticated(), to);
  }
  setAutoPadding(pad = true) { this.#pad = !!pad; return this; }
  setAAD(data, options) {
    const b = typeof data === 'string' ? decode(data, options?.encoding) : input(data, 'buffer');
    this.#extra = this.#extra ? joined([this.#extra, b], this.#extra.length + b.length) : b.slice();
    return this;
  }
  getAuthTag() {
    if (this.#mode !== 'gcm' || this.#decrypt || !this.#tag) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'Invalid state for operation getAuthTag');
    return buffer(this.#tag.slice());
  }
  setAuthTag(tag, encoding) {
    const b = typeof tag === 'string' ? decode(tag, encoding) : input(tag, 'buffer');
    if (this.#mode !== 'gcm' || !this.#decrypt || this.#over || this.#tag) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'Invalid state for operation setAuthTag');
    if (this.#tagLength !== undefined && b.length !== this.#tagLength) throw coded(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${b.length}`);
    validTag(b.length);
    this.#tag = b.slice();
    return this;
  }
  #aes(mode, flags, length, iv, data, extra) { return call('aes', mode, flags | (this.#decrypt ? 1 : 0), length, this.#key, iv, data, extra); }
  // cbc goes block by block: the last one is kept when decrypting, as its padding is not known to be padding yet.
  #blocks(b) {
    const all = joined([this.#rest, b], this.#rest.length + b.length);
    let n = all.length - all.length % BLOCK;
    if (this.#decrypt && this.#pad && n === all.length && n > 0) n -= BLOCK;
    this.#rest = all.slice(n);
    if (n === 0) return new Uint8Array(0);
    const out = this.#aes('cbc', 2, 0, this.#iv, all.subarray(0, n));
    this.#iv = (this.#decrypt ? all : out).slice(n - BLOCK, n);
    return out;
  }
  #lastBlock() {
    if (!this.#pad) {
      if (this.#rest.length) throw state('the data is no multiple of the block length', this.#decrypt ? 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH' : 'ERR_OSSL_DATA_NOT_MULTIPLE_OF_BLOCK_LENGTH');
      return this.#rest;
    }
    if (this.#decrypt && this.#rest.length !== BLOCK) throw state('wrong final block length', 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH');
    try {
      return this.#aes('cbc', 0, 0, this.#iv, this.#rest);
    } catch { throw state('bad decrypt', 'ERR_OSSL_BAD_DECRYPT'); }
  }
  // stream goes on in the key stream that begins at a counter block.
  #stream(b, counter, bits) {
    const skip = this.#at % BLOCK, block = counter.slice();
    let blocks = Math.floor(this.#at / BLOCK);
    for (let n = BLOCK - 1; blocks > 0 && n >= BLOCK - bits / 8; n--) {
      blocks += block[n];
      block[n] = blocks % 256;
      blocks = Math.floor(blocks / 256);
    }
    this.#at += b.length;
    const data = new Uint8Array(skip + b.length);
    data.set(b, skip);
    return this.#aes('ctr', 0, bits, block, data).slice(skip);
  }
  #gcm(b) {
    this.#whole.push(b.slice());
    this.#size += b.length;
    if (this.#iv.length !== 12) return new Uint8Array(0);
    const counter = new Uint8Array(BLOCK);
    counter.set(this.#iv);
    counter[15] = 2; // 1 is the tag's
    return this.#stream(b, counter, 32);
  }
  #authenticated() {
    const all = joined(this.#whole, this.#size), here = this.#iv.length === 12;
    if (this.#whole.length === 0) this.#whole = [new Uint8Array(0)];
    if (this.#decrypt) {
      let plain;
      try {
        if (!this.#tag) throw new Error('no tag');
        plain = this.#aes('gcm', 0, 8 * this.#tag.length, this.#iv, joined([all, this.#tag], all.length + this.#tag.length), this.#extra);
      } catch { throw state('Unsupported state or unable to authenticate data'); }
      return here ? new Uint8Array(0) : plain;
    }
    const length = this.#tagLength ?? BLOCK, sealed = this.#aes('gcm', 0, 8 * length, this.#iv, all, this.#extra);
    this.#tag = sealed.slice(all.length);
    return here ? new Uint8Array(0) : sealed.slice(0, all.length);
  }
}

function validTag(n) {
  if (![4, 8, 12, 13, 14, 15, 16].includes(n)) throw coded(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${n}`);
}
const given = (b, to) => to === undefined || to === null ? buffer(b) : encoded(b, to) ?? buffer(b);

export class Cipheriv extends Cipher {
  static name = 'Cipheriv';
  constructor(algorithm, key, iv, options) { super(false, algorithm, key, iv, options); }
}
export class Decipheriv extends Cipher {
  static name = 'Decipheriv';
  constructor(algorithm, key, iv, options) { super(true, algorithm, key, iv, options); }
}
