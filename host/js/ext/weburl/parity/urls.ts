// URL and URLSearchParams: hosts, setters, relative URLs and errors.
import { same, throws } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };
const all = (u: URL) => [u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash];
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return [e.name, e.code]; } };

const hosts = ['例え.テスト', 'faß.de', 'FAß.de', 'straße.example', 'ẞ.de', '☃.net', 'ａｂｃ.com', 'bücher.example', 'BÜCHER.example', 'xn--bcher-kva.example', 'XN--BCHER-KVA.example', 'xn--', 'xn--a', 'xn--zz--', 'xn--fa-hia.de', 'xn--1ug', 'xn--ls8h.la', 'xn--a-yoc', 'xn--pokxncvks', 'xn--xn---epa', 'xn--é',
  'a.xn--', 'é', 'é.', 'é..', '.é', 'a..é', 'a..b', '.', '..', 'a.', 'a。b', 'a．b', '\u3002', 'a\u00adb', '\u00ad', 'a\u200bb', 'a\u200db', 'a\u2060b', '\u200c', 'क्\u200dष', 'ab--cd', 'ab--cé', '-a', 'a-', '-é', 'é-', '--', 'a_b', 'é_b', 'a~b', 'a!b', 'a$b', "a'b", 'a(b', 'a*b', 'a+b', 'a,b', 'a;b', 'a=b',
  'a b', 'a<b', 'a>b', 'a^b', 'a|b', 'a`b', 'a{b', 'a}b', 'a"b', 'a%b', 'a%20b', 'a%41', 'a%C3%A9', 'a%ff', 'a%00b', 'a%23b', 'a%2fb', 'a\tb', 'a\nb', 'a\u0000b', 'a\u007fb', 'א.com', 'אa.com', '1א', 'א1', 'עברית.example', 'مثال.إختبار', '١٢٣', '😀.example', '👨‍👩‍👧.example', '\u{1F98A}', '\ud800', '\ufffd', '\ufdd0', '≠', '≮', 'a≠', 'ℝ', '℡', '½', '㏕', 'ﬁ', 'ſ', 'K', 'Å', 'İ', 'ı', 'ǅ', 'ς', 'Σας',
  '한국', '中国', 'рф', 'пример.испытание', 'ελ', 'ไทย', '１２７．０．０．１', '①②⑦.0.0.1', '127.0.0.1', '127.1', '127.0x1', '0x7f000001', '2130706433', '017700000001', '0', '00', '256', '256.1.1.1', '1.2.3.4.5', '1.2.3.4.', '1.2.3.', '1..2', '0x', '0x.0x', 'a.1', '1.a', 'a.0x1', 'a.09', '09', '4294967295', '4294967296', '1.1.1.256', '1.256.1', '0xffffffff', '0x100000000',
  '[::1]', '[::]', '[1::]', '[1:2:3:4:5:6:7:8]', '[1:0:0:4:0:0:0:8]', '[::1.2.3.4]', '[::ffff:1.2.3.4]', '[::1.2.3]', '[1:2]', '[::g]', '[:1]', '[1:2:3:4:5:6:7:8:9]', '[::1%25eth0]', '[::1', '::1]', '[]', '[ABCD::EF01]', '[0001:0002::]', '[::01234]', '[::1]a', 'localhost', 'LOCALHOST', 'example.com:80', 'example.com:', 'example.com:99999', 'example.com:65535', 'example.com:0', 'example.com:080', 'example.com:8a', 'user@', 'user@h', 'u:p@h', 'u:@h', ':p@h', '@h', 'u@v@h', 'a:b:c@h', 'ü:ß@h', 'x'.repeat(64) + '.com', ('x'.repeat(60) + '.').repeat(5) + 'com', 'é'.repeat(70)];
for (const h of hosts) {
  add(`http host ${JSON.stringify(h)}`, () => error(() => new URL(`http://${h}/`).href));
  if (!/[@:]/.test(h)) add(`set host ${JSON.stringify(h)}`, () => { const u = new URL('http://start:8080/p'); u.hostname = h; const a = u.href; u.host = h + ':81'; return [a, u.href]; });
}
for (const h of ['é', 'A', 'a b', 'a%41', 'a<b', '[::1]', '', 'a:80', '例', 'xn--a', 'a^b', 'a|b', '1.2.3', '\u0000']) add(`opaque host ${JSON.stringify(h)}`, () => error(() => all(new URL(`foo://${h}/p`))));

