import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('request default', () => { const r = new Request('http://a.example/x?y#z'); return [r.method, r.url, r.redirect, r.mode, r.credentials, r.cache, r.destination, r.referrer, r.referrerPolicy, r.integrity, r.keepalive, r.body]; });
add('request method lower', () => [new Request('http://a/', { method: 'post' }).method, new Request('http://a/', { method: 'patch' }).method]);
add('request custom method', () => [throws(() => new Request('http://a/', { method: 'FOO' })), throws(() => new Request('http://a/', { method: 'a b' }))]);
add('request relative', () => throws(() => new Request('/x')));
add('request get body', () => throws(() => new Request('http://a/', { body: 'x' })));
add('request body', async () => { const r = new Request('http://a/', { method: 'POST', body: 'x' }); return [r.headers.get('content-type'), await r.text(), r.bodyUsed]; });
add('request clone', async () => { const r = new Request('http://a/', { method: 'POST', body: 'x', headers: { a: 'b' } }); const k = r.clone(); return [await k.text(), await r.text(), k.headers.get('a'), k.method, k.url]; });
add('request from request', async () => { const r = new Request('http://a/', { method: 'POST', body: 'x' }); const k = new Request(r, { headers: { q: 'r' } }); return [k.method, k.headers.get('q'), k.headers.get('content-type'), await k.text()]; });
add('request from url', () => new Request(new URL('http://a/b')).url);
add('request signal', () => { const k = new AbortController(); const r = new Request('http://a/', { signal: k.signal }); k.abort(); return r.signal.aborted; });
add('request formdata', async () => { const f = new FormData(); f.append('a', 'b'); f.append('f', new File(['hi'], 'n.txt', { type: 'text/plain' })); const g = await new Request('http://a/', { method: 'POST', body: f }).formData(); const x = g.get('f') as File; return [g.get('a'), x.name, x.type, await x.text(), x.size]; });
add('request url normal', () => [new Request('HTTP://A.example:80/../b c').url, new Request('http://a').url]);
add('request tostring', () => Object.prototype.toString.call(new Request('http://a')));
add('request json', async () => await new Request('http://a/', { method: 'POST', body: JSON.stringify({ a: [1] }) }).json());

export default same(cases);
