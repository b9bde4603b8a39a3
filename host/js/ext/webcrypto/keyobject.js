// KeyObject of node:crypto: secrets, and keys of pairs in PEM, DER and JWK.
import { base64url, buffer, bytesOf, call, coded, decode, host, input, wrongType } from './base.js';
import { unpacked } from './algorithms.js';
import { material } from './jwk.js';
import { isKey, keyOf } from './key.js';

const token = {};
let inner;

export class KeyObject {
  static name = 'KeyObject';
  #type;
  #kind;
  #data;
  #info;
  constructor(t, type, data, info) {
    if (t !== token) throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    this.#type = type;
    this.#data = data;
    this.#info = info;
    this.#kind = info?.kind;
  }
  static {
    inner = (k) => typeof k === 'object' && k !== null && #data in k ? { type: k.#type, kind: k.#kind, data: k.#data } : null;
  }
  static from(key) {
    const k = keyOf(key);
    return k.type === 'secret' ? new KeyObject(token, 'secret', k.data) : read(k.type === 'private' ? 'pkcs8' : 'spki', k.data);
  }
  get type() { return this.#type; }
  get symmetricKeySize() { return this.#type === 'secret' ? this.#data.length : undefined; }
  get asymmetricKeyType() { return this.#kind && ({ RSA: 'rsa', Ed25519: 'ed25519', X25519: 'x25519' }[this.#kind] ?? 'ec'); }
  get asymmetricKeyDetails() {
    if (!this.#kind) return undefined;
    if (this.#kind === 'RSA') return { modulusLength: this.#info.bits, publicExponent: this.#info.exponent.reduce((n, b) => n << 8n | BigInt(b), 0n) };
    const namedCurve = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' }[this.#kind];
    return namedCurve ? { namedCurve } : {};
  }
  equals(other) {
    const o = inner(other);
    if (!o) throw wrongType('The "otherKeyObject" argument must be an instance of KeyObject');
    return o.type === this.#type && o.data.length === this.#data.length && call('equal', o.data, this.#data);
  }
  export(options) {
    const format = options?.format;
    if (this.#type === 'secret') return format === 'jwk' ? { kty: 'oct', k: base64url(this.#data) } : buffer(this.#data.slice());
    if (format === 'jwk') return ordered(JSON.parse(host.decode(call('export', 'jwk', this.#type === 'private', this.#data), false)));
    const type = this.#type === 'private' ? 'pkcs8' : 'spki';
    if (options?.type !== type) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `A ${this.#type} key is written with the type ${type} here, or with the format jwk`);
    if (options.cipher !== undefined) throw coded(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'keys are not encrypted here');
    if (format === 'der') return buffer(this.#data.slice());
    if (format !== 'pem') throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', "The property 'options.format' is one of pem, der, jwk");
    const label = this.#type === 'private' ? 'PRIVATE KEY' : 'PUBLIC KEY';
    return `-----BEGIN ${label}-----\n${this.#data.toBase64().replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
  }
  get [Symbol.toStringTag]() { return 'KeyObject'; }
}

// ordered has the members in node's order.
function ordered({ kty, crv, x, y, d, ...rest }) {
  const j = kty === 'EC' ? { kty, x, y, crv, d } : kty === 'OKP' ? { crv, d, x, kty } : { kty, n: rest.n, e: rest.e, d, ...rest };
  for (const name of Object.keys(j)) if (j[name] === undefined) delete j[name];
  return j;
}

/** @returns {any} */
export const objectOf = (k) => inner(k);

function read(format, data, kind = '') {
  try {
    const k = unpacked(call('import', format, kind, data));
    return new KeyObject(token, k.type, k.der, k);
  } catch (e) {
    throw coded(Error, 'ERR_OSSL_UNSUPPORTED', `the key cannot be read: ${e.message}`);
  }
}

const LABELS = { 'PRIVATE KEY': 'pkcs8', 'PUBLIC KEY': 'spki', 'RSA PRIVATE KEY': 'pkcs1', 'RSA PUBLIC KEY': 'pkcs1-public', 'EC PRIVATE KEY': 'sec1', CERTIFICATE: 'certificate' };

function fromPEM(text) {
  const m = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/.exec(text.replace(/-----BEGIN EC PARAMETERS-----[^-]*-----END EC PARAMETERS-----/, ''));
  if (!m) throw coded(Error, 'ERR_OSSL_PEM_NO_START_LINE', 'this is no PEM: -----BEGIN ...-----');
  if (m[1].startsWith('ENCRYPTED') || m[2].includes('Proc-Type')) throw coded(TypeError, 'ERR_MISSING_PASSPHRASE', 'an encrypted key is not read here: write it anew without a passphrase');
  const format = LABELS[m[1]];
  if (!format) throw coded(Error, 'ERR_OSSL_UNSUPPORTED', `a ${m[1].toLowerCase()} is not read here: ${Object.keys(LABELS).join(', ')}`);
  return read(format, decode(m[2], 'base64'));
}

// parse is a key however it is given; null: it is no pair's.
function parse(key, wanted) {
  if (inner(key)) return key;
  if (isKey(key)) return KeyObject.from(key);
  if (typeof key === 'string') return fromPEM(key);
  if (bytesOf(key) !== null) return fromPEM(host.decode(bytesOf(key), false));
  if (typeof key !== 'object' || key === null || key.key === undefined) throw wrongType('The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey.');
  if (key.format === 'jwk') return read('jwk', host.encode(material(key.key)));
  if (key.format === 'der') {
    const type = key.type === 'pkcs1' && wanted === 'public' ? 'pkcs1-public' : key.type ?? (wanted === 'public' ? 'spki' : 'pkcs8');
    return read(type, input(key.key, 'key.key', key.encoding));
  }
  return parse(key.key, wanted);
}

export function createPrivateKey(key) {
  const k = parse(key, 'private');
  if (k.type !== 'private' && !inner(key)) throw coded(Error, 'ERR_OSSL_UNSUPPORTED', 'this is a public key, and a private one is needed');
  if (k.type !== 'private') throw coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', `Invalid key object type ${k.type}, expected private.`);
  return k;
}

export function createPublicKey(key) {
  const k = parse(key, 'public');
  if (k.type === 'secret') throw coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', 'Invalid key object type secret, expected private.');
  return k.type === 'public' ? k : read('spki', unpacked(call('public', inner(k).data)).der);
}

export function createSecretKey(key, encoding) {
  return new KeyObject(token, 'secret', input(key, 'key', encoding).slice());
}

// secretBytes is a secret however it is given.
export function secretBytes(key, encoding) {
  if (typeof key === 'string') return decode(key, encoding);
  const o = inner(key) ?? (isKey(key) ? keyOf(key) : null);
  if (o) {
    if (o.type !== 'secret') throw coded(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', `Invalid key object type ${o.type}, expected secret.`);
    return o.data;
  }
  const b = bytesOf(key);
  if (b === null)
    throw wrongType('The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received ' + (key === undefined ? 'undefined' : typeof key));
  return b.slice();
}

const CURVES = { 'prime256v1': 'P-256', 'secp256r1': 'P-256', 'P-256': 'P-256', 'secp384r1': 'P-384', 'P-384': 'P-384', 'secp521r1': 'P-521', 'P-521': 'P-521' };

export function generateKeyPairSync(type, options) {
  const kind = { rsa: 'RSA', 'rsa-pss': 'RSA', ed25519: 'Ed25519', x25519: 'X25519', ec: CURVES[options?.namedCurve] }[type];
  if (!kind) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `a key of the type ${type} is not made here: ec (prime256v1, secp384r1, secp521r1), ed25519, x25519`);
  const k = unpacked(call('generate', kind)), privateKey = new KeyObject(token, 'private', k.der, k), publicKey = createPublicKey(privateKey);
  return {
    publicKey: options?.publicKeyEncoding ? publicKey.export(options.publicKeyEncoding) : publicKey,
    privateKey: options?.privateKeyEncoding ? privateKey.export(options.privateKeyEncoding) : privateKey,
  };
}
export function generateKeyPair(type, options, done) {
  if (typeof options === 'function') [options, done] = [undefined, options];
  let e = null, pair = {};
  try { pair = generateKeyPairSync(type, options); } catch (error) { e = error; }
  setTimeout(() => e ? done(e) : done(null, pair.publicKey, pair.privateKey), 0);
}
