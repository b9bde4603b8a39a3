// Compression: CompressionStream and DecompressionStream, and Bun's functions.
import { same, throws, rejects, hex } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };

const bytes = (h: string) => Uint8Array.from(h.match(/../g) ?? [], (x) => parseInt(x, 16));
const text = (b: Uint8Array) => new TextDecoder().decode(b);
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return [e.name, e.code]; } };
const later = async (f: () => unknown) => { try { return await f(); } catch (e: any) { return [e.name, e.code]; } };
const from = (...chunks: any[]) => new ReadableStream({ start(c) { for (const x of chunks) c.enqueue(x); c.close(); } });
const read = async (s: ReadableStream) => new Uint8Array(await new Response(s).arrayBuffer());
const B: any = Bun;
let long = '';
for (let i = 0; long.length < 400_000; i++) long += `line ${i * 7919 % 1000} of ${i}\n`;

const hello = {
  gzip: '1f8b0800000000000003cb48cdc9c95728cf2fca490100851 14a0d0b000000'.replace(' ', ''),
  deflate: '789ccb48cdc9c95728cf2fca49010 01a0b045d'.replace(' ', ''),
  raw: 'cb48cdc9c95728cf2fca490100',
};
add('inflate', () => text(B.inflateSync(bytes(hello.raw))));
add('inflate window', () => text(B.inflateSync(bytes(hello.deflate), { windowBits: 15 })));
add('gunzip', () => text(B.gunzipSync(bytes(hello.gzip))));
add('gunzip name', () => text(B.gunzipSync(bytes('1f8b0808000000000003612e74787400cb48cdc9c95728cf2fca49010085114a0d0b000000'))));
add('gunzip twice', () => text(B.gunzipSync(bytes(hello.gzip + hello.gzip))));
add('gunzip behind', () => error(() => text(B.gunzipSync(bytes(hello.gzip + 'ffff')))));
add('gunzip cut', () => throws(() => B.gunzipSync(bytes(hello.gzip.slice(0, 40)))));
add('gunzip cut trailer', () => throws(() => B.gunzipSync(bytes(hello.gzip.slice(0, -8)))));
add('gunzip sum', () => throws(() => B.gunzipSync(bytes(hello.gzip.replace('85114a0d', '85114a0e')))));
add('gunzip empty', () => throws(() => B.gunzipSync(new Uint8Array(0))));
add('gunzip text', () => throws(() => B.gunzipSync('hello')));
add('inflate bad', () => throws(() => B.inflateSync(bytes('ffffff'))));
add('inflate empty', () => throws(() => B.inflateSync(new Uint8Array(0))));
for (const name of ['gzip', 'deflate']) {
  const there = B[name + 'Sync'], back = B[name === 'gzip' ? 'gunzipSync' : 'inflateSync'];
  add(`${name} kinds`, () => ['a', new Uint8Array([1, 2]), new Uint16Array([513]), new ArrayBuffer(2), new DataView(new ArrayBuffer(3), 1), new Uint8Array([1, 2, 3]).subarray(1)].map((v) => [...back(there(v))]));
  add(`${name} bad`, () => [undefined, null, 5, {}, []].map((v) => error(() => there(v))));
  add(`${name} long`, () => text(back(there(long))) === long);
  add(`${name} levels`, () => [-1, 0, 1, 5, 9].map((level) => text(back(there('hello hello hello', { level })))));
  add(`${name} level 0 is longer`, () => there('hello hello hello', { level: 0 }).length > 17);
  add(`${name} level bad`, () => [10, -2, 1.5, 'x'].map((level) => throws(() => there('a', { level }))));
  add(`${name} empty`, () => [back(there('')).length, back(there(new Uint8Array(0))).constructor.name]);
  add(`${name} smaller`, () => there(long).length < long.length / 2);
}
add('gzip head', () => hex(B.gzipSync('hello').subarray(0, 10)));
add('deflate window', () => hex(B.deflateSync('hello', { windowBits: 15 }).subarray(0, 2)));
add('binary', () => { const b = new Uint8Array(100_000); for (let i = 0, s = 1; i < b.length; i++) b[i] = (s = Math.imul(s, 1103515245) + 12345 | 0) >>> 16; return hex(B.inflateSync(B.deflateSync(b)).subarray(99_990)); });

