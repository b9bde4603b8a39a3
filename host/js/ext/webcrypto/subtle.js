// SubtleCrypto: what the standard asks of every algorithm. Each method's work is done at once, its promise is settled when it returns.
import { expose } from '../../prelude/src/idl.js';
import { coded, host, source } from './base.js';
import { algorithmOf, error, normalize } from './algorithms.js';
import { CryptoKey, keyOf, usagesOf } from './key.js';

export { CryptoKey };
const token = {};
const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk'];

function enough(args, n) {
  if (args.length < n) throw coded(TypeError, 'ERR_MISSING_ARGS', 'Not enough arguments');
}

// usable is the inner key, if it is one of the algorithm and for the usage.
function usable(key, a, usage) {
  const k = keyOf(key);
  if (a.name !== k.algorithm.name) throw error('InvalidAccessError', `Key algorithm mismatch: the key is of ${k.algorithm.name}`);
  if (!k.usages.includes(usage)) throw error('InvalidAccessError', `Unable to use this key to ${usage}: its usages are ${k.usages.join(', ') || 'none'}`);
  return k;
}

function formatOf(format) {
  if (!FORMATS.includes(format)) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `'${String(format)}' is not a valid enum value of type KeyFormat: raw, pkcs8, spki or jwk`);
  return format;
}

function lengthOf(n) {
  if (n === null || n === undefined) return null;
  n = Math.trunc(Number(n));
  if (!(n >= 0 && n < 2 ** 32)) throw new TypeError('the length is a number of bits');
  return n;
}

// crypt is encrypt or decrypt, or the same for wrapKey and unwrapKey.
function crypt(op, algorithm, key, data, usage = op) {
  const { a, does } = normalize(algorithm, op);
  return does[op](a, usable(key, a, usage), data);
}

function importKey(format, data, algorithm, extractable, usages) {
  const { a, does } = normalize(algorithm, 'import');
  if (format === 'jwk' ? typeof data !== 'object' || data === null || ArrayBuffer.isView(data) || data instanceof ArrayBuffer : !ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) {
    throw new TypeError(`keyData of the format ${format} is ${format === 'jwk' ? 'an object' : 'an ArrayBuffer or a view of one'}`);
  }
  return does.import(format, format === 'jwk' ? data : source(data, 'keyData'), a, extractable, usages);
}

function exportKey(format, key) {
  const k = keyOf(key);
  const does = algorithmOf(k);
  if (!does.export) throw error('NotSupportedError', 'The algorithm is not supported');
  if (!k.extractable) throw error('InvalidAccessError', 'key is not extractable');
  return does.export(format, k);
}

function deriveBits(algorithm, key, length, usage) {
  const { a, does } = normalize(algorithm, 'deriveBits');
  return does.deriveBits(a, usable(key, a, usage), length);
}

export class SubtleCrypto {
  constructor(t) {
    if (t !== token) throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  }
  async encrypt(algorithm, key, data) {
    enough(arguments, 3);
    return crypt('encrypt', algorithm, key, source(data, 'data')).buffer;
  }
  async decrypt(algorithm, key, data) {
    enough(arguments, 3);
    return crypt('decrypt', algorithm, key, source(data, 'data')).buffer;
  }
  async sign(algorithm, key, data) {
    enough(arguments, 3);
    const { a, does } = normalize(algorithm, 'sign');
    return does.sign(a, usable(key, a, 'sign'), source(data, 'data')).buffer;
  }
  async verify(algorithm, key, signature, data) {
    enough(arguments, 4);
    const { a, does } = normalize(algorithm, 'verify');
    return does.verify(a, usable(key, a, 'verify'), source(signature, 'signature'), source(data, 'data'));
  }
  async digest(algorithm, data) {
    enough(arguments, 2);
    const bytes = source(data, 'data');
    const { a, does } = normalize(algorithm, 'digest');
    return does.digest(a, bytes).buffer;
  }
  async generateKey(algorithm, extractable, usages) {
    enough(arguments, 3);
    usages = usagesOf(usages);
    const { a, does } = normalize(algorithm, 'generate');
    const made = does.generate(a, extractable, usages), key = made.privateKey ?? made;
    if (keyOf(key).usages.length === 0) throw new SyntaxError('Usages cannot be empty when creating a key.');
    return made;
  }
  async deriveKey(algorithm, key, derived, extractable, usages) {
    enough(arguments, 5);
    usages = usagesOf(usages);
    const { a, does } = normalize(derived, 'length');
    const bits = deriveBits(algorithm, key, does.length(a), 'deriveKey');
    return importKey('raw', bits, derived, extractable, usages);
  }
  async deriveBits(algorithm, key, length = null) {
    enough(arguments, 2);
    return deriveBits(algorithm, key, lengthOf(length), 'deriveBits').buffer;
  }
  async importKey(format, data, algorithm, extractable, usages) {
    enough(arguments, 5);
    return importKey(formatOf(format), data, algorithm, extractable, usagesOf(usages));
  }
  async exportKey(format, key) {
    enough(arguments, 2);
    const out = exportKey(formatOf(format), key);
    return format === 'jwk' ? out : out.buffer;
  }
  async wrapKey(format, key, wrappingKey, algorithm) {
    enough(arguments, 4);
    const out = exportKey(formatOf(format), key), data = format === 'jwk' ? host.encode(JSON.stringify(out)) : out;
    try {
      const { a, does } = normalize(algorithm, 'wrap');
      return does.wrap(a, usable(wrappingKey, a, 'wrapKey'), data).buffer;
    } catch (e) { if (e?.name !== 'NotSupportedError') throw e; }
    return crypt('encrypt', algorithm, wrappingKey, data, 'wrapKey').buffer;
  }
  async unwrapKey(format, wrapped, unwrappingKey, algorithm, keyAlgorithm, extractable, usages) {
    enough(arguments, 7);
    formatOf(format);
    usages = usagesOf(usages);
    const bytes = source(wrapped, 'wrappedKey');
    let data;
    try {
      const { a, does } = normalize(algorithm, 'unwrap');
      data = does.unwrap(a, usable(unwrappingKey, a, 'unwrapKey'), bytes);
    } catch (e) {
      if (e?.name !== 'NotSupportedError') throw e;
      data = crypt('decrypt', algorithm, unwrappingKey, bytes, 'unwrapKey');
    }
    if (format === 'jwk') {
      try { data = JSON.parse(host.decode(data, false)); } catch { throw error('DataError', 'Invalid keyData: what was unwrapped is no JSON'); }
    }
    return importKey(format, data, keyAlgorithm, extractable, usages);
  }
  async getPublicKey(key, usages) {
    enough(arguments, 2);
    const k = keyOf(key);
    if (k.type !== 'private') throw error(k.type === 'public' ? 'InvalidAccessError' : 'NotSupportedError', 'A private key is needed');
    return algorithmOf(k).publicKey(k, usagesOf(usages));
  }
}
expose(SubtleCrypto, 'SubtleCrypto', 0);

export const subtle = new SubtleCrypto(token);
