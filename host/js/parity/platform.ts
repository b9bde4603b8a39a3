import { rejects, same, throws } from './same';

// Events, signals, User Timing, bodies, channels and uncaught errors, as the standards and Bun have them.
const any: any = globalThis;
const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };
const soon = () => new Promise((r) => setTimeout(r, 20));
const bytes = (...n: number[]) => new Uint8Array(n);

// Iteration sees what is there now.
add('delete while iterating headers', () => { const h = new Headers({ a: '1', b: '2', c: '3' }), out = []; for (const [k] of h) { out.push(k); h.delete(k); } return [out, [...h]]; });
add('append while iterating headers', () => { const h = new Headers({ a: '1' }), out = []; for (const [k] of h) { out.push(k); if (out.length < 4) h.append('b' + out.length, '1'); } return out; });
add('iterator of headers', () => { const i = new Headers({ a: '1' }).keys() as any; return [i.next(), i.next(), i.next(), typeof i[Symbol.iterator], Object.keys(i)]; });
add('headers forEach that deletes', () => { const h = new Headers({ a: '1', b: '2', c: '3' }), out: string[] = []; h.forEach((_, k) => { out.push(k); h.delete('b'); }); return out; });
add('delete while iterating a form', () => { const f = new FormData(), out = []; for (const k of ['a', 'b', 'c']) f.append(k, k); for (const [k] of f) { out.push(k); f.delete(k); } return out; });

// Nothing that is read is somebody else's memory.
add('arrayBuffer of a blob', async () => { const b = new Blob(['abc']); new Uint8Array(await new Response(b).arrayBuffer())[0] = 120; return b.text(); });
add('bytes of a blob', async () => { const b = new Blob(['abc']); (await new Response(b).bytes())[0] = 120; return b.text(); });
add('stream of a blob', async () => { const b = new Blob(['abc']); const r = await b.stream().getReader().read(); (r.value as any)[0] = 120; return b.text(); });
add('body of a blob', async () => { const b = new Blob(['abc']); const r = await new Response(b).body!.getReader().read(); (r.value as any)[0] = 120; return b.text(); });
add('slice of a blob', async () => { const b = new Blob(['abc']); const s = b.slice(1); (await s.bytes())[0] = 120; return [await b.text(), await s.text()]; });
add('blob of a body', async () => { const p = bytes(97, 98), r = new Response(p), b = await r.blob(); p[0] = 120; (await b.bytes())[0] = 121; return b.text(); });
add('a buffer that changes', async () => { const p = bytes(97), r = new Response(p), q = new Request('http://a/', { method: 'POST', body: p.buffer }), b = new Blob([p]); p[0] = 120; return [await r.text(), await q.text(), await b.text()]; });
add('clones', async () => { const a = new Response(bytes(97)), b = a.clone(); (await a.bytes())[0] = 120; return b.text(); });
add('three clones of a blob', async () => { const a = new Response(new Blob(['a'])), b = a.clone(), c = b.clone(); new Uint8Array(await b.arrayBuffer())[0] = 120; return [await a.text(), await c.text()]; });
add('request of a request with a blob', async () => { const b = new Blob(['a']), r = new Request(new Request('http://a/', { method: 'POST', body: b })); (await r.bytes())[0] = 120; return b.text(); });
add('structuredClone of bytes', () => { const a = bytes(1, 2), b = structuredClone(a); b[0] = 9; return [...a]; });
add('structuredClone of a file', async () => { const f = new File(['a'], 'n', { lastModified: 7 }), g = structuredClone(f); return [g.name, g.lastModified, await g.text(), g instanceof File]; });
add('encoder', () => { const a = new TextEncoder().encode('ab'), b = new TextEncoder().encode('ab'); a[0] = 120; return [...b]; });
add('file of a file', async () => { const f = new File(['a'], 'n'); (await new File([f], 'm').bytes())[0] = 120; return f.text(); });

