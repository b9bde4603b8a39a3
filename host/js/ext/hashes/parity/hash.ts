// Bun.hash: all algorithms over lengths around their blocks, with seeds and other values.
import { same, throws } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const B: any = Bun, shown = (v: any) => typeof v === 'bigint' ? v + 'n' : v;
const lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 16, 17, 20, 23, 24, 25, 31, 32, 33, 47, 48, 49, 63, 64, 65, 95, 96, 97, 100, 127, 128, 129, 144, 191, 239, 240, 241, 255, 256, 257, 500, 1023, 1024, 1025, 5000];
const data = (n: number) => Uint8Array.from({ length: n }, (_, i) => i * 7 + n & 255);
const seeds = [undefined, 0, 7, 7n, -1, -1n, 1.5, NaN, 2 ** 40 + 3, 2n ** 64n + 1n, 0xdeadbeefcafen, '1', null, true, {}];

cases['names'] = () => [Object.keys(B.hash), B.hash.length, B.hash.wyhash.length, typeof B.hash('a'), typeof B.hash.crc32('a')];
for (const name of ['wyhash', 'adler32', 'crc32', 'cityHash32', 'cityHash64', 'xxHash32', 'xxHash64', 'xxHash3', 'murmur32v2', 'murmur32v3', 'murmur64v2', 'rapidhash']) {
  for (const seed of [undefined, 5, 0x123456789abcdefn]) cases[`${name} lengths ${shown(seed)}`] = () => lengths.map((n) => shown(B.hash[name](data(n), seed))).join(' ');
  cases[`${name} seeds`] = () => seeds.map((s) => shown(B.hash[name]('hello', s)));
  cases[`${name} texts`] = () => ['', 'é', '\u{1f600}', '\ud800', 'a\0b'].map((s) => shown(B.hash[name](s)));
}
cases['values'] = () => [5, {}, [], true, new Blob(['a']), new Uint8Array([97]), new Uint16Array([97, 98]), new ArrayBuffer(3), new DataView(new ArrayBuffer(3), 1), new Uint8Array([1, 2, 3]).subarray(1), 10n].map((v) => shown(B.hash(v)));
cases['wrong'] = () => [throws(() => B.hash()), throws(() => B.hash(null)), throws(() => B.hash(Symbol('x'))), throws(() => B.hash.crc32())];

export default same(cases);
