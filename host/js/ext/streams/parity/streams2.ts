import { rejects, same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };
const D = (pull: (c: any) => unknown, more: any = {}) => new ReadableStream({ type: 'direct', pull, ...more } as any);
const S = (...p: any[]): any => new ReadableStream({ start(c) { for (const x of p) c.enqueue(x); c.close(); } });
const B = Bun as any, tag = (v: any) => Object.prototype.toString.call(v);

add('direct text', () => new Response(D((c) => { c.write('a'); c.write('b'); c.close(); })).text());
add('direct end', () => new Response(D((c) => { c.write('a'); c.end(); })).text());
add('direct async without end', () => new Response(D(async (c) => { c.write('a'); await 1; c.write('b'); })).text());
add('direct async', () => new Response(D(async (c) => { c.write('a'); await Bun.sleep(1); c.write('b'); c.close(); })).text());
add('direct bytes', async () => [...await new Response(D((c) => { c.write(new Uint8Array([1, 2])); c.write(new Uint8Array([3]).buffer); c.close(); })).bytes()]);
add('direct write counts', async () => { let r: any; await new Response(D((c) => { r = [c.write('abc'), c.write(new Uint8Array(3)), c.write('')]; c.close(); })).text(); return r; });
add('direct write counts utf8', async () => { let r: any; await new Response(D((c) => { r = c.write('aé'); c.close(); })).text(); return r; });
add('direct iterate', async () => { const o = []; for await (const p of D(async (c) => { c.write('a'); c.write('x'); await c.flush(); c.write('b'); await Bun.sleep(1); c.write('c'); c.close(); }) as any) o.push([...p]); return o; });
add('direct reader', async () => { const r = D((c) => { c.write('a'); c.close(); }).getReader(); const a: any = await r.read(), b = await r.read(); return [[...a.value], a.done, b.done, b.value === undefined]; });
add('direct reuses bytes', async () => { const b = new Uint8Array([65]); return new Response(D((c) => { c.write(b); b[0] = 66; c.write(b); c.close(); })).text(); });
add('direct error', () => rejects(() => new Response(D((c) => { c.write('a'); c.error(new RangeError('x')); })).text()));
add('direct throws', () => rejects(() => new Response(D((c) => { c.write('a'); throw new RangeError('x'); })).text()));
add('direct rejects', () => rejects(() => new Response(D(async (c) => { c.write('a'); await 1; throw new RangeError('x'); })).text()));
add('direct close with error', () => rejects(() => new Response(D((c) => { c.write('a'); c.close(new RangeError('x')); })).text()));
add('direct iterate error', () => rejects(async () => { for await (const _ of D((c) => { c.error(new RangeError('x')); }) as any); }));
add('direct cancel', async () => { let r: any; await D((c) => { c.write('a'); }, { cancel(x: any) { r = x; } }).cancel('why'); return r; });
add('direct cancel reader', async () => { let r: any; const rd = D((c) => { c.write('a'); }, { cancel(x: any) { r = x; } }).getReader(); await rd.read(); await rd.cancel('why'); return r; });
add('direct close callback', async () => { const o: any[] = []; o.push(await new Response(D((c) => { c.write('a'); c.close(); }, { close() { o.push('close'); } })).text()); return o; });
add('direct tee', async () => { const [a, b] = D((c) => { c.write('a'); c.close(); }).tee(); return [await new Response(a).text(), await new Response(b).text()]; });
add('direct pipeThrough', () => new Response(D((c) => { c.write('a'); c.close(); }).pipeThrough(new TransformStream({ transform(p, k) { k.enqueue(p); k.enqueue(p); } }))).text());
add('direct write after close', () => new Response(D((c) => { c.write('a'); c.close(); return c.write('b'); })).text());
add('direct write number', () => rejects(() => new Response(D((c) => { c.write(5); c.close(); })).text()));
add('direct write null', () => rejects(() => new Response(D((c) => { c.write(null); c.close(); })).text()));
add('direct json()', () => (D((c) => { c.write('{"a":1}'); c.close(); }) as any).json());
add('direct locked', async () => { const s: any = D((c) => { c.write('a'); c.close(); }); const p = s.text(); return [s.locked, await p, s.locked]; });
add('direct lazily', async () => { let n = 0; const s = D((c) => { n++; c.write('a'); c.close(); }); await Bun.sleep(1); const a = n; await new Response(s).text(); return [a, n]; });
add('direct clone', async () => { const r = new Response(D((c) => { c.write('ab'); c.close(); })), k = r.clone(); return [await r.text(), await k.text()]; });
add('direct instanceof', () => D(() => {}) instanceof ReadableStream);

