// The algorithms of Web Cryptography: for each what can be done with it. A function that is not there is a NotSupportedError (subtle.js).
// Keys in here are the inner ones (keyOf).
import { call, coded, host, random, source } from './base.js';
import { blockOf } from './hash.js';
import { keyOf, makeKey, only } from './key.js';
import { checkJWK, material, secretJWK, secretOf, sorted } from './jwk.js';

export const error = (name, message) => new DOMException(message, name);
const unsupported = () => error('NotSupportedError', 'The algorithm is not supported');
const operation = (message = 'The operation failed for an operation-specific reason') => error('OperationError', message);
const badData = (message = 'Data provided to an operation does not meet requirements') => error('DataError', message);

const HASHES = { 'SHA-1': 'sha1', 'SHA-224': 'sha224', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };
const DIGESTS = { ...HASHES, 'SHA3-256': 'sha3-256', 'SHA3-384': 'sha3-384', 'SHA3-512': 'sha3-512' }; // SHA-3 is supported only for digests
export const ofHash = (h) => HASHES[h.name];
const SUFFIX = { 'SHA-1': '1', 'SHA-224': '224', 'SHA-256': '256', 'SHA-384': '384', 'SHA-512': '512' };

function member(a, name, params) {
  if (a[name] === undefined || a[name] === null) throw coded(TypeError, 'ERR_MISSING_OPTION', `Member ${params}.${name} is required`);
  return a[name];
}
const bytes = (a, name, params) => source(member(a, name, params), name);
const optional = (a, name) => a[name] === undefined ? new Uint8Array(0) : source(a[name], name);
function number(v, name, most) {
  const n = Math.trunc(Number(v));
  if (!(n >= 0 && n <= most)) throw new TypeError(`${name} is a number from 0 to ${most}`);
  return n;
}
const hashOf = (a, params) => {
  const h = normalize(member(a, 'hash', params), 'digest').a;
  if (!Object.hasOwn(HASHES, h.name)) throw error('NotSupportedError', `${h.name} is there for digests only`);
  return h;
};
const needUsages = (usages) => { if (!usages.length) throw new SyntaxError('Usages cannot be empty when importing a secret key.'); };

// Secret keys.

const hmac = {
  use: ['sign', 'verify'],
  import(format, data, a, extractable, usages) {
    const hash = hashOf(a, 'HmacKeyParams');
    only(usages, this.use, 'HMAC');
    let key;
    if (format === 'raw') key = data.slice();
    else if (format === 'jwk') {
      checkJWK(data, 'sig', extractable, usages, ['HS' + SUFFIX[hash.name]]);
      key = secretOf(data);
    } else throw unsupported();
    needUsages(usages);
    if (!key.length) throw badData('Zero-length key is not supported');
    let length = 8 * key.length;
    if (a.length !== undefined) {
      const n = number(a.length, 'length', 2 ** 32 - 1);
      if (n > length || n <= length - 8) throw badData();
      if (n % 8) throw error('NotSupportedError', 'A key of HMAC has whole bytes here');
      length = n;
    }
    return makeKey('secret', extractable, { name: 'HMAC', hash, length }, usages, key);
  },
  export(format, key) {
    if (format === 'raw') return key.data.slice();
    if (format === 'jwk') return secretJWK(key, 'HS' + SUFFIX[key.algorithm.hash.name]);
    throw unsupported();
  },
  length(a) {
    const hash = hashOf(a, 'HmacKeyParams');
    if (a.length === undefined) return 8 * blockOf(ofHash(hash));
    const n = number(a.length, 'length', 2 ** 32 - 1);
    if (n === 0 || n % 8 || n > 65536) throw operation();
    return n;
  },
  generate(a, extractable, usages) {
    const hash = hashOf(a, 'HmacKeyParams');
    only(usages, this.use, 'HMAC');
    const length = this.length(a);
    return makeKey('secret', extractable, { name: 'HMAC', hash, length }, usages, random(length / 8));
  },
  sign: (a, key, data) => call('hmac', ofHash(key.algorithm.hash), key.data, data),
  verify: (a, key, signature, data) => call('equal', call('hmac', ofHash(key.algorithm.hash), key.data, data), signature),
};

