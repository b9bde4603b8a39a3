// Bun.password.
import { bytesOf, call, host, wrongType } from './base.js';

function secret(p, what) {
  if (p === undefined || p === null) throw wrongType(`${what} must be a string, ArrayBuffer or ArrayBufferView`);
  return bytesOf(p) ?? host.encode(String(p));
}

const integer = (n, otherwise) => n === undefined ? otherwise : Number.isFinite(Number(n)) ? Math.trunc(Number(n)) : 0;
const ALGORITHMS = ['bcrypt', 'argon2id', 'argon2d', 'argon2i'];

function known(algorithm) {
  if (!ALGORITHMS.includes(algorithm)) throw wrongType('unknown algorithm, expected one of: "bcrypt", "argon2id", "argon2d", "argon2i" (default is "argon2id")');
  return algorithm;
}

export function hashSync(password, options) {
  const p = secret(password, 'password');
  if (p.length === 0) throw wrongType('password must not be empty');
  const o = typeof options === 'string' ? { algorithm: options } : options ?? {};
  const algorithm = known(o.algorithm ?? 'argon2id');
  const cost = integer(o.cost, 10), memory = integer(o.memoryCost, 65536), passes = integer(o.timeCost, 2);
  if (algorithm === 'bcrypt') {
    if (cost < 4 || cost > 31) throw wrongType('Rounds must be an integer between 4 and 31');
  } else if (passes < 1) throw wrongType('Time cost must be greater than 0');
  else if (memory < 8) throw wrongType('Memory cost must be at least 8');
  return host.decode(call('password-hash', algorithm, cost, memory, passes, p), false);
}

export function verifySync(password, hashed, algorithm) {
  const p = secret(password, 'password'), h = secret(hashed, 'hash');
  if (algorithm !== undefined && algorithm !== null) known(algorithm);
  if (p.length === 0 || h.length === 0) return false;
  return call('password-verify', algorithm ?? '', host.decode(h, false), p);
}

// Wrong arguments throw at once, as in Bun; what comes of the work is the promise's.
function later(f, args) {
  try {
    return Promise.resolve(f(...args));
  } catch (e) {
    if (e instanceof TypeError) throw e;
    return Promise.reject(e);
  }
}

export function hash(password, options) { return later(hashSync, [password, options]); }
export function verify(password, hashed, algorithm) { return later(verifySync, [password, hashed, algorithm]); }
