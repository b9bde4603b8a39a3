import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('headers basic', () => { const h = new Headers({ A: '1', b: '2' }); h.append('a', '3'); return [...h]; });
add('headers sorted', () => [...new Headers([['z', '1'], ['a', '2'], ['set-cookie', 'x=1'], ['set-cookie', 'y=2']])]);
add('headers get set-cookie', () => { const h = new Headers(); h.append('set-cookie', 'a'); h.append('set-cookie', 'b'); return [h.get('set-cookie'), h.getSetCookie()]; });
add('headers bad name', () => throws(() => new Headers({ 'a b': '1' })));
add('headers bad value', () => throws(() => new Headers({ a: 'x\ny' })));
add('headers trim', () => new Headers({ a: '  x  ' }).get('a'));
add('headers delete', () => { const h = new Headers({ a: '1' }); h.delete('A'); return [h.has('a'), h.get('a')]; });
add('headers json', () => JSON.stringify(new Headers({ 'X-A': '1', b: '2' })));
add('headers count', () => (new Headers({ a: '1', b: '2' }) as any).count);
add('headers undefined', () => new Headers({ a: undefined as any }).get('a'));
add('headers null', () => new Headers({ a: null as any }).get('a'));
add('headers number', () => new Headers({ a: 1 as any }).get('a'));
add('headers keys values', () => { const h = new Headers({ b: '1', a: '2' }); return [[...h.keys()], [...h.values()], [...h.entries()]]; });
add('headers foreach', () => { const out: any[] = []; new Headers({ b: '1', a: '2' }).forEach((v, k, h) => out.push([k, v, h instanceof Headers])); return out; });
add('headers tostring', () => [String(new Headers()), Object.prototype.toString.call(new Headers())]);
add('headers init headers', () => { const a = new Headers({ x: '1' }); const b = new Headers(a); b.set('x', '2'); return [a.get('x'), b.get('x')]; });
add('headers map', () => [...new Headers(new Map([['a', 'b']]) as any)]);
add('headers get none', () => new Headers().get('nope'));
add('headers call', () => throws(() => (Headers as any)()));
add('headers get no arg', () => throws(() => (new Headers() as any).get()));
add('headers keys obj', () => Object.keys(new Headers({ a: '1' })));
add('headers latin1', () => new Headers({ a: 'é' }).get('a'));
add('headers unicode', () => throws(() => new Headers({ a: '☃' })));
add('headers has symbol iterator', () => typeof Headers.prototype[Symbol.iterator]);
add('headers iterator proto', () => Object.prototype.toString.call(new Headers().entries()));

export default same(cases);
