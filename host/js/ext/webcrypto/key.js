// CryptoKey. Its key lies in the script's memory, where no part of the API shows it.
import { expose } from '../../prelude/src/idl.js';
import { coded } from './base.js';

const token = {};
let inner; // the parts of a CryptoKey that it does not show

const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

export class CryptoKey {
  #type;
  #extractable;
  #algorithm;
  #usages;
  #data;
  constructor(t, type, extractable, algorithm, usages, data) {
    if (t !== token) throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    this.#type = type;
    this.#extractable = extractable;
    this.#algorithm = algorithm;
    this.#usages = usages;
    this.#data = data;
  }
  static {
    inner = (k) => {
      if (typeof k !== 'object' || k === null || !(#data in k)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', "Argument ('key') must be an instance of CryptoKey");
      return { type: k.#type, extractable: k.#extractable, algorithm: k.#algorithm, usages: k.#usages, data: k.#data };
    };
  }
  get type() { return this.#type; }
  get extractable() { return this.#extractable; }
  // A script that changes these does not change the key.
  get algorithm() { return copied(this.#algorithm); }
  get usages() { return [...this.#usages]; }
}
expose(CryptoKey, 'CryptoKey', 0);

function copied(algorithm) {
  const a = { ...algorithm };
  if (a.hash) a.hash = { ...a.hash };
  if (a.publicExponent) a.publicExponent = a.publicExponent.slice();
  return a;
}

export const keyOf = (k) => inner(k);
export const isKey = (k) => { try { inner(k); return true; } catch { return false; } };
export const makeKey = (type, extractable, algorithm, usages, data) => new CryptoKey(token, type, !!extractable, algorithm, USAGES.filter((u) => usages.includes(u)), data);

// usagesOf reads the usages that a script wants for a key.
export function usagesOf(list) {
  if (list === null || typeof list !== 'object' || typeof list[Symbol.iterator] !== 'function') throw new TypeError('the usages of a key are an array');
  const usages = [...list];
  for (const u of usages) if (!USAGES.includes(u)) throw new TypeError(`value must be enumeration (string): ${String(u)} is no usage of a key`);
  return usages;
}

// only throws if a key of this kind has other usages than these.
export function only(usages, allowed, what) {
  if (usages.some((u) => !allowed.includes(u))) throw new SyntaxError(`Unsupported key usage for ${what} key: ${allowed.join(', ') || 'none'}`);
}