for (const format of ['gzip', 'deflate', 'deflate-raw'] as const) {
  const pack = (...c: any[]) => read(from(...c).pipeThrough(new CompressionStream(format)));
  const unpack = (...c: any[]) => read(from(...c).pipeThrough(new DecompressionStream(format)));
  add(`${format} there and back`, async () => text(await unpack(await pack(new TextEncoder().encode('hello'), new TextEncoder().encode(' world')))));
  add(`${format} large`, async () => text(await unpack(await pack(new TextEncoder().encode(long)))) === long);
  add(`${format} bytewise`, async () => { const z = await pack(new TextEncoder().encode('hello hello')); return text(await unpack(...Array.from(z, (b) => new Uint8Array([b])))); });
  add(`${format} nothing`, async () => (await unpack(await pack())).length);
  add(`${format} empty chunk`, async () => text(await unpack(new Uint8Array(0), await pack(new Uint8Array(0), new Uint8Array([97])), new Uint8Array(0))));
  add(`${format} buffers`, async () => text(await unpack(await pack(new Uint8Array([97]).buffer, new DataView(new Uint8Array([98]).buffer), new Uint16Array([0x6463])))));
  add(`${format} cut`, async () => { const z = await pack(new TextEncoder().encode('hello')); return rejects(() => unpack(z.subarray(0, z.length - 1))); });
  add(`${format} none`, () => rejects(() => unpack()));
  add(`${format} behind`, async () => { const z = await pack(new TextEncoder().encode('hello')); return rejects(() => unpack(z, new Uint8Array([1]))); });
  add(`${format} behind at once`, async () => { const z = await pack(new TextEncoder().encode('hello')); return rejects(() => unpack(new Uint8Array([...z, 1]))); });
  add(`${format} garbage`, () => rejects(() => unpack(new Uint8Array([255, 255, 255, 255]))));
  add(`${format} chunk kinds`, async () => [await rejects(() => pack(5)), await rejects(() => pack(null)), await rejects(() => pack({})), await rejects(() => unpack(5))]);
  add(`${format} bomb`, async () => { const z = await pack(new Uint8Array(3_000_000)); return [z.length < 10_000, (await unpack(z)).length]; });
  add(`${format} early output`, async () => {
    const s = new DecompressionStream(format), w = s.writable.getWriter(), r = s.readable.getReader();
    const z = await pack(new TextEncoder().encode(long));
    w.write(z.subarray(0, z.length >> 1)).catch(() => {});
    const first = await r.read();
    w.abort().catch(() => {});
    return [first.done, first.value!.length > 0, long.startsWith(text(first.value!))];
  });
}
add('known gzip', async () => text(await read(from(bytes(hello.gzip)).pipeThrough(new DecompressionStream('gzip')))));
add('known deflate', async () => text(await read(from(bytes(hello.deflate)).pipeThrough(new DecompressionStream('deflate')))));
add('stream twice', () => later(async () => text(await read(from(bytes(hello.gzip), bytes(hello.gzip)).pipeThrough(new DecompressionStream('gzip'))))));
add('formats', () => ['GZIP', 'br', '', undefined, null, 5].map((f) => [error(() => new CompressionStream(f as any)), error(() => new DecompressionStream(f as any))]));
add('formats of bun', async () => { const f = 'brotli' as any; return text(await read(from(new TextEncoder().encode('hello')).pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f)))); });
add('formats of bun, zstd', async () => { const f = 'zstd' as any; return text(await read(from(new TextEncoder().encode('hello')).pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f)))); });
add('props', () => { const s = new CompressionStream('gzip'), d = new DecompressionStream('gzip'); return [s.readable instanceof ReadableStream, s.writable instanceof WritableStream, d.readable instanceof ReadableStream, Object.prototype.toString.call(s), Object.prototype.toString.call(d), Object.keys(s)]; });
add('without new', () => [throws(() => (CompressionStream as any)('gzip')), throws(() => (DecompressionStream as any)('gzip'))]);
add('names', () => [CompressionStream.name, DecompressionStream.name, CompressionStream.length, B.gzipSync.name, typeof B.gunzipSync]);
add('many', async () => { const all = []; for (let i = 0; i < 12; i++) all.push(read(from(new TextEncoder().encode('n' + i)).pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip')))); return (await Promise.all(all)).map(text); });
add('abandoned', async () => { for (let i = 0; i < 100; i++) new CompressionStream('gzip'); await Bun.sleep(1); return text(B.gunzipSync(B.gzipSync('still'))); });
add('response', async () => { const r = new Response(new Response(long).body!.pipeThrough(new CompressionStream('gzip')), { headers: { 'content-encoding': 'gzip' } }); return text(B.gunzipSync(await r.bytes())) === long; });

export default same(cases);
