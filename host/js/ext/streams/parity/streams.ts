import { rejects, same } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('rs', async () => { const s = new ReadableStream({ start(k) { k.enqueue('a'); k.enqueue('b'); k.close(); } }); const o = []; for await (const p of s as any) o.push(p); return o; });
add('rs from', async () => { const o = []; for await (const p of (ReadableStream as any).from(['a', 'b'])) o.push(p); return o; });
add('rs tee', async () => { const [a, b] = new Response('xy').body!.tee(); return [await new Response(a).text(), await new Response(b).text()]; });
add('ts', async () => await new Response(new Response('ab').body!.pipeThrough(new TransformStream({ transform(p, k) { k.enqueue(p); k.enqueue(p); } }))).text());
add('ws', async () => { const o: any[] = []; const w = new WritableStream({ write(p) { o.push(p); } }).getWriter(); await w.write('a'); await w.close(); return o; });
add('rs error', async () => await rejects(() => new Response(new ReadableStream({ start(k) { k.error(new RangeError('x')); } })).text()));
add('rs cancel', async () => { let r: any; const s = new ReadableStream({ cancel(x) { r = x; } }); await s.cancel('why'); return r; });
add('rs byte', async () => { const s = new ReadableStream({ type: 'bytes', start(k) { k.enqueue(new Uint8Array([1])); k.close(); } }); const r = s.getReader({ mode: 'byob' }); const x = await r.read(new Uint8Array(4)); return [...x.value!]; });
add('rs direct', async () => await new Response(new ReadableStream({ type: 'direct', pull(k: any) { k.write('a'); k.write('b'); k.close(); } } as any)).text());
add('rs text()', async () => await (new ReadableStream({ start(k) { k.enqueue('a'); k.close(); } }) as any).text?.());
add('rs classes', () => [typeof ReadableStreamDefaultController, typeof ReadableByteStreamController, typeof WritableStreamDefaultWriter, typeof TransformStreamDefaultController, typeof ReadableStreamBYOBReader]);

export default same(cases);
