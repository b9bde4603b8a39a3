import { same } from './same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('intl', () => [(1234567.891).toLocaleString(), new Date(0).toLocaleDateString('en-US', { timeZone: 'UTC' }), typeof Intl]);
add('intl en', () => [new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(12.5)]);
add('localecompare', () => ['b', 'a', 'C'].sort((a, b) => a.localeCompare(b)));
add('date', () => [new Date(2020, 0, 2, 3).toISOString(), Date.parse('2020-01-02'), new Date('Thu, 01 Jan 1970 00:00:00 GMT').getTime(), String(new Date(0)), new Date(0).toUTCString(), new Date(NaN).getTime()]);
add('regexp', () => ['aBc'.replace(/(?<x>b)/i, '[$<x>]'), /\p{L}+/u.exec('éa1')![0], 'a1b2'.matchAll(/\d/g).next().value![0], /(?<=a)b/.test('ab'), /a.c/s.test('a\nc'), 'aa'.replaceAll('a', 'b'), /[\p{L}--[a-z]]/v.test('a')]);
add('es2023', () => [[3, 1, 2].toSorted(), [1, 2].toReversed(), [1, 2, 3].with(0, 9), [1, 2, 3].findLast((x) => x < 3), [1, 2, 3].toSpliced(0, 1), [1, 2, 3].at(-1)]);
add('groupby', () => [Object.groupBy([1, 2, 3], (x) => (x % 2 ? 'odd' : 'even')), Map.groupBy([1, 2], (x) => x).size]);
add('promise', async () => [await Promise.any([Promise.reject(1), 2]), (await Promise.allSettled([1, Promise.reject(2)])).map((x) => x.status), await Promise.race([1, 2]), typeof Promise.withResolvers, typeof (Promise as any).try]);
add('iterators', () => [[1, 2, 3].values().map((x) => x * 2).filter((x) => x > 2).toArray(), Iterator.from([1]).toArray()]);
add('sets', () => [[...new Set([1, 2]).union(new Set([3]))], [...new Set([1, 2]).intersection(new Set([2]))]]);
add('weakref', () => new WeakRef({ a: 1 }).deref()?.a);
add('bigint', () => [String(2n ** 64n), typeof BigInt64Array]);
add('error', () => { const e = new Error('m', { cause: 1 }); return [e.cause, e.name, String(e), new AggregateError([1], 'x').errors, typeof (Error as any).captureStackTrace, typeof e.stack, (Error as any).isError?.(e)]; });
add('json', () => [JSON.stringify({ a: undefined, b: () => 1, c: NaN, d: new Date(0), e: 'é\u2028\ud800' }), JSON.stringify({ a: [1, { b: 2 }] }, null, 2), JSON.parse('{"__proto__":1}')['__proto__']]);
add('json err', () => { try { JSON.parse('{"a":}'); } catch (e: any) { return e.name; } });
add('array from async', async () => await Array.fromAsync([1, Promise.resolve(2)]));
add('u8 base64', () => [(new Uint8Array([1, 2]) as any).toBase64?.(), (Uint8Array as any).fromHex?.('0a').length, (new Uint8Array([1]) as any).toHex?.()]);
add('resizable', () => { const b = new ArrayBuffer(2, { maxByteLength: 8 } as any); (b as any).resize(4); return b.byteLength; });
add('atomics', () => typeof Atomics + typeof SharedArrayBuffer);
add('globalthis', () => [typeof globalThis, typeof self, typeof global, typeof window, typeof document, typeof navigator, typeof performance.now(), typeof performance.timeOrigin, typeof performance.mark]);
add('eval', () => [eval('1+1'), new Function('return 3')()]);
add('class', () => { class A { #x = 1; static s = 2; static { A.s = 3; } get x() { return this.#x; } static has(o: any) { return #x in o; } } return [new A().x, A.s, A.has(new A())]; });
add('using', () => { const o: string[] = []; { using x = { [Symbol.dispose]() { o.push('d'); } }; o.push('b'); } return o; });
add('label', () => { const s = [..."a😀b"]; return [s.length, 'abc'.padStart(5), 'x'.isWellFormed(), 'é'.normalize('NFD').length, 'ß'.toUpperCase(), 'İ'.toLowerCase().length]; });
add('math', () => [Math.hypot(3, 4), Math.clz32(1), Math.fround(5.5), (Math as any).sumPrecise?.([1, 2])]);
add('import meta', () => [typeof import.meta.url, typeof (import.meta as any).dir, typeof (import.meta as any).env, (import.meta as any).main]);
add('dynamic import', async () => Object.keys(await import('./imported/q')).sort());

export default same(cases);