for (const m of ['text', 'json', 'bytes', 'blob', 'arrayBuffer', 'formData']) add('stream has ' + m, () => { const f = (ReadableStream.prototype as any)[m]; return [typeof f, f ? f.length : null]; });
add('stream text mixed', () => S('a', new Uint8Array([98]), new Uint8Array([99]).buffer).text());
add('stream text number', () => rejects(() => S(1, 2).text()));
add('stream text object', () => rejects(() => S({}).text()));
add('stream bytes', async () => [...await S('é', new Uint8Array([1])).bytes()]);
add('stream bytes number', () => rejects(() => S(1).bytes()));
add('stream blob', async () => { const b = await S('é').blob(); return [b.size, b.type, await b.text()]; });
add('stream json', () => S('{"a"', ':1}').json());
add('stream json bad', () => rejects(() => S('{').json()));
add('stream json empty', () => rejects(() => S().json()));
add('stream text empty', () => S().text());
add('stream text locked', async () => { const s = S('a'); s.getReader(); try { await s.text(); } catch (e: any) { return [e.name, e.code]; } });
add('stream text twice', async () => { const s = S('a'); await s.text(); try { await s.text(); } catch (e: any) { return [e.name, e.code]; } });
add('stream text bom', async () => [(await S('\uFEFFa').text()).length, (await S(new Uint8Array([0xef, 0xbb, 0xbf, 97])).text()).length]);
add('stream text split', () => S(new Uint8Array([0xc3]), new Uint8Array([0xa9])).text());
add('stream text error', () => rejects(() => (new ReadableStream({ start(c) { c.error(new RangeError('x')); } }) as any).text()));
add('stream call', () => throws(() => (ReadableStream as any)()));
add('stream from', async () => [await (ReadableStream as any).from(['a', 'b']).text(), (ReadableStream as any).from([]) instanceof ReadableStream, ReadableStream.name, ReadableStream.length]);
add('stream subclass', async () => { class X extends ReadableStream { hi() { return 'hi'; } } const x: any = new X({ start(c) { c.enqueue('a'); c.close(); } }); return [x.hi(), await x.text(), x instanceof ReadableStream, x.constructor === X]; });
add('stream constructor', () => [new ReadableStream().constructor === ReadableStream, tag(new ReadableStream())]);
add('stream bad type', () => throws(() => new ReadableStream({ type: 'what' } as any)));

for (const [k, v] of Object.entries({ Text: ['a', 'b'], JSON: ['[1]'], Array: ['a', 'b'], ArrayBuffer: ['a'], Bytes: ['a'], Blob: ['a'] })) add('readableStreamTo' + k, async () => { const r = await B['readableStreamTo' + k](S(...v)); return [tag(r), r.byteLength ?? (r instanceof Blob ? await r.text() : r)]; });
add('readableStreamToFormData', async () => [...await B.readableStreamToFormData(S('a=b&c=d'))]);
add('readableStreamToFormData multipart', async () => [...await B.readableStreamToFormData(S('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'), 'x')]);
add('readableStreamToArray mixed', () => B.readableStreamToArray(S(1, 'a', null)));
add('readableStreamToText not', () => [throws(() => B.readableStreamToText('x')), throws(() => B.readableStreamToText()), throws(() => B.readableStreamToJSON({}))]);
add('readableStreamToText locked', () => rejects(() => { const s = S('a'); s.getReader(); return B.readableStreamToText(s); }));
add('readableStreamToJSON bad', () => rejects(() => B.readableStreamToJSON(S('{'))));
add('readableStreamToText direct', () => B.readableStreamToText(D((c) => { c.write('a'); c.close(); })));

add('sink', () => { const s = new B.ArrayBufferSink(); const o = [s.write('hé'), s.write(new Uint8Array([1])), s.write(new Uint8Array([2]).buffer)]; const r = s.end(); return [o, tag(r), [...new Uint8Array(r)]]; });
add('sink stream', () => { const s = new B.ArrayBufferSink(); s.start({ asUint8Array: true, stream: true, highWaterMark: 10 }); s.write('a'); const f = s.flush(); s.write('b'); return [f, s.flush(), s.end()].map((x: any) => [tag(x), [...x]]); });
add('sink flush', () => { const s = new B.ArrayBufferSink(); s.start(); s.write('a'); const f = s.flush(), e = s.end(); return [f, tag(e), e.byteLength]; });
add('sink after end', () => { const s = new B.ArrayBufferSink(); s.write('a'); s.end(); return s.write('b'); });
add('sink start again', () => { const s = new B.ArrayBufferSink(); s.write('a'); s.start({}); s.write('b'); return s.end().byteLength; });
add('sink bad', () => [throws(() => new B.ArrayBufferSink().write(5)), throws(() => new B.ArrayBufferSink().write()), throws(() => B.ArrayBufferSink())]);
add('sink reuses bytes', () => { const s = new B.ArrayBufferSink(), b = new Uint8Array([65]); s.write(b); b[0] = 66; s.write(b); return [...new Uint8Array(s.end())]; });
add('concatArrayBuffers', () => [B.concatArrayBuffers([]), B.concatArrayBuffers([new Uint8Array([1]), new Uint8Array([2, 3]).buffer]), B.concatArrayBuffers([new Uint8Array([1]), new Uint8Array(4)], 3), B.concatArrayBuffers([new Uint8Array(1)], 10, true),
  B.concatArrayBuffers([new DataView(new ArrayBuffer(3))]), B.concatArrayBuffers([new Uint8Array(2)], Infinity)].map((x: any) => [tag(x), x.byteLength]));
