// Cryptography: what of it is in JavaScript. The computing is the host's (package webcrypto).
import { use } from '../base.js';
import { SubtleCrypto, CryptoKey, subtle } from '../subtle.js';
import { timingSafeEqual } from '../hash.js';
import * as bun from '../bun.js';
import * as password from '../password.js';
import { node } from '../node.js';

let made;
// make is called once, and takes from the prelude: { host, bytesOf, crypto, blobBytes }.
export function make(parts) {
  if (!made) {
    use(parts);
    made = { SubtleCrypto, CryptoKey, subtle, timingSafeEqual, bun: { ...bun, password }, node: node(parts.crypto) };
  }
  return made;
}
