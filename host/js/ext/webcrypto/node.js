// The module node:crypto: hashes, random numbers, derived keys; ciphers are in cipher.js, pairs of keys in keyobject.js and sign.js.
import { diffieHellman, generateKey, generateKeySync, privateDecrypt, publicEncrypt } from './exchange.js';
import { buffer, bytesOf, call, coded, encoded, halves, host, input, random, wrongType } from './base.js';
import { KEYLESS, SIZES, State, hashName, timingSafeEqual } from './hash.js';
import { subtle } from './subtle.js';
import { Cipheriv, Decipheriv, getCiphers } from './cipher.js';
import { KeyObject, createPrivateKey, createPublicKey, createSecretKey, generateKeyPair, generateKeyPairSync, secretBytes } from './keyobject.js';
import { Sign, Verify, sign, verify } from './sign.js';

const INT = 2 ** 31 - 1;
const range = (name, want, v) => coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${want}. Received ${v}`);

function integer(v, name, least, most) {
  if (typeof v !== 'number') throw wrongType(`The "${name}" argument must be of type number. Received ${typeof v}`);
  if (!Number.isInteger(v) || v < least || v > most) throw range(name, `>= ${least} and <= ${most}`, v);
  return v;
}
function callback(f) {
  if (typeof f !== 'function') throw wrongType('The "callback" argument must be of type function. Received ' + typeof f);
  return f;
}

// later calls back with the result of f, after the running code. f has checked its arguments before: check, if need be.
function later(f, done) {
  let e = null, v;
  try { v = f(); } catch (error) { if (error instanceof TypeError || error instanceof RangeError) throw error; e = error; }
  setTimeout(() => e ? done(e) : done(null, v), 0);
}

const taken = (data, encoding) => typeof data === 'string' ? halves(data, encoding) : input(data, 'data').slice();
const given = (digest, encoding) => encoded(digest, encoding) ?? buffer(digest);

function digestName(name, what = 'digest') {
  if (typeof name !== 'string') throw wrongType(`The "${what}" argument must be of type string. Received ${name === undefined ? 'undefined' : typeof name}`);
  const h = hashName(name.replace(/^rsa-/i, ''));
  if (h === undefined) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`);
  return h;
}

const finalized = () => coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');

