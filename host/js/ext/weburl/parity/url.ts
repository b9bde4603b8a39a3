import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

for (const u of ['http://user:pa%20ss@Host.example:8080/a/./b/../c?x=1&y=%20#f', 'https://例え.jp/', 'http://xn--r8jz45g.jp/', 'file:///a/b', 'data:text/plain,hi', 'mailto:a@b', 'http://1.2.3/', 'http://0x7f.1/', 'http://[::1]:80/', 'http://a.b/%zz', 'http://a.b/ü', 'http://a.b/?ü', 'javascript:1', 'http://EXAMPLE.com:443', 'https://EXAMPLE.com:443', 'ws://a/b', 'blob:http://a/b', 'http://a b/', 'http:///a', 'http:a', '//a', '', 'http://a.b?x', 'http://faß.de/', 'http://☃.net/', 'http://a_b.c/', 'http://a..b/', 'http://ａ.com/', 'http://%41.com/'])
  add('url ' + u, () => { try { const v = new URL(u); return [v.href, v.origin, v.protocol, v.username, v.password, v.host, v.hostname, v.port, v.pathname, v.search, v.hash]; } catch (e: any) { return e.name + ' ' + e.code; } });
add('url base', () => [new URL('../x?y', 'http://a/b/c/d').href, new URL('//z/q', 'https://a/').href, new URL('?q', 'http://a/b').href, new URL('#q', 'http://a/b').href, new URL('', 'http://a/b').href]);
add('url set', () => { const u = new URL('http://a/b'); u.pathname = '/x y'; u.search = 'q=1'; u.hash = 'h'; u.host = 'c:81'; u.protocol = 'https'; u.username = 'me'; u.password = 'p:w'; return u.href; });
add('url set port', () => { const u = new URL('http://a/b'); u.port = '8080'; const x = u.href; u.port = ''; return [x, u.href]; });
add('url set port bad', () => { const u = new URL('http://a:1/b'); u.port = 'x'; return u.href; });
add('url set hostname', () => { const u = new URL('http://a:1/b'); u.hostname = 'z.example'; return u.href; });
add('url set href', () => { const u = new URL('http://a:1/b'); u.href = 'http://q/'; return [u.href, throws(() => { u.href = 'zz'; })]; });
add('url searchparams live', () => { const u = new URL('http://a/?x=1'); u.searchParams.append('y', 'a b&c'); u.searchParams.delete('x'); return [u.href, u.search]; });
add('url searchparams identity', () => { const u = new URL('http://a/?x=1'); const p = u.searchParams; u.search = '?z=2'; return [p === u.searchParams, p.get('z'), p.get('x')]; });
add('url json', () => JSON.stringify({ u: new URL('http://a/b') }));
add('url canparse', () => [URL.canParse('http://a'), URL.canParse('a'), URL.canParse('a', 'http://b')]);
add('url parse', () => [URL.parse('http://a')?.href, URL.parse('a')]);
add('url error', () => { try { new URL('nope'); } catch (e: any) { return [e.name, e.code, e instanceof TypeError]; } });
add('url keys', () => Object.keys(new URL('http://a')));
add('url tostring tag', () => Object.prototype.toString.call(new URL('http://a')));
add('usp', () => { const p = new URLSearchParams('?a=1&a=2&b=%20+x&c&=d&%zz=%E9'); return [[...p], p.toString(), p.get('a'), p.getAll('a'), p.has('b'), p.size]; });
add('usp obj', () => new URLSearchParams({ a: '1', b: 'x y' }).toString());
add('usp arr', () => new URLSearchParams([['a', '1'], ['a', '2']]).toString());
add('usp enc', () => new URLSearchParams({ q: "!'()*-._~ é☃&=+%" }).toString());
add('usp sort', () => { const p = new URLSearchParams('b=1&a=2&b=0'); p.sort(); return String(p); });
add('usp set', () => { const p = new URLSearchParams('a=1&b=2&a=3'); p.set('a', '9'); p.set('n', 'm'); return String(p); });
add('usp delete value', () => { const p = new URLSearchParams('a=1&a=2'); p.delete('a', '1'); return [String(p), p.has('a', '2'), p.has('a', '1')]; });
add('usp bad', () => throws(() => new URLSearchParams([['a']] as any)));
add('usp json', () => JSON.stringify(new URLSearchParams('a=1&b=2')));
add('usp json dup', () => JSON.stringify((new URLSearchParams('a=1&a=2') as any).toJSON()));
add('usp iterate while', () => { const p = new URLSearchParams('a=1&b=2&c=3'); const seen = []; for (const [k] of p) { seen.push(k); p.delete(k); } return seen; });

export default same(cases);