const urls = ['http://a', 'HTTP://A/B', 'http:\\\\a\\b\\..\\c', 'http:/a', 'http:a', 'http:///a', 'http:////a', 'https:a/b', ' http://a ', '\thttp://a\n', 'ht\ntp://a', 'http://a/b/../c', 'http://a/b/./c', 'http://a/b/..', 'http://a/..', 'http://a/../..', 'http://a/%2e%2e/b', 'http://a/.%2E/b', 'http://a/b/.', 'http://a//b', 'http://a/ b', 'http://a/{b}', 'http://a/^|`<>"', "http://a/'", 'http://a/?{}^|`<>"\'', 'http://a/#{}^|`<>"\'', 'http://a/%', 'http://a/%zz', 'http://a/?%', 'http://a/?a=b#c?d', 'http://a/#', 'http://a/?', 'http://a/?#', 'http://a?b', 'http://a#b', 'http://a/é?é#é', 'http://a/\ud800', 'http://a/\u0000', 'http://a/\u007f', 'http://a/;x=1', 'http://a:80', 'https://a:443', 'ws://a:80', 'wss://a:443', 'ftp://a:21', 'http://a:443', 'ftp://a/b', 'wss://a/b?c', 'gopher://a:70/', 'file:', 'file:/', 'file://', 'file:///', 'file:///C:/a', 'file:///C|/a', 'file:///C:/..', 'file://host/a', 'file://localhost/a', 'file:a', 'file:\\a', 'file:///a?b#c', 'file://C:/a', 'file:///a//b',
  'mailto:a@b', 'mailto:a b', 'data:text/plain,a b#c d', 'data:a ', 'data:a ?b', 'javascript:alert(1)', 'about:blank', 'blob:http://a/b', 'blob:https://a:8080/x', 'blob:file:///x', 'blob:x', 'urn:isbn:123', 'a:', 'a:b', 'a:/b', 'a://b', 'a:///b', 'a://b/../c', 'a:/../b', 'a:/.//b', 'a:b/../c', 'A1+-.:x', '1a:x', '+a:x', ':a', '/a', 'a', '?a', '#a', 'http:', 'http:/', 'http://', 'http://?', 'http://#', 'http://:80', 'http://@', 'http://:@', 'https://a:b@c:d@e/', 'http://a b/', 'non-special://u:p@h:80/p?q#f', 'foo://///a', 'foo:\\a', 'http://a/b\\c', 'foo://a/b\\c', 'sc://ñ', 'sc://%/', 'http://a/\uFEFF', '\uFEFFhttp://a'];
for (const u of urls) add(`url ${JSON.stringify(u)}`, () => error(() => all(new URL(u))));
const bases = ['http://u:p@h:81/a/b?c#d', 'file:///C:/a/b', 'foo://h/a/b?c', 'mailto:x', 'data:a?b', 'http://h'];
for (const r of ['', 'x', '/x', '//x', '///x', '?x', '#x', '.', '..', '../..', './x', 'x/', 'x/..', 'http:x', 'http:/x', 'https:x', 'foo:x', 'file:x', '\\x', '\\\\x', '/..', '//x:80/y', 'C|/x', '/C:/x', '///', '#', '?', ' x ', 'x:y', 'é', '//é', '?é', '/.//x', '//'])
  for (const b of bases) add(`relative ${JSON.stringify(r)} to ${b}`, () => error(() => new URL(r, b).href));

