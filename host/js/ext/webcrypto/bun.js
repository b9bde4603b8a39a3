// Bun.CryptoHasher, and a class for each of the older hashes.
import { blobBytes, bytesOf, coded, encoded, halves, wrongType } from './base.js';
import { KEYLESS, SIZES, State, hashName } from './hash.js';

// taken are the bytes of what is hashed; a copy: it may change before the digest.
function taken(data, encoding) {
  if (typeof data === 'string') return halves(data, encoding);
  const blob = blobBytes(data);
  if (blob !== null) return blob;
  const b = bytesOf(data);
  if (b === null) throw wrongType('input must be a string, ArrayBuffer, ArrayBufferView or Blob');
  return b.slice();
}

// given is a digest as it is asked for: in an encoding, in an array, or as a Buffer.
function given(digest, into, least = digest.length) {
  if (into !== undefined && into !== null && typeof into !== 'string') {
    const b = bytesOf(into);
    if (b === null) throw wrongType('output must be an encoding or a TypedArray');
    if (b.length < least) throw wrongType(`TypedArray must be at least ${least} bytes`);
    b.set(digest);
    return into;
  }
  const out = encoded(digest, into);
  if (out === undefined) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `Unknown encoding: ${into}`);
  return out;
}

function named(algorithm) {
  if (typeof algorithm !== 'string') throw wrongType('algorithm must be a string');
  const name = hashName(algorithm);
  if (name === undefined) throw wrongType(`Unsupported algorithm ${algorithm}`);
  return name;
}

// LONGEST is how many bytes CryptoHasher wants of an array for its digest, whatever that has.
const LONGEST = 64;

export class CryptoHasher {
  static name = 'CryptoHasher'; // what the bundler makes of it is another
  /** @type {State | null} */
  #state;
  #name;
  #key;
  constructor(algorithm, key) {
    this.#name = named(algorithm);
    if (key !== undefined && key !== null) {
      if (KEYLESS.includes(this.#name)) throw Object.assign(new Error('HMAC is not supported for this algorithm yet'), { name: 'TODOError' });
      this.#key = taken(key);
    }
    this.#state = new State(this.#name, this.#key);
  }
  get algorithm() { return this.#name; }
  get byteLength() { this.#usable(); return SIZES[this.#name]; }
  update(data, encoding) {
    this.#usable().add(taken(data, encoding));
    return this;
  }
  digest(into) {
    const d = given(this.#usable().digest(), into, LONGEST);
    this.#state = this.#key ? null : new State(this.#name);
    return d;
  }
  copy() {
    const c = new CryptoHasher(this.#name);
    c.#key = this.#key;
    c.#state = this.#usable().copy();
    return c;
  }
  #usable() {
    if (this.#state === null) throw new Error('HMAC has been consumed and is no longer usable');
    return this.#state;
  }
  static get algorithms() { return Object.keys(SIZES); }
  static hash(algorithm, data, into) {
    const s = new State(named(algorithm));
    s.add(taken(data));
    return given(s.digest(), into);
  }
  get [Symbol.toStringTag]() { return 'CryptoHasher'; }
}

function classOf(title, name) {
  const over = (what) => coded(Error, 'ERR_INVALID_STATE', `${title} hasher already digested, create a new instance to ${what}`);
  const Class = {
    [title]: class {
      /** @type {State | null} */
      #state = new State(name);
      get byteLength() { return SIZES[name]; }
      update(data) {
        if (!this.#state) throw over('update');
        this.#state.add(taken(data));
        return this;
      }
      digest(into) {
        if (!this.#state) throw over('digest again');
        const d = given(this.#state.digest(), into);
        this.#state = null;
        return d;
      }
      static get byteLength() { return SIZES[name]; }
      static hash(data, into) { return CryptoHasher.hash(name, data, into); }
      get [Symbol.toStringTag]() { return title; }
    },
  }[title];
  return Class;
}

export const MD4 = classOf('MD4', 'md4'), MD5 = classOf('MD5', 'md5'), SHA1 = classOf('SHA1', 'sha1'), SHA224 = classOf('SHA224', 'sha224'),
  SHA256 = classOf('SHA256', 'sha256'), SHA384 = classOf('SHA384', 'sha384'), SHA512 = classOf('SHA512', 'sha512'),
  SHA512_256 = classOf('SHA512_256', 'sha512-256');
export const sha = (data, into) => SHA512_256.hash(data, into);
