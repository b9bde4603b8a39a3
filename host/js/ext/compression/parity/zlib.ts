// node:zlib, Brotli and Zstandard: all at once, with callbacks, as streams, and Bun's functions.
import zlib from 'node:zlib';
import { promisify } from 'node:util';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { same } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };
const failed = async (f: () => unknown) => { try { return await f(); } catch (e: any) { return [e.name, e.code]; } };
const Z: any = zlib, B: any = Bun;
let long = '';
for (let i = 0; long.length < 300_000; i++) long += `line ${i * 7919 % 1000} of ${i}\n`;
const collect = async (s: any) => { const list: Buffer[] = []; for await (const c of s) list.push(c); return Buffer.concat(list); };

for (const [there, back] of [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['gzip', 'unzip'], ['deflate', 'unzip'], ['brotliCompress', 'brotliDecompress'], ['zstdCompress', 'zstdDecompress']]) {
  const name = there + ' ' + back, make = (s: string) => 'create' + s[0].toUpperCase() + s.slice(1);
  add(`${name} sync`, () => { const b = Z[there + 'Sync']('hello'); return [Buffer.isBuffer(b), String(Z[back + 'Sync'](b))]; });
  add(`${name} empty`, () => Z[back + 'Sync'](Z[there + 'Sync']('')).length);
  add(`${name} long`, () => { const b = Z[there + 'Sync'](long); return [b.length < long.length / 2, String(Z[back + 'Sync'](b)) === long]; });
  add(`${name} kinds`, () => [new Uint8Array([104, 105]), Buffer.from('hi'), new Uint8Array([104, 105]).buffer, new DataView(new Uint8Array([104, 105]).buffer)].map((v) => String(Z[back + 'Sync'](Z[there + 'Sync'](v)))));
  add(`${name} callback`, () => new Promise((resolve) => Z[there]('hello', (e: any, b: Buffer) => Z[back](b, (e2: any, t: Buffer) => resolve([e, e2, String(t)])))));
  add(`${name} promise`, async () => String(await promisify(Z[back])(await promisify(Z[there])('hello') as any)));
  add(`${name} wrong`, () => [undefined, null, 5, {}].map((v) => { try { return Z[there + 'Sync'](v); } catch (e: any) { return [e.name, e.code]; } }));
  add(`${name} garbage`, async () => { const r: any = await failed(() => Z[back + 'Sync'](Buffer.from('\xff\xff\xff\xff not compressed at all', 'latin1'))); return [r[0], typeof r[1]]; });
  add(`${name} cut`, () => failed(() => { const b = Z[there + 'Sync'](long); return Z[back + 'Sync'](b.subarray(0, b.length - 20)).length; }));
  add(`${name} nothing`, () => failed(() => Z[back + 'Sync']('').length));
  add(`${name} most`, () => failed(() => Z[back + 'Sync'](Z[there + 'Sync'](long), { maxOutputLength: 1000 })));
  add(`${name} stream`, async () => String(await collect(Readable.from([Buffer.from('hel'), Buffer.from('lo')]).pipe(Z[make(there)]()).pipe(Z[make(back)]()))));
  add(`${name} long stream`, async () => { const z = Readable.from([long]).pipe(Z[make(there)]()).pipe(Z[make(back)]()); return String(await collect(z)) === long; });
  add(`${name} bytewise`, async () => { const z = Z[there + 'Sync']('hello hello'); return String(await collect(Readable.from(Array.from(z, (n: any) => Buffer.from([n]))).pipe(Z[make(back)]()))); });
  add(`${name} garbage stream`, async () => { const r: any = await failed(() => collect(Readable.from([Buffer.from('\xff\xff\xff\xff not compressed', 'latin1')]).pipe(Z[make(back)]()))); return [r[0], typeof r[1]]; });
  add(`${name} pipeline`, async () => { const out: string[] = []; await pipeline(Readable.from(['a', 'b']), Z[make(there)](), Z[make(back)](), async function (s: any) { for await (const c of s) out.push(String(c)); }); return out.join(''); });
  add(`${name} flush`, () => new Promise((resolve) => { const z = Z[make(there)](), d = Z[make(back)](); let s = ''; d.on('data', (c: any) => { s += c; if (s === 'part') resolve('part'); }); z.pipe(d); z.write('part'); z.flush(); }));
  add(`${name} destroyed`, () => new Promise((resolve) => { const z = Z[make(there)](); z.on('close', () => resolve([z.destroyed])); z.write('x'); z.close(); }));
}
for (const name of ['Gzip', 'Gunzip', 'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Unzip', 'BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  add(`class ${name}`, () => { const z = Z['create' + name](); const out = [typeof Z[name], z instanceof Z[name], z instanceof Transform, typeof z.flush, typeof z.close, z.bytesWritten]; z.destroy(); return out; });
  add(`class ${name} called`, () => { const z = Z[name](); const out = z instanceof Z[name]; z.destroy(); return out; });
}
add('brotli quality', () => [0, 1, 4, 6, 9].map((q) => String(Z.brotliDecompressSync(Z.brotliCompressSync('hello hello', { params: { [Z.constants.BROTLI_PARAM_QUALITY]: q } })))));
add('brotli known', () => String(Z.brotliDecompressSync(Buffer.from('CwKAaGVsbG8D', 'base64'))));
add('zstd known', () => String(Z.zstdDecompressSync(Buffer.from('KLUv/SAFKQAAaGVsbG8=', 'base64'))));
add('zstd level', () => [1, 3, 9].map((l) => String(Z.zstdDecompressSync(Z.zstdCompressSync('hello hello', { params: { [Z.constants.ZSTD_c_compressionLevel]: l } })))));
add('constants', () => ['BROTLI_PARAM_QUALITY', 'BROTLI_MAX_QUALITY', 'BROTLI_OPERATION_FLUSH', 'BROTLI_PARAM_SIZE_HINT', 'BROTLI_DECODE', 'ZSTD_c_compressionLevel', 'ZSTD_e_end', 'Z_SYNC_FLUSH'].map((n) => Z.constants[n]));
add('level wrong', async () => [await failed(() => Z.gzipSync('a', { level: 10 })), await failed(() => Z.gzipSync('a', { level: 'x' }))]);
add('no callback', () => failed(() => Z.gzip('a')));
add('Bun.zstd', async () => [String(B.zstdDecompressSync(B.zstdCompressSync('hello'))), String(await B.zstdDecompress(await B.zstdCompress(new TextEncoder().encode('hello')))), Buffer.isBuffer(B.zstdCompressSync('a'))]);
add('Bun.zstd levels', () => [1, 3, 19, 22].map((level) => String(B.zstdDecompressSync(B.zstdCompressSync('hello hello', { level })))));
add('Bun.zstd wrong', () => Promise.all([() => B.zstdCompressSync(), () => B.zstdCompressSync('a', { level: 0 }), () => B.zstdCompressSync('a', { level: 23 }), () => B.zstdDecompressSync('not zstd'), () => B.zstdDecompress('not zstd')].map(async (f) => { const r: any = await failed(f); return Array.isArray(r) ? r[0] : r; })));
for (const f of ['brotli', 'zstd'] as any[]) {
  const read = async (s: ReadableStream) => new Uint8Array(await new Response(s).arrayBuffer());
  const from = (...chunks: any[]) => new ReadableStream({ start(c) { for (const x of chunks) c.enqueue(x); c.close(); } });
  add(`${f} web stream`, async () => new TextDecoder().decode(await read(from(new TextEncoder().encode(long)).pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f)))) === long);
  add(`${f} web cut`, async () => { const z = await read(from(new TextEncoder().encode(long)).pipeThrough(new CompressionStream(f))); const r: any = await failed(() => read(from(z.subarray(0, 500)).pipeThrough(new DecompressionStream(f)))); return r[0]; });
  add(`${f} web garbage`, async () => { const r: any = await failed(() => read(from(new Uint8Array(50).fill(255)).pipeThrough(new DecompressionStream(f)))); return r[0]; });
}

export default same(cases);
