// Keys that are agreed on, made, and encrypted with, of node:crypto.
import { buffer, bytesOf, call, coded, input, wrongType } from './base.js';
import { hashName } from './hash.js';
import { createPrivateKey, createPublicKey, createSecretKey, objectOf } from './keyobject.js';

// diffieHellman is the secret of a private key and another's public key, on a curve of NIST or X25519.
export function diffieHellman(options, done) {
  if (typeof options !== 'object' || options === null) throw wrongType('The "options" argument must be of type object');
  const secret = objectOf(createPrivateKey(options.privateKey)), other = objectOf(createPublicKey(options.publicKey));
  if (secret.kind !== other.kind || secret.kind === 'RSA' || secret.kind === 'Ed25519') throw coded(TypeError, 'ERR_CRYPTO_INCOMPATIBLE_KEY', 'Incompatible key types for Diffie-Hellman');
  const bytes = buffer(call('agree', secret.data, other.data));
  if (done === undefined) return bytes;
  setTimeout(() => done(null, bytes), 0);
}

// generateKeySync makes a key for HMAC, of 8 to 524,288 bits, or for AES, of 128, 192 or 256.
export function generateKeySync(type, options) {
  if (typeof type !== 'string') throw wrongType('The "type" argument must be of type string. Received ' + typeof type);
  const length = options?.length;
  if (type !== 'hmac' && type !== 'aes') throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'type' must be a supported key type. Received '${type}'`);
  if (type === 'aes' && ![128, 192, 256].includes(length)) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.length' must be one of: 128, 192, 256. Received ${length}`);
  if (typeof length !== 'number') throw wrongType('The "options.length" property must be of type number. Received ' + typeof length);
  if (!Number.isInteger(length) || length < 8 || length > 524288) throw coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "options.length" is out of range. It must be >= 8 && <= 524288. Received ${length}`);
  return createSecretKey(crypto.getRandomValues(new Uint8Array(Math.floor(length / 8))));
}
export function generateKey(type, options, done) {
  if (typeof done !== 'function') throw wrongType('The "callback" argument must be of type function. Received ' + typeof done);
  const key = generateKeySync(type, options);
  setTimeout(() => done(null, key), 0);
}

// crypted encrypts or decrypts with RSA-OAEP, the usual padding; the others are not there.
function crypted(key, data, make, decrypt) {
  const options = typeof key === 'object' && key !== null && !objectOf(key) && bytesOf(key) === null ? key : {}, k = objectOf(make(key));
  if (k.kind !== 'RSA') throw coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', `a key of ${k.kind} does not encrypt`);
  if ((options.padding ?? 4) !== 4) throw coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', 'RSA encrypts with constants.RSA_PKCS1_OAEP_PADDING only, in the sandbox');
  const hash = hashName(options.oaepHash ?? 'sha1');
  if (hash === undefined) throw coded(TypeError, 'ERR_OSSL_EVP_INVALID_DIGEST', `Invalid digest: ${options.oaepHash}`);
  return buffer(call('oaep', hash, decrypt, k.data, options.oaepLabel === undefined ? new Uint8Array(0) : input(options.oaepLabel, 'oaepLabel'), input(data, 'buffer', options.encoding)));
}
export const publicEncrypt = (key, data) => crypted(key, data, createPublicKey, false);
export const privateDecrypt = (key, data) => crypted(key, data, createPrivateKey, true);
