import { same } from './same';

// Object.keys, JSON.stringify, for-in and a spread find nothing of what the platform's objects are made of.
const any: any = globalThis;
const form = () => { const f = new FormData(); f.append('a', '1'); f.append('f', new File(['secret'], 'f.txt')); return f; };
const makers: Record<string, () => unknown> = {
  Headers: () => new Headers({ a: '1' }), Request: () => new Request('http://a/', { method: 'POST', body: 'x' }), Response: () => new Response('x', { headers: { a: 'b' } }),
  'Response.json': () => Response.json({}), 'Response of bytes': () => new Response(new Uint8Array(3)), 'Response of a stream': () => new Response(new ReadableStream()),
  'Response clone': () => new Response('x').clone(), 'Request clone': () => new Request('http://a/').clone(), 'Response.error': () => Response.error(),
  Blob: () => new Blob(['secret'], { type: 'a/b' }), File: () => new File(['secret'], 'n'), 'Blob.slice': () => new Blob(['secret']).slice(1), FormData: form,
  URL: () => new URL('http://a/b?c#d'), URLSearchParams: () => new URLSearchParams('a=1'), URLPattern: () => new any.URLPattern({ pathname: '/a' }),
  Event: () => new Event('a'), CustomEvent: () => new CustomEvent('a', { detail: 1 }), MessageEvent: () => new MessageEvent('a', { data: 1 }), ErrorEvent: () => new ErrorEvent('a'),
  CloseEvent: () => new any.CloseEvent('a'), EventTarget: () => { const t = new EventTarget(); t.addEventListener('a', () => {}); return t; },
  AbortController: () => new AbortController(), AbortSignal: () => new AbortController().signal, 'AbortSignal.any': () => AbortSignal.any([new AbortController().signal]), 'AbortSignal.abort': () => AbortSignal.abort(),
  TextEncoder: () => new TextEncoder(), TextDecoder: () => new TextDecoder(), TextEncoderStream: () => new TextEncoderStream(), TextDecoderStream: () => new TextDecoderStream(),
  ReadableStream: () => new ReadableStream(), 'a read ReadableStream': () => { const s = new Response('x').body!; s.getReader(); return s; }, reader: () => new ReadableStream().getReader(),
  WritableStream: () => new WritableStream(), writer: () => new WritableStream().getWriter(), TransformStream: () => new TransformStream(),
  CountQueuingStrategy: () => new CountQueuingStrategy({ highWaterMark: 1 }), ByteLengthQueuingStrategy: () => new ByteLengthQueuingStrategy({ highWaterMark: 1 }),
  CompressionStream: () => new any.CompressionStream('gzip'), DecompressionStream: () => new any.DecompressionStream('gzip'),
  MessageChannel: () => new MessageChannel(), MessagePort: () => new MessageChannel().port1, BroadcastChannel: () => { const b = new BroadcastChannel('x'); b.close(); return b; },
  DOMException: () => new DOMException('a', 'AbortError'), PerformanceObserver: () => new PerformanceObserver(() => {}), Timeout: () => { const t = setTimeout(() => {}, 1); clearTimeout(t); return t; },
};
const skip = new Set(['Timeout']);

const cases: Record<string, () => unknown> = {};
for (const [name, make] of Object.entries(makers)) {
  cases[`keys of ${name}`] = () => Object.keys(make() as any);
  cases[`for-in of an own ${name}`] = () => { const o: any = make(), out = []; for (const k in o) if (Object.hasOwn(o, k)) out.push(k); return out; };
  cases[`spread of ${name}`] = () => Object.keys({ ...(make() as any) });
  if (!skip.has(name)) cases[`JSON of ${name}`] = () => JSON.stringify(make());
}
cases['a form with a file as JSON'] = async () => JSON.stringify(Object.fromEntries(await new Response(form()).formData()));
cases['headers of a spread'] = (() => [...new Headers({ ...new Headers({ a: '1' }) } as any)]) as any;
cases['headers of the request, spread'] = ((req: Request) => { void req.headers; return [...new Headers({ ...req.headers } as any)]; }) as any;
cases['keys of the request'] = ((req: Request) => { void [req.url, req.method, req.headers, req.signal]; return Object.keys(req); }) as any;
for (const [name, length] of [['Headers', 1], ['Response', 1], ['URL', 1], ['Blob', 1], ['File', 1], ['FormData', 1], ['EventTarget', 1], ['AbortController', 1], ['TextDecoder', 1], ['MessageChannel', 1]] as const) {
  cases[`attributes and methods of ${name} are enumerable`] = () => { void length; return Object.getOwnPropertyNames(any[name].prototype).filter((k) => k !== 'constructor' && !Object.getOwnPropertyDescriptor(any[name].prototype, k)!.enumerable); };
  cases[`${name} as a string`] = () => Object.prototype.toString.call(makers[name]());
  cases[`length of ${name}`] = () => any[name].length;
}
// Every class of the global scope that can be made of nothing.
cases['all others'] = () => Object.getOwnPropertyNames(globalThis).filter((n) => {
  if (!/^[A-Z]/.test(n) || n === 'Function' || typeof any[n] !== 'function') return false;
  try { return Object.keys(new any[n]()).filter((k) => k !== 'isTrusted').length > 0; } catch { return false; }
});

export default same(cases as any);