function aes(name, alg, use, crypt) {
  const length = (a) => {
    const n = number(member(a, 'length', 'AesKeyParams'), 'length', 65535);
    if (n !== 128 && n !== 192 && n !== 256) throw operation();
    return n;
  };
  return {
    use, ...crypt,
    import(format, data, a, extractable, usages) {
      only(usages, use, name);
      let key;
      if (format === 'raw') key = data.slice();
      else if (format === 'jwk') {
        checkJWK(data, 'enc', extractable, usages);
        key = secretOf(data);
        if (data.alg !== undefined && data.alg !== `A${8 * key.length}${alg}`) throw badData();
      } else throw unsupported();
      needUsages(usages);
      if (![16, 24, 32].includes(key.length)) throw badData();
      return makeKey('secret', extractable, { name, length: 8 * key.length }, usages, key);
    },
    export(format, key) {
      if (format === 'raw') return key.data.slice();
      if (format === 'jwk') return secretJWK(key, `A${key.algorithm.length}${alg}`);
      throw unsupported();
    },
    length,
    generate(a, extractable, usages) {
      only(usages, use, name);
      const n = length(a);
      return makeKey('secret', extractable, { name, length: n }, usages, random(n / 8));
    },
  };
}
const CRYPT = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const both = (f) => ({ encrypt: (a, key, data) => f(0, a, key, data), decrypt: (a, key, data) => f(1, a, key, data) });
const gcm = both((flags, a, key, data) => call('aes', 'gcm', flags, a.tagLength === undefined ? 128 : number(a.tagLength, 'tagLength', 255), key.data,
  bytes(a, 'iv', 'AesGcmParams'), data, optional(a, 'additionalData')));
const cbc = both((flags, a, key, data) => call('aes', 'cbc', flags, 0, key.data, bytes(a, 'iv', 'AesCbcParams'), data));
const ctr = both((flags, a, key, data) => call('aes', 'ctr', flags, number(member(a, 'length', 'AesCtrParams'), 'length', 255), key.data, bytes(a, 'counter', 'AesCtrParams'), data));
const kw = { wrap: (a, key, data) => call('aes', 'kw', 0, 0, key.data, undefined, data), unwrap: (a, key, data) => call('aes', 'kw', 1, 0, key.data, undefined, data) };

// Secrets that keys are derived of.

function kdf(name, derive) {
  return {
    use: ['deriveKey', 'deriveBits'],
    import(format, data, a, extractable, usages) {
      if (format !== 'raw') throw unsupported();
      only(usages, this.use, name);
      if (extractable) throw new SyntaxError(`${name} keys are not extractable`);
      needUsages(usages);
      return makeKey('secret', false, { name }, usages, data.slice());
    },
    length: () => null,
    deriveBits(a, key, length) {
      if (length === null) throw operation('length cannot be null');
      if (length % 8) throw operation('length must be a multiple of 8');
      return derive(a, key, length / 8);
    },
  };
}
const pbkdf2 = kdf('PBKDF2', (a, key, n) => call('pbkdf2', ofHash(hashOf(a, 'Pbkdf2Params')), number(member(a, 'iterations', 'Pbkdf2Params'), 'iterations', 2 ** 32 - 1),
  n, key.data, bytes(a, 'salt', 'Pbkdf2Params')));
const hkdf = kdf('HKDF', (a, key, n) => call('hkdf', ofHash(hashOf(a, 'HkdfParams')), n, key.data, bytes(a, 'salt', 'HkdfParams'), bytes(a, 'info', 'HkdfParams')));

// Pairs of keys.

// unpacked is a key as the host describes it.
export function unpacked(p) {
  const at = 5 + p[1];
  return {
    type: p[0] ? 'private' : 'public', kind: String.fromCharCode(...p.subarray(5, at)), bits: p[3] << 8 | p[4], exponent: p.slice(at, at + p[2]), der: p.slice(at + p[2]),
  };
}