// Marks of the order of bytes.
const bom = bytes(0xef, 0xbb, 0xbf, 123, 125);
add('mark: blob.text', async () => (await new Blob([bom]).text()).length);
add('mark: blob.json', () => new Blob([bom]).json());
add('mark: body.text', async () => (await new Response(bom).text()).length);
add('mark: body.json', () => new Response(bom).json());
add('mark: body in chunks', async () => (await new Response(new ReadableStream({ start(c) { c.enqueue(bom.slice(0, 1)); c.enqueue(bom.slice(1)); c.close(); } })).text()).length);
add('mark: readableStreamToText', async () => (await any.Bun.readableStreamToText(new Response(bom).body)).length);
add('mark: a form of a blob', async () => [...(await (new Blob([bytes(0xef, 0xbb, 0xbf, 97, 61, 98)], { type: 'application/x-www-form-urlencoded' }) as any).formData()).keys()][0].length);

// textStream
const all = async (s: ReadableStream) => { const out = []; for await (const p of s as any) out.push(p); return out; };
add('textStream', async () => (await all((new Response('é') as any).textStream())).join(''));
add('textStream of bytes apart', async () => (await all((new Response(new ReadableStream({ start(c) { c.enqueue(bytes(0xc3)); c.enqueue(bytes(0xa9, 65)); c.close(); } })) as any).textStream())).join('|'));
add('textStream of a request', async () => (await all((new Request('http://a/', { method: 'POST', body: 'x' }) as any).textStream())).join(''));
add('textStream of nothing', async () => all((new Response(null) as any).textStream()));
add('textStream twice', () => throws(() => { const r: any = new Response('x'); r.textStream(); r.textStream(); }));
add('text after textStream', () => rejects(() => { const r: any = new Response('x'); r.textStream(); return r.text(); }));

// A Request of an object with a url
add('request of an object', async () => { const r = new Request({ url: 'http://a/b', method: 'POST', body: 'x', headers: { a: 'b' } } as any); return [r.url, r.method, r.headers.get('a'), await r.text()]; });
add('request of an object and options', () => { const r = new Request({ url: 'http://a/b', method: 'POST', headers: { a: 'b' } } as any, { method: 'PUT' }); return [r.url, r.method, r.headers.get('a')]; });
add('request of a request and options', async () => { const a = new Request('http://a/', { method: 'POST', body: 'x', headers: { a: '1' } }), b = new Request(a, { headers: { b: '2' } }); return [b.method, [...b.headers.keys()], await b.text(), a.bodyUsed]; });
add('request of a request with its own body', async () => { const a = new Request('http://a/', { method: 'POST', body: 'x' }), b = new Request(a, { body: 'y' }); return [await b.text(), a.bodyUsed, await a.text()]; });
add('request of a used request', () => throws(() => { const a = new Request('http://a/', { method: 'POST', body: 'x' }); void a.text(); new Request(a); }));
add('request of a URL', () => new Request(new URL('http://a/b')).url);
add('request with a signal', () => { const c = new AbortController(), r = new Request('http://a/', { signal: c.signal }); c.abort(1); return r.signal.aborted; });