const start = ['http://u:p@h:81/a/b?c#d', 'https://h/', 'file:///C:/a', 'foo://h:1/a', 'mailto:x', 'foo:/a', 'data:a ?b', 'data:a #b'];
const sets: Record<string, string[]> = {
  protocol: ['https', 'ftp:', 'file', 'foo', 'http:x', '1', '', 'wss', 'HTTPS', 'h ttp', 'mailto'],
  username: ['me', '', 'a b', 'a:b@c/', 'é', '%41', "'"], password: ['pw', '', 'a b', 'a:b@c/', 'é'],
  host: ['x', 'x:82', 'x:', 'x:80', 'x:443', '', ':82', 'x/y', 'x?y', 'x#y', 'é:1', '[::1]:5', 'a b', '1.2', 'x:8y', 'x:99999', 'u@x', 'x\\y', 'X'],
  hostname: ['x', 'x:82', '', 'x/y', 'é', '[::1]', 'a b', '1.2', '[::1', 'u@x', ':', 'x?y'],
  port: ['82', '', '80', '443', 'x', '8x', '99999', '-1', '0', '65535', ' 82', '8.2', '00000000082', '1e3'],
  pathname: ['x', '/x', '', '//x', '/a/../b', '/é ?#', '\\x', '.', '..', '/C|/', '%2e%2e'], search: ['x', '?x', '', '??', '#', "a'b", 'é&<>"', '?', 'a=b&c'], hash: ['x', '#x', '', '##', 'é <>"`', '#'],
  href: ['http://z/', 'nope', '', 'foo:bar'],
};
for (const name in sets) for (const v of sets[name]) for (const s of start) add(`set ${name} ${JSON.stringify(v)} of ${s}`, () => { const u: any = new URL(s); return error(() => { u[name] = v; return u.href; }); });
add('set kinds', () => { const u: any = new URL('http://a/'); u.port = 8080; u.hash = 5; u.pathname = null; u.search = undefined; return u.href; });
add('set readonly', () => { const u: any = new URL('http://a/'); return [error(() => { u.origin = 'x'; return u.origin; }), error(() => { u.searchParams = 'x'; return String(u.searchParams); })].length; });
add('arguments', () => [error(() => new (URL as any)()), error(() => (URL as any)('http://a')), error(() => new URL(undefined as any)), error(() => new URL(null as any)), error(() => new URL({ toString: () => 'http://x/' } as any).href), error(() => new URL('x', null as any)), error(() => new URL('/x', new URL('http://b/')).href), error(() => new URL('http://a', 'zz')), error(() => (URL as any).canParse()), error(() => (URL as any).parse())]);
add('class', () => [URL.name, URL.length, URLSearchParams.name, URLSearchParams.length, Object.keys(new URL('http://a')), Object.keys(new URLSearchParams('a=1')), Object.keys(URL.prototype).sort()]);
add('in', () => { const seen = []; for (const k in new URL('http://a')) seen.push(k); return seen.sort(); });
add('getters of others', () => [throws(() => (URL.prototype as any).href), throws(() => URL.prototype.toString.call({})), throws(() => (URLSearchParams.prototype as any).size)]);
add('parse', () => [URL.parse('../x', 'http://h/a/b')?.href, URL.parse('x', 'y'), URL.canParse('é', 'http://h'), URL.canParse('http://xn--a/'), URL.canParse('http://é/')]);
add('request', () => [new Request('http://é.example/ü').url, new Request(new URL('http://h/a b')).url]);