add('concatArrayBuffers bad', () => [throws(() => B.concatArrayBuffers([1])), throws(() => B.concatArrayBuffers('x')), throws(() => B.concatArrayBuffers([new Uint8Array(2)], -1))]);

add('classes', () => ['ReadableStreamDefaultController', 'ReadableByteStreamController', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController', 'TransformStreamDefaultController',
  'ByteLengthQueuingStrategy', 'CountQueuingStrategy'].map((k) => k + ':' + typeof (globalThis as any)[k]));
add('classes of', async () => { let a: any, b: any, c: any; new ReadableStream({ start(k) { a = k; } }); new ReadableStream({ type: 'bytes', start(k) { b = k; } }); new TransformStream({ start(k) { c = k; } });
  return [a instanceof ReadableStreamDefaultController, b instanceof ReadableByteStreamController, c instanceof TransformStreamDefaultController, new WritableStream().getWriter() instanceof WritableStreamDefaultWriter, new ReadableStream().getReader() instanceof ReadableStreamDefaultReader]; });
add('classes are not made', () => [throws(() => new (ReadableStreamDefaultController as any)()), throws(() => new (TransformStreamDefaultController as any)()), throws(() => new (WritableStreamDefaultController as any)())]);

add('clone stream', async () => { const r = new Response(S('a', 'b')), k = r.clone(); return [await r.text(), await k.text(), r.bodyUsed, k.bodyUsed]; });
add('clone generator', async () => { const r = new Response((async function* () { yield 'x'; yield 'y'; })() as any), k = r.clone(); return [await r.text(), await k.text()]; });
add('clone locked', () => throws(() => { const r = new Response(S('a')); r.body!.getReader(); r.clone(); }));
add('clone used', async () => { const r = new Response(S('a')); await r.text(); return throws(() => r.clone()); });
add('clone request', async () => { const r = new Request('http://a', { method: 'POST', body: S('a', 'b') }), k = r.clone(); return [await k.text(), await r.text()]; });
add('bodyUsed reader', async () => { const r = new Response(S('a', 'b')); const rd = r.body!.getReader(); await rd.read(); const a = r.bodyUsed; rd.releaseLock(); return [a, r.bodyUsed]; });
add('bodyUsed not read', () => { const r = new Response(S('a')); r.body!.getReader(); return r.bodyUsed; });
add('bodyUsed text reader', () => { const r = new Response('x'); const a = r.bodyUsed; r.body!.getReader(); return [a, r.bodyUsed]; });
add('bodyUsed cancel', async () => { const r = new Response(S('a')); await r.body!.cancel(); return r.bodyUsed; });
add('bodyUsed of text', async () => { const r = new Response('abc'); const rd = r.body!.getReader(); await rd.read(); return r.bodyUsed; });
add('read twice', () => rejects(async () => { const r = new Response(S('a')); await r.text(); await r.text(); }));
add('read partly', () => rejects(async () => { const r = new Response(S('a', 'b')); const rd = r.body!.getReader(); await rd.read(); rd.releaseLock(); await r.text(); }));
add('handed on', async () => { const r = new Response('x'), q = new Response(r.body); return [r.bodyUsed, q.bodyUsed, await q.text(), r.bodyUsed, q.body === r.body]; });
add('handed on twice', () => rejects(async () => { const r = new Response('x'), q = new Response(r.body), z = new Response(r.body); await q.text(); await z.text(); }));
add('handed on read', () => throws(() => { const s = S('a'); s.getReader(); new Response(s); }));
add('handed on generator', async () => { const r = new Response((async function* () { yield 'x'; })() as any); return new Response(r.body).text(); });
add('body is one', () => { const r = new Response('x'); return r.body === r.body; });
add('generator function', async () => new Response((async function* () { yield 'a'; yield new Uint8Array([98]); }) as any).text());
add('generator throws', () => rejects(() => new Response((async function* () { yield 'a'; throw new RangeError('x'); })() as any).text()));
add('generator number', () => rejects(() => new Response((async function* () { yield 5; })() as any).text()));
add('iterable', () => new Response({ async *[Symbol.asyncIterator]() { yield 'q'; } } as any).text());
add('generator return', async () => { let done = false; const r = new Response((async function* () { try { yield 'a'; yield 'b'; } finally { done = true; } })() as any); for await (const _ of r.body as any) break; await Bun.sleep(1); return done; });

export default same(cases);