// Events
add('once, and removal while it is dispatched', () => { const t = new EventTarget(), out: number[] = []; const b = () => out.push(2); t.addEventListener('a', () => { out.push(1); t.removeEventListener('a', b); t.addEventListener('a', () => out.push(3)); }, { once: true }); t.addEventListener('a', b); t.dispatchEvent(new Event('a')); t.dispatchEvent(new Event('a')); return out; });
add('capture is another listener', () => { const t = new EventTarget(); let n = 0; const f = () => n++; t.addEventListener('a', f); t.addEventListener('a', f, true); t.addEventListener('a', f); t.dispatchEvent(new Event('a')); t.removeEventListener('a', f); t.dispatchEvent(new Event('a')); return n; });
add('stopImmediatePropagation', () => { const t = new EventTarget(); let n = 0; t.addEventListener('a', (e) => { n++; e.stopImmediatePropagation(); }); t.addEventListener('a', () => n++); t.dispatchEvent(new Event('a')); return n; });
add('a passive listener cannot prevent', () => { const t = new EventTarget(); t.addEventListener('a', (e) => e.preventDefault(), { passive: true }); return t.dispatchEvent(new Event('a', { cancelable: true })); });
add('preventDefault', () => { const t = new EventTarget(); t.addEventListener('a', (e) => e.preventDefault()); const e = new Event('a', { cancelable: true }); return [t.dispatchEvent(e), e.defaultPrevented, e.returnValue]; });
add('dispatch of what is dispatched', () => { const t = new EventTarget(); let r = ''; t.addEventListener('a', (e) => { r = throws(() => t.dispatchEvent(e)); }); t.dispatchEvent(new Event('a')); return r; });
add('phase and path', () => { const t = new EventTarget(), out: any[] = []; const e = new Event('a'); t.addEventListener('a', () => out.push(e.eventPhase, e.composedPath().length, e.currentTarget === t)); t.dispatchEvent(e); return [...out, e.eventPhase, e.composedPath().length, e.currentTarget, e.target === t]; });
add('constants', () => [Event.NONE, Event.AT_TARGET, new Event('a').BUBBLING_PHASE]);
add('isTrusted', () => { const c = new AbortController(); let t: any; c.signal.onabort = (e) => { t = e.isTrusted; }; c.abort(); return [t, new Event('a').isTrusted, Object.getOwnPropertyDescriptor(new Event('a'), 'isTrusted')!.configurable]; });
add('an attribute cannot be set', () => throws(() => { 'use strict'; (new Event('a') as any).type = 'b'; }));
add('onabort keeps its place', () => { const c = new AbortController(), out: number[] = []; c.signal.onabort = () => out.push(1); c.signal.addEventListener('abort', () => out.push(2)); c.signal.onabort = () => out.push(3); c.abort(); return out; });
add('onabort of no function', () => { const s = new AbortController().signal; s.onabort = 5 as any; return s.onabort; });
add('a handler of another name is not called', () => { const t: any = new EventTarget(); let n = 0; t.onfoo = () => n++; t.dispatchEvent(new Event('foo')); return n; });
add('handleEvent', () => { const t = new EventTarget(), o = { n: 0, handleEvent() { this.n++; } }; t.addEventListener('a', o); t.dispatchEvent(new Event('a')); return o.n; });
add('a signal removes a listener', () => { const t = new EventTarget(), c = new AbortController(); let n = 0; t.addEventListener('a', () => n++, { signal: c.signal }); t.dispatchEvent(new Event('a')); c.abort(); t.dispatchEvent(new Event('a')); return n; });
add('any: order and reason', () => { const a = new AbortController(), b = AbortSignal.any([a.signal]), c = AbortSignal.any([b, new AbortController().signal]), out: string[] = []; c.onabort = () => out.push('c' + b.aborted); b.onabort = () => out.push('b' + c.aborted); a.signal.onabort = () => out.push('a' + b.aborted + c.aborted); a.abort('r'); return [out, c.reason]; });
add('timeout aborts', async () => { const s = AbortSignal.timeout(1); await soon(); return [s.aborted, s.reason.name]; });
add('abort of nothing', () => { const c = new AbortController(); c.abort(); return [c.signal.reason.name, throws(() => c.signal.throwIfAborted())]; });
add('detail', () => { const e: any = new CustomEvent('a', { detail: { b: 1 } }); e.initCustomEvent('c', true, true, 2); return [e.type, e.bubbles, e.detail]; });

