// Functions of Bun that few handlers use: Bun.hash, peek, deepMatch, indexOfLine, CSRF, color, inspect.table, randomUUIDv5.
import { colors } from '../../console/colors.js';

const invalid = (text) => Object.assign(new TypeError(text), { code: 'ERR_INVALID_ARG_TYPE' });

const HASHES = ['wyhash', 'adler32', 'crc32', 'cityHash32', 'cityHash64', 'xxHash32', 'xxHash64', 'xxHash3', 'murmur32v2', 'murmur32v3', 'murmur64v2', 'rapidhash'];

// seedOf returns a seed as 64 bits, in digits; or '' for a seed that is neither a number nor a BigInt.
function seedOf(v) {
  if (typeof v === 'number') v = Number.isFinite(v) ? BigInt(Math.trunc(v)) : 0n;
  return typeof v === 'bigint' ? String(BigInt.asUintN(64, v)) : '';
}

/** @param {Parts} parts */
export function make({ host, bytesOf, join, BYTES }) {
  // hash returns a function of Bun.hash: a number, or a BigInt for 64 bits.
  const hashed = (name, data, seed) => {
    if (data === undefined || data === null) throw invalid('data must be a string, ArrayBuffer, ArrayBufferView or Blob');
    const bytes = typeof data === 'string' ? host.encode(data) : data[BYTES] ?? bytesOf(data) ?? host.encode(`${data}`), sum = host.hash(name, bytes, seedOf(seed));
    return typeof sum !== 'object' ? sum : new DataView(sum.buffer, sum.byteOffset).getBigUint64(0, true);
  };
  const hash = Object.defineProperty((data, seed) => hashed('wyhash', data, seed), 'length', { value: 1, configurable: true });
  for (const name of HASHES) hash[name] = Object.defineProperty({ [name]: (data, seed) => hashed(name, data, seed) }[name], 'length', { value: 1, configurable: true });

  // peek returns a promise's result without waiting; a rejected promise counts as handled.
  function peek(v) {
    switch (v instanceof Promise ? host.promise(v) : -1) {
      case 1: return host.promise(v, true);
      case 2: v.catch(() => {}); return host.promise(v, true);
    }
    return v;
  }
  peek.status = (v) => ['pending', 'fulfilled', 'rejected'][v instanceof Promise ? host.promise(v) : 1];

  // deepMatch reports whether actual has all properties of expected.
  const deepMatch = (expected, actual) => {
    if (typeof expected !== 'object' || expected === null) throw invalid('Expected the first argument to be an object');
    if (typeof actual !== 'object' || actual === null) throw invalid('Expected the second argument to be an object');
    return part(expected, actual, new Set());
  };
  function part(a, b, seen) {
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
    if (a instanceof Date || a instanceof RegExp) return b?.constructor === a.constructor && String(a) === String(b);
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    if (Array.isArray(a) && a.length !== b.length) return false;
    if (seen.has(a)) return true;
    seen.add(a);
    return Reflect.ownKeys(a).every((k) => k in b && part(a[k], b[k], seen));
  }

  function indexOfLine(data, offset = 0) {
    const b = bytesOf(data);
    if (b === null) throw invalid('indexOfLine: an ArrayBuffer or a view of one is needed');
    return b.indexOf(10, Math.max(0, Math.trunc(Number(offset)) || 0));
  }

  function table(rows, columns) {
    if (typeof rows !== 'object' || rows === null) return '';
    if (columns !== undefined && !Array.isArray(columns)) columns = undefined;
    const entries = rows instanceof Map ? [...rows] : Array.isArray(rows) ? rows.map((r, n) => [n, r]) : Object.entries(rows);
    const all = new Set(), plain = entries.some(([, r]) => typeof r !== 'object' || r === null);
    for (const [, r] of entries) if (typeof r === 'object' && r !== null) for (const k of Object.keys(r)) all.add(k);
    const shown = columns ? columns.map(String) : [...all], show = (v) => v === undefined ? '' : typeof v === 'string' ? v : globalThis.Bun.inspect(v);
    const lines = [['', ...shown, ...plain && !columns ? ['Values'] : []], ...entries.map(([k, r]) => {
      const object = typeof r === 'object' && r !== null;
      return [String(k), ...shown.map((c) => object ? show(r[c]) : ''), ...plain && !columns ? [object ? '' : show(r)] : []];
    })];
    const { stringWidth } = globalThis.Bun, wide = lines[0].map((_, n) => lines.reduce((most, l) => Math.max(most, stringWidth(l[n])), 1) + 2);
    const row = (l) => '│' + l.map((c, n) => ' ' + c + ' '.repeat(wide[n] - 1 - stringWidth(c))).join('│') + '│';
    const rule = (a, b, c) => a + wide.map((n) => '─'.repeat(n)).join(b) + c;
    return [rule('┌', '┬', '┐'), row(lines[0]), rule('├', '┼', '┤'), ...lines.slice(1).map(row), rule('└', '┴', '┘')].join('\n') + '\n';
  }

  // CSRF: a token has the time when it was made, random bytes, its lifetime, and a MAC of these, in a text encoding.
  const secretOf = (s) => { if (s === undefined) return fallback ??= host.random(32); if (typeof s !== 'string' || s === '') throw invalid('Secret must be a non-empty string'); return host.encode(s); };
  let fallback;
  const text = (b, encoding) => encoding === 'hex' ? b.toHex() : b.toBase64({ alphabet: encoding === 'base64' ? 'base64' : 'base64url', omitPadding: encoding !== 'base64' });
  const bytes = (s, encoding) => encoding === 'hex' ? Uint8Array.fromHex(s) : Uint8Array.fromBase64(s, { alphabet: encoding === 'base64' ? 'base64' : 'base64url' });
  const algorithmOf = (a) => { a = String(a ?? 'sha256').toLowerCase(); if (!['sha256', 'sha384', 'sha512', 'sha512-256', 'blake2b256', 'blake2b512'].includes(a)) throw invalid('Algorithm not supported'); return a; };
  const mac = (secret, data, algorithm) => { const h = new (globalThis.Bun.CryptoHasher)(algorithm, secret); h.update(data); return h.digest(); };
  const CSRF = {
    generate(secret, options = {}) {
      const b = new Uint8Array(32), v = new DataView(b.buffer);
      v.setBigUint64(0, BigInt(Date.now()));
      b.set(host.random(16), 8);
      v.setBigUint64(24, BigInt(Math.max(0, Math.trunc(options?.expiresIn ?? 86400000))));
      return text(join([b, new Uint8Array(mac(secretOf(secret), b, algorithmOf(options?.algorithm)))]), options?.encoding);
    },
    verify(token, options = {}) {
      if (typeof token !== 'string' || token === '') throw invalid('Token must be a non-empty string');
      const secret = secretOf(options?.secret), algorithm = algorithmOf(options?.algorithm);
      let b;
      try { b = bytes(token, options?.encoding); } catch { return false; }
      if (b.length <= 32) return false;
      const want = new Uint8Array(mac(secret, b.subarray(0, 32), algorithm)), got = b.subarray(32);
      let other = want.length ^ got.length;
      for (let i = 0; i < want.length; i++) other |= want[i] ^ got[i];
      if (other !== 0) return false;
      const v = new DataView(b.buffer, b.byteOffset), made = Number(v.getBigUint64(0)), life = Number(v.getBigUint64(24)), age = Date.now() - made;
      return !(life > 0 && age > life) && !(options?.maxAge > 0 && age > options.maxAge);
    },
  };

  const SPACES = { dns: '6ba7b810', url: '6ba7b811', oid: '6ba7b812', x500: '6ba7b814' };
  function randomUUIDv5(name, namespace, encoding = 'hex') {
    const space = SPACES[namespace] ? Uint8Array.fromHex(SPACES[namespace] + '9dad11d180b400c04fd430c8') : typeof namespace === 'string' ? Uint8Array.fromHex(namespace.replaceAll('-', '')) : bytesOf(namespace);
    if (space === null || space.length !== 16) throw invalid('Invalid UUID namespace');
    const h = new (globalThis.Bun.CryptoHasher)('sha1');
    h.update(space);
    h.update(typeof name === 'string' ? name : bytesOf(name) ?? String(name));
    const b = new Uint8Array(h.digest()).slice(0, 16);
    b[6] = b[6] & 15 | 0x50;
    b[8] = b[8] & 63 | 0x80;
    if (encoding === 'buffer') return globalThis.Buffer.from(b);
    if (encoding === 'base64' || encoding === 'base64url') return text(b, encoding);
    return b.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  return { peek, deepMatch, indexOfLine, table, CSRF, randomUUIDv5, hash, color: colors({ bytesOf }) };
}
