// JSON Web Keys: what is the same for all kinds, and secret keys. Pairs are the host's.
import { base64url, decode } from './base.js';

const invalid = () => new DOMException('Invalid keyData', 'DataError');

export function checkJWK(jwk, use, extractable, usages, algs) {
  if (typeof jwk !== 'object' || jwk === null || ArrayBuffer.isView(jwk) || jwk instanceof ArrayBuffer) throw new TypeError('keyData of the format jwk is an object');
  if (usages.length && jwk.use !== undefined && jwk.use !== use) throw invalid();
  if (jwk.key_ops !== undefined) {
    const ops = [...jwk.key_ops];
    if (new Set(ops).size !== ops.length || usages.some((u) => !ops.includes(u))) throw invalid();
  }
  if (jwk.ext === false && extractable) throw invalid();
  if (algs && jwk.alg !== undefined && !algs.includes(jwk.alg)) throw invalid();
}

// secretOf is the key of a checked JWK of the type oct.
export function secretOf(jwk) {
  if (jwk.kty !== 'oct' || typeof jwk.k !== 'string' || !/^[A-Za-z0-9_-]*$/.test(jwk.k) || jwk.k.length % 4 === 1) throw invalid();
  return decode(jwk.k, 'base64url').slice();
}

// material is what makes a pair's key, for the host.
export function material(jwk) {
  const m = {};
  for (const name of ['kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi']) if (jwk[name] !== undefined) m[name] = String(jwk[name]);
  if (jwk.oth !== undefined) throw invalid();
  return JSON.stringify(m);
}

export function sorted(jwk) {
  const s = {};
  for (const name of Object.keys(jwk).sort()) if (jwk[name] !== undefined) s[name] = jwk[name];
  return s;
}

export const secretJWK = (key, alg) => sorted({ kty: 'oct', k: base64url(key.data), alg, key_ops: [...key.usages], ext: key.extractable });
