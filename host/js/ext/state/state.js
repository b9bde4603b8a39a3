// server.state: the store that all instances share and that outlives reloads (abi/SPEC.md, 6.6).
import { host } from '../../prelude/src/host.js';
import { bytesOf } from '../../prelude/src/bytes.js';

const INVALID = -1, NOT_FOUND = -2, TOO_LARGE = -3, CONFLICT = -7, DENIED = -8;

const name = (key) => {
  if (typeof key !== 'string' || key === '') throw new TypeError('server.state: a key is a string of 1 to 1,024 bytes');
  return key;
};

// value is what is stored: bytes, or a string's UTF-8; null: nothing.
const value = (v) => {
  if (typeof v === 'string') return host.encode(v);
  const p = bytesOf(v);
  if (p === null) throw new TypeError('server.state: a value is a string or bytes (JSON.stringify makes one of an object)');
  return p;
};

function check(status) {
  switch (status) {
    case INVALID: throw new TypeError('server.state: a key has 1 to 1,024 bytes, and what is added to is a whole number');
    case TOO_LARGE: throw new RangeError('server.state: the store is full, or the value is too large (-state-size)');
    case DENIED: throw new Error('server.state: the operator has switched the store off (-state)');
  }
  if (status < 0 && status !== NOT_FOUND && status !== CONFLICT) throw new Error('server.state: the store failed: the log says why');
  return status;
}

const read = (key, text) => {
  const v = host.state('get', name(key), text);
  return typeof v === 'number' ? (check(v), null) : v;
};

export const state = {
  get: (key) => read(key, true),
  getBytes: (key) => read(key, false),
  set(key, v) { check(host.state('set', name(key), value(v))); },
  delete: (key) => check(host.state('delete', name(key))) === 1,
  add(key, delta = 1) {
    if (!Number.isSafeInteger(delta)) throw new TypeError('server.state.add: a whole number is needed');
    const sum = host.state('add', name(key), delta);
    if (typeof sum === 'string') return Number(sum);
    return check(sum);
  },
  compareAndSwap: (key, old, next) => check(host.state('swap', name(key), old === null ? null : value(old), next === null ? null : value(next))) === 0,
};