// The global scope, and process
add('listeners of the global scope', () => { let n: any; const f = (e: Event) => { n = [e.type, e.target === globalThis || e.target]; }; addEventListener('foo', f); dispatchEvent(new Event('foo')); removeEventListener('foo', f); dispatchEvent(new Event('foo')); return n[0]; });
add('process.on unhandledRejection', async () => { const out: any[] = []; const f = (e: any, p: any) => out.push(e.message, p instanceof Promise); process.on('unhandledRejection', f); void Promise.reject(new Error('q')); await soon(); process.off('unhandledRejection', f); return out; });
add('process.on uncaughtException', async () => { const out: any[] = []; process.once('uncaughtException', (e: any, o: any) => out.push(e.message, o)); setTimeout(() => { throw new Error('t'); }, 0); await soon(); return out; });
add('process.on rejectionHandled', async () => { let n = 0; const f = () => {}, g = () => n++; process.on('unhandledRejection', f); process.on('rejectionHandled', g); const p = Promise.reject(new Error('q')); await soon(); p.catch(() => {}); await soon(); process.off('unhandledRejection', f); process.off('rejectionHandled', g); return n; });
add('process.on warning', async () => { let w: any; process.once('warning', (e) => { w = [e.name, e.message, (e as any).code]; }); process.emitWarning('m', { type: 'T', code: 'C' }); await soon(); return w; });
add('process is an emitter', () => { let n = 0; const f = () => n++; process.on('x' as any, f); process.emit('x' as any); const c = process.listenerCount('x' as any); process.removeListener('x' as any, f); return [n, c, process.listenerCount('x' as any), process.emit('x' as any)]; });

// User Timing
add('mark', () => { const m: any = performance.mark('a', { startTime: 5, detail: { x: 1 } }); performance.clearMarks(); return [m.name, m.entryType, m.startTime, m.duration, m.detail, m instanceof any.PerformanceMark, m instanceof PerformanceEntry]; });
add('measure', () => { performance.mark('a', { startTime: 5 }); performance.mark('b', { startTime: 9 }); const m = performance.measure('m', 'a', 'b'), n = performance.measure('n', { start: 1, duration: 2 }); performance.clearMarks(); performance.clearMeasures(); return [m.startTime, m.duration, n.startTime, n.duration, m.entryType]; });
add('measure of no mark', () => throws(() => performance.measure('m', 'nope')));
add('measure of too much', () => throws(() => performance.measure('m', { start: 1, end: 2, duration: 3 })));
add('entries', () => { performance.mark('b', { startTime: 9 }); performance.mark('a', { startTime: 5 }); performance.measure('m', { start: 7, end: 8 }); const out = [performance.getEntries().map((e) => e.name), performance.getEntriesByType('mark').length, performance.getEntriesByName('a').length, performance.getEntriesByName('a', 'measure').length]; performance.clearMarks('a'); out.push(performance.getEntriesByType('mark').length); performance.clearMarks(); performance.clearMeasures(); return [...out, performance.getEntries().length]; });
add('a negative time', () => throws(() => performance.mark('a', { startTime: -1 })));
add('performance is a target', () => [performance instanceof EventTarget, performance instanceof any.Performance, typeof performance.toJSON().timeOrigin, Object.prototype.toString.call(performance)]);
add('an entry as JSON', () => { const j = performance.mark('a', { startTime: 1 }).toJSON(); performance.clearMarks(); return j; });
add('observer', async () => { const out: any[] = []; const o = new PerformanceObserver((l, me) => { out.push(l.getEntries().map((e) => e.name), me === o); }); o.observe({ entryTypes: ['mark'] }); performance.mark('p'); performance.mark('q'); await soon(); o.disconnect(); performance.mark('r'); await soon(); performance.clearMarks(); return out; });
add('observer of what was', async () => { performance.mark('p'); let n = 0; const o = new PerformanceObserver((l) => { n += l.getEntries().length; }); o.observe({ type: 'mark', buffered: true }); await soon(); o.disconnect(); performance.clearMarks(); return n; });
add('observer of nothing', () => throws(() => new PerformanceObserver(() => {}).observe({} as any)));
add('perf_hooks', async () => { const h = await import('node:perf_hooks'); return [h.performance === performance, typeof h.PerformanceObserver, h.PerformanceEntry === PerformanceEntry]; });

