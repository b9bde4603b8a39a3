import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('sc', () => { const m = structuredClone(new Map([[1, { a: new Date(0) }]])); return [m instanceof Map, m.get(1)!.a.toISOString()]; });
add('sc func', () => throws(() => structuredClone(() => 1)));
add('sc err', () => { const e = structuredClone(new RangeError('m')); return [e.name, e.message, e instanceof RangeError]; });
add('sc circ', () => { const a: any = {}; a.a = a; const b = structuredClone(a); return b.a === b && b !== a; });
add('sc buf', () => { const b = new Uint8Array([1, 2]); const d = structuredClone(b); d[0] = 9; return [[...b], [...d]]; });
add('sc transfer', () => { const b = new ArrayBuffer(4); const d = structuredClone(b, { transfer: [b] }); return [b.byteLength, d.byteLength]; });
add('sc class', () => { class A { x = 1; get y() { return 2; } } const a = structuredClone(new A()); return [a.constructor.name, a.x, (a as any).y]; });
add('sc blob', async () => await structuredClone(new Blob(['q'])).text());
add('sc sym', () => throws(() => structuredClone(Symbol('x'))));
add('sc regexp', () => String(structuredClone(/a/gi)));

export default same(cases);
