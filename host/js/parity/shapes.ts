import { same, throws, rejects } from './same';

// The globals, and how they present themselves.
const classes = ['Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal', 'Blob', 'File', 'FormData', 'TextEncoder', 'TextDecoder', 'ReadableStream', 'WritableStream',
  'TransformStream', 'MessageChannel', 'MessageEvent', 'ErrorEvent', 'CloseEvent', 'DOMException', 'URLPattern'];
const functions = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'atob', 'btoa', 'reportError'];
const g = globalThis as any;

export default same({
  'names of classes': () => classes.map((c) => g[c]?.name),
  'names of functions': () => functions.map((c) => g[c]?.name),
  'tags': () => [new Event('a'), new EventTarget(), new AbortController(), AbortSignal.abort(), new Headers(), new URL('http://a'), new URLSearchParams(), new FormData(), new Request('http://a'), new Response()].map((v) => Object.prototype.toString.call(v)),
  'as JSON': () => JSON.stringify([new Response('x'), new Request('http://a', { headers: { a: 'b' } }), new Headers({ a: 'b' }), new URL('http://a/b'), new FormData(), new AbortController().signal.aborted]),
  'without new': () => classes.filter((c) => throws(() => g[c]()) !== 'throws TypeError'),
  'subclasses': async () => { class R extends Response { extra = 1; } const r = new R('abc', { status: 201 }); return [r.extra, r.status, await r.text(), r instanceof Response]; },
  'subclasses of errors': () => { class E extends Error { constructor(m: string) { super(m); this.name = 'E'; } } const e = new E('m'); return [String(e), e instanceof E, e instanceof Error, e.stack!.length > 0]; },
  'an event': () => { const e = new Event('a', { cancelable: true, composed: true }); e.preventDefault(); return [e.composed, e.returnValue, e.defaultPrevented, e.composedPath(), e.srcElement, typeof e.timeStamp]; },
  'no event': () => [throws(() => new (Event as any)()), throws(() => new EventTarget().dispatchEvent({} as any))],
  'the phase of an event': () => { let during: unknown; const t = new EventTarget(); t.addEventListener('x', (e) => { during = [e.eventPhase, e.currentTarget === t, e.composedPath().length]; }); const e = new Event('x'); t.dispatchEvent(e); return [during, e.eventPhase, e.currentTarget, e.target === t]; },
  'listeners that end with a signal': () => { const k = new AbortController(), t = new EventTarget(); let n = 0; t.addEventListener('x', () => n++, { signal: k.signal }); t.dispatchEvent(new Event('x')); k.abort(); t.dispatchEvent(new Event('x')); t.addEventListener('x', () => n++, { signal: k.signal }); t.dispatchEvent(new Event('x')); return n; },
  'listeners that stop others': () => { const t = new EventTarget(), o: number[] = []; t.addEventListener('x', (e) => { o.push(1); e.stopImmediatePropagation(); }); t.addEventListener('x', () => o.push(2)); t.dispatchEvent(new Event('x')); return o; },
  'events with something': () => { const m = new MessageEvent('m', { data: 1 }), e = new ErrorEvent('e', { message: 'x', error: 5 }), c = new CloseEvent('c', { code: 1000, reason: 'r', wasClean: true }); return [m.data, m.origin, m.type, e.message, e.error, e.lineno, c.code, c.reason, c.wasClean]; },
  'a channel both ways': async () => { const { port1, port2 } = new MessageChannel(); const got: unknown[] = []; port2.onmessage = (e) => { got.push(e.data); port2.postMessage(e.data * 2); }; port1.onmessage = (e) => got.push(e.data); port1.postMessage(1); port1.postMessage(2); await Bun.sleep(30); port1.close(); port2.close(); return got.sort(); },
  'a channel with a listener': async () => { const { port1, port2 } = new MessageChannel(); const got: unknown[] = []; port2.addEventListener('message', (e) => got.push((e as MessageEvent).data)); port1.postMessage('a'); await Bun.sleep(20); const before = got.length; port2.start(); await Bun.sleep(20); port1.close(); port2.close(); return [before, got]; },
  'a channel copies': async () => { const { port1, port2 } = new MessageChannel(); const v = { a: [1] }; const p = new Promise<any>((r) => { port2.onmessage = (e) => r(e.data); }); port1.postMessage(v); v.a.push(2); const r = await p; port1.close(); port2.close(); return [r, throws(() => port1.postMessage(() => 1))]; },
  'a port alone': () => throws(() => new (MessagePort as any)()),
  'a timer again': async () => { let n = 0; const t: any = setTimeout(() => n++, 5); await Bun.sleep(20); t.refresh(); await Bun.sleep(20); return n; },
  'a timer put off': async () => { let n = 0; const t: any = setTimeout(() => n++, 60); await Bun.sleep(30); t.refresh(); await Bun.sleep(40); const before = n; await Bun.sleep(60); return [before, n]; },
  'a timer is known': () => { const t: any = setTimeout(() => {}, 50); const a = [t.hasRef(), t.unref() === t, t.hasRef(), t.ref() === t, t.hasRef()]; clearTimeout(t); return a; },
  'clones with transfer': () => { const b = new ArrayBuffer(4), v = new Uint8Array(b); v[0] = 7; const c = structuredClone({ v }, { transfer: [b] }); return [b.byteLength, c.v[0], c.v.length, throws(() => structuredClone(b, { transfer: [b] }))]; },
  'clones of what cannot be': async () => [throws(() => structuredClone(Promise.resolve())), throws(() => structuredClone(new WeakMap())), throws(() => structuredClone({ f() {} })), throws(() => structuredClone(Symbol('s')))],
  'clones of files': async () => { const f = structuredClone(new File(['abc'], 'n', { type: 'image/png', lastModified: 3 })); return [f.name, f.type, f.lastModified, await f.text(), f instanceof File]; },
  'clones of boxes': () => [typeof structuredClone(Object(1n)), structuredClone([, 1]).length, Object.keys(structuredClone(Object.create({ a: 1 }, { b: { value: 1, enumerable: true } })))],
  'what equals': () => [Bun.deepEquals({ a: 1, b: 2 }, { b: 2, a: 1 }), Bun.deepEquals([1, [2]], [1, [2]]), Bun.deepEquals({ a: undefined }, {}), (Bun as any).deepEquals({ a: undefined }, {}, true), Bun.deepEquals(new Map([[1, 2]]), new Map([[1, 2]])), Bun.deepEquals(new Set([1]), new Set([2])),
    Bun.deepEquals(new Date(1), new Date(1)), Bun.deepEquals(NaN, NaN), Bun.deepEquals(/a/g, /a/g), Bun.deepEquals(new Uint8Array([1]), new Uint8Array([1])), Bun.deepEquals([undefined], [null])],
  'paths': () => [Bun.fileURLToPath('file:///a%20b/c'), Bun.pathToFileURL('/a b/#?%').href, throws(() => Bun.fileURLToPath('http://a/b'))],
  'text without colours': () => (Bun as any).stripANSI('\x1b[31mred\x1b[0m \x1b]8;;http://a\x07link\x1b]8;;\x07'),
  'statuses': () => [100, 101, 199, 200, 299, 599, 600, 999].map((s) => throws(() => new Response(null, { status: s }))),
  'a locked body': async () => { const r = new Response('abc'); r.body!.getReader(); return [r.body!.locked, r.bodyUsed, await rejects(() => r.text())]; },
});