// pair returns the operations of an algorithm with public and private keys. kind(a) is the host's name for the kind of key, algorithm(a, k) is that of
// the CryptoKey. algs(a, kind) lists the values of a JWK's alg that are accepted, and export writes the first, unless noAlg is set.
/** @param {string} name @param {any} parts */
function pair(name, { forPublic, forPrivate, use, kind, algorithm, algs, noAlg, raw, ...rest }) {
  const asKey = (k, a, extractable, usages) => makeKey(k.type, extractable, algorithm(a, k), usages, k.der);
  return {
    forPublic, forPrivate, ...rest,
    import(format, data, a, extractable, usages) {
      const wanted = kind(a);
      let k;
      if (format === 'jwk') {
        const isPrivate = typeof data === 'object' && data !== null && data.d !== undefined;
        only(usages, isPrivate ? forPrivate : forPublic, name);
        checkJWK(data, use, extractable, usages, algs(a, wanted));
        k = unpacked(call('import', 'jwk', wanted, host.encode(material(data))));
      } else if (format === 'spki' || format === 'raw' && raw || format === 'pkcs8') {
        only(usages, format === 'pkcs8' ? forPrivate : forPublic, name);
        k = unpacked(call('import', format, wanted, data));
      } else throw unsupported();
      if (k.type === 'private') needUsages(usages);
      return asKey(k, a, extractable, usages);
    },
    export(format, key) {
      if (format === 'jwk') {
        const jwk = JSON.parse(host.decode(call('export', 'jwk', key.type === 'private', key.data), false));
        return sorted({ ...jwk, alg: noAlg ? undefined : algs(key.algorithm, name)?.[0], key_ops: [...key.usages], ext: key.extractable });
      }
      if (format === 'spki' || format === 'pkcs8') {
        if (key.type !== (format === 'spki' ? 'public' : 'private')) throw error('InvalidAccessError', `A ${key.type} key has no format ${format}`);
        return key.data.slice();
      }
      if (format !== 'raw' || !raw) throw unsupported();
      return call('export', 'raw', key.type === 'private', key.data);
    },
    generate(a, extractable, usages) {
      only(usages, [...forPublic, ...forPrivate], name);
      const k = unpacked(call('generate', kind(a, true)));
      return {
        publicKey: asKey(unpacked(call('public', k.der)), a, true, usages.filter((u) => forPublic.includes(u))),
        privateKey: asKey(k, a, extractable, usages.filter((u) => forPrivate.includes(u))),
      };
    },
    publicKey(key, usages) {
      only(usages, forPublic, name);
      return makeKey('public', true, key.algorithm, usages, unpacked(call('public', key.data)).der);
    },
  };
}
const keyIs = (key, type) => { if (key.type !== type) throw error('InvalidAccessError', `A ${type} key is needed`); };

// signing are sign and verify. scheme(a, key) returns the arguments for the host: name, hash, length of the salt, DER.
const signing = (scheme) => ({
  sign(a, key, data) { keyIs(key, 'private'); return call('sign', ...scheme(a, key), key.data, data); },
  verify(a, key, signature, data) { keyIs(key, 'public'); return call('verify', ...scheme(a, key), key.data, signature, data); },
});
const SIGN = { forPublic: ['verify'], forPrivate: ['sign'], use: 'sig' };

const CURVES = ['P-256', 'P-384', 'P-521'], ES = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };
const ec = {
  raw: true,
  kind(a, made) {
    const c = String(member(a, 'namedCurve', 'EcKeyParams'));
    if (!CURVES.includes(c)) throw made ? unsupported() : badData(`The curve ${c} is not known here: ${CURVES.join(', ')}`);
    return c;
  },
};
const ecdsa = pair('ECDSA', {
  ...SIGN, ...ec, algorithm: (a) => ({ name: 'ECDSA', namedCurve: a.namedCurve }), algs: (a, curve) => [ES[curve]], noAlg: true,
  ...signing((a) => ['ecdsa', ofHash(hashOf(a, 'EcdsaParams')), 0, false]),
});
const agreement = {
  forPublic: [], forPrivate: ['deriveKey', 'deriveBits'], use: 'enc', raw: true, algs: () => undefined,
  deriveBits(a, key, length) {
    keyIs(key, 'private');
    const other = keyOf(member(a, 'public', 'EcdhKeyDeriveParams'));
    if (other.type !== 'public' || other.algorithm.name !== key.algorithm.name || other.algorithm.namedCurve !== key.algorithm.namedCurve) {
      throw error('InvalidAccessError', 'The public key is of another kind or curve than the private key');
    }
    const secret = call('agree', key.data, other.data);
    if (length === null) return secret;
    if (length > 8 * secret.length) throw operation();
    const out = secret.slice(0, Math.ceil(length / 8));
    if (length % 8) out[out.length - 1] &= 0xff << 8 - length % 8;
    return out;
  },
};
const ecdh = pair('ECDH', { ...agreement, ...ec, algorithm: (a) => ({ name: 'ECDH', namedCurve: a.namedCurve }) });
const x25519 = pair('X25519', { ...agreement, kind: () => 'X25519', algorithm: () => ({ name: 'X25519' }) });
const ed25519 = pair('Ed25519', {
  ...SIGN, raw: true, kind: () => 'Ed25519', algorithm: () => ({ name: 'Ed25519' }), algs: () => ['Ed25519', 'EdDSA'],
  ...signing(() => ['ed25519', '', 0, false]),
});

