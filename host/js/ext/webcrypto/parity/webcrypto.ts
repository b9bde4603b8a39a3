import { hex, rejects, same, throws } from '../../../parity/same';
import { jwk } from './imported/keys';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

const s = crypto.subtle;
const text = (x: string) => new TextEncoder().encode(x);
const bytes = (h: string) => new Uint8Array((h.match(/../g) ?? []).map((x) => parseInt(x, 16)));
const open = (j: JsonWebKey): JsonWebKey => { const { d, p, q, dp, dq, qi, ...rest } = j; return rest; };
const data = text('what is signed');
const zeros = (n: number) => new Uint8Array(n);
const any = (x: unknown) => x as any;

// Digests.
for (const h of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'sha-256']) {
  add('digest ' + h, async () => [hex(await s.digest(h, text('abc'))), hex(await s.digest({ name: h }, zeros(0)))]);
}
add('digest errors', async () => [await rejects(() => s.digest('SHA-224', zeros(1))), await rejects(() => s.digest('SHA-256', any('a'))), await rejects(() => any(s).digest('SHA-256')), await rejects(() => any(s).digest(undefined, zeros(1))), await rejects(() => s.digest(any({}), zeros(1)))]);
add('digest views', async () => { const b = text('xabcx'); return [hex(await s.digest('SHA-1', b.subarray(1, 4))), hex(await s.digest('SHA-1', new DataView(b.buffer, 1, 3))), hex(await s.digest('SHA-1', b.slice(1, 4).buffer)), (await s.digest('SHA-1', b)) instanceof ArrayBuffer]; });
add('digest big', async () => hex(await s.digest('SHA-256', zeros(3 << 20))));

