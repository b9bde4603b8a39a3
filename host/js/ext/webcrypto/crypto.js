// crypto, and what Bun has of hashes and passwords. All but random numbers is in the library, which is evaluated when it is first touched.
import { host, lazy, library } from '../../prelude/src/host.js';
import { bytesOf } from '../../prelude/src/bytes.js';
import { expose } from '../../prelude/src/idl.js';
import { BYTES } from '../../prelude/src/slots.js';
import { Bun } from '../process/process.js';

let made;
// cryptography is what ext/webcrypto/lib/crypto.js makes: the classes of Web Cryptography, Bun's (bun) and the module node:crypto (node).
export const cryptography = () => made ??= library('crypto').make({ host, bytesOf, crypto, blobBytes: (b) => b?.[BYTES] ?? null });

const within = (c) => {
  if (!(c instanceof Crypto)) throw Object.assign(new TypeError('Expected this to be instanceof Crypto'), { code: 'ERR_INVALID_THIS' });
};
/** @type {object | null} */
let key = {};

export class Crypto {
  constructor(k) {
    if (k !== key) throw Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
  }
  getRandomValues(view) {
    within(this);
    const b = ArrayBuffer.isView(view) && !/^Float|^undefined/.test(view[Symbol.toStringTag]) && !(view instanceof DataView) ? bytesOf(view) : null;
    if (b === null) throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    for (let n = 0; n < b.length; n += 65536) b.set(host.random(Math.min(b.length - n, 65536)), n);
    return view;
  }
  randomUUID() { within(this); return host.uuid(); }
  timingSafeEqual(a, b) { return cryptography().timingSafeEqual(a, b); }
  get subtle() { within(this); return cryptography().subtle; }
}

expose(Crypto, 'Crypto', 0);
export const crypto = new Crypto(key);
key = null;

for (const name of ['SubtleCrypto', 'CryptoKey']) lazy(name, () => cryptography()[name]);
for (const name of ['CryptoHasher', 'MD4', 'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA512_256', 'sha', 'password']) {
  Object.defineProperty(Bun, name, {
    configurable: true, enumerable: true,
    get() {
      const value = cryptography().bun[name];
      Object.defineProperty(Bun, name, { value, configurable: true, writable: true, enumerable: true });
      return value;
    },
  });
}
