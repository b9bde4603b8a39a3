import { hex, rejects, same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('digest', async () => [hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('a'))), hex(await crypto.subtle.digest({ name: 'sha-1' }, new Uint8Array(0)))]);
add('digest bad', async () => await rejects(() => crypto.subtle.digest('MD5', new Uint8Array(0))));
add('uuid', () => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
add('random', () => { const b = crypto.getRandomValues(new Uint32Array(4)); return [b.length, b.some((x) => x !== 0)]; });
add('random big', () => throws(() => crypto.getRandomValues(new Uint8Array(65537))));
add('random float', () => throws(() => crypto.getRandomValues(new Float32Array(1) as any)));
add('timingsafe', () => (crypto as any).timingSafeEqual?.(new Uint8Array([1]), new Uint8Array([1])));
add('hmac', async () => { const k = await crypto.subtle.importKey('raw', new TextEncoder().encode('k'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']); const s = await crypto.subtle.sign('HMAC', k, new TextEncoder().encode('m')); return [hex(s), await crypto.subtle.verify('HMAC', k, s, new TextEncoder().encode('m')), k.type, k.extractable, k.usages, k.algorithm]; });
add('aes', async () => { const k = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-GCM', false, ['encrypt', 'decrypt']); const iv = new Uint8Array(12); const e = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, k, new TextEncoder().encode('hi')); return [hex(e), new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, k, e))]; });
add('pbkdf2', async () => { const k = await crypto.subtle.importKey('raw', new TextEncoder().encode('pw'), 'PBKDF2', false, ['deriveBits']); return hex(await crypto.subtle.deriveBits({ name: 'PBKDF2', salt: new Uint8Array(8), iterations: 10, hash: 'SHA-256' }, k, 256)); });
add('crypto tags', () => [Object.prototype.toString.call(crypto), Object.prototype.toString.call(crypto.subtle), typeof CryptoKey, typeof Crypto, typeof SubtleCrypto]);

export default same(cases);
