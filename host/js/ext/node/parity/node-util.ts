import { same, throws, rejects } from '../../../parity/same';
import util, { callbackify, deprecate, format, inherits, inspect, isDeepStrictEqual, MIMEType, parseArgs, promisify, stripVTControlCharacters, styleText, types } from 'node:util';
import typesToo from 'node:util/types';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

const values: Record<string, () => unknown> = {
  number: () => 1, zero: () => -0, string: () => "it's", nested: () => ({ a: { b: { c: { d: 1 } } } }), array: () => [1, , 'x', [2, [3, [4, [5]]]]], map: () => new Map<any, any>([[1, { a: 2 }], ['x', new Set([1])]]),
  date: () => new Date(0), regexp: () => /a/gi, fn: () => function f() {}, arrow: () => () => 1, cls: () => class A extends Array {}, sym: () => Symbol('x'), big: () => 10n, nul: () => [null, undefined, true],
  typed: () => new Uint8Array([1, 2]), buffer: () => Buffer.from('hi'), ab: () => new ArrayBuffer(2), getter: () => ({ get a() { return 1; }, set b(_: any) {} }), proto: () => Object.create(null, { a: { value: 1, enumerable: true } }),
  circular: () => { const o: any = { a: 1 }; o.o = o; return o; }, long: () => Array.from({ length: 120 }, (_, n) => n), str: () => ({ s: 'x'.repeat(100), t: 'a\nb' }), instance: () => new (class Foo { x = 1; })(), boxed: () => [Object(1), Object('s'), Object(false)],
  symkey: () => ({ [Symbol('k')]: 1, 'a-b': 2 }), custom: () => ({ [inspect.custom]: (depth: number) => `<${depth}>` }), wide: () => Object.fromEntries(Array.from({ length: 30 }, (_, n) => ['key' + n, n])), emptyish: () => [{}, [], new Map(), new Set(), ''],
  gen: () => (function* () {})(), weak: () => new WeakMap(), tagged: () => ({ [Symbol.toStringTag]: 'T' }), args: () => (function (..._a: any[]) { return arguments; })(1, 2), urlsp: () => [new Date(NaN)],
};
for (const [name, f] of Object.entries(values)) add('inspect ' + name, () => inspect(f()));
add('inspect options', () => { const o = { a: { b: { c: {} } }, d: [1, 2, 3] }; return [inspect(o, { depth: 0 }), inspect(o, { compact: false }), inspect(o, { breakLength: 10 }), inspect(o, { colors: true }), inspect(o, { maxArrayLength: 1 }), inspect({ b: 1, a: 2 }, { sorted: true }), inspect('x'.repeat(20), { maxStringLength: 5 }), inspect({ get a() { return 1; } }, { getters: true }), inspect({ a: 1 }, { showHidden: true })]; });
add('format', () => [format('%s %d %i %f %j %o %O %c %%', 'a', '42', 3.7, '1.5', { a: 1 }, [1], { b: 2 }, 'css'), format('a', 'b', { c: 1 }), format('%s', null, undefined, 1n, Symbol('x'), { a: { b: 1 } }), format(1, 2), format('%d', 10n), format('%s', () => 1), format('100%'), format('%s'), format()]);
add('promisify', async () => { const f = promisify((a: any, cb: any) => cb(null, a + 1)); const g = promisify((cb: any) => cb(new RangeError('x'))); return [await f(1), await rejects(g), throws(() => promisify(1 as any)), await promisify(setTimeout)(1, 'v' as any), promisify(Object.assign((_: any) => {}, { [promisify.custom]: () => Promise.resolve('c') }))() instanceof Promise, (promisify as any).custom === Symbol.for('nodejs.util.promisify.custom')]; });
add('callbackify', async () => await new Promise((r) => callbackify(async (x: number) => x * 2)(4, (e: any, v: any) => r([e, v]))));
add('callbackify fails', async () => await new Promise((r) => callbackify(async () => { throw new RangeError('x'); })((e: any) => r(e.name))));
add('inherits', () => { function A(this: any) {} A.prototype.x = 1; function B() {} inherits(B as any, A as any); return [(new (B as any)()).x, (B as any).super_ === A, throws(() => inherits(null as any, A as any))]; });
add('deprecate', () => deprecate((a: number) => a + 1, 'old')(1));
add('deep equal', () => [isDeepStrictEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), isDeepStrictEqual([1], ['1']), isDeepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])), isDeepStrictEqual(new Set([1, 2]), new Set([2, 1])), isDeepStrictEqual(NaN, NaN), isDeepStrictEqual(0, -0), isDeepStrictEqual(new Date(0), new Date(0)), isDeepStrictEqual(/a/g, /a/i), isDeepStrictEqual({ a: undefined }, {}), isDeepStrictEqual(Object.create(null), {})]);
add('style', () => [styleText('red', 'x'), styleText(['bold', 'underline'], 'x'), throws(() => styleText('nope' as any, 'x')), stripVTControlCharacters('\u001b[31mx\u001b[39m')]);
add('parse args', () => { const r = parseArgs({ args: ['-f', '--bar', 'b', 'pos', '--no-x'], options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' }, x: { type: 'boolean' } }, allowPositionals: true, allowNegative: true } as any); return [{ ...r.values }, r.positionals]; });
add('parse args bad', () => throws(() => parseArgs({ args: ['--nope'], options: {} })));
for (const [name, f] of Object.entries({ Date: () => new Date(), RegExp: () => /x/, Map: () => new Map(), Set: () => new Set(), Promise: () => Promise.resolve(), NativeError: () => new TypeError('x'), ArrayBuffer: () => new ArrayBuffer(1), Uint8Array: () => Buffer.from('a'), TypedArray: () => new Float64Array(1), DataView: () => new DataView(new ArrayBuffer(1)), AsyncFunction: () => async () => {}, GeneratorFunction: () => function* () {}, GeneratorObject: () => (function* () {})(), MapIterator: () => new Map().keys(), SetIterator: () => new Set().values(), NumberObject: () => Object(1), StringObject: () => Object('x'), BoxedPrimitive: () => Object(1n), WeakMap: () => new WeakMap(), WeakSet: () => new WeakSet(), ArgumentsObject: () => (function () { return arguments; })(), AnyArrayBuffer: () => new ArrayBuffer(1) })) {
  add('type ' + name, () => [(types as any)['is' + name](f()), (types as any)['is' + name]({}), (types as any)['is' + name](null), (typesToo as any)['is' + name] === (types as any)['is' + name]]);
}
add('mime', () => { const m = new MIMEType('Text/HTML; Charset="utf-8"; q=1'); m.params.set('x', 'a b'); return [String(m), m.type, m.subtype, m.essence, m.params.get('charset'), throws(() => new MIMEType('nope'))]; });
add('misc', () => [util.toUSVString('a\ud800'), typeof util.TextEncoder, util.debuglog('x').enabled, util.isArray([]), (util as any)._extend({ a: 1 }, { b: 2 }), util.getSystemErrorName(-2), { ...(util as any).parseEnv('A=1\nB="x y"\n# c\nC=\'z\'') }, util.inspect.custom === Symbol.for('nodejs.util.inspect.custom'), util.inspect.defaultOptions.depth]);
add('aborted', async () => { const c = new AbortController(); const p = util.aborted(c.signal, {}); c.abort(); await p; return 'done'; });

export default same(cases);