// Channels
add('a message', async () => { const c = new MessageChannel(); let got: any; c.port2.onmessage = (e) => { got = [e.data, e.type, e.ports.length]; }; c.port1.postMessage({ a: 1 }); await soon(); c.port1.close(); return got; });
add('a port is transferred', async () => { const c = new MessageChannel(), d = new MessageChannel(); let got: any; c.port2.onmessage = (e) => { e.ports[0].postMessage('back'); }; d.port1.onmessage = (e) => { got = e.data; }; c.port1.postMessage(null, [d.port2]); await soon(); await soon(); c.port1.close(); d.port1.close(); return got; });
add('structuredClone of a port', async () => { const c = new MessageChannel(); const p = structuredClone({ p: c.port2 }, { transfer: [c.port2] } as any).p; let got: any; p.onmessage = (e: any) => { got = e.data; }; c.port1.postMessage(5); await soon(); c.port1.close(); return got; });
add('a port that is not transferred', () => throws(() => structuredClone(new MessageChannel().port1)));
add('broadcast', async () => { const a = new BroadcastChannel('c'), b = new BroadcastChannel('c'), o = new BroadcastChannel('d'), out: any[] = []; a.onmessage = (e) => out.push('a' + e.data); b.onmessage = (e) => out.push('b' + e.data); o.onmessage = () => out.push('o'); a.postMessage(1); await soon(); for (const x of [a, b, o]) x.close(); return [out, a.name]; });
add('broadcast when closed', () => throws(() => { const a = new BroadcastChannel('c'); a.close(); a.postMessage(1); }));
for (const [name, f] of Object.entries({ request: () => new Request('http://a/'), response: () => new Response('x'), headers: () => new Headers(), url: () => new URL('http://a/'), signal: () => new AbortController().signal, event: () => new Event('a'), form: () => new FormData(), promise: () => Promise.resolve() })) {
  add(`structuredClone of a ${name}`, () => throws(() => structuredClone(f())));
}
add('structuredClone of a DOMException', () => { const e: any = structuredClone(new DOMException('m', 'DataError')); return [e.name, e.message, e instanceof DOMException]; });
add('structuredClone of __proto__', () => { const o: any = structuredClone(JSON.parse('{"__proto__":{"a":1}}')); return [Object.keys(o), o.a]; });

// Hashes
const hex = (b: ArrayBuffer) => Array.from(new Uint8Array(b), (n) => n.toString(16).padStart(2, '0')).join('');
for (const a of ['SHA3-256', 'SHA3-384', 'SHA3-512', 'sha3-256']) add(`digest ${a}`, async () => hex(await crypto.subtle.digest(a, bytes(97, 98, 99))));
add('digest SHA3-224', () => rejects(() => crypto.subtle.digest('SHA3-224', bytes(1))));
for (const a of ['sha-512/256', 'sha512/224', 'sha512-224', 'sha512-256']) add(`CryptoHasher ${a}`, () => any.Bun.CryptoHasher.hash(a, 'abc', 'hex'));
for (const k of ['update', 'digest', 'copy', 'byteLength']) add(`${k} of an HMAC that is done`, () => throws(() => { const h = new any.Bun.CryptoHasher('sha256', 'key'); h.digest(); return typeof h[k] === 'function' ? h[k]('hex') : h[k]; }));
for (const a of ['sha512-256', 'sha512-224', 'sha3-256']) add(`HMAC ${a}`, () => new any.Bun.CryptoHasher(a, 'key').update('x').digest('hex'));

// Names that only exist
add('WebSocket', () => [typeof WebSocket, WebSocket.OPEN, throws(() => new WebSocket('nope:')).slice(0, 6)]);



export default same(cases);
