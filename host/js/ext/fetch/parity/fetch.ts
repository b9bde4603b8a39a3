import { rejects, same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };
const F = async (u: any, i?: any) => { const r = await fetch(u, i); return [r.status, r.statusText, r.type, r.redirected, r.headers.get('content-type'), await r.text()]; };
const code = async (f: () => unknown) => { try { await f(); return 'nothing'; } catch (e: any) { return [e.name, e.code ?? null]; } };

add('fetch shape', () => [fetch.name, fetch.length, typeof fetch.preconnect, (Bun as any).fetch === fetch]);
for (const u of ['data:text/plain;base64,aGk=', 'data:,a%20b', 'data:text/html,<p>', 'data:;charset=utf-8,x', 'data:nonsense,x', 'data:a/b;base64, a G k ', 'data:a/b;base64,aGk', 'data:a/b;base64,a', 'data:a/b;base64,####',
  'data:a/b;BASE64,aGk=', 'data:a/b; base64 ,aGk=', 'data:a/b;base64;x=y,aGk=', 'data:', 'data:,', 'data:text/plain', 'data:,x#frag', 'data:,x?q', 'DATA:,x', 'data:,%zz', 'data:,é', 'data:a/b;base64,aG%6B',
  'data:TEXT/PLAIN;CharSet=x,1', 'data:a/b;x="q;r",1', 'data:a/b;x="q,r",1', 'data:a/b; x = y,1', 'data: text/html ,1', 'data:;base64,aGk=', 'data:application/json;base64,e30=', 'data:a/b;base64,aGk-_w', 'data:a/b,%00%ff', 'data:image/svg+xml,%3Csvg/%3E'])
  add('fetch ' + u.replace(/=/g, '≡'), () => F(u));
add('fetch data url', async () => (await fetch('data:,x')).url);
add('fetch data ok', async () => { const r = await fetch('data:,x'); return [r.ok, r.bodyUsed, await r.text(), r.bodyUsed]; });
add('fetch data post', () => F('data:,x', { method: 'POST', body: 'y' }));
add('fetch data request', () => F(new Request('data:text/x,x')));
add('fetch data URL', () => F(new URL('data:text/x,x')));
add('fetch data blob', async () => { const b = await (await fetch('data:image/png;base64,aGk=')).blob(); return [b.type, b.size]; });
add('fetch data json', async () => await (await fetch('data:application/json,{"a":1}')).json());
add('fetch data stream', async () => { let s = ''; for await (const p of (await fetch('data:a/b,xyz')).body!) s += new TextDecoder().decode(p); return s; });
add('fetch data clone', async () => { const r = await fetch('data:a/b,xyz'), k = r.clone(); return [await r.text(), await k.text(), k.url]; });
add('fetch data aborted', () => rejects(() => fetch('data:,x', { signal: AbortSignal.abort() })));
add('fetch options', () => F('data:a/b,x', { verbose: false, keepalive: true, timeout: false, decompress: false, tls: { rejectUnauthorized: false }, duplex: 'half', cache: 'no-store', credentials: 'omit', mode: 'cors', integrity: '', referrer: 'x' }));

add('blob url', () => { const u = URL.createObjectURL(new Blob(['x'])); URL.revokeObjectURL(u); return [u.slice(0, 5), u.length, new URL(u).protocol]; });
add('blob url fetch', async () => { const u = URL.createObjectURL(new Blob(['zz'], { type: 'text/x' })); const a = await F(u); const r = await fetch(u); return [a, r.url === u]; });
add('blob url request', async () => { const u = URL.createObjectURL(new Blob(['zz'], { type: 'text/x' })); return F(new Request(u)); });
add('blob url post', async () => { const u = URL.createObjectURL(new Blob(['zz'], { type: 'text/x' })); return F(u, { method: 'POST', body: 'x' }); });
add('blob url no type', async () => F(URL.createObjectURL(new Blob(['zz']))));
add('blob url twice', () => { const b = new Blob([]); return URL.createObjectURL(b) === URL.createObjectURL(b); });
add('blob url revoked', async () => { const u = URL.createObjectURL(new Blob(['zz'])); URL.revokeObjectURL(u); return code(() => fetch(u)); });
add('blob url revoke unknown', () => typeof URL.revokeObjectURL('nope'));
add('blob url of none', () => [throws(() => URL.createObjectURL('x' as any)), throws(() => (URL as any).createObjectURL()), throws(() => (URL as any).revokeObjectURL())]);
add('blob url codes', async () => [await code(() => URL.createObjectURL(5 as any)), await code(() => (URL as any).revokeObjectURL())]);
add('blob url image', async () => { const b = await (await fetch(URL.createObjectURL(new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })))).blob(); return [b.type, b.size]; });

add('preconnect', () => [typeof fetch.preconnect('http://127.0.0.1:1/'), throws(() => fetch.preconnect('nope')), throws(() => (fetch.preconnect as any)())]);
for (const u of ['nope', '', 'ftp://h/', 'about:blank', 'javascript:1', 'mailto:a@b', 'file:///etc/passwd', 'blob:x', 'http://']) add('fetch bad ' + (u || 'empty'), () => rejects(() => fetch(u)));
add('fetch bad args', async () => [await rejects(() => (fetch as any)()), await rejects(() => (fetch as any)(null)), await rejects(() => (fetch as any)(5)), await rejects(() => (fetch as any)({}))]);
add('fetch bad codes', async () => [await code(() => fetch('nope')), await code(() => fetch('')), await code(() => (fetch as any)()), await code(() => fetch('ftp://h/'))]);
add('fetch get body', async () => [await code(() => fetch('http://127.0.0.1:1', { body: 'x' })), await code(() => fetch('http://127.0.0.1:1', { body: 'x', method: 'HEAD' })), await code(() => fetch(new Request('http://127.0.0.1:1', { body: 'x' })))]);
add('fetch locked', () => rejects(() => { const s = new ReadableStream(); s.getReader(); return fetch('http://127.0.0.1:1', { method: 'POST', body: s }); }));
add('fetch used', async () => { const r = new Request('http://127.0.0.1:1', { method: 'POST', body: 'x' }); await r.text(); return code(() => fetch(r)); });
add('fetch aborted', () => rejects(() => fetch('http://127.0.0.1:1', { signal: AbortSignal.abort(new RangeError('why')) })));
add('fetch promise', () => { const p = fetch('nope'); p.catch(() => {}); return p instanceof Promise; });

add('request duplex', () => { const r = new Request('http://a/', { method: 'POST', body: new ReadableStream(), duplex: 'half' } as any); return [(r as any).duplex ?? null, r.body instanceof ReadableStream, r.bodyUsed]; });
add('request methods', () => ['get', 'Get', 'post', 'patch', 'delete', 'head', 'options', 'put', 'PROPFIND', 'QUERY', 'SEARCH', 'TRACE', 'CONNECT'].map((m) => new Request('http://a', { method: m }).method));
add('request methods unknown', () => ['FOO', 'foo', 'TRACK'].map((m) => new Request('http://a', { method: m }).method));
add('request redirect', () => ['follow', 'manual', 'error'].map((m) => new Request('http://a', { redirect: m as any }).redirect));
add('request get with body', async () => { const r = new Request('http://a', { body: 'x' }); return [r.method, await r.text()]; });

export default same(cases);