class Hash {
  static name = 'Hash';
  #state;
  #name;
  #length;
  constructor(algorithm, options, state) {
    if (typeof algorithm !== 'string') throw wrongType(`The "algorithm" argument must be of type string. Received ${algorithm === undefined ? 'undefined' : typeof algorithm}`);
    this.#name = hashName(algorithm.replace(/^rsa-/i, ''));
    if (this.#name === undefined) throw new Error('Digest method not supported');
    this.#length = options?.outputLength;
    if (this.#length !== undefined) {
      integer(this.#length, 'options.outputLength', 0, INT);
      if (!this.#name.startsWith('shake') && this.#length !== SIZES[this.#name]) throw coded(Error, 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH', `the digest of ${algorithm} has ${SIZES[this.#name]} bytes`);
    }
    this.#state = state ?? new State(this.#name, undefined, this.#length);
  }
  update(data, encoding) {
    if (!this.#state) throw finalized();
    this.#state.add(taken(data, encoding));
    return this;
  }
  digest(encoding) {
    if (!this.#state) throw finalized();
    const d = this.#length === 0 ? new Uint8Array(0) : this.#state.digest();
    this.#state = null;
    return given(d, encoding);
  }
  copy(options) {
    if (!this.#state) throw finalized();
    return new Hash(this.#name, options ?? { outputLength: this.#length }, this.#state.copy());
  }
}

class Hmac {
  static name = 'Hmac';
  /** @type {State | null} */
  #state;
  constructor(algorithm, key, options) {
    if (typeof algorithm !== 'string') throw wrongType('The "hmac" argument must be of type string. Received ' + typeof algorithm);
    const name = digestName(algorithm);
    if (KEYLESS.includes(name)) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
    this.#state = new State(name, secretBytes(key, options?.encoding));
  }
  update(data, encoding) {
    if (!this.#state) throw finalized();
    this.#state.add(taken(data, encoding));
    return this;
  }
  // A second digest is empty, as in node.
  digest(encoding) {
    const d = this.#state ? this.#state.digest() : new Uint8Array(0);
    this.#state = null;
    return given(d, encoding);
  }
}

/** @param {string | { outputEncoding?: string } | null} [encoding] */
function hash(algorithm, data, encoding = 'hex') {
  if (typeof algorithm !== 'string') throw wrongType('The "algorithm" argument must be of type string');
  const name = hashName(algorithm.replace(/^rsa-/i, ''));
  if (name === undefined) throw wrongType(`Unsupported algorithm "${algorithm}"`);
  const s = new State(name);
  s.add(taken(data));
  return given(s.digest(), typeof encoding === 'object' ? encoding?.outputEncoding ?? 'hex' : encoding);
}

const MOST = 64 << 20; // of random bytes

function randomBytes(size, done) {
  if (typeof size !== 'number') throw wrongType(`The "size" argument must be of type number. Received ${typeof size}`);
  if (!(size >= 0 && size <= INT)) throw range('size', '>= 0 && <= 2147483647', size);
  if (size > MOST) throw range('size', `<= ${MOST} here`, size);
  const make = () => buffer(random(Math.floor(size)));
  return done === undefined ? make() : later(make, callback(done));
}

function randomFillSync(view, offset = 0, size) {
  const b = bytesOf(view);
  if (b === null) throw wrongType('The "buf" argument must be of type ArrayBuffer or ArrayBufferView.');
  const unit = view.BYTES_PER_ELEMENT ?? 1;
  if (!(offset >= 0 && offset * unit <= b.length)) throw range('offset', `>= 0 && <= ${b.length}`, offset);
  const n = size === undefined ? b.length - offset * unit : size * unit;
  if (!(n >= 0 && offset * unit + n <= b.length)) throw range('size + offset', `<= ${b.length}`, offset + size);
  b.set(random(n), offset * unit);
  return view;
}
function randomFill(view, ...rest) {
  const done = callback(rest.pop());
  later(() => randomFillSync(view, ...rest), done);
}

function randomInt(min, max, done) {
  if (max === undefined || typeof max === 'function') [min, max, done] = [0, min, max];
  for (const [v, name] of [[min, 'min'], [max, 'max']]) {
    if (!Number.isSafeInteger(v)) throw wrongType(`The "${name}" argument must be a safe integer. Received ${typeof v}`);
  }
  if (max <= min) throw range('max', `greater than the value of "min" (${min})`, max);
  const span = max - min, limit = 2 ** 48;
  if (span > limit - 1) throw range('max - min', `<= ${limit - 1}`, span);
  const make = () => {
    const end = limit - limit % span; // what is over would make the first ones more likely
    for (;;) {
      const b = random(6);
      let n = 0;
      for (const x of b) n = n * 256 + x;
      if (n < end) return min + n % span;
    }
  };
  return done === undefined ? make() : later(make, callback(done));
}

const secret = (p, name) => {
  if (typeof p !== 'string' && bytesOf(p) === null) throw wrongType(`The "${name}" argument must be of type string or buffer. Received ${typeof p}`);
  return input(p, name);
};

function pbkdf2Sync(password, salt, iterations, length, digest) {
  const name = digestName(digest), p = secret(password, 'password'), s = secret(salt, 'salt');
  integer(iterations, 'iterations', 1, INT);
  integer(length, 'keylen', 0, INT);
  return buffer(call('pbkdf2', name, iterations, length, p, s));
}
function pbkdf2(password, salt, iterations, length, digest, done) {
  if (typeof digest === 'function') [digest, done] = [undefined, digest];
  callback(done);
  later(() => pbkdf2Sync(password, salt, iterations, length, digest), done);
}

const SCRYPT = [['N', 'cost', 16384], ['r', 'blockSize', 8], ['p', 'parallelization', 1]];
function scryptSync(password, salt, length, options) {
  const p = secret(password, 'password'), s = secret(salt, 'salt');
  integer(length, 'keylen', 0, INT);
  const [n, r, parallel] = SCRYPT.map(([short, long, otherwise]) => {
    if (options?.[short] !== undefined && options[long] !== undefined) {
      throw coded(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', `Option "${short}" cannot be used in combination with option "${long}"`);
    }
    return integer(options?.[short] ?? options?.[long] ?? otherwise, short, 1, INT);
  });
  const invalid = (why) => coded(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', 'Invalid scrypt params: ' + why);
  if (128 * n * r > (options?.maxmem ?? 32 << 20)) throw invalid('memory limit exceeded: maxmem allows 128 * N * r bytes');
  try {
    return buffer(call('scrypt', n, r, parallel, length, p, s));
  } catch (e) { throw e instanceof DOMException ? invalid(e.message) : e; }
}
function scrypt(password, salt, length, options, done) {
  if (typeof options === 'function') [options, done] = [undefined, options];
  callback(done);
  later(() => scryptSync(password, salt, length, options), done);
}

function hkdfSync(digest, key, salt, info, length) {
  const name = digestName(digest), k = secretBytes(key), s = input(salt, 'salt'), i = input(info, 'info');
  integer(length, 'length', 0, INT);
  if (i.length > 1024) throw range('info', 'must not contain more than 1024 bytes', i.length);
  if (length > 255 * SIZES[name]) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
  return call('hkdf', name, length, k, s, i).buffer;
}
function hkdf(digest, key, salt, info, length, done) {
  callback(done);
  later(() => hkdfSync(digest, key, salt, info, length), done);
}

const HASHES = Object.keys(SIZES).filter((n) => !/^(blake|shake)/.test(n));
// The constants that options of signatures are given with.
const constants = { RSA_PKCS1_PADDING: 1, RSA_NO_PADDING: 3, RSA_PKCS1_OAEP_PADDING: 4, RSA_PKCS1_PSS_PADDING: 6, RSA_PSS_SALTLEN_DIGEST: -1, RSA_PSS_SALTLEN_MAX_SIGN: -2, RSA_PSS_SALTLEN_AUTO: -2 };

// node is the module. Functions that it lacks are not supported.
export const node = (crypto) => ({
  Hash, Hmac, Cipheriv, Decipheriv, Sign, Verify, KeyObject, constants,
  createHash: (algorithm, options) => new Hash(algorithm, options),
  createHmac: (algorithm, key, options) => new Hmac(algorithm, key, options),
  createCipheriv: (algorithm, key, iv, options) => new Cipheriv(algorithm, key, iv, options),
  createDecipheriv: (algorithm, key, iv, options) => new Decipheriv(algorithm, key, iv, options),
  createSign: (algorithm) => new Sign(algorithm), createVerify: (algorithm) => new Verify(algorithm), sign, verify,
  createSecretKey, createPublicKey, createPrivateKey, generateKeyPair, generateKeyPairSync,
  diffieHellman, generateKey, generateKeySync, publicEncrypt, privateDecrypt, getFips: () => 0, randomUUIDv7: () => globalThis.Bun.randomUUIDv7(),
  hash, getHashes: () => [...HASHES], getCiphers, getCurves: () => ['prime256v1', 'secp384r1', 'secp521r1'],
  randomBytes, pseudoRandomBytes: randomBytes, randomFill, randomFillSync, randomInt,
  randomUUID: () => host.uuid(), getRandomValues: (view) => crypto.getRandomValues(view),
  pbkdf2, pbkdf2Sync, scrypt, scryptSync, hkdf, hkdfSync, timingSafeEqual, webcrypto: crypto, subtle,
});