function rsa(name, alg, rest) {
  const does = pair(name, {
    ...SIGN, raw: false, ...rest, kind: () => 'RSA',
    algorithm: (a, k) => ({ name, modulusLength: k.bits, publicExponent: k.exponent, hash: hashOf(a, 'RsaHashedImportParams') }),
    algs: (a) => [alg(hashOf(a, 'RsaHashedImportParams').name)],
  });
  does.generate = (a, extractable, usages) => {
    number(member(a, 'modulusLength', 'RsaHashedKeyGenParams'), 'modulusLength', 2 ** 32 - 1);
    const exponent = bytes(a, 'publicExponent', 'RsaHashedKeyGenParams').toHex().replace(/^(00)+/, '');
    hashOf(a, 'RsaHashedKeyGenParams');
    only(usages, [...does.forPublic, ...does.forPrivate], name);
    if (exponent !== '03' && exponent !== '010001') throw operation('The public exponent of RSA is 3 or 65537');
    if (!usages.some((u) => does.forPrivate.includes(u))) throw new SyntaxError('Usages cannot be empty when creating a key.');
    return call('generate', 'RSA');
  };
  return does;
}
const pkcs1 = rsa('RSASSA-PKCS1-v1_5', (h) => 'RS' + SUFFIX[h], signing((a, key) => ['rsa-pkcs1', ofHash(key.algorithm.hash), 0, false]));
const pss = rsa('RSA-PSS', (h) => 'PS' + SUFFIX[h], signing((a, key) => ['rsa-pss', ofHash(key.algorithm.hash), number(member(a, 'saltLength', 'RsaPssParams'), 'saltLength', 2 ** 31 - 1), false]));
const oaep = rsa('RSA-OAEP', (h) => h === 'SHA-1' ? 'RSA-OAEP' : 'RSA-OAEP-' + SUFFIX[h], {
  forPublic: ['encrypt', 'wrapKey'], forPrivate: ['decrypt', 'unwrapKey'], use: 'enc',
  encrypt(a, key, data) { keyIs(key, 'public'); return call('oaep', ofHash(key.algorithm.hash), false, key.data, optional(a, 'label'), data); },
  decrypt(a, key, data) { keyIs(key, 'private'); return call('oaep', ofHash(key.algorithm.hash), true, key.data, optional(a, 'label'), data); },
});

const ALGORITHMS = {
  'HMAC': hmac, 'AES-GCM': aes('AES-GCM', 'GCM', CRYPT, gcm), 'AES-CBC': aes('AES-CBC', 'CBC', CRYPT, cbc), 'AES-CTR': aes('AES-CTR', 'CTR', CRYPT, ctr),
  'AES-KW': aes('AES-KW', 'KW', ['wrapKey', 'unwrapKey'], kw), 'PBKDF2': pbkdf2, 'HKDF': hkdf, 'ECDSA': ecdsa, 'ECDH': ecdh, 'X25519': x25519, 'Ed25519': ed25519,
  'RSASSA-PKCS1-v1_5': pkcs1, 'RSA-PSS': pss, 'RSA-OAEP': oaep,
};
for (const name of Object.keys(DIGESTS)) ALGORITHMS[name] = { digest: (a, data) => call('digest', DIGESTS[name], data) };
const NAMES = new Map(Object.keys(ALGORITHMS).map((name) => [name.toUpperCase(), name]));

// The parameters of an algorithm when its key is used. A missing one is reported before the key is looked at.
const USES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveBits'];
const NEEDS = {
  'AES-GCM': [['iv', 'AesGcmParams']], 'AES-CBC': [['iv', 'AesCbcParams']], 'AES-CTR': [['counter', 'AesCtrParams'], ['length', 'AesCtrParams']],
  'ECDSA': [['hash', 'EcdsaParams']], 'RSA-PSS': [['saltLength', 'RsaPssParams']], 'ECDH': [['public', 'EcdhKeyDeriveParams']], 'X25519': [['public', 'EcdhKeyDeriveParams']],
  'PBKDF2': [['hash', 'Pbkdf2Params'], ['salt', 'Pbkdf2Params'], ['iterations', 'Pbkdf2Params']], 'HKDF': [['hash', 'HkdfParams'], ['salt', 'HkdfParams'], ['info', 'HkdfParams']],
};

// normalize is an algorithm that a script named, with its name as the standard writes it: { a, does }. does has the operation.
export function normalize(algorithm, op) {
  if (typeof algorithm !== 'object' || algorithm === null) algorithm = { name: String(algorithm) };
  if (algorithm.name === undefined) throw coded(TypeError, 'ERR_MISSING_OPTION', 'Member Algorithm.name is required');
  const name = NAMES.get(String(algorithm.name).toUpperCase()), does = ALGORITHMS[name];
  if (name === undefined || does[op] === undefined) {
    throw error('NotSupportedError', `Unrecognized algorithm name: ${String(algorithm.name)} does not ${op} here`);
  }
  if (USES.includes(op) && NEEDS[name]) for (const [m, params] of NEEDS[name]) member(algorithm, m, params);
  return { a: op === 'digest' ? { name } : { ...algorithm, name }, does };
}
export const algorithmOf = (key) => ALGORITHMS[key.algorithm.name];
