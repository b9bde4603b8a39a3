import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('event', () => { const t = new EventTarget(); const out: any[] = []; t.addEventListener('x', (e) => out.push(e.type, e.target === t), { once: true }); t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('x')); return out; });
add('event props', () => { const e = new Event('a', { cancelable: true, bubbles: true }); return [e.type, e.bubbles, e.cancelable, e.defaultPrevented, e.composed, e.eventPhase, e.isTrusted, e.target, e.returnValue]; });
add('event prevent', () => { const t = new EventTarget(); t.addEventListener('x', (e) => e.preventDefault()); return t.dispatchEvent(new Event('x', { cancelable: true })); });
add('event object listener', () => { let n = 0; const t = new EventTarget(); const l = { handleEvent() { n++; } }; t.addEventListener('x', l); t.addEventListener('x', l); t.dispatchEvent(new Event('x')); t.removeEventListener('x', l); t.dispatchEvent(new Event('x')); return n; });
add('customevent', () => new CustomEvent('x', { detail: { a: 1 } }).detail);
add('abort', () => { const k = new AbortController(); let r: any; k.signal.onabort = (e) => { r = e.type; }; k.abort(); return [r, k.signal.aborted, k.signal.reason.name, k.signal.reason.code, throws(() => k.signal.throwIfAborted())]; });
add('abort reason', () => { const k = new AbortController(); k.abort('why'); return k.signal.reason; });
add('abort static', () => [AbortSignal.abort().aborted, AbortSignal.abort('x').reason]);
add('abort any', () => { const a = new AbortController(); const s = AbortSignal.any([a.signal, new AbortController().signal]); a.abort('q'); return [s.aborted, s.reason]; });
add('abort timeout', async () => { const s = AbortSignal.timeout(5); await new Promise((r) => s.addEventListener('abort', r)); return [s.reason.name, s.reason.code]; });
add('abort ctor', () => throws(() => new (AbortSignal as any)()));
add('domexception', () => { const e = new DOMException('m', 'NotFoundError'); return [e.name, e.message, e.code, e instanceof Error, DOMException.NOT_FOUND_ERR, Object.prototype.toString.call(e)]; });
add('messagechannel', async () => { const { port1, port2 } = new MessageChannel(); return await new Promise((r) => { port2.onmessage = (e) => { r(e.data); port1.close(); port2.close(); }; port1.postMessage({ a: 1 }); }); });
add('errorevent', () => typeof ErrorEvent + typeof MessageEvent + typeof PromiseRejectionEvent);

const many = (n: number, out: number[]) => Array.from({ length: n }, (_, k) => () => { out.push(k); });
add('many listeners', () => { const t = new EventTarget(), out: number[] = [], f = many(40, out); for (const g of [...f, ...f]) t.addEventListener('x', g); t.dispatchEvent(new Event('x')); return out; });
add('many listeners, removed', () => { const t = new EventTarget(), out: number[] = [], f = many(40, out); for (const g of f) t.addEventListener('x', g); for (const g of f) if (f.indexOf(g) % 9) t.removeEventListener('x', g); t.addEventListener('x', f[1]); t.dispatchEvent(new Event('x')); t.removeEventListener('x', f[1], true); t.dispatchEvent(new Event('x')); for (const g of f) t.removeEventListener('x', g); t.dispatchEvent(new Event('x')); t.addEventListener('x', f[2]); t.dispatchEvent(new Event('x')); return out; });
add('many listeners, capture', () => { const t = new EventTarget(), out: number[] = [], f = many(40, out); for (const g of f) { t.addEventListener('x', g); t.addEventListener('x', g, true); t.addEventListener('x', g, { capture: true, once: true }); } t.removeEventListener('x', f[3], true); t.dispatchEvent(new Event('x')); return out.sort((a, b) => a - b); });
add('many listeners, once', () => { const t = new EventTarget(), out: number[] = [], f = many(40, out); f.forEach((g, k) => t.addEventListener('x', g, { once: k % 3 > 0 })); t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('x')); return out; });
add('many listeners, changed meanwhile', () => { const t = new EventTarget(), out: number[] = [], f = many(40, out); t.addEventListener('x', () => { for (let k = 0; k < 39; k++) t.removeEventListener('x', f[k]); t.addEventListener('x', f[5]); }); for (const g of f) t.addEventListener('x', g); t.dispatchEvent(new Event('x')); out.push(-1); t.dispatchEvent(new Event('x')); return out; });
add('many listeners with a signal', () => { const t = new EventTarget(), c = new AbortController(), out: number[] = [], f = many(40, out); f.forEach((g, k) => t.addEventListener('x', g, k % 2 ? { signal: c.signal } : {})); t.dispatchEvent(new Event('x')); c.abort(); out.push(-1); t.dispatchEvent(new Event('x')); return out; });
add('abort many listeners of any', () => { const c = new AbortController(), s = AbortSignal.any([c.signal]), out: number[] = [], f = many(40, out); for (const g of f) s.addEventListener('abort', g); for (let k = 0; k < 38; k++) s.removeEventListener('abort', f[k]); s.addEventListener('abort', f[0]); c.abort(); return out; });

export default same(cases);
