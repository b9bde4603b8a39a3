// Signatures of node:crypto.
import { buffer, bytesOf, call, coded, encoded, decode, input, joined, wrongType } from './base.js';
import { hashName } from './hash.js';
import { createPrivateKey, createPublicKey, objectOf } from './keyobject.js';

const PSS = 6;

function digestOf(algorithm) {
  if (typeof algorithm !== 'string') throw wrongType('The "algorithm" argument must be of type string. Received ' + typeof algorithm);
  const name = hashName(algorithm.replace(/^rsa-|^ecdsa-with-|^id-|withrsaencryption$/gi, ''));
  if (name === undefined) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
  return name;
}

// scheme returns the arguments for the host.
function scheme(key, hash, options) {
  if (key.kind === 'Ed25519') return ['ed25519', '', 0, false];
  if (key.kind === 'X25519') throw coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', 'a key of X25519 does not sign');
  hash ??= 'sha256';
  if (key.kind === 'RSA') return options.padding === PSS ? ['rsa-pss', hash, options.saltLength ?? -2, false] : ['rsa-pkcs1', hash, 0, false];
  return ['ecdsa', hash, 0, options.dsaEncoding !== 'ieee-p1363'];
}
const optionsOf = (key) => typeof key === 'object' && key !== null && !objectOf(key) && bytesOf(key) === null ? key : {};

function signed(hash, data, key) {
  const k = objectOf(createPrivateKey(key));
  return call('sign', ...scheme(k, hash, optionsOf(key)), k.data, data);
}
function verified(hash, data, key, signature) {
  const k = objectOf(createPublicKey(key));
  return call('verify', ...scheme(k, hash, optionsOf(key)), k.data, signature, data);
}

class Parts {
  _hash;
  _parts = [];
  _size = 0;
  constructor(algorithm) { this._hash = digestOf(algorithm); }
  update(data, encoding) {
    const b = typeof data === 'string' ? decode(data, encoding) : input(data, 'data').slice();
    this._parts.push(b);
    this._size += b.length;
    return this;
  }
  write(data, encoding) { this.update(data, encoding); return true; }
  end(data, encoding) { if (data !== undefined) this.update(data, encoding); return this; }
}

export class Sign extends Parts {
  static name = 'Sign';
  sign(key, encoding) {
    const s = signed(this._hash, joined(this._parts, this._size), key);
    return encoding === undefined ? buffer(s) : encoded(s, encoding) ?? buffer(s);
  }
}

export class Verify extends Parts {
  static name = 'Verify';
  verify(key, signature, encoding) {
    return verified(this._hash, joined(this._parts, this._size), key, input(signature, 'signature', encoding));
  }
}

export function sign(algorithm, data, key, done) {
  const s = buffer(signed(algorithm === null || algorithm === undefined ? undefined : digestOf(algorithm), input(data, 'data'), key));
  if (done === undefined) return s;
  setTimeout(() => done(null, s), 0);
}

export function verify(algorithm, data, key, signature, done) {
  const ok = verified(algorithm === null || algorithm === undefined ? undefined : digestOf(algorithm), input(data, 'data'), key, input(signature, 'signature'));
  if (done === undefined) return ok;
  setTimeout(() => done(null, ok), 0);
}
