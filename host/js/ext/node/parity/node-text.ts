// path, url, querystring, string_decoder, punycode.
import { same, throws } from '../../../parity/same';
import path, { basename, join } from 'node:path';
import posix from 'path/posix';
import url, { fileURLToPath, pathToFileURL, urlToHttpOptions } from 'node:url';
import querystring from 'node:querystring';
import { StringDecoder } from 'node:string_decoder';
import punycode from 'punycode';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('path', () => [join('/a', '..', 'b', './c'), path.resolve('/a', 'b', '../c'), path.normalize('/a//b/../c/.'), path.relative('/a/b/c', '/a/d'), path.dirname('/a/b'), basename('/a/b.txt', '.txt'), path.extname('a.b.c'), path.extname('.x'), path.isAbsolute('a'), path.sep, path.delimiter, join(), join('', ''), path.dirname('a'), path.posix === path, posix === path.posix]);
add('path parse', () => [path.parse('/home/u/f.txt'), path.format({ dir: '/a', name: 'b', ext: '.c' }), path.format({ root: '/', base: 'x' }), path.format({ name: 'a', ext: 'b' }), path.parse('')]);
add('path bad', () => [throws(() => join(1 as any)), throws(() => path.basename(null as any)), throws(() => path.parse({} as any))]);
for (const u of ['http://a:b@c.de:80/x/y?z=1&z=2#h', '//c.de/x', '/x?y', 'mailto:a@b.c', 'x', '', 'http://c.de', 'HTTP://C.DE/ a', 'http://[::1]:80/', 'javascript:alert(1)', 'http://a.b/%7Ex?<q>']) add('url.parse ' + u, () => { const p: any = url.parse(u); return ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'].map((k) => p[k]); });
add('url.parse query', () => [{ ...(url.parse('/a?b=1&b=2', true).query as any) }, url.parse('//h/x', false, true).host]);
add('url.format', () => [url.format({ protocol: 'http', host: 'a.b', pathname: '/x', query: { a: 1, b: [2, 3] } } as any), url.format(new URL('http://u:p@a.b/x?y#z')), url.format(new URL('http://u:p@a.b/x?y#z'), { auth: false, fragment: false, search: false }), url.resolve('/a/b/c', '../d'), url.resolve('http://a.b/c/d', '/e')]);
add('url files', () => [fileURLToPath('file:///a/b%20c'), pathToFileURL('/a b/c#?%').href, throws(() => fileURLToPath('http://x/')), throws(() => fileURLToPath('file:///a%2fb')), throws(() => fileURLToPath('file://host/a')), fileURLToPath(new URL('file:///x'))]);
add('url options', () => { const o: any = urlToHttpOptions(new URL('http://u:p@a.b:81/x?y#z')); return ['protocol', 'hostname', 'port', 'path', 'auth', 'hash', 'href'].map((k) => o[k]); });
add('url domains', () => [url.domainToASCII('例え.jp'), url.domainToUnicode('xn--r8jz45g.jp'), url.URL === URL, url.URLSearchParams === URLSearchParams]);
for (const q of ['a=1&b=2', 'a=1&a=2&a=3', 'a', '=b', '&&', 'a=%C3%A9+x', 'a=%zz', 'a=%ff', '%41=1', 'a=b=c', '__proto__=1', 'a[]=1', '']) add('qs.parse ' + q, () => ({ ...querystring.parse(q) }));
add('qs options', () => [{ ...querystring.parse('a:1;b:2', ';', ':') }, Object.keys(querystring.parse('a&b&c', null as any, null as any, { maxKeys: 2 })), { ...querystring.parse('a=%41', '&', '=', { decodeURIComponent: (s) => s + '!' }) }]);
add('qs.stringify', () => [querystring.stringify({ a: 1, b: [1, 'x'], c: true, d: null, e: undefined, f: 'é &', g: {}, h: NaN, i: 5n } as any), querystring.stringify({ a: [] } as any), querystring.stringify({ a: 1, b: 2 }, ';', ':'), querystring.stringify('x' as any), querystring.escape("a b'()*~!é"), querystring.unescape('%41%zz'), throws(() => querystring.escape('\ud800'))]);
add('decoder utf8', () => { const d = new StringDecoder('utf8'); return [d.write(Buffer.from([0xe2])), d.write(Buffer.from([0x98])), d.write(Buffer.from([0x83, 0x61])), d.write(Buffer.from([0xf0, 0x9f])), d.end()]; });
add('decoder others', () => [['utf16le', [0x61, 0, 0x3d]], ['base64', [1, 2, 3, 4]], ['base64url', [255, 254, 253, 1]], ['hex', [1, 255]], ['latin1', [233]], ['ascii', [97]]].map(([e, b]: any) => { const d = new StringDecoder(e); return [d.encoding, d.write(Buffer.from(b)), d.end()]; }));
add('decoder bad', () => [throws(() => new StringDecoder('nope' as any)), throws(() => new StringDecoder('utf8').write(5 as any)), new StringDecoder().write('x' as any), new StringDecoder().end(Buffer.from('é'))]);
add('punycode', () => [punycode.encode('mañana'), punycode.decode('maana-pta'), punycode.toASCII('mañana.com'), punycode.toUnicode('xn--maana-pta.com'), punycode.ucs2.decode('😀')]);

export default same(cases);
