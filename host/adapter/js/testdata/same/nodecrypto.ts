import * as c from 'node:crypto';
import { same } from './same';
import { jwk, pem } from './imported/keys';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const code = (e: any) => [e.name, e.code ?? 'none'];
const add = (name: string, f: () => unknown) => { cases[name] = async () => { try { return await f(); } catch (e) { return code(e); } }; };
const refused = (f: () => unknown) => { try { f(); return 'nothing'; } catch (e) { return code(e); } };
const back = (f: (done: (e: any, v: any) => void) => void) => new Promise((ok, no) => f((e, v) => (e ? no(e) : ok(v))));
const x: any = c;
const z = (n: number) => new Uint8Array(n);
const open = (j: JsonWebKey): JsonWebKey => { const { d, p, q, dp, dq, qi, ...rest } = j; return rest; };

add('getHashes', () => c.getHashes());
for (const h of c.getHashes()) {
  add('hash ' + h, () => [c.createHash(h).update('abc').digest('hex'), c.createHash(h.toUpperCase()).update('a').update('bc').digest('base64'), x.hash(h, 'abc'), c.createHmac(h, 'k').update('abc').digest('hex'), c.createHmac(h, Buffer.alloc(200)).update('a').update('bc').digest('base64url')]);
}
add('hash names', () => ['RSA-SHA256', 'SHA-256', 'sha512/256', 'shake128', 'nope'].map((h) => { try { return c.createHash(h).update('a').digest('hex'); } catch (e) { return code(e); } }));
add('hash length', () => [c.createHash('shake128', { outputLength: 5 }).update('a').digest('hex'), c.createHash('shake256', { outputLength: 100 }).update('a').digest('hex'), refused(() => c.createHash('sha256', { outputLength: 5 }))]);
add('hash copy', () => { const h = c.createHash('sha256').update('a'), k = h.copy(); h.update('b'); return [h.digest('hex'), k.digest('hex'), refused(() => h.copy()), refused(() => h.update('a')), refused(() => h.digest())]; });
add('hash big', () => { const h = c.createHash('sha512'), m = c.createHmac('sha512', 'k'); for (let n = 0; n < 9; n++) { h.update(z(100001)); m.update(z(100001)); } return [h.digest('hex'), m.digest('hex')]; });
add('hash encodings', () => ['hex', 'base64', 'base64url', 'latin1', 'binary', 'utf8', 'ucs2', 'ascii'].map((e: any) => c.createHash('md5').update('a').digest(e)));
add('hash buffer', () => { const d = c.createHash('md5').update('a').digest(); return [Buffer.isBuffer(d), d.length, Buffer.isBuffer(c.createHash('md5').digest('buffer' as any))]; });
add('hash input', () => [c.createHash('md5').update('6162', 'hex').digest('hex'), c.createHash('md5').update('YWI=', 'base64').digest('hex'), c.createHash('md5').update(new Uint16Array([1])).digest('hex'), c.createHash('md5').update(new DataView(new ArrayBuffer(2))).digest('hex')]);
add('hash refused', () => [refused(() => x.createHash()), refused(() => c.createHash('nope')), refused(() => c.createHash('md5').update(5 as any)), refused(() => x.createHash('md5').update()), refused(() => c.createHmac('nope', 'k')), refused(() => x.createHmac('md5')), refused(() => x.hash('nope', 'a')), refused(() => c.createHash('md5').update('616', 'hex'))]);
add('hmac twice', () => { const h = c.createHmac('md5', 'k'); h.digest(); return [h.digest('hex'), refused(() => h.update('a'))]; });
add('hmac keys', () => [c.createHmac('sha1', c.createSecretKey(Buffer.from('k'))).update('a').digest('hex'), c.createHmac('sha1', Buffer.from('k')).update('a').digest('hex')]);
add('random', async () => [c.randomBytes(9).length, Buffer.isBuffer(c.randomBytes(1)), ((await back((d) => c.randomBytes(3, d))) as any).length, c.randomUUID().length, c.randomInt(1), c.randomInt(5, 6), c.randomInt(10) < 10, await back((d) => c.randomInt(1, d))]);
add('random refused', () => [refused(() => c.randomBytes(-1)), refused(() => x.randomBytes('4')), refused(() => c.randomInt(0)), refused(() => c.randomInt(5, 5)), refused(() => x.randomInt('a')), refused(() => c.randomInt(0, 2 ** 48 + 1)), refused(() => c.randomInt(1.5))]);
add('random fill', async () => { const b = z(8); return [c.randomFillSync(b, 4) === b, [...b.slice(0, 4)], refused(() => c.randomFillSync(z(8), 9)), refused(() => c.randomFillSync(z(8), 4, 5)), refused(() => x.randomFillSync('a')), ((await back((d) => c.randomFill(z(4), d))) as any).length]; });
add('pbkdf2', async () => [c.pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex'), c.pbkdf2Sync('p', 's', 3, 70, 'SHA512').toString('hex'), ((await back((d) => c.pbkdf2('p', 's', 1, 8, 'sha256', d))) as any).toString('hex')]);
add('pbkdf2 refused', () => [refused(() => c.pbkdf2Sync('p', 's', 1, 8, 'nope')), refused(() => x.pbkdf2Sync('p', 's', 1, 8)), refused(() => c.pbkdf2Sync('p', 's', 0, 8, 'sha1')), refused(() => c.pbkdf2Sync('p', 's', 1, -1, 'sha1')), refused(() => x.pbkdf2Sync(5, 's', 1, 1, 'sha1')), refused(() => x.pbkdf2('p', 's', 1, 8, 'sha1')), refused(() => c.pbkdf2('p', 's', 1, 8, 'nope', () => {}))]);
add('scrypt', async () => [c.scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex'), c.scryptSync('p', 's', 16).toString('hex'), c.scryptSync('p', 's', 8, { cost: 4, blockSize: 2, parallelization: 3 }).toString('hex'), ((await back((d) => c.scrypt('p', 's', 8, d))) as any).toString('hex'), ((await back((d) => c.scrypt('p', 's', 8, { N: 2 }, d))) as any).toString('hex')]);
add('scrypt refused', () => [refused(() => c.scryptSync('p', 's', 16, { N: 3 })), refused(() => c.scryptSync('p', 's', 16, { N: 65536 })), refused(() => c.scryptSync('p', 's', 16, { N: 4, cost: 4 })), refused(() => x.scryptSync(5, 's', 16))]);
add('hkdf', async () => { const k: any = c.hkdfSync('sha256', 'k', 's', 'i', 8); return [k instanceof ArrayBuffer, Buffer.from(k).toString('hex'), Buffer.from((await back((d) => c.hkdf('sha512', 'k', z(0), z(0), 70, d))) as any).toString('hex'), refused(() => c.hkdfSync('nope', 'k', 's', 'i', 8)), refused(() => c.hkdfSync('sha256', 'k', 's', 'i', 8161)), refused(() => c.hkdfSync('sha256', 'k', 's', 'i'.repeat(1025), 8))]; });
add('timing safe', () => [c.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), c.timingSafeEqual(Buffer.from('a'), Buffer.from('b')), refused(() => c.timingSafeEqual(z(1), z(2))), refused(() => x.timingSafeEqual('a', 'a'))]);
add('webcrypto', () => [x.webcrypto === crypto, x.subtle === crypto.subtle, c.getRandomValues(z(3)).length]);

const cut = (alg: string, key: Uint8Array, iv: Uint8Array, sizes: number[], o?: any) => { const e: any = x.createCipheriv(alg, key, iv, o); const out: string[] = []; for (const n of sizes) out.push(e.update(z(n).fill(n), undefined, 'hex')); out.push(e.final('hex')); if (alg.endsWith('gcm')) out.push(e.getAuthTag().toString('hex')); return out; };
const uncut = (alg: string, key: Uint8Array, iv: Uint8Array, parts: string[]) => { const d: any = x.createDecipheriv(alg, key, iv); if (alg.endsWith('gcm')) d.setAuthTag(Buffer.from(parts.pop()!, 'hex')); const out = parts.map((p) => d.update(p, 'hex', 'hex')); return [...out, d.final('hex')]; };
for (const m of ['cbc', 'ctr', 'gcm']) for (const bits of [128, 192, 256]) {
  const alg = `aes-${bits}-${m}`, key = z(bits / 8).fill(3), iv = z(m === 'gcm' ? 12 : 16).fill(250);
  add(alg, () => [[], [1], [15, 1], [16], [17, 40, 3], [32, 32], [5, 5, 5, 5, 5]].map((sizes) => { const parts = cut(alg, key, iv, sizes); return [parts, uncut(alg, key, iv, [...parts])]; }));
}
add('ctr wraps', () => cut('aes-128-ctr', z(16), z(16).fill(255), [16, 5, 40]));
add('gcm aad', () => { const e = c.createCipheriv('aes-256-gcm', z(32), z(12)); e.setAAD(Buffer.from('aad')); const t = e.update('hello', 'utf8', 'base64') + e.final('base64'), tag = e.getAuthTag(); const d = c.createDecipheriv('aes-256-gcm', z(32), z(12)); d.setAAD(Buffer.from('aad')).setAuthTag(tag); return [t, tag.toString('hex'), d.update(t, 'base64', 'utf8') + d.final('utf8')]; });
add('gcm iv 16', () => { const e = c.createCipheriv('aes-128-gcm', z(16), z(16)); return [Buffer.concat([e.update('hello'), e.final()]).toString('hex'), e.getAuthTag().toString('hex')]; });
add('gcm short tag', () => { const e = c.createCipheriv('aes-128-gcm', z(16), z(12), { authTagLength: 8 }); return [e.update('hello', 'utf8', 'hex') + e.final('hex'), e.getAuthTag().toString('hex')]; });
add('gcm refused', () => [refused(() => { const d = c.createDecipheriv('aes-128-gcm', z(16), z(12)); d.setAuthTag(z(16) as any); d.update('a6', 'hex'); d.final(); }), refused(() => { const d = c.createDecipheriv('aes-128-gcm', z(16), z(12)); d.update('a6', 'hex'); d.final(); }), refused(() => c.createCipheriv('aes-128-gcm', z(16), z(12)).getAuthTag())]);
add('cipher refused', () => [refused(() => c.createCipheriv('aes-256-gcm', z(31), z(12))), refused(() => c.createCipheriv('aes-256-cbc', z(32), z(12))), refused(() => c.createCipheriv('nope', z(32), z(12))), refused(() => { const k = c.createCipheriv('aes-128-cbc', z(16), z(16)); k.final(); k.final(); }), refused(() => { const k = c.createCipheriv('aes-128-cbc', z(16), z(16)); k.final(); k.update('a'); }), refused(() => { const k = c.createDecipheriv('aes-128-cbc', z(16), z(16)); k.update(z(15)); k.final(); }), refused(() => { const k = c.createDecipheriv('aes-128-cbc', z(16), z(16)); k.update(z(16)); k.final(); }), refused(() => { const k = c.createCipheriv('aes-128-cbc', z(16), z(16)); k.setAutoPadding(false); k.update('a'); k.final(); })]);
add('no padding', () => { const k = c.createCipheriv('aes-128-cbc', z(16), z(16)); k.setAutoPadding(false); return k.update(z(32), undefined, 'hex') + k.final('hex'); });

add('secret key', () => { const k = c.createSecretKey(Buffer.from('a')); return [k.type, k.symmetricKeySize, k.export().toString(), k.export({ format: 'jwk' }), k.equals(c.createSecretKey('61', 'hex')), String(k), k.asymmetricKeyType]; });
for (const n of ['rsa', 'rsa1', 'ec', 'ec1', 'ed'] as const) {
  add('private ' + n, () => { const k = c.createPrivateKey(pem[n]), p = c.createPublicKey(k); return [k.type, k.asymmetricKeyType, k.export({ format: 'jwk' }), k.export({ type: 'pkcs8', format: 'pem' }), p.export({ type: 'spki', format: 'pem' }), p.export({ type: 'spki', format: 'der' }).length, p.export({ format: 'jwk' }), p.type, k.equals(c.createPrivateKey(Buffer.from(pem[n]))), p.equals(c.createPublicKey(pem[n]))]; });
}
add('details', () => [c.createPrivateKey(pem.rsa).asymmetricKeyDetails!.modulusLength, String(c.createPrivateKey(pem.rsa).asymmetricKeyDetails!.publicExponent), c.createPrivateKey(pem.ec).asymmetricKeyDetails, c.createPrivateKey(pem.ed).asymmetricKeyDetails]);
for (const n of ['rsaPublic', 'rsaPublic1', 'ecPublic', 'edPublic'] as const) add('public ' + n, () => { const p = c.createPublicKey(pem[n]); return [p.type, p.asymmetricKeyType, p.export({ format: 'jwk' }), refused(() => c.createPrivateKey(pem[n]))[0]]; });
add('keys in jwk', () => [c.createPrivateKey({ key: jwk.p384 as any, format: 'jwk' }).export({ format: 'jwk' }), c.createPublicKey({ key: open(jwk.ed) as any, format: 'jwk' }).asymmetricKeyType, c.createPublicKey({ key: c.createPublicKey(pem.ec).export({ type: 'spki', format: 'der' }), format: 'der', type: 'spki' }).asymmetricKeyType]);
add('keys refused', () => [refused(() => c.createPrivateKey('nope')), refused(() => x.createPrivateKey(5)), refused(() => x.createPublicKey()), refused(() => c.createPublicKey('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'))[0]]);
for (const alg of ['RSA-SHA256', 'sha512', 'SHA1']) add('sign rsa ' + alg, () => { const s = c.createSign(alg).update('what ').update('is signed').sign(pem.rsa, 'hex'); return [s, c.createVerify(alg).update('what is signed').verify(pem.rsaPublic, s, 'hex'), c.createVerify(alg).update('what').verify(pem.rsaPublic, s, 'hex'), c.createVerify(alg).update('what is signed').verify(pem.rsa, Buffer.from(s, 'hex'))]; });
add('sign pss', () => { const s = c.createSign('sha256').update('a').sign({ key: pem.rsa, padding: c.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }); return [s.length, c.createVerify('sha256').update('a').verify({ key: pem.rsaPublic, padding: 6, saltLength: -1 }, s), c.createVerify('sha256').update('a').verify({ key: pem.rsaPublic, padding: 6 }, s), c.createVerify('sha256').update('a').verify(pem.rsaPublic, s)]; });
add('sign ec', () => { const s = c.createSign('sha256').update('a').sign(pem.ec), r = c.createSign('sha256').update('a').sign({ key: pem.ec, dsaEncoding: 'ieee-p1363' }); return [s[0], r.length, c.createVerify('sha256').update('a').verify(pem.ecPublic, s), c.createVerify('sha256').update('a').verify({ key: pem.ecPublic, dsaEncoding: 'ieee-p1363' }, r), c.createVerify('sha256').update('b').verify(pem.ecPublic, s), c.createVerify('sha256').update('a').verify(pem.ecPublic, Buffer.from('nope'))]; });
add('sign ed', async () => { const s = c.sign(null, Buffer.from('a'), pem.ed); return [s.toString('hex'), c.verify(null, Buffer.from('a'), pem.edPublic, s), c.verify(null, Buffer.from('b'), pem.edPublic, s), await back((d) => x.verify(null, Buffer.from('a'), pem.edPublic, s, d))]; });
add('sign at once', () => [c.sign('sha256', Buffer.from('a'), pem.rsa).toString('base64'), c.verify('sha256', Buffer.from('a'), pem.rsaPublic, c.sign('sha256', Buffer.from('a'), pem.rsa)), c.sign(undefined as any, Buffer.from('a'), pem.rsa).toString('base64')]);
add('sign refused', () => [refused(() => c.createSign('nope')), refused(() => c.createSign('sha256').sign('nope')), refused(() => c.createSign('sha256').sign(pem.rsaPublic))[0]]);
add('generate', () => ['ec', 'ed25519', 'x25519'].map((t: any) => { const k = (c.generateKeyPairSync as any)(t, { namedCurve: 'prime256v1' }); return [k.publicKey.type, k.privateKey.asymmetricKeyType, k.publicKey.equals(c.createPublicKey(k.privateKey))]; }));
add('from a CryptoKey', async () => { const k = await crypto.subtle.importKey('jwk', jwk.p256, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']); return x.KeyObject.from(k).export({ format: 'jwk' }); });

export default same(cases);