// HMAC: RFC 4231.
const mac = (hash: string, k: Uint8Array, usages: KeyUsage[] = ['sign', 'verify'], extractable = true) => s.importKey('raw', any(k), { name: 'HMAC', hash }, extractable, usages);
for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
  add('hmac ' + hash, async () => [hex(await s.sign('HMAC', await mac(hash, bytes('0b'.repeat(20))), text('Hi There'))), hex(await s.sign('HMAC', await mac(hash, text('Jefe')), text('what do ya want for nothing?'))), hex(await s.sign('HMAC', await mac(hash, bytes('aa'.repeat(131))), text('Test Using Larger Than Block-Size Key - Hash Key First')))]);
}
add('hmac verify', async () => { const k = await mac('SHA-256', text('k')); const m = await s.sign('HMAC', k, data); const bad = new Uint8Array(m.slice(0)); bad[0] ^= 1; return [await s.verify('HMAC', k, m, data), await s.verify('HMAC', k, bad, data), await s.verify('HMAC', k, m.slice(1), data), await s.verify('HMAC', k, zeros(0), data), await s.verify('HMAC', k, m, text('x'))]; });
add('hmac jwk', async () => [await s.exportKey('jwk', await mac('SHA-256', text('key'))), await s.exportKey('jwk', await mac('SHA-512', text('key'), ['verify'])), hex(any(await s.exportKey('raw', await s.importKey('jwk', { kty: 'oct', k: 'a2V5' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']))))]);
add('hmac length', async () => [(await s.importKey('raw', zeros(4), any({ name: 'HMAC', hash: 'SHA-256', length: 32 }), true, ['sign'])).algorithm, await rejects(() => s.importKey('raw', zeros(4), any({ name: 'HMAC', hash: 'SHA-256', length: 40 }), true, ['sign'])), await rejects(() => s.importKey('raw', zeros(4), any({ name: 'HMAC', hash: 'SHA-256', length: 24 }), true, ['sign']))]);
add('hmac generate', async () => { const out = []; for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) { const k = await s.generateKey({ name: 'HMAC', hash }, true, ['sign']); out.push(k.algorithm, any(await s.exportKey('raw', k)).byteLength); } return out; });
add('hmac usages', async () => { const k = await mac('SHA-256', text('k'), ['verify'], false); return [k.usages, await rejects(() => s.sign('HMAC', k, data)), await rejects(() => s.exportKey('raw', k)), await rejects(() => s.exportKey('jwk', k))]; });
add('hmac mismatch', async () => { const k = await mac('SHA-256', text('k')); return [await rejects(() => s.sign('ECDSA', k, data)), await rejects(() => s.sign({ name: 'ECDSA', hash: 'SHA-256' } as any, k, data)), await rejects(() => s.encrypt('AES-GCM', k, data)), await rejects(() => s.sign('HMAC', any({}), data)), await rejects(() => s.sign('HMAC', any(null), data)), await rejects(() => s.sign('nope', k, data))]; });

// Keys that importKey rejects.
const refuses = (name: string, ...args: any[]) => add('import ' + name, async () => await rejects(() => (s as any).importKey(...args)));
const HS = { name: 'HMAC', hash: 'SHA-256' };
refuses('no usages', 'raw', text('k'), HS, false, []);
refuses('wrong usage', 'raw', text('k'), HS, false, ['encrypt']);
refuses('unknown usage', 'raw', text('k'), HS, false, ['nope']);
refuses('usages no array', 'raw', text('k'), HS, false, 'sign');
refuses('no hash', 'raw', text('k'), { name: 'HMAC' }, false, ['sign']);
refuses('bad hash', 'raw', text('k'), { name: 'HMAC', hash: 'MD5' }, false, ['sign']);
refuses('empty', 'raw', text(''), HS, false, ['sign']);
refuses('aes of 15', 'raw', zeros(15), 'AES-GCM', false, ['encrypt']);
refuses('aes of 0', 'raw', zeros(0), 'AES-CBC', false, ['encrypt']);
refuses('bad algorithm', 'raw', zeros(16), 'NOPE', false, ['encrypt']);
refuses('digest as algorithm', 'raw', zeros(16), 'SHA-256', false, ['encrypt']);
refuses('bad format', 'nope', zeros(16), 'AES-GCM', false, ['encrypt']);
refuses('spki for aes', 'spki', zeros(16), 'AES-GCM', false, ['encrypt']);
refuses('bad spki', 'spki', zeros(16), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('bad pkcs8', 'pkcs8', zeros(16), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
refuses('bad curve', 'raw', zeros(65), { name: 'ECDSA', namedCurve: 'P-257' }, false, ['verify']);
refuses('no curve', 'raw', zeros(65), { name: 'ECDSA' }, false, ['verify']);
refuses('point not on the curve', 'raw', new Uint8Array(65).fill(4), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('point too short', 'raw', new Uint8Array(64).fill(4), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('jwk of other kty', 'jwk', { kty: 'RSA' }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('jwk of other crv', 'jwk', jwk.p384, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
refuses('jwk as bytes', 'jwk', text('a'), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('raw as object', 'raw', {}, HS, false, ['sign']);
refuses('jwk without k', 'jwk', { kty: 'oct' }, HS, false, ['sign']);
refuses('jwk bad k', 'jwk', { kty: 'oct', k: '***' }, HS, false, ['sign']);
refuses('jwk bad alg', 'jwk', { kty: 'oct', k: 'a2V5', alg: 'HS512' }, HS, false, ['sign']);
refuses('jwk bad use', 'jwk', { kty: 'oct', k: 'a2V5', use: 'enc' }, HS, false, ['sign']);
refuses('jwk bad key_ops', 'jwk', { kty: 'oct', k: 'a2V5', key_ops: ['verify'] }, HS, false, ['sign']);
refuses('jwk not ext', 'jwk', { kty: 'oct', k: 'a2V5', ext: false }, HS, true, ['sign']);
refuses('jwk alg of another curve', 'jwk', { ...open(jwk.p256), alg: 'ES384' }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('jwk alg of its curve', 'jwk', { ...open(jwk.p256), alg: 'ES256' }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('jwk alg unknown', 'jwk', { ...jwk.p384, alg: 'EdDSA' }, { name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign']);
refuses('jwk aes alg', 'jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', alg: 'A256GCM' }, 'AES-GCM', false, ['encrypt']);
refuses('private without usages', 'jwk', jwk.p256, { name: 'ECDSA', namedCurve: 'P-256' }, false, []);
refuses('public for sign', 'jwk', open(jwk.p256), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
refuses('private for verify', 'jwk', jwk.p256, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('jwk x wrong', 'jwk', { ...jwk.p256, x: jwk.p256b.x }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
refuses('jwk d of another', 'jwk', { ...jwk.p256, d: jwk.p256b.d }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
refuses('jwk x short', 'jwk', { ...open(jwk.p256), x: 'AAAA' }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
refuses('ed short', 'raw', zeros(31), 'Ed25519', false, ['verify']);
refuses('ed jwk d of another', 'jwk', { ...jwk.ed, d: jwk.x.d }, 'Ed25519', false, ['sign']);
refuses('ed as x', 'jwk', jwk.ed, 'X25519', false, ['deriveBits']);
refuses('rsa without p', 'jwk', { ...jwk.rsa, p: undefined }, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
refuses('rsa bad n', 'jwk', { ...jwk.rsa, n: 'AQAB' }, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
refuses('rsa raw', 'raw', zeros(256), { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['verify']);
refuses('rsa alg', 'jwk', { ...open(jwk.rsa), alg: 'RS256' }, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['verify']);
refuses('pbkdf2 extractable', 'raw', text('k'), 'PBKDF2', true, ['deriveBits']);
refuses('pbkdf2 usage', 'raw', text('k'), 'PBKDF2', false, ['sign']);
refuses('too few', 'raw', text('k'));

// AES.
const aes = (name: string, k = zeros(16), usages: KeyUsage[] = ['encrypt', 'decrypt'], extractable = true) => s.importKey('raw', any(k), name, extractable, usages);
const K = bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'), IV = bytes('cafebabefacedbaddecaf888');
const P = bytes('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'), A = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
for (const n of [16, 24, 32]) {
  add(`gcm ${8 * n}`, async () => { const k = await aes('AES-GCM', K.slice(0, n)); const o = { name: 'AES-GCM', iv: IV, additionalData: A }; const e = await s.encrypt(o, k, P); return [hex(e), hex(await s.decrypt(o, k, e)) === hex(P)]; });
}
for (const tagLength of [32, 64, 96, 104, 112, 120, 128, 0, 1, 129, 136]) {
  add(`gcm tag ${tagLength}`, async () => { const k = await aes('AES-GCM', K); const o = { name: 'AES-GCM', iv: IV, additionalData: A, tagLength }; const e = new Uint8Array(await s.encrypt(o, k, P)); const back = hex(await s.decrypt(o, k, e)) === hex(P); e[e.length - 1] ^= 1; return [hex(e), back, await rejects(() => s.decrypt(o, k, e))]; });
}
for (const n of [1, 8, 16, 60]) add(`gcm iv ${n}`, async () => { const k = await aes('AES-GCM', K); const o = { name: 'AES-GCM', iv: zeros(n) }; const e = await s.encrypt(o, k, P); return [hex(e), hex(await s.decrypt(o, k, e)) === hex(P)]; });
add('gcm errors', async () => { const k = await aes('AES-GCM'); const o = { name: 'AES-GCM', iv: zeros(12) }; const e = await s.encrypt(o, k, data); return [await rejects(() => s.encrypt({ name: 'AES-GCM', iv: zeros(0) }, k, data)), await rejects(() => s.encrypt(any('AES-GCM'), k, data)), await rejects(() => s.encrypt({ name: 'AES-GCM', iv: any('x') }, k, data)), await rejects(() => s.decrypt({ ...o, additionalData: zeros(1) }, k, e)), await rejects(() => s.decrypt(o, k, zeros(3))), await rejects(() => s.decrypt({ ...o, iv: zeros(13) }, k, e)), await rejects(() => s.encrypt(o, k, any('x')))]; });
add('gcm nothing', async () => { const k = await aes('AES-GCM'); const o = { name: 'AES-GCM', iv: zeros(12) }; const e = await s.encrypt(o, k, zeros(0)); return [hex(e), (await s.decrypt(o, k, e)).byteLength]; });
for (const n of [16, 24, 32]) add(`cbc ${8 * n}`, async () => { const k = await aes('AES-CBC', K.slice(0, n)); const o = { name: 'AES-CBC', iv: K.slice(0, 16) }; const out = []; for (const m of [0, 1, 15, 16, 17, 60]) { const e = await s.encrypt(o, k, P.slice(0, m)); out.push(hex(e), hex(await s.decrypt(o, k, e)) === hex(P.slice(0, m))); } return out; });
add('cbc errors', async () => { const k = await aes('AES-CBC'); const o = { name: 'AES-CBC', iv: zeros(16) }; return [await rejects(() => s.encrypt({ name: 'AES-CBC', iv: zeros(12) }, k, data)), await rejects(() => s.decrypt(o, k, zeros(3))), await rejects(() => s.decrypt(o, k, zeros(16))), await rejects(() => s.decrypt(o, k, zeros(0)))]; });
for (const length of [1, 4, 8, 32, 64, 65, 128]) add(`ctr ${length}`, async () => { const k = await aes('AES-CTR', K.slice(0, 16)); const o = { name: 'AES-CTR', counter: new Uint8Array(16).fill(255), length }; const e = await s.encrypt(o, k, P.slice(0, 32)); return [hex(e), hex(await s.decrypt(o, k, e)) === hex(P.slice(0, 32))]; });
add('ctr errors', async () => { const k = await aes('AES-CTR'); const c = zeros(16); return [await rejects(() => s.encrypt({ name: 'AES-CTR', counter: c, length: 0 }, k, data)), await rejects(() => s.encrypt({ name: 'AES-CTR', counter: c, length: 129 }, k, data)), await rejects(() => s.encrypt({ name: 'AES-CTR', counter: zeros(15), length: 64 }, k, data)), await rejects(() => s.encrypt({ name: 'AES-CTR', counter: c, length: 1 }, k, zeros(33))), (await s.encrypt({ name: 'AES-CTR', counter: c, length: 1 }, k, zeros(32))).byteLength]; });
add('kw', async () => { // RFC 3394, 4.1 and 4.6
  const wrap = async (kek: string, key: string) => { const w = await s.importKey('raw', bytes(kek), 'AES-KW', false, ['wrapKey', 'unwrapKey']); const k = await mac('SHA-256', bytes(key)); const out = await s.wrapKey('raw', k, w, 'AES-KW'); const back = await s.unwrapKey('raw', out, w, 'AES-KW', HS, true, ['sign']); return [hex(out), hex(any(await s.exportKey('raw', back))) === key]; };
  return [await wrap('000102030405060708090a0b0c0d0e0f', '00112233445566778899aabbccddeeff'), await wrap('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', '00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f')];
});
add('kw errors', async () => { const w = await s.importKey('raw', zeros(16), 'AES-KW', false, ['wrapKey', 'unwrapKey']); return [await rejects(async () => s.wrapKey('raw', await mac('SHA-256', zeros(17)), w, 'AES-KW')), await rejects(() => s.unwrapKey('raw', zeros(24), w, 'AES-KW', HS, true, ['sign'])), await rejects(() => s.encrypt('AES-KW', w, zeros(16))), await rejects(async () => s.wrapKey('raw', await mac('SHA-256', zeros(16), ['sign'], false), w, 'AES-KW')), await rejects(() => s.importKey('raw', zeros(16), 'AES-KW', false, ['encrypt']))]; });
add('wrap by what throws', async () => { const thrown = async (f: () => any) => { try { await f(); return 'nothing'; } catch (e) { return String(e); } }; const w = await aes('AES-GCM', K, ['wrapKey', 'unwrapKey']), k = await mac('SHA-256', text('key')), o: any = { get name() { throw null; } }; return [await thrown(() => s.wrapKey('raw', k, w, o)), await thrown(() => s.unwrapKey('raw', zeros(32), w, o, HS, true, ['sign']))]; });
add('wrap by gcm', async () => { const w = await aes('AES-GCM', K, ['wrapKey', 'unwrapKey']); const o = { name: 'AES-GCM', iv: IV }; const k = await mac('SHA-256', text('key')); const raw = await s.wrapKey('raw', k, w, o), j = await s.wrapKey('jwk', k, w, o); const back = await s.unwrapKey('jwk', j, w, o, HS, true, ['sign']); return [hex(raw), hex(any(await s.exportKey('raw', back))), await rejects(() => s.encrypt(o, w, data)), await rejects(() => s.unwrapKey('jwk', raw, w, o, HS, true, ['sign']))]; });
add('aes jwk', async () => [await s.exportKey('jwk', await aes('AES-CBC')), await s.exportKey('jwk', await aes('AES-CTR', zeros(24))), await s.exportKey('jwk', await aes('AES-GCM', zeros(32), ['decrypt', 'encrypt'])), hex(any(await s.exportKey('raw', await s.importKey('jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAQ', alg: 'A128GCM' }, 'AES-GCM', true, ['encrypt'])))), await rejects(async () => s.exportKey('pkcs8', await aes('AES-CBC')))]);
add('aes generate', async () => { const out: any[] = []; for (const name of ['AES-GCM', 'AES-CBC', 'AES-CTR']) for (const length of [128, 192, 256]) { const k = await s.generateKey({ name, length }, true, ['encrypt', 'decrypt']); out.push(k.algorithm, any(await s.exportKey('raw', k)).byteLength); } return [...out, await rejects(() => s.generateKey({ name: 'AES-GCM', length: 100 }, true, ['encrypt'])), await rejects(() => s.generateKey({ name: 'AES-GCM', length: 128 }, true, [])), await rejects(() => s.generateKey(any({ name: 'AES-GCM' }), true, ['encrypt'])), await rejects(() => s.generateKey({ name: 'AES-GCM', length: 128 }, true, ['sign'] as any))]; });

// Derivation: RFC 6070 (SHA-1), RFC 5869.
const kdf = (name: string, k: Uint8Array, usages: KeyUsage[] = ['deriveBits', 'deriveKey']) => s.importKey('raw', any(k), name, false, usages);
const pb = async (hash: string, pw: string, salt: string, iterations: number, bits: any) => hex(await s.deriveBits({ name: 'PBKDF2', hash, salt: text(salt), iterations }, await kdf('PBKDF2', text(pw)), bits));
add('pbkdf2 sha-1', async () => [await pb('SHA-1', 'password', 'salt', 1, 160), await pb('SHA-1', 'password', 'salt', 2, 160), await pb('SHA-1', 'password', 'salt', 4096, 160), await pb('SHA-1', 'passwordPASSWORDpassword', 'saltSALTsaltSALTsaltSALTsaltSALTsalt', 4096, 200)]);
add('pbkdf2 others', async () => [await pb('SHA-256', 'password', 'salt', 1, 256), await pb('SHA-384', '', '', 2, 512), await pb('SHA-512', 'p', 's', 100, 8), await pb('SHA-256', 'p', 's', 1, 0)]);
add('pbkdf2 errors', async () => [await rejects(() => pb('SHA-256', 'p', 's', 0, 256)), await rejects(() => pb('SHA-256', 'p', 's', 1, 7)), await rejects(() => pb('SHA-256', 'p', 's', 1, null)), await rejects(() => pb('MD5', 'p', 's', 1, 8)), await rejects(async () => s.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', iterations: 1 } as any, await kdf('PBKDF2', text('p')), 8)), await rejects(async () => s.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: zeros(1), iterations: 1 }, await kdf('PBKDF2', text('p'), ['deriveKey']), 8)), await rejects(async () => s.exportKey('raw', await kdf('PBKDF2', text('p'))))]);
const hk = async (hash: string, ikm: string, salt: string, info: string, bits: any) => hex(await s.deriveBits({ name: 'HKDF', hash, salt: bytes(salt), info: bytes(info) }, await kdf('HKDF', bytes(ikm)), bits));
add('hkdf', async () => [await hk('SHA-256', '0b'.repeat(22), '000102030405060708090a0b0c', 'f0f1f2f3f4f5f6f7f8f9', 336), await hk('SHA-256', '0b'.repeat(22), '', '', 336), await hk('SHA-1', '0b'.repeat(11), '000102030405060708090a0b0c', 'f0f1f2f3f4f5f6f7f8f9', 336), await hk('SHA-512', '0b', '', '', 8), await hk('SHA-512', '0b', '', '', 0)]);
add('hkdf errors', async () => [await rejects(() => hk('SHA-256', '0b', '', '', 8 * 255 * 32 + 8)), await rejects(() => hk('SHA-256', '0b', '', '', 9)), await rejects(() => hk('SHA-256', '0b', '', '', null)), await rejects(async () => s.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: zeros(1) } as any, await kdf('HKDF', zeros(1)), 8))]);
add('derive key', async () => { const k = await kdf('PBKDF2', text('p')); const o = { name: 'PBKDF2', hash: 'SHA-256', salt: text('s'), iterations: 10 }; const a = await s.deriveKey(o, k, { name: 'AES-GCM', length: 256 }, true, ['encrypt']); const h = await s.deriveKey(o, k, { name: 'HMAC', hash: 'SHA-512' } as any, true, ['sign']); const h2 = await s.deriveKey(o, k, { name: 'HMAC', hash: 'SHA-1', length: 128 } as any, true, ['sign']); return [hex(any(await s.exportKey('raw', a))), h.algorithm, hex(any(await s.exportKey('raw', h))), h2.algorithm, await rejects(() => s.deriveKey(o, k, { name: 'AES-GCM', length: 1 }, true, ['encrypt'])), await rejects(() => s.deriveKey(o, k, { name: 'AES-GCM', length: 128 }, true, [])), await rejects(async () => s.deriveKey(o, await kdf('PBKDF2', text('p'), ['deriveBits']), { name: 'AES-GCM', length: 128 }, true, ['encrypt']))]; });

// Signatures.
const pairOf = async (j: JsonWebKey, o: any) => [await s.importKey('jwk', j, o, true, ['sign']), await s.importKey('jwk', open(j), o, true, ['verify'])];
for (const c of ['p256', 'p384', 'p521']) {
  for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
    add(`ecdsa ${c} ${hash}`, async () => { const [k, p] = await pairOf(jwk[c], { name: 'ECDSA', namedCurve: jwk[c].crv }); const o = { name: 'ECDSA', hash }; const m = await s.sign(o, k, data); const bad = new Uint8Array(m.slice(0)); bad[9] ^= 1; return [m.byteLength, await s.verify(o, p, m, data), await s.verify(o, p, bad, data), await s.verify(o, p, m, text('x')), await s.verify(o, p, m.slice(1), data), await s.verify(o, p, zeros(m.byteLength), data), await s.verify(o, p, zeros(0), data)]; });
  }
  add(`ec formats ${c}`, async () => { const o = { name: 'ECDSA', namedCurve: jwk[c].crv! }; const [k, p] = await pairOf(jwk[c], o); const raw = await s.exportKey('raw', p), spki = await s.exportKey('spki', p), pk = await s.exportKey('pkcs8', k); const again = await s.importKey('pkcs8', any(pk), o, true, ['sign']); return [k.type, k.algorithm, p.type, hex(any(raw)), hex(any(spki)), hex(any(pk)), await s.exportKey('jwk', again), await s.exportKey('jwk', await s.importKey('raw', any(raw), o, true, ['verify'])), await s.exportKey('jwk', await s.importKey('spki', any(spki), o, false, [])).catch((e) => e.name)]; });
}
add('ec verify of another', async () => { // RFC 6979, A.2.5: P-256, SHA-256, "sample"
  const k = await s.importKey('raw', bytes('0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299'), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  return await s.verify({ name: 'ECDSA', hash: 'SHA-256' }, k, bytes('efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8'), text('sample'));
});
add('ec compressed', async () => { const p = await s.importKey('jwk', open(jwk.p256), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']); const raw = new Uint8Array(any(await s.exportKey('raw', p))); const short = raw.slice(0, 33); short[0] = 2 + (raw[64] & 1); return hex(any(await s.exportKey('raw', await s.importKey('raw', short, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])))) === hex(raw); });
add('ec errors', async () => { const [k, p] = await pairOf(jwk.p256, { name: 'ECDSA', namedCurve: 'P-256' }); return [await rejects(() => s.sign({ name: 'ECDSA' } as any, k, data)), await rejects(() => s.sign({ name: 'ECDSA', hash: 'MD5' }, k, data)), await rejects(() => s.sign({ name: 'ECDSA', hash: 'SHA-256' }, p, data)), await rejects(() => s.verify({ name: 'ECDSA', hash: 'SHA-256' }, k, zeros(64), data)), await rejects(() => s.exportKey('spki', k)), await rejects(() => s.exportKey('pkcs8', p)), await rejects(() => s.exportKey('raw', k))]; });
add('ec generate', async () => { const out: any[] = []; for (const c of ['P-256', 'P-384', 'P-521']) { const k = await s.generateKey({ name: 'ECDSA', namedCurve: c }, false, ['sign', 'verify']); out.push(k.privateKey.extractable, k.publicKey.extractable, k.privateKey.usages, k.publicKey.usages, k.publicKey.algorithm, any(await s.exportKey('raw', k.publicKey)).byteLength, Object.keys(await s.exportKey('jwk', k.publicKey)), await rejects(() => s.exportKey('jwk', k.privateKey))); } return [...out, await rejects(() => s.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])), await rejects(() => s.generateKey({ name: 'ECDSA', namedCurve: 'nope' }, true, ['sign'])), await rejects(() => s.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['deriveBits'] as any))]; });
add('ed25519', async () => { const [k, p] = await pairOf(jwk.ed, 'Ed25519'); const m = await s.sign('Ed25519', k, data); const bad = new Uint8Array(m.slice(0)); bad[0] ^= 1; return [hex(m), await s.verify('Ed25519', p, m, data), await s.verify({ name: 'ed25519' }, p, bad, data), await s.verify('Ed25519', p, m.slice(1), data), hex(any(await s.exportKey('raw', p))), hex(any(await s.exportKey('spki', p))), hex(any(await s.exportKey('pkcs8', k))), await s.exportKey('jwk', k), await s.exportKey('jwk', p), k.algorithm]; });
add('ed25519 vector', async () => { // RFC 8032, 7.1, test 2
  const p = await s.importKey('raw', bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'), 'Ed25519', true, ['verify']);
  return await s.verify('Ed25519', p, bytes('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'), bytes('72'));
});
add('ed25519 generate', async () => { const k: any = await s.generateKey('Ed25519', true, ['sign', 'verify']); return [k.privateKey.algorithm, k.publicKey.usages, await s.verify('Ed25519', k.publicKey, await s.sign('Ed25519', k.privateKey, data), data)]; });
const RS = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, PS = { name: 'RSA-PSS', hash: 'SHA-256' }, OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };
for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) {
  add('rsa pkcs1 ' + hash, async () => { const [k, p] = await pairOf(jwk.rsa, { ...RS, hash }); const m = await s.sign(RS, k, data); return [hex(m), await s.verify(RS, p, m, data), await s.verify(RS, p, m, text('x')), await s.verify(RS, p, m.slice(1), data), await s.verify(RS, p, zeros(256), data)]; });
  add('rsa pss ' + hash, async () => { const [k, p] = await pairOf(jwk.rsa, { ...PS, hash }); const o = { name: 'RSA-PSS', saltLength: 32 }; const m = await s.sign(o, k, data); return [m.byteLength, await s.verify(o, p, m, data), await s.verify({ ...o, saltLength: 20 }, p, m, data), await s.verify(o, p, m, text('x'))]; });
  add('rsa oaep ' + hash, async () => { const k = await s.importKey('jwk', jwk.rsa, { ...OAEP, hash }, true, ['decrypt', 'unwrapKey']), p = await s.importKey('jwk', open(jwk.rsa), { ...OAEP, hash }, true, ['encrypt', 'wrapKey']); const o = { name: 'RSA-OAEP', label: text('l') }; const e = await s.encrypt(o, p, data); return [e.byteLength, hex(await s.decrypt(o, k, e)), await rejects(() => s.decrypt('RSA-OAEP', k, e)), await rejects(() => s.decrypt(o, k, zeros(256))), await rejects(() => s.encrypt(o, p, zeros(255))), hex(await s.decrypt('RSA-OAEP', k, await s.encrypt('RSA-OAEP', p, zeros(0)))), await s.exportKey('jwk', p)]; });
}
add('rsa formats', async () => { const [k, p] = await pairOf(jwk.rsa, RS); const pk = any(await s.exportKey('pkcs8', k)), spki = any(await s.exportKey('spki', p)); return [k.algorithm, hex(await s.digest('SHA-1', pk)), hex(spki), await s.exportKey('jwk', await s.importKey('pkcs8', pk, PS, true, ['sign'])), await s.exportKey('jwk', await s.importKey('spki', spki, { ...RS, hash: 'SHA-512' }, true, ['verify']))]; });
add('rsa salt 0', async () => { const [k] = await pairOf(jwk.rsa, PS); return await rejects(() => s.sign({ name: 'RSA-PSS', saltLength: 0 }, k, data)); });
add('rsa salt too long', async () => { const [k] = await pairOf(jwk.rsa, PS); return [await rejects(() => s.sign({ name: 'RSA-PSS', saltLength: 300 }, k, data)), await rejects(() => s.sign({ name: 'RSA-PSS' } as any, k, data))]; });
add('rsa generate', async () => await rejects(() => s.generateKey({ ...RS, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify'])));

// Secrets of two parties.
const dh = async (name: string, a: string, b: string, bits: any) => { const o: any = name === 'ECDH' ? { name, namedCurve: jwk[a].crv } : { name }; const k = await s.importKey('jwk', jwk[a], o, true, ['deriveBits', 'deriveKey']), p = await s.importKey('jwk', open(jwk[b]), o, true, []); return hex(await s.deriveBits({ name, public: p }, k, bits)); };
for (const bits of [null, 0, 8, 128, 255, 256]) add(`ecdh ${bits}`, async () => [await dh('ECDH', 'p256', 'p256b', bits), await dh('ECDH', 'p256b', 'p256', bits), await dh('X25519', 'x', 'xb', bits), await dh('X25519', 'xb', 'x', bits)]);
add('ecdh others', async () => [await dh('ECDH', 'p384', 'p384', null), await dh('ECDH', 'p521', 'p521', null), await rejects(() => dh('ECDH', 'p256', 'p256b', 264)), await rejects(() => dh('X25519', 'x', 'xb', 257))]);
add('ecdh errors', async () => { const o = { name: 'ECDH', namedCurve: 'P-256' }; const k = await s.importKey('jwk', jwk.p256, o, true, ['deriveBits']), p = await s.importKey('jwk', open(jwk.p384), { name: 'ECDH', namedCurve: 'P-384' }, true, []); return [await rejects(() => s.deriveBits({ name: 'ECDH', public: p }, k, 8)), await rejects(() => s.deriveBits({ name: 'ECDH', public: k }, k, 8)), await rejects(() => s.deriveBits({ name: 'ECDH' } as any, k, 8)), await rejects(() => s.deriveKey({ name: 'ECDH', public: p }, k, { name: 'AES-GCM', length: 128 }, true, ['encrypt']))]; });
add('ecdh key', async () => { const o = { name: 'ECDH', namedCurve: 'P-256' }; const k = await s.importKey('jwk', jwk.p256, o, true, ['deriveKey']), p = await s.importKey('jwk', open(jwk.p256b), o, true, []); return [hex(any(await s.exportKey('raw', await s.deriveKey({ name: 'ECDH', public: p }, k, { name: 'AES-GCM', length: 128 }, true, ['encrypt'])))), k.algorithm, p.usages, await s.exportKey('jwk', p)]; });
add('x25519 vector', async () => { // RFC 7748, 6.1
  const p = await s.importKey('raw', bytes('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'), 'X25519', true, []);
  const k = await s.importKey('pkcs8', bytes('302e020100300506032b656e04220420' + '77076d0a7318a57d3c16c17251b26645df4c2f92ebc099c170b9d9d2c1b8f0ab'), 'X25519', true, ['deriveBits']);
  return hex(await s.deriveBits({ name: 'X25519', public: p }, k, 256));
});
add('x25519 zero', async () => { const p = await s.importKey('raw', zeros(32), 'X25519', true, []); const k = await s.importKey('jwk', jwk.x, 'X25519', true, ['deriveBits']); return await rejects(() => s.deriveBits({ name: 'X25519', public: p }, k, 256)); });
add('x25519 formats', async () => { const k = await s.importKey('jwk', jwk.x, 'X25519', true, ['deriveBits']), p = await s.importKey('jwk', open(jwk.x), 'X25519', true, []); return [hex(any(await s.exportKey('pkcs8', k))), hex(any(await s.exportKey('spki', p))), await s.exportKey('jwk', k), await s.exportKey('jwk', p)]; });
add('x25519 generate', async () => { const k: any = await s.generateKey('X25519', true, ['deriveBits']); return [k.privateKey.algorithm, k.publicKey.usages, (await s.deriveBits({ name: 'X25519', public: k.publicKey }, k.privateKey, 256)).byteLength]; });
add('public key', async () => { if (!any(s).getPublicKey) return; const k = await s.importKey('jwk', jwk.p256, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']); const p = await any(s).getPublicKey(k, ['verify']); return [p.type, p.extractable, p.usages, p.algorithm, await s.exportKey('jwk', p), await rejects(() => any(s).getPublicKey(p, ['verify'])), await rejects(() => any(s).getPublicKey(k, ['sign']))]; });

// The objects.
add('key object', async () => { const k: any = await aes('AES-GCM'); k.type = 'x'; k.usages.push('sign'); return [String(k), Object.keys(k), JSON.stringify(k), k.type, k.extractable, k instanceof CryptoKey, throws(() => new (CryptoKey as any)()), Object.getOwnPropertyNames(CryptoKey.prototype).sort()]; });
add('key usages order', async () => [(await aes('AES-GCM', zeros(16), ['unwrapKey', 'decrypt', 'encrypt', 'decrypt', 'wrapKey'])).usages, (await mac('SHA-1', zeros(1), ['verify', 'sign'])).usages]);
add('constructors', () => [throws(() => new (Crypto as any)()), throws(() => new (SubtleCrypto as any)()), crypto instanceof Crypto, s instanceof SubtleCrypto, crypto.subtle === crypto.subtle, Object.keys(crypto), Object.keys(s), Crypto.name, SubtleCrypto.name, CryptoKey.name]);
add('this', () => { const { randomUUID, getRandomValues } = crypto; return [throws(() => randomUUID()), throws(() => getRandomValues(zeros(1)))]; });
add('random kinds', () => [...[Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array].map((T: any) => throws(() => crypto.getRandomValues(new T(2)))), throws(() => crypto.getRandomValues(new DataView(new ArrayBuffer(2)) as any)), throws(() => crypto.getRandomValues([1] as any)), throws(() => (crypto as any).getRandomValues()), (() => { const v = zeros(3); return crypto.getRandomValues(v) === v; })()]);
add('timing safe', () => [any(crypto).timingSafeEqual(zeros(2), zeros(2)), any(crypto).timingSafeEqual(zeros(2), text('ab')), any(crypto).timingSafeEqual(zeros(2).buffer, new Uint16Array(1)), throws(() => any(crypto).timingSafeEqual(zeros(1), zeros(2))), throws(() => any(crypto).timingSafeEqual('a', 'a'))]);
add('promises', async () => { const p = s.digest('SHA-1', zeros(1)); const order: string[] = []; const q = p.then(() => order.push('digest')); queueMicrotask(() => order.push('microtask')); await q; await 0; return [p instanceof Promise, s.digest(any('nope'), zeros(1)).catch(() => 0) instanceof Promise, order.includes('digest')]; });

export default same(cases);