const params = ['', '?', '??a', 'a', 'a=', '=a', '=', '&', '&&a=1&&', 'a=1&a=2', 'a=b=c', 'a+b=c+d', 'a%20b', '%', '%zz', '%e9', '%C3%A9', 'é=ü', 'a=%00', 'a=\u0000', 'a=\ud800', '#a', 'a?b', 'a=1;b=2', '%26=%3D', 'a=%2B', 'a=%+', '%F0%9F%A6%8A', '%f0%9f', '\uFEFFa=1', '%EF%BB%BFa=1'];
for (const p of params) add(`params ${JSON.stringify(p)}`, () => { const u = new URLSearchParams(p); return [[...u], String(u), u.size, u.toString()]; });
add('params init', () => [undefined, null, 5, true, {}, [], { a: undefined, b: null, c: 5 }, [['a', 5]], new Map([['a', '1']]), new Set([['x', 'y']]), [new Set(['p', 'q'])], new URLSearchParams('z=1'), function () {}].map((i: any) => error(() => String(new URLSearchParams(i)))));
add('params form', () => { const f = new FormData(); f.append('a', 'b c'); return String(new URLSearchParams(f as any)); });
add('params init bad', () => [[['a']], [['a', 'b', 'c']], [1], ['ab'], [null], [[]], Symbol('x'), { [Symbol.iterator]: 5 }, [['a', Symbol('x')]]].map((i: any) => throws(() => new URLSearchParams(i))));
add('params lone', () => String(new URLSearchParams({ 'a\ud800': '\udc00b' })));
add('params arguments', () => { const p: any = new URLSearchParams(); return [error(() => p.append('x')), error(() => p.get()), error(() => p.set('x')), error(() => p.has()), error(() => p.delete()), error(() => p.getAll()), error(() => p.forEach()), throws(() => p.forEach(5))]; });
add('params json', () => ['', 'a=1', 'a=1&a=2', 'a=1&a=2&a=3&b=', '__proto__=1', 'constructor=1&toString=2'].map((q) => { const o = (new URLSearchParams(q) as any).toJSON(); return [JSON.stringify(o), Object.keys(o)]; }));
add('params live', () => { const p = new URLSearchParams('a=1&b=2&c=3'), seen: string[] = []; for (const [k] of p) { seen.push(k); if (k === 'a') { p.append('d', '4'); p.delete('b'); } } return [seen, String(p)]; });
add('params live entries', () => { const p = new URLSearchParams('a=1'), it = p.entries(); const first = it.next(); p.append('b', '2'); return [first, it.next(), it.next(), it.next()]; });
add('params live foreach', () => { const p = new URLSearchParams('a=1&b=2'), seen: string[] = []; p.forEach((v, k) => { seen.push(k + v); if (k === 'a') p.append('c', '3'); }); return seen; });
add('params live href', () => { const u = new URL('http://h/?a=1&b=2'), it = u.searchParams[Symbol.iterator](); it.next(); u.search = '?x=9&y=8'; return [...it]; });
add('params iterators', () => { const p = new URLSearchParams('a=1'); return [Object.prototype.toString.call(p.keys()), Object.prototype.toString.call(p.entries()), p.entries === (p as any)[Symbol.iterator], typeof (p.keys() as any)[Symbol.iterator], [...p.keys()], [...p.values()], [...p.keys().map((x: any) => x + '!')]]; });
add('params foreach', () => { const out: unknown[] = []; const self = {}; new URLSearchParams('a=1').forEach(function (this: any, v, k, p) { out.push(v, k, p instanceof URLSearchParams, this === self); }, self); return out; });
add('params of url', () => { const u = new URL('http://h/?a=1#f'); const p = u.searchParams; p.set('a', 'x y'); const one = u.href; p.delete('a'); const two = u.href; u.hash = ''; u.searchParams.append('é', '&'); return [one, two, u.href, p.size]; });
add('params of opaque', () => { const u = new URL('data:a ?b=1'); u.searchParams.delete('b'); return u.href; });
add('params sort', () => { const p = new URLSearchParams('z=b&a=b&z=a&a=a&\ufb03=1&\u{1F308}=2&é=3'); p.sort(); return [...p]; });
add('params delete undefined', () => { const p = new URLSearchParams('a=1&a=undefined&b=2'); p.delete('a', undefined); return [String(p), new URLSearchParams('a=1').has('a', undefined), new URLSearchParams('a=null').has('a', null as any)]; });
add('params encode', () => { let s = ''; for (let i = 0; i < 256; i++) s += String.fromCharCode(i); return String(new URLSearchParams({ s })); });
add('params of many', () => {
  const many = (p: any) => {
    const o: unknown[] = [p.get('k7'), p.getAll('a').length, p.has('k39'), p.has('q'), p.get('k40')];
    p.append('k5', 'again'); p.append('k40', 'new'); o.push(p.getAll('k5'), p.get('k40'));
    p.set('a', 'one'); o.push(p.getAll('a'), [...p.keys()].length);
    for (let k = 0; k < 20; k++) p.delete('k' + k);
    o.push(p.has('k5'), p.get('k20'), p.get('a'));
    p.set('k5', 'back'); p.append('a', 'two');
    o.push([...p.keys()].join(), p.getAll('a'));
    for (const k of p.keys()) { p.delete(k); p.delete('k30'); }
    o.push([...p], p.get('k21'), p.has('k20'));
    for (let k = 0; k < 40; k++) p.has('k' + k);
    let n = 0;
    p.forEach((_: string, k: string) => { if (n++ === 1) p.delete(k); });
    return [...o, n, [...p]];
  };
  return many(new URLSearchParams(Array.from({ length: 80 }, (_, k) => k & 1 ? ['a', String(k)] : ['k' + (k >> 1), String(k >> 1)])));
});
add('params of many in a url', () => {
  const u = new URL('http://h/p?z=1#f'), p = u.searchParams, o: unknown[] = [];
  for (let k = 0; k < 20; k++) p.append('k' + k, String(k));
  u.hash = 'g';
  o.push(u.href);
  p.delete('k3'); p.delete('k4', 'no'); p.delete('k5', '5'); p.set('z', '2');
  o.push(u.search, u.pathname, JSON.stringify(u));
  p.append('lost', '1');
  u.search = '?a=b';
  o.push(u.href, [...p], p.get('a'));
  p.append('lost', '1');
  u.href = 'http://i/?c=d';
  o.push(u.href, [...p]);
  p.append('e', 'f');
  u.pathname = '/q';
  o.push(String(u), p.size);
  for (const k of [...p.keys()]) p.delete(k);
  return [...o, u.href];
});

export default same(cases);
