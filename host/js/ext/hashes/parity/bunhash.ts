import { rejects, same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

const H = (a: string, key?: any) => new (Bun as any).CryptoHasher(a, key);
const B: any = Bun;
const throwsCode = (f: () => unknown) => { try { f(); } catch (e: any) { return [e.name, e.code ?? 'none']; } return 'nothing'; };
const rejectsCode = async (f: () => unknown) => { try { await f(); } catch (e: any) { return [e.name, e.code ?? 'none']; } return 'nothing'; };

add('algorithms', () => B.CryptoHasher.algorithms);
for (const a of ['blake2b256', 'blake2b512', 'blake2s256', 'md4', 'md5', 'ripemd160', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-224', 'sha512-256', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512', 'shake128', 'shake256']) {
  add('hash ' + a, () => [H(a).update('abc').digest('hex'), H(a).digest('base64'), H(a).byteLength, B.CryptoHasher.hash(a, 'abc', 'hex'), H(a).update('a').update('bc').copy().digest('hex')]);
  add('hmac ' + a, () => [H(a, 'key').update('a').update('bc').digest('hex'), H(a, new Uint8Array(200)).update('abc').digest('base64'), H(a, '').update('abc').digest('hex')]);
  add('big ' + a, () => { const h = H(a), b = new Uint8Array(100001).fill(7); for (let n = 0; n < 9; n++) h.update(b); return h.digest('hex'); });
}
add('hmac big', () => { const h = H('sha256', 'k'.repeat(100)), b = new Uint8Array(100001).fill(7); for (let n = 0; n < 9; n++) h.update(b); const c = h.copy(); h.update('x'); return [h.digest('hex'), c.digest('hex')]; });
add('names', () => ['SHA256', 'SHA-256', 'Sha256', 'SHA512-256', 'sha512/256', 'SHA3-256', 'sha128', 'sha-1', 'BLAKE2B512', 'RSA-SHA256', 'rmd160', 'sha-224', 'sha-384', 'sha-512', 'sha-512224', 'sha-512_256', 'md-5', '', 'nope'].map((n) => { try { return H(n).algorithm; } catch (e: any) { return 'not ' + n + ' ' + e.name; } }));
add('digest twice', () => { const h = H('sha256').update('a'); return [h.digest('hex'), h.digest('hex'), h.update('b').digest('hex')]; });
add('hmac twice', () => { const h = H('sha256', 'k').update('a'); return [h.digest('hex'), throws(() => h.digest()), throws(() => h.update('a')), throws(() => h.copy())]; });
add('hmac copy', () => { const h = H('sha256', 'k').update('a'), c = h.copy(); h.update('b'); return [h.digest('hex'), c.digest('hex')]; });
for (const e of ['hex', 'base64', 'base64url', 'latin1', 'binary', 'utf8', 'utf-8', 'ucs2', 'utf16le', 'ascii', 'HEX', 'nope']) add('encoding ' + e, () => H('md5').digest(e));
for (const e of ['hex', 'base64', 'base64url', 'latin1', 'binary', 'utf8', 'ucs2', 'utf16le', 'ascii']) add('update ' + e, () => ['61', 'YWI=', 'YWI', '\u00e9\u20ac', '6', 'zz'].map((s) => H('md5').update(s, e).digest('hex')));
add('update kinds', () => [H('md5').update(new Uint8Array([97])).digest('hex'), H('md5').update(new Uint8Array([97]).buffer).digest('hex'), H('md5').update(new Uint16Array([97])).digest('hex'), H('md5').update(new DataView(new ArrayBuffer(1))).digest('hex'), H('md5').update(new Blob(['a'])).digest('hex')]);
add('update errors', () => [throwsCode(() => H('md5').update(5)), throwsCode(() => H('md5').update()), throwsCode(() => H('md5').update(null)), throwsCode(() => H('md5').update({})), throwsCode(() => H('nope')), throwsCode(() => new B.CryptoHasher()), throwsCode(() => H('md5').digest('nope'))]);
add('update keeps a copy', () => { const b = new Uint8Array([97]), h = H('md5').update(b); b[0] = 98; return h.digest('hex'); });
add('into', () => { const b = new Uint8Array(64), d = H('sha512').update('a').digest(b); return [d === b, b[0], b[63], throwsCode(() => H('sha512').digest(new Uint8Array(3)))]; });
add('into sha1', () => throwsCode(() => H('sha1').digest(new Uint8Array(20))));
add('object', () => [Object.prototype.toString.call(H('md5')), B.CryptoHasher.name, B.SHA1.name, H('md5') instanceof B.CryptoHasher, H('md5').update('a') instanceof B.CryptoHasher, throws(() => B.CryptoHasher('md5'))]);
for (const c of ['MD4', 'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA512_256']) {
  add('class ' + c, () => { const h = new B[c](); return [h.byteLength, B[c].byteLength, h.update('a') === h, h.digest('hex'), B[c].hash('a', 'hex'), B[c].hash(new Uint8Array([97]), 'base64'), throwsCode(() => h.update('a')), throwsCode(() => h.digest()), Object.prototype.toString.call(h)]; });
}
add('class into', () => { const b = new Uint8Array(20), d = new B.SHA1().update('a').digest(b); return [d === b, b[0], throwsCode(() => new B.SHA1().digest(new Uint8Array(3)))]; });
add('sha', () => [B.sha('a', 'hex'), B.sha('a', 'base64'), [...B.sha('a')].length]);

// Passwords. Small costs: they are for the cases.
const P = B.password, small = { algorithm: 'bcrypt', cost: 4 }, argon = { algorithm: 'argon2id', memoryCost: 8, timeCost: 1 };
add('argon2id', async () => { const h = await P.hash('x', argon); return [h.slice(0, 27), h.length, await P.verify('x', h), await P.verify('y', h), P.verifySync('x', h), await P.verify('x', h, 'argon2id')]; });
add('argon2i', async () => { const h = await P.hash('x', { ...argon, algorithm: 'argon2i', timeCost: 3 }); return [h.slice(0, 26), await P.verify('x', h), await P.verify('y', h)]; });
add('argon2d', async () => { const h = await P.hash('x', { ...argon, algorithm: 'argon2d', timeCost: 3 }); return h.slice(0, 26); });
add('bcrypt', async () => { const h = await P.hash('x', small); return [h.slice(0, 7), h.length, await P.verify('x', h), await P.verify('y', h), P.verifySync('x', h), await P.verify('x', h, 'bcrypt'), P.hashSync('x', small).slice(0, 7)]; });
add('default', async () => (await P.hash('x')).slice(0, 31));
add('bcrypt default', async () => (await P.hash('x', 'bcrypt')).slice(0, 7));
add('bcrypt long', () => { const s = 'a'.repeat(80), h = P.hashSync(s, small); return [P.verifySync(s, h), P.verifySync('a'.repeat(72), h), P.verifySync('a'.repeat(79), h), P.verifySync(s, '$2b$04$y2heiPCqZfFDtkwhH.KSEepwUH0Jmdt4jAzLUo2tt2VGrtXA23jCu')]; });
add('bcrypt known', () => ['$2a$', '$2b$', '$2y$', '$2x$'].map((p) => { try { return P.verifySync('U*U', p + '05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'); } catch (e: any) { return e.code; } }));
add('bytes', () => [P.verifySync(new Uint8Array([1, 2]), P.hashSync(new Uint8Array([1, 2]), small)), P.verifySync('a', P.hashSync(new Uint8Array([97]), small)), P.verifySync('a\0b', P.hashSync('a\0c', small)), P.verifySync('\u00fc', P.hashSync('\u00fc', argon))]);
add('argon2 known', () => P.verifySync('x', '$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY$' + 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'));
add('refused', () => [throwsCode(() => P.hashSync('')), throwsCode(() => P.hashSync()), throwsCode(() => P.hash('')), throwsCode(() => P.hashSync('x', { algorithm: 'bcrypt', cost: 3 })), throwsCode(() => P.hashSync('x', { algorithm: 'bcrypt', cost: 32 })), throwsCode(() => P.hashSync('x', 'nope')), throwsCode(() => P.hashSync('x', { algorithm: 'nope' })), throwsCode(() => P.hashSync('x', { ...argon, memoryCost: 4 })), throwsCode(() => P.hashSync('x', { ...argon, timeCost: 0 })), throwsCode(() => P.verifySync('x')), throwsCode(() => P.verifySync())]);
for (const h of ['', 'garbage', '$2b$04$short', '$argon2id$v=19$m=8,t=1', '$6$abc$def', '$2b$99$y2heiPCqZfFDtkwhH.KSEepwUH0Jmdt4jAzLUo2tt2VGrtXA23jCu', '$argon2x$v=19$m=8,t=1,p=1$aaaaaaaaaaa$aaaaaaaa', '$2b$04$!!heiPCqZfFDtkwhH.KSEepwUH0Jmdt4jAzLUo2tt2VGrtXA23jCu']) add('verify ' + h.slice(0, 20), async () => [await rejectsCode(() => P.verify('a', h)), throwsCode(() => P.verifySync('a', h))]);
add('verify other', async () => { const h = P.hashSync('x', small), g = P.hashSync('x', argon); return [await rejectsCode(() => P.verify('x', h, 'argon2id')), await rejectsCode(() => P.verify('x', g, 'bcrypt')), await rejectsCode(() => P.verify('x', g, 'argon2i')), await rejects(() => P.verify('x', g, 'nope'))]; });
add('verify empty', async () => [await P.verify('', P.hashSync('x', small)), P.verifySync('', 'garbage')]);
add('uuid and hash', () => [typeof B.hash]);

export default same(cases);
