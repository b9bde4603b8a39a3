// Cryptography: what of it is in JavaScript. The computing is the host's (package webcrypto).
import { use } from '../crypto/base.js';
import { SubtleCrypto, CryptoKey, subtle } from '../crypto/subtle.js';
import { timingSafeEqual } from '../crypto/hash.js';
import * as bun from '../crypto/bun.js';
import * as password from '../crypto/password.js';
import { node } from '../crypto/node.js';

let made;
// make is called once, and takes from the prelude: { host, bytesOf, crypto, blobBytes }.
export function make(parts) {
  if (!made) {
    use(parts);
    made = { SubtleCrypto, CryptoKey, subtle, timingSafeEqual, bun: { ...bun, password }, node: node(parts.crypto) };
  }
  return made;
}
