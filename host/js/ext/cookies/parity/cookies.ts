import { same, throws } from '../../../parity/same';

const { Cookie, CookieMap } = Bun as any;
const day = new Date(86400000);
const all = { domain: 'x.com', path: '/p', expires: day, secure: true, httpOnly: true, sameSite: 'none', partitioned: true, maxAge: 5 };
const said = (f: () => unknown) => { try { return f(); } catch (e: any) { return `${e.name}: ${e.message}`; } };

export default same({
  'as a field': () => [new Cookie('a', 'b c;d').toString(), String(Cookie.from('a', 'é☃')), new Cookie('a', '"x, y=z%"').serialize()],
  'with all there is': () => new Cookie('a', 'b', all).toString(),
  'as JSON': () => [new Cookie('a', 'b', { expires: day }), new Cookie('a', 'b', all)],
  'without options': () => { const c = new Cookie('a', 'b'); return [c.name, c.value, c.domain, c.path, c.expires, c.secure, c.sameSite, c.httpOnly, c.partitioned, c.maxAge]; },
  'of an object': () => [String(new Cookie({ name: 'q', value: 'r', path: '' })), String(new Cookie({ name: 'q', value: 'r', maxAge: 3 }))],
  'of a field': () => new Cookie('a=b; Path=/z; Max-Age=3; Secure; HttpOnly; SameSite=Strict; Domain=x.y; Expires=Thu, 01 Jan 1970 00:00:00 GMT'),
  'of a short field': () => [Cookie.parse('a=b%20c; Path=/z'), Cookie.parse('a=b ; secure ; samesite=NONE; foo=bar')],
  'of a field with spaces': () => Cookie.parse(' a = b '),
  'of a broken field': () => [throws(() => Cookie.parse('nothing')), throws(() => Cookie.parse('=x')), throws(() => new Cookie(''))],
  'expired': () => [Cookie.from('a', 'b', { maxAge: 0 }).isExpired(), Cookie.from('a', 'b').isExpired(), Cookie.from('a', 'b', { expires: 1 }).isExpired(), Cookie.from('a', 'b', { expires: new Date(8e15) }).isExpired(),
    Cookie.from('a', 'b', { maxAge: -1 }).isExpired(), Cookie.from('a', 'b', { expires: 1, maxAge: 5 }).isExpired()],
  'times': () => [String(new Cookie('a', 'c', { expires: 100 })), String(new Cookie('a', 'c', { expires: 'Thu, 01 Jan 1970 00:00:10 GMT' })), said(() => new Cookie('a', 'c', { expires: 'zz' })), String(new Cookie('a', 'c', { maxAge: 'zz' }))],
  'mistakes': () => [said(() => new Cookie('a b', 'c')), said(() => new Cookie('', 'c')), said(() => new Cookie('a', 'c', { sameSite: 'zz' })), said(() => new Cookie('a', 'c', { domain: 'a b;' })), said(() => new Cookie('a', 'c', { path: 'a;b' })),
    said(() => new Cookie('a;b', 'c')), said(() => new Cookie('é', 'c'))],
  'changed': () => { const c = new Cookie('a', 'b'); c.value = 'x'; c.path = '/q'; c.sameSite = 'strict'; c.httpOnly = true; c.secure = true; c.maxAge = 3; c.domain = 'q.r'; return c.toString(); },
  'changed by mistake': () => { const c = new Cookie('a', 'b'); return [throws(() => { c.sameSite = 'q'; }), throws(() => { c.path = 'a\nb'; }), throws(() => { c.expires = 'zz'; }), String(c)]; },
  'a map': () => { const m = new CookieMap('a=1; b=x%20y; c; =d; e="q"; a=2'); return [m.size, [...m], m.get('a'), m.get('b'), m.get('e'), m.has('c'), m.get('nope')]; },
  'a map of broken escapes': () => [...new CookieMap('f=%zz; g=%E9')],
  'a map of more': () => [[...new CookieMap({ a: '1', b: '2' })], [...new CookieMap([['a', '1'], ['b', '2']])], [...new CookieMap()], [...new CookieMap('')]],
  'a map changes': () => {
    const m = new CookieMap('a=1; b=2');
    m.set('b', '2');
    m.set('a', '9', { httpOnly: true });
    m.set({ name: 'z', value: 'y', path: '/k' });
    m.set(new Cookie('w', 'v'));
    return [m.toSetCookieHeaders(), [...m].sort(), m.size];
  },
  'a map loses': () => { const m = new CookieMap('a=1; b=2; c=3'); m.delete('q'); m.delete('a'); m.delete({ name: 'b', path: '/x', domain: 'd.e' }); m.delete('c', { path: '/y' }); return [m.toSetCookieHeaders(), [...m], m.toJSON(), m.size, m.get('a'), m.has('a')]; },
  'set and deleted': () => { const m = new CookieMap(); m.set('a', '1'); m.delete('a'); m.set('b', '1'); m.delete('b'); m.set('b', '2'); return [m.toSetCookieHeaders(), [...m]]; },
  'a map is iterated': () => { const m = new CookieMap('a=1; b=2'), o: unknown[] = []; m.forEach((v: string, k: string) => o.push([k, v])); return [[...m.keys()], [...m.values()], [...m.entries()], o]; },
  'a map as JSON': () => [JSON.stringify(new CookieMap('a=1')), new CookieMap('a=1; b=2').toJSON()],
  'a map of many': () => {
    const m = new CookieMap('a=0; ' + Array.from({ length: 40 }, (_, k) => `k${k}=${k}; a=${k}`).join('; ')), o: unknown[] = [m.size, m.get('a'), m.get('k39'), m.get('q')];
    for (let k = 0; k < 38; k++) m.delete('k' + k);
    o.push(m.size, m.has('k5'), m.get('k38'));
    m.delete('a'); m.set('k3', 'x'); m.set('k38', 'y');
    return [...o, m.size, m.get('a'), m.get('k3'), [...m].sort(), m.toSetCookieHeaders().length];
  },
  'tags': () => [Object.prototype.toString.call(new CookieMap()), Object.prototype.toString.call(new Cookie('a', 'b')), new CookieMap().constructor.name, Cookie.name],
  'a change of nothing': () => new CookieMap('a=1').toSetCookieHeaders(),
});
