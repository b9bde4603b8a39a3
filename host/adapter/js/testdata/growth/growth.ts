// The functions that take apart or write what a client chose, each called with a long text of one separator, or with many items. growth_test.go
// compares the work for a size with that for four times as much.
import * as path from 'node:path';
import * as querystring from 'node:querystring';
import * as url from 'node:url';
import * as util from 'node:util';
import { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import * as punycode from 'node:punycode';
import * as crypto from 'node:crypto';

type Case = (s: string, n: number) => unknown;

const bytes = (s: string) => new TextEncoder().encode(s);
const typed = (type: string, body: BodyInit = 'x') => new Response(body, { headers: { 'content-type': type } });
const several = (...f: Case[]): Case => async (s, n) => { for (const g of f) try { await g(s, n); } catch (e) { if (/is not defined|not a function/.test(String(e).slice(0, 100))) throw e; } };
const latin = (s: string) => s.replace(/[^\x01-\xff]|[\r\n]/g, '');
const day = new Date(0), B = Bun as any;
const rewritten = (html: string, selector = 'a') => new HTMLRewriter().on(selector, { element(e) { e.setAttribute('x', 'y'); }, text() {}, comments() {} }).onDocument({ doctype() {}, text() {} }).transform(new Response(html)).text();

const texts: Record<string, Case> = {
  'headers value': several((s) => new Headers({ a: s }), (s) => new Headers({ a: latin(s) }), (s) => new Headers([['a', latin(s)]]), (s) => { const h = new Headers(); h.append('a', latin(s)); h.set('b', latin(s)); return [...h]; }),
  'headers name': several((s) => new Headers({ [s]: 'x' }), (s) => new Headers().get(s), (s) => new Headers().has(s)),
  'request fields': several((s) => new Request('http://h/', { method: s }), (s) => new Request('http://h/', { headers: { a: latin(s) } }), (s) => new Request(s), (s) => new Request('http://h/' + s).url, (s) => new Request('http://h/', { referrer: s })),
  'response fields': several((s) => new Response('', { statusText: s }), (s) => new Response('', { headers: { a: latin(s) } }), (s) => Response.redirect(s), (s) => Response.redirect('/' + s), (s) => Response.json(s), (s) => new Response(s).text()),
  'content type': several((s) => typed(latin(s)).blob(), (s) => typed('text/plain;' + latin(s)).blob()),
  'form by content type': several((s) => typed('multipart/form-data' + latin(s)).formData()),
  'form by boundary': several((s) => typed('multipart/form-data; boundary=' + latin(s)).formData()),
  'form by parameters': several((s) => typed('application/x-www-form-urlencoded;' + latin(s), 'a=b').formData(), (s) => typed(latin(s) + ';boundary=x').formData()),
  'urlencoded body': several((s) => typed('application/x-www-form-urlencoded', s).formData()),
  'multipart body': several((s) => typed('multipart/form-data; boundary=x', s).formData(), (s) => typed('multipart/form-data; boundary=x', '--x\r\n' + s).formData()),
  'multipart head': several((s) => typed('multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="a"\r\n${s}\r\n\r\nz\r\n--x--\r\n`).formData()),
  'multipart disposition': several((s) => typed('multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; ${s}; name="a"; filename="${s}"\r\n\r\nz\r\n--x--\r\n`).formData()),
  'multipart name': several((s) => typed('multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name=${s}\r\n\r\nz\r\n--x--\r\n`).formData()),
  'multipart type': several((s) => typed('multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name=a; filename=b\r\ncontent-type: ${s}\r\n\r\nz\r\n--x--\r\n`).formData()),
  'multipart value': several((s) => typed('multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${s}\r\n--x--\r\n`).formData()),
  'multipart written': several((s) => { const f = new FormData(); f.append(s, s); f.append('f', new File([s], s, { type: s })); return new Response(f).text(); }),
  'url': several((s) => new URL(s), (s) => URL.canParse(s)),
  'url path': several((s) => new URL('http://h/' + s).href, (s) => new URL(s, 'http://h/a/b').href),
  'url query': several((s) => new URL('http://h/?' + s).searchParams.size, (s) => new URL('http://h/?' + s).search),
  'url fragment': several((s) => new URL('http://h/#' + s).hash),
  'url host': several((s) => new URL('http://' + s + '/').host),
  'url host name': several((s) => new URL('http://' + s + '.a/').host, (s) => new URL('http://a' + s).host),
  'url user': several((s) => new URL('http://' + s + '@h/').username, (s) => new URL('http://a:' + s + '@h/').password),
  'url opaque': several((s) => new URL('x:' + s).href, (s) => new URL('data:' + s).href),
  'url base': several((s) => new URL('a', 'http://h/' + s).href, (s) => new URL('../a', 'http://h/' + s).href),
  'url setters': several((s) => { const u = new URL('http://h/a?b#c'); u.pathname = s; u.search = s; u.hash = s; u.username = s; u.password = s; return u.href; }),
  'url host setters': several((s) => { const u = new URL('http://h/a?b#c'); u.host = s; u.hostname = s; u.port = s; u.protocol = s; u.href = s; return u.href; }),
  'search params': several((s) => new URLSearchParams(s).toString(), (s) => String(new URLSearchParams([[s, s]])), (s) => { const u = new URL('http://h/'); u.searchParams.set(s, s); return u.href; }),
  'url pattern': several((s) => new URLPattern({ pathname: '/:a/*' }).exec('http://h/' + s), (s) => new URLPattern({ pathname: '/:a/*' }).test({ pathname: s })),
  'url pattern source': several((s) => new URLPattern({ pathname: '/' + s }), (s) => new URLPattern(s)),
  'url pattern base': several((s) => new URLPattern(s, 'http://h/')),
  'cookies': several((s) => new Bun.CookieMap(s).size, (s) => new Bun.CookieMap('a=' + s).toJSON()),
  'cookie': several((s) => Bun.Cookie.parse('a=' + s), (s) => Bun.Cookie.parse(s), (s) => new Bun.Cookie('a', s).toString()),
  'cookie attributes': several((s) => Bun.Cookie.parse('a=b; max-age=' + s), (s) => Bun.Cookie.parse('a=b; expires=' + s), (s) => Bun.Cookie.parse('a=b; domain=' + s), (s) => new Bun.Cookie('a', 'b', { domain: s, path: s }), (s) => new Bun.Cookie(s, 'b')),
  'cookie map changes': several((s) => { const m = new Bun.CookieMap(s); m.set('a', s); m.delete('a'); return m.toSetCookieHeaders(); }),
  'blob type': several((s) => new Blob(['x'], { type: s }).type, (s) => new File([s], s, { type: s }), (s) => new Response(new Blob(['x'], { type: s })).headers.get('content-type')),
  'blob text': several((s) => new Blob([s]).text(), (s) => new Blob([s]).slice(1, -1).text(), (s) => new Blob([s], { type: 'application/x-www-form-urlencoded' }).formData()),
  'data url': several((s) => fetch('data:' + s).then((r) => r.text()), (s) => fetch('data:,' + s).then((r) => r.text())),
  'data url type': several((s) => fetch('data:' + s + ',x'), (s) => fetch('data:text/plain;' + s + ',x')),
  'data url parameter': several((s) => fetch('data:text/plain;a=' + s + ',x'), (s) => fetch('data:text/plain;a="' + s + ',x')),
  'data url base64': several((s) => fetch('data:;base64,' + s), (s) => fetch('data:' + s + ';base64,eA==')),
  'text decoder': several((s) => new TextDecoder().decode(bytes(s)), (s) => new TextDecoder(s), (s) => new TextDecoder('utf-16le').decode(bytes(s)), (s) => new TextDecoder('shift_jis').decode(bytes(s)), (s) => new TextDecoder('gb18030').decode(bytes(s))),
  'text encoder': several((s) => new TextEncoder().encode(s), (s) => new TextEncoder().encodeInto(s, new Uint8Array(s.length * 3))),
  'text streams': several((s) => new Response(new Blob([s]).stream().pipeThrough(new TextDecoderStream())).text()),
  'base64': several((s) => atob(s), (s) => btoa(latin(s)), (s) => Buffer.from(s, 'base64'), (s) => Buffer.from(s, 'base64url')),
  'json': several((s) => JSON.parse(JSON.stringify(s)), (s) => JSON.parse(s), (s) => new Response(s).json()),
  'structured clone': several((s) => structuredClone({ s, a: [s] })),
  'number format': several((s) => new Intl.NumberFormat('en').format(s as never), (s) => new Intl.NumberFormat(s), (s) => (1).toLocaleString(s), (s) => new Intl.NumberFormat('en', { style: 'currency', currency: s })),
  'big numbers': several((_, n) => new Intl.NumberFormat('en').format('1'.repeat(Math.min(n, 16384)) as never), (_, n) => new Intl.NumberFormat('en').format(('0.' + '0'.repeat(n) + '1') as never), (_, n) => new Intl.NumberFormat('en').format((' '.repeat(n) + '1') as never)),
  'dates': several((s) => new Date(s), (s) => Date.parse('Mon, ' + s), (s) => Date.parse('2020-' + s), (s) => day.toLocaleString(s), (s) => day.toLocaleString('en', { timeZone: s })),
  'languages': several((s) => Intl.NumberFormat.supportedLocalesOf(s), (s) => new Intl.DisplayNames('de', { type: 'language' }).of(s), (s) => new Intl.DateTimeFormat('de', { calendar: s }), (s) => new Intl.NumberFormat('de', { numberingSystem: s, style: 'unit', unit: s })),
  'locales': several((s) => new Intl.Locale(s), (s) => new Intl.Locale('en-u-' + s), (s) => Intl.getCanonicalLocales('en-' + s), (s) => new Intl.Locale('en-' + s).baseName),
  'collation': several((s) => s.localeCompare(s + 'a'), (s) => 'a'.localeCompare('b', s), (s) => s.localeCompare(s + 'a', 'sv', { numeric: true }), (s) => new Intl.Collator('de-' + s)),
  'case': several((s) => s.toLocaleUpperCase('tr'), (s) => s.toLocaleLowerCase(s)),
  'segments': several((s) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(s)].length, (s) => [...new Intl.Segmenter('en', { granularity: 'word' }).segment(s)].length),
  'sentences': several((s) => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(s)].length),
  'lists and plurals': several((s) => new Intl.ListFormat('en').format([s, s, s]), (s) => new Intl.RelativeTimeFormat(s), (s) => new Intl.PluralRules(s), (s) => new Intl.ListFormat('en').format(s)),
  'querystring': several((s) => querystring.parse(s), (s) => querystring.parse('a=' + s), (s) => querystring.stringify({ [s]: s }), (s) => querystring.unescape(s), (s) => querystring.escape(s)),
  'path': several((s) => path.normalize(s), (s) => path.join('a', s, 'b'), (s) => path.resolve('/', s), (s) => path.relative('/' + s, '/a' + s), (s) => path.basename(s, s), (s) => path.parse(s), (s) => path.extname(s), (s) => path.dirname(s)),
  'path of windows': several((s) => path.win32.normalize(s), (s) => path.win32.join('a', s), (s) => path.win32.parse(s), (s) => path.win32.resolve('c:\\', s), (s) => path.win32.basename(s)),
  'node url': several((s) => url.parse(s), (s) => url.parse('http://' + s), (s) => url.parse('http://h/' + s, true), (s) => url.parse('//' + s, false, true), (s) => url.format({ pathname: s, search: s, hash: s, host: s })),
  'node url resolve': several((s) => url.resolve('http://h/' + s, '../a'), (s) => url.resolve('http://h/a', s), (s) => url.fileURLToPath('file:///' + s), (s) => url.pathToFileURL('/' + s), (s) => url.urlToHttpOptions(new URL('http://h/' + s)), (s) => url.domainToASCII(s), (s) => url.domainToUnicode(s)),
  'punycode': several((s) => punycode.toASCII(s), (s) => punycode.toUnicode(s)),
  'punycode labels': several((s) => punycode.encode(s.slice(0, 4096)), (s) => punycode.decode(s.slice(0, 4096))),
  'inspect': several((s) => util.inspect(s), (s) => util.inspect({ [s]: s }), (s) => util.inspect([s]), (s) => util.inspect(new Error(s)), (s) => util.inspect(Symbol(s)), (s) => Bun.inspect({ a: s, [s]: 1 })),
  'format': several((s) => util.format(s, 1, 2), (s) => util.format('%s %j %o', s, s, s), (s) => util.format('%d %i %f', s, s, s)),
  'util': several((s) => util.stripVTControlCharacters(s), (s) => util.stripVTControlCharacters('\x1b[' + s), (s) => util.toUSVString(s), (s) => util.styleText('red', s), (s) => util.debuglog(s)),
  'env': several((s) => util.parseEnv(s), (s) => util.parseEnv('A=' + s), (s) => util.parseEnv('A="' + s)),
  'mime type': several((s) => new util.MIMEType(s), (s) => new util.MIMEType('text/plain' + s)),
  'mime parameters': several((s) => new util.MIMEType('text/plain;a=' + s), (s) => new util.MIMEType('text/plain;a="' + s), (s) => String(new util.MIMEType('text/plain;' + s)), (s) => new util.MIMEParams().set('a', s)),
  'parse args': several((s) => util.parseArgs({ args: [s], strict: false }), (s) => util.parseArgs({ args: ['--' + s], strict: false }), (s) => util.parseArgs({ args: ['-' + s], strict: false })),
  'deep equal': several((s) => util.isDeepStrictEqual([s], [s + 'a']), (s) => Bun.deepEquals({ [s]: s }, { [s]: s })),
  'buffer': several((s) => Buffer.from(s).toString('hex'), (s) => Buffer.from(s, 'hex'), (s) => Buffer.from(s, 'latin1').toString('latin1'), (s) => Buffer.from(s, 'utf16le').toString('utf16le'), (s) => Buffer.from(s).toString('base64'), (s) => Buffer.from(s).toString('ascii')),
  'buffer search': several((s) => Buffer.from(s).indexOf('xyz'), (s) => Buffer.from(s).includes(s.slice(0, 50) + 'z'), (s) => Buffer.from(s).lastIndexOf('q'), (s) => Buffer.alloc(s.length).fill(s), (s) => Buffer.from(s).equals(Buffer.from(s))),
  'buffer shown': several((s) => util.inspect(Buffer.from(s)), (s) => JSON.stringify(Buffer.from(s)), (s) => Buffer.byteLength(s), (s) => Buffer.compare(Buffer.from(s), Buffer.from(s))),
  'string decoder': several((s) => { const d = new StringDecoder('utf8'); return d.write(Buffer.from(s)) + d.end(); }, (s) => new StringDecoder('base64').write(Buffer.from(s)), (s) => new StringDecoder(s)),
  'console': several((s) => console.log(s), (s) => console.log('%s %o', s, { [s]: s }), (s) => console.table([{ a: s }]), (s) => console.error(new Error(s))),
  'console label': several((s) => { console.group(s); console.groupEnd(); }, (s) => console.count(s), (s) => console.time(s), (s) => console.dir({ s })),
  'errors': several((s) => new DOMException(s, s).stack, (s) => { throw new Error(s); }, (s) => reportError(new Error(s))),
  'crypto names': several((s) => crypto.createHash(s), (s) => crypto.createHash('sha256').update(s).digest('base64'), (s) => crypto.createSecretKey(s, 'base64'), (s) => crypto.createPublicKey(s), (s) => crypto.subtle.digest(s, bytes('x'))),
  'jwk': several((s) => crypto.subtle.importKey('jwk', { kty: 'oct', k: s }, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']), (s) => crypto.subtle.importKey('jwk', { kty: 'RSA', n: s, e: s }, { name: 'RS256' }, true, [])),
  'bun escapes': several((s) => Bun.escapeHTML(s), (s) => Bun.fileURLToPath('file:///' + s), (s) => Bun.pathToFileURL(s), (s) => Bun.file(s).type),
  'process and events': several((s) => new Event(s), (s) => new CustomEvent(s), (s) => { const t = new EventTarget(); t.addEventListener(s, () => {}); t.dispatchEvent(new Event(s)); }, (s) => new EventEmitter().emit(s)),
  'password hashes': several((s) => Bun.password.verifySync('x', s), (s) => Bun.password.verifySync('x', '$argon2id$' + s), (s) => Bun.password.verifySync('x', '$2b$' + s)),
  'streams of text': several((s) => new Response(new ReadableStream({ start(c) { c.enqueue(bytes(s)); c.close(); } })).text(), (s) => Bun.readableStreamToText(new Response(s).body!)),
  'yaml': several((s) => B.YAML.parse(s.slice(0, s.length >> 5)), (s) => B.YAML.parse('a: ' + s.slice(0, s.length >> 5)), (s) => B.YAML.stringify({ [s]: [s] })), // some 0.5 ms for a token
  'toml': several((s) => B.TOML.parse(s), (s) => B.TOML.parse('a = ' + s), (s) => B.TOML.parse('a = "' + s), (s) => B.TOML.parse('a' + s), (s) => B.TOML.stringify({ [s]: [s] })),
  'json5': several((s) => B.JSON5.parse(s), (s) => B.JSON5.parse('[' + s), (s) => B.JSON5.parse("'" + s + "'"), (s) => B.JSON5.parse('//' + s), (s) => B.JSON5.stringify({ [s]: s })),
  'jsonc': several((s) => B.JSONC.parse(s), (s) => B.JSONC.parse('[' + s), (s) => B.JSONC.parse('"' + s + '"'), (s) => B.JSONC.parse('/*' + s)),
  'jsonl': several((s) => B.JSONL.parse(s), (s) => B.JSONL.parse('1\n' + s)),
  'semver': several((s) => B.semver.satisfies(s, '^1.0.0'), (s) => B.semver.satisfies('1.0.0', s), (s) => B.semver.satisfies('1.0.0', '1' + s + '1'), (s) => B.semver.satisfies('1.0.0', '>' + s), (s) => B.semver.order('1.0.0-' + s, '1.0.0'), (s) => B.semver.order(s, s)),
  'glob': several((s) => new B.Glob('*a').match(s), (s) => new B.Glob('**/x/*').match(s), (s) => new B.Glob('{*,?}[!a]*').match(s)),
  'glob pattern': several((s) => new B.Glob(s).match('abc'), (s) => new B.Glob(s).match(s), (s) => new B.Glob(s + 'y').match(s), (s) => new B.Glob('{' + s).match(s), (s) => new B.Glob('[' + s).match('a')),
  'widths': several((s) => B.stringWidth(s), (s) => B.stringWidth('\x1b[' + s), (s) => B.stringWidth(s, { countAnsiEscapeCodes: true }), (s) => B.stripANSI(s), (s) => B.stripANSI('\x1b]' + s)),
  'wrapped lines': several((s) => B.wrapAnsi(s, 20), (s) => B.wrapAnsi(s, 20, { hard: true }), (s) => B.wrapAnsi(s, 20, { trim: false, wordWrap: false }), (s) => B.wrapAnsi('\x1b[31m' + s, 5)),
  'color': several((s) => B.color(s, 'css'), (s) => B.color('rgb(' + s, 'hex'), (s) => B.color('#' + s, 'number'), (s) => B.color('hsl(1' + s + ')', 'ansi')),
  'html': several((s) => rewritten(s), (s) => rewritten('<a>' + s + '</a>'), (s) => rewritten('<' + s)),
  'html tags': several((s) => rewritten('<a ' + s + '>'), (s) => rewritten('<a b="' + s), (s) => rewritten('<!' + s), (s) => rewritten('<!--' + s), (s) => rewritten('<script>' + s)),
  'html selectors': several((s) => rewritten('<a>', s), (s) => rewritten('<a>', 'a' + s), (s) => rewritten('<a>', 'a[b' + s + ']'), (s) => rewritten('<a b="' + s + '">', 'a[b~="x"]')),
  'form data from': several((s) => (FormData as any).from(s), (s) => (FormData as any).from(s, 'x'), (s) => (FormData as any).from('--' + s, s), (s) => (FormData as any).from('--x\r\n' + s, 'x')),
  'csrf': several((s) => B.CSRF.verify(s, { secret: 'x' }), (s) => B.CSRF.verify(s, { secret: 'x', encoding: 'hex' }), (s) => B.CSRF.generate(s)),
  'bun more': several((s) => B.indexOfLine(bytes(s), 5), (s) => B.randomUUIDv5(s, 'dns'), (s) => B.randomUUIDv5('a', s), (s) => B.inspect.table([{ [s]: s }]), (s) => B.deepMatch({ [s]: s }, { [s]: s })),
};

const list = (n: number) => Array.from({ length: n }, (_, k) => 'k' + k);
const pairs = (n: number) => list(n).map((k) => [k, k] as [string, string]);
// against sorts numbers with a comparator that decides late which is less, so that the first of a part is always one of the least (McIlroy 1999).
const against = (n: number, sort: (a: Int32Array, f: (x: number, y: number) => number) => unknown) => {
  const value = new Int32Array(n).fill(n), all = Int32Array.from({ length: n }, (_, k) => k);
  let fixed = 0, candidate = 0;
  return sort(all, (x, y) => {
    if (value[x] === n && value[y] === n) value[x === candidate ? x : y] = fixed++;
    if (value[x] === n) candidate = x; else if (value[y] === n) candidate = y;
    return value[x]! - value[y]!;
  });
};
const some = (n: number) => Math.min(n, 8000); // for functions that are known to grow faster than their input
const chunks = (n: number, chunk: Uint8Array) => new ReadableStream({ start(c) { for (let k = 0; k < n; k++) c.enqueue(chunk); c.close(); } });

const items: Record<string, (n: number) => unknown> = {
  'search params filled': (n) => { const p = new URLSearchParams(); for (const k of list(n)) p.append(k, k); return [p.size, String(p).length, [...p].length, new URLSearchParams(p), JSON.stringify(p)]; },
  'search params of one name': (n) => JSON.stringify(new URLSearchParams('a=b&'.repeat(n))),
  'search params sorted': (n) => new URLSearchParams('b=1&a=2&'.repeat(n)).sort(),
  'search params of each': (n) => { const p = new URLSearchParams(pairs(n >> 1)); let k = 0; for (const c of p.keys()) k += p.getAll(c).length + p.get(c)!.length + +p.has(c); for (const c of list(n >> 1)) { if (++k & 1) p.set(c, 'x'); else p.delete(c); k += p.size; } return k; },
  'search params of a url': (n) => { const u = new URL('http://h/'); for (const k of list(n >> 2)) u.searchParams.append(k, k); return u.href.length; },
  'urlencoded fields': async (n) => [...(await typed('application/x-www-form-urlencoded', 'a=b&'.repeat(Math.min(n, 99_000))).formData()).keys()].length,
  'multipart fields': async (n) => [...(await typed('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(n) + '--x--\r\n').formData()).keys()].length,
  'form iterated': (n) => { const f = new FormData(); for (const k of list(n)) f.append(k, k); for (const _ of f); f.forEach(() => {}); return [f.getAll('k1'), [...f.keys()].length, [...f.values()].length]; },
  'form of each': (n) => { const f = new FormData(); for (const c of list(n >> 1)) f.append(c, c); let k = 0; for (const c of f.keys()) k += f.getAll(c).length + +f.has(c); for (const c of list(n >> 1)) if (++k & 1) f.set(c, 'x'); else f.delete(c); return k; },
  'form as json': (n) => { const f = new FormData(); for (let k = 0; k < n; k++) f.append('a', 'b'); return JSON.stringify(f); },
  'form written': (n) => { const f = new FormData(); for (const k of list(n)) f.append(k, k); return new Response(f).text(); },
  'headers filled': (n) => { const h = new Headers(pairs(n)); return [[...h].length, new Headers(h), JSON.stringify(h)]; },
  'headers of one name': (n) => { const h = new Headers(); for (let k = 0; k < n; k++) h.append('a', 'b'); return [h.get('a'), [...h]]; },
  'headers of each': (n) => { const h = new Headers(pairs(n >> 2)); let k = 0; for (const c of list(n >> 2)) { if (h.has(c)) k += h.get(c)!.length; if (++k & 1) h.set(c, 'x'); else h.delete(c); } return k; },
  'headers of cookies': (n) => { const h = new Headers(); for (let k = 0; k < n; k++) h.append('set-cookie', 'b'); for (const _ of h); return [h.getSetCookie(), h.get('set-cookie'), JSON.stringify(h)]; },
  'headers iterated': (n) => { const h = new Headers(pairs(n)); let k = 0; for (const _ of h.keys()) k++; for (const _ of h.values()) k++; h.forEach(() => k++); return k; },
  'cookie map filled': (n) => { const m = new Bun.CookieMap(list(n).join('=1; ')); return [m.size, [...m].length, JSON.stringify(m), m.get('k5')]; },
  'cookie map set': (n) => { const m = new Bun.CookieMap(); for (const k of list(n)) m.set(k, k); return m.toSetCookieHeaders().length; },
  'cookie map deleted': (n) => { const m = new Bun.CookieMap(pairs(n)); for (const k of list(20)) m.delete(k); return m.size; },
  'cookie map of each': (n) => { const m = new Bun.CookieMap(list(n >> 2).join('=1; ')); let k = 0; for (const c of list(n >> 2)) { if (m.has(c)) k += m.get(c)!.length; if (k & 1) m.set(c, 'x'); else m.delete(c); k += m.size; } return k; },
  'cookie map of one name': (n) => { const m = new Bun.CookieMap('a=1; '.repeat(n)); let k = 0; for (const _ of list(n)) k += m.get('a')!.length; return k; },
  'blob parts': (n) => new Blob(list(n)).text(),
  'stream chunks': (n) => new Response(chunks(n, new Uint8Array(1))).bytes(),
  'stream chunks as text': (n) => new Response(chunks(n, bytes('é').subarray(0, 1))).text(),
  'stream piped': (n) => new Response(chunks(n >> 3, new Uint8Array(1)).pipeThrough(new TransformStream())).bytes(),
  'decoder pieces': (n) => { const d = new TextDecoder(), b = bytes('é'); for (let k = 0; k < n; k++) { d.decode(b.subarray(0, 1), { stream: true }); d.decode(b.subarray(1), { stream: true }); } },
  'events listeners': (n) => { const t = new EventTarget(), f = list(n >> 4).map(() => () => {}); for (const g of f) t.addEventListener('a', g); t.dispatchEvent(new Event('a')); for (const g of f) t.removeEventListener('a', g); },
  'events dispatched': (n) => { const t = new EventTarget(); t.addEventListener('a', () => {}); for (let k = 0; k < n; k++) t.dispatchEvent(new Event('a')); },
  'signals joined': (n) => { const c = new AbortController(); const s = AbortSignal.any(Array(n).fill(c.signal)); c.abort(); return s.aborted; },
  'signals of signals': (n) => { let s = new AbortController().signal; for (let k = 0; k < some(n) >> 4; k++) s = AbortSignal.any([s, new AbortController().signal]); return s.aborted; },
  'signals of one': (n) => { const c = new AbortController(); for (let k = 0; k < n >> 4; k++) AbortSignal.any([c.signal]); c.abort(); },
  'signal listeners': (n) => { const c = new AbortController(), f = list(n >> 4).map(() => () => {}); for (const g of f) c.signal.addEventListener('abort', g); c.abort(); },
  'emitter listeners': (n) => { const e = new EventEmitter().setMaxListeners(0); for (let k = 0; k < n; k++) e.on('a', () => {}); e.emit('a'); e.removeAllListeners('a'); },
  'emitter listeners removed': (n) => { const e = new EventEmitter().setMaxListeners(0), f = list(some(n) >> 2).map(() => () => {}); for (const g of f) e.on('a', g); for (const g of f) e.off('a', g); },
  'emitter listeners of once': (n) => { const e = new EventEmitter().setMaxListeners(0); for (const _ of list(some(n) >> 2)) e.once('a', () => {}); e.emit('a'); },
  'headers deleted while read': (n) => { const h = new Headers(pairs(some(n) >> 4)); for (const k of h.keys()) h.delete(k); },
  'search params deleted while read': (n) => { const p = new URLSearchParams(pairs(some(n) >> 3)); for (const k of p.keys()) p.delete(k); },
  'search params of a name and a value': (n) => { const p = new URLSearchParams(list(some(n) >> 3).map((k) => ['a', k])); for (const k of list(some(n) >> 3)) if (p.has('a', k)) p.delete('a', k); },
  'deep equals of sets of objects': (n) => { const o = list(some(n) >> 7).map((k) => ({ k })); return util.isDeepStrictEqual(new Set(o.map((x) => ({ ...x }))), new Set(o.reverse())); },
  'combining marks': (n) => '\u0301\u0323'.repeat(some(n) >> 1).normalize(),
  'long text searched': (n) => { const t = 'a'.repeat(n), p = t.slice(t.length >> 1) + 'b', q = 'b' + t.slice(t.length >> 1); return [t.indexOf(p), t.lastIndexOf(q), t.includes(p), t.split(p), t.replace(q, ''), t.replaceAll(p, '')]; },
  'long bytes searched': (n) => { const b = Buffer.alloc(n, 'a'), p = Buffer.concat([b.subarray(n >> 1), Buffer.from('b\0')]); return [b.indexOf(p), b.lastIndexOf(p), b.includes(p), b.indexOf(p, 0, 'utf16le'), b.lastIndexOf(p, -1, 'ucs2')]; },
  'array shifted': (n) => { const a = list(some(n)); while (a.length) a.shift(); },
  'array spliced': (n) => { const a = list(some(n) >> 2); while (a.length > 2) a.splice(1, 1); },
  'array items removed': (n) => { const a = list(some(n) >> 2); while (a.length > 20) a.splice(5, 7); },
  'array items inserted': (n) => { const a: unknown[] = [1, 2]; for (let k = 0; k < some(n) >> 2; k++) a.splice(1, 0, k); },
  'arrays sorted': (n) => [list(n >> 2).sort(), list(n >> 2).reverse().sort(), Array(n >> 2).fill(1).sort(), list(n >> 2).sort(() => 1), list(n >> 2).sort(() => -1), list(n >> 2).map((_, k) => k & 1 ? k : -k).sort((a, b) => a - b)],
  'arrays sorted against': (n) => [against(n >> 1, (a, f) => Array.from(a).sort(f)), against(n >> 1, (a, f) => a.sort(f)), against(n >> 1, (a, f) => Array.from(a).toSorted(f))],
  'numbers of many digits': (n) => [Number('1'.repeat(n)), parseFloat('0.' + '0'.repeat(n) + '1'), Number('0x' + 'f'.repeat(n)), JSON.parse('1' + '0'.repeat(n)), parseInt('7'.repeat(n), 7), +('1e' + '9'.repeat(n))],
  'big integers read': (n) => BigInt('9'.repeat(some(n))),
  'big integers written': (n) => String(1n << BigInt(some(n) * 3)),
  'keys of two objects': (n) => { const a: any = {}, b: any = {}; for (const k of list(n)) { a[k] = k; b[k] = k; } return [a, b]; },
  'big integers of base 16': (n) => BigInt('0x' + 'f'.repeat(n)).toString(16).length,
  'timers': (n) => { const t = list(n).map((_, k) => setTimeout(() => {}, 1000 + k % 7)); for (const k of t) clearTimeout(k); },
  'timers backwards': (n) => { const t = list(n).map((_, k) => setTimeout(() => {}, 1e6 - k)); for (const k of t.reverse()) clearTimeout(k); },
  'microtasks': async (n) => { for (let k = 0; k < n; k++) await k; },
  'clone wide': (n) => structuredClone([list(n), new Map(pairs(n)), new Set(list(n)), Object.fromEntries(pairs(n))]),
  'clone shared': (n) => { const o = {}; return structuredClone(Array(n).fill(o)); },
  'clone objects': (n) => structuredClone(list(n).map((k) => ({ k }))),
  'deep equals': (n) => [Bun.deepEquals(pairs(n), pairs(n)), util.isDeepStrictEqual(pairs(n), pairs(n)), Bun.deepEquals(Object.fromEntries(pairs(n)), Object.fromEntries(pairs(n)))],
  'deep equals sets': (n) => [util.isDeepStrictEqual(new Set(list(n)), new Set(list(n))), Bun.deepEquals(new Set(list(n)), new Set(list(n))), Bun.deepEquals(new Map(pairs(n)), new Map(pairs(n)))],
  'inspect wide': (n) => [util.inspect(list(n), { maxArrayLength: null }), util.inspect(Object.fromEntries(pairs(n))), Bun.inspect(Object.fromEntries(pairs(n))), Bun.inspect(new Map(pairs(n)))],
  'console wide': (n) => { console.log(list(n)); console.log(Object.fromEntries(pairs(n))); console.log(new Map(pairs(n))); },
  'console table': (n) => console.table(list(n >> 3).map((k) => ({ k }))),
  'querystring fields': (n) => [querystring.parse('a=b&'.repeat(n), '&', '=', { maxKeys: 0 }), querystring.stringify(Object.fromEntries(pairs(n)))],
  'path joined': (n) => [path.join(...list(Math.min(n, 4000))), path.normalize('a/../'.repeat(n)), path.posix.relative('/a'.repeat(n), '/b'.repeat(n)), path.win32.normalize('a\\..\\'.repeat(n))],
  'buffer joined': (n) => [Buffer.concat(list(n).map((k) => Buffer.from(k))), Buffer.from(list(n).map((_, k) => k & 255))],
  'buffer swapped': (n) => { const b = Buffer.alloc(n * 8); b.swap16(); b.swap32(); b.swap64(); return b.toJSON(); },
  'tags': (n) => { try { Intl.getCanonicalLocales(list(n).map((_, i) => 'x' + (i % 26 + 10).toString(36) + '-' + (100 + i % 900))); } catch {} },
  'numbers written': (n) => { const f = new Intl.NumberFormat('en'); for (let k = 0; k < n >> 4; k++) f.format(k); },
  'lists written': (n) => [new Intl.ListFormat('en').format(list(n)), new Intl.ListFormat('en').formatToParts(list(n)).length],
  'segments': (n) => [...new Intl.Segmenter('en', { granularity: 'word' }).segment('ab cd. '.repeat(n >> 3))].length,
  'segment at': (n) => { const s = new Intl.Segmenter('en', { granularity: 'word' }).segment('ab '.repeat(n)); return s.containing(n); },
  'sort by collator': (n) => list(n >> 3).sort(new Intl.Collator('en').compare),
  'regular expressions from the front': (n) => { let s = 'ab '.repeat(n >> 2), k = 0; for (let m; (m = /^(?:\w+|\s+)/.exec(s)); k++) s = s.slice(m[0].length); return k; },
  'regular expression of a beginning': (n) => { const s = 'ab '.repeat(n); let k = 0; for (let i = 0; i < 100; i++) if (/^foo|^bar/.test(s)) k++; return k; },
  'parse args': (n) => util.parseArgs({ args: list(n >> 3), allowPositionals: true }),
  'url of dots': (n) => [new URL('../'.repeat(n), 'http://h/' + 'a/'.repeat(n)).href.length, new URL('http://h/' + 'a/'.repeat(n) + '../'.repeat(n)).href.length],
  'url of labels': (n) => new URL('http://' + 'a.'.repeat(n) + 'b/').host.length,
  'node url of dots': (n) => url.resolve('http://h/' + 'a/'.repeat(n), '../'.repeat(n)),
  'object urls': (n) => { for (let k = 0; k < Math.min(n, 5000); k++) URL.revokeObjectURL(URL.createObjectURL(new Blob(['x']))); },
  'async contexts': async (n) => { for (let k = 0; k < n >> 4; k++) await new Promise((r) => queueMicrotask(r as never)); },
  'readable read': async (n) => { const r = chunks(n, new Uint8Array(1)).getReader(); let k = 0; while (!(await r.read()).done) k++; return k; },
  'numbers in maps': (n) => { const m = new Map(), t = new Set(); for (let k = 0; k < n; k++) { m.set(k, k); t.add(k / 8); } for (let k = 0; k < n; k++) { m.delete(k); t.delete(k / 8); } },
  'listeners added twice': (n) => { const t = new EventTarget(), f = list(n).map(() => () => {}); for (const g of [...f, ...f]) t.addEventListener('a', g); for (const g of f) t.addEventListener('a', g, true); },
  'listeners of once': (n) => { const t = new EventTarget(); for (let k = 0; k < n; k++) t.addEventListener('a', () => {}, { once: true }); t.dispatchEvent(new Event('a')); t.dispatchEvent(new Event('a')); },
  'listeners with a signal': (n) => { const t = new EventTarget(), c = new AbortController(); for (let k = 0; k < n; k++) t.addEventListener('a', () => {}, { signal: c.signal }); c.abort(); },
  'listeners come and go': (n) => { const t = new EventTarget(); for (let k = 0; k < 50; k++) t.addEventListener('a', () => {}); for (let k = 0; k < n; k++) { const f = () => {}; t.addEventListener('a', f); t.removeEventListener('a', f); } },
  'listeners of a joined signal': (n) => { const s = AbortSignal.any(list(n >> 4).map(() => new AbortController().signal)); for (let k = 0; k < n >> 4; k++) s.addEventListener('abort', () => {}); },
  'yaml lines': (n) => [B.YAML.parse(list(n >> 6).join(': 1\n') + ': 1'), B.YAML.parse('- a\n'.repeat(n >> 6)), B.YAML.parse('['.repeat(n >> 7) + ']'.repeat(n >> 7)), B.YAML.stringify(list(n >> 6))],
  'toml lines': (n) => [B.TOML.parse(list(n >> 2).join(' = 1\n') + ' = 1'), B.TOML.parse('[[a]]\n'.repeat(n >> 2)), B.TOML.parse(`a = [${'1,'.repeat(n >> 2)}]`), B.TOML.stringify(Object.fromEntries(pairs(n >> 2)))],
  'toml tables': (n) => B.TOML.parse(list(n >> 3).map((k) => `[a.${k}]\nb.c = 1\n`).join('')),
  'json5 values': (n) => [B.JSON5.parse(`[${'1,'.repeat(n >> 1)}]`), B.JSON5.parse(`{${list(n >> 2).join(':1,')}:1}`), B.JSON5.stringify(pairs(n >> 2))],
  'jsonc values': (n) => [B.JSONC.parse(`[${'1,/**/'.repeat(n >> 1)}]`), B.JSONC.parse('{' + list(n >> 2).map((k) => `"${k}":1`).join() + '}')],
  'jsonl lines': (n) => B.JSONL.parse('{"a":1}\n'.repeat(n)),
  'semver ranges': (n) => [B.semver.satisfies('9.0.0', '1||'.repeat(n >> 3) + '2'), B.semver.satisfies('1.0.0', '>0.1 '.repeat(n >> 3)), B.semver.order('1.0.0-' + 'a.'.repeat(n) + 'b', '1.0.0-' + 'a.'.repeat(n) + 'c')],
  'glob alternatives': (n) => [new B.Glob(`{${list(n >> 3)}}`).match('k7x'), new B.Glob('**/'.repeat(n >> 6) + 'x').match('a/'.repeat(n >> 6)), new B.Glob('*a'.repeat(n >> 6)).match('a'.repeat(n >> 4) + 'b')],
  'glob braces in braces': (n) => new B.Glob('{a,'.repeat(n) + 'b' + '}'.repeat(n)).match('x'),
  'words wrapped': (n) => [B.wrapAnsi('ab '.repeat(n >> 2), 20), B.wrapAnsi('\x1b[31mab\x1b[39m '.repeat(n >> 4), 20), B.stringWidth('\x1b[31mé'.repeat(n >> 2))],
  'html elements': (n) => [rewritten('<a>b</a>'.repeat(n >> 2)), rewritten('<i>'.repeat(n >> 2)), rewritten('</i>'.repeat(n >> 2)), rewritten('<i>'.repeat(900) + '<b></b>'.repeat(n >> 2), 'i b')],
  'html attributes': (n) => rewritten(`<a ${list(n >> 2).join('=1 ')}>`),
  'html selected': (n) => { const r = new HTMLRewriter(); for (const k of list(n >> 5)) r.on(k, { element() {} }); return r.transform(new Response('<a></a>')).text(); },
  'form data from fields': (n) => [(FormData as any).from('a=b&'.repeat(n)), (FormData as any).from('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(n >> 2) + '--x--\r\n', 'x')],
  'tables shown': (n) => [B.inspect.table(list(n >> 4).map((k) => ({ k }))), B.inspect.table([Object.fromEntries(pairs(n >> 3))])],
  'matched': (n) => [B.deepMatch(pairs(n), pairs(n)), B.deepMatch(Object.fromEntries(pairs(n)), Object.fromEntries(pairs(n)))],
  'joined queries of node': (n) => [querystring.parse(list(n).join('=1&'), '&', '=', { maxKeys: 0 }), url.parse('http://h/?' + list(n).join('=1&'), true).query],
};

export default {
  async fetch(req: Request) {
    if (req.method === 'GET') return Response.json([Object.keys(texts), Object.keys(items)]);
    const { name, unit, n } = await req.json() as { name: string, unit?: string, n: number };
    try {
      if (unit === undefined) await items[name](n);
      else {
        const u = unit === 'lone' ? '\ud800' : unit, s = u.repeat(Math.ceil(n / 3 / u.length));
        await texts[name](s + 'x' + s + 'x' + s, n);
      }
    } catch (e) { if (/is not defined/.test(String(e).slice(0, 100)) || e instanceof TypeError && unit === undefined) return new Response(String(e)); }
    return new Response('');
  },
};
