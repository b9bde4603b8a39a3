package js

import (
	"strings"
	"testing"
)

// A script that got hold of the host's functions gets nothing but a status from misuse. It gets hold of them by what the prelude
// hands to its libraries.
func TestTextsHostile(t *testing.T) {
	inst, e := open(t, `let host;
const caught = Map.prototype.set; // a library is kept in a map, and has got its parts by then
Map.prototype.set = function (k, v) {
	if (v && v.make) { const make = v.make; v = { ...v, make(parts) { host ??= parts.host; return make(parts); } }; }
	return caught.call(this, k, v);
};
new TextDecoder('gbk'); 'a'.localeCompare('b');
Map.prototype.set = caught;
const odd = () => [undefined, null, true, -1, 1e300, NaN, '', 'x', '\ud800', 'gbk', 'gzip', {}, [], () => 1, Symbol('s'), 10n, new Uint8Array(5), new Uint8Array(300000), 'y'.repeat(300000), { toString() { throw 1 } }];
export default { async fetch(req) {
	const code = await req.text();
	try { return new Response(String(await new (Object.getPrototypeOf(async function () {}).constructor)('host', 'odd', code)(host, odd))) } catch (e) { return new Response(e.name + ': ' + e.message) }
} }`)
	for _, c := range []struct{ code, want string }{
		{"return typeof host.recode", "function"},
		{"let n = 0; for (const f of ['domain', 'charset', 'recode', 'collate', 'cased', 'zone', 'zip', 'intl', 'form', 'url', 'hash']) { host[f](); for (const a of odd()) { host[f](a); for (const b of odd()) { host[f](a, b); host[f](b, a, b, a, b); n++ } } } return n", "4400"},
		{"let n = 0; for (const o of ['compress', 'decompress', 'write', 'close', 'crc']) for (const a of odd()) for (const b of odd()) { const v = host.zip(o, a, b, true); if (typeof v === 'number' && v > 0 && o !== 'crc') host.zip('close', v); n++ } return n", "2000"},
		{"let n = 0; for (const o of ['wyhash', 'crc32', 'rapidhash', 'nope', 'http://h/a', 'x:']) for (const a of odd()) for (const b of odd()) { host.hash(o, a, b); host.url(o, 'search', b); host.url(o, b, 'x'); host.form(a, o); n++ } return n", "2400"},
		{"return [host.form(new Uint8Array(3)).length, host.form(new Uint8Array(3), 'X'), host.form(), host.url('x:', 'port'), host.url('http://h/', 'nope', 'x').length, host.hash('crc32', new Uint8Array(0), '99999999999999999999')]", "27,-1,0,0,0,0,-2,15,4294967295"},
		{"return [host.domain('ascii', 'é'.repeat(5000)), host.domain('ascii', 'a\\ud800'), host.domain('unicode', 'xn--9ca')]", "false,false,é"},
		{"return [host.recode('gbk', new Uint8Array(262145), 0, false, true), host.recode('utf-8', new Uint8Array(1)), host.recode('iso-2022-jp', new Uint8Array([65]), 255, false, true).length]", "false,false,3"},
		{"let n = 0; while (host.zip('compress', 'gzip', 1) > 0) n++; let m = 0; while (host.zip('decompress', 'gzip') > 0) m++; return [n, m]", "32,64"},
		{"try { return Bun.gzipSync('x').length } catch (e) { return e.message }", "too many are under way: 32 compressions and 64 decompressions can be, 8 of them of Brotli and Zstandard"},
		{"for (let i = 0; i < 200; i++) host.zip('close', i); return Bun.gunzipSync(Bun.gzipSync('back')).length", "4"},
		{"return [host.zip('write', 1, new Uint8Array(1), true), host.zip('write', {}, 1), host.zip('write')]", "-1,-1,-1"},
		{"const id = host.zip('compress', 'gzip', 1); return [host.zip('write', id, new Uint8Array(131073), false), host.zip('write', id, new Uint8Array(1), true)]", "-1,-1"},
		{"let n = 0; for (const o of ['number', 'numberText', 'numberRange', 'plural', 'pluralRange', 'categories', 'relative', 'resolve', 'tag', 'maximize', 'minimize', 'supported', 'digits', 'unit', 'values', 'locale', 'list', 'name', 'date', 'dateRange', 'dateFields', 'collation']) for (const a of [...odd(), '{}', '{\"locale\":\"de\"}', '{\"minimumIntegerDigits\":1e9,\"minimumFractionDigits\":-5,\"maximumFractionDigits\":-1e9}', '-', 'de-', 'x'.repeat(9000)]) for (const b of [...odd(), '1 2', '9e999', '-9e-999 1']) { host.intl(o, a, b, true); host.intl(o, a, a, b, b, true); n++ } return n", "13156"},
		{"return [host.zone('Local', 0), host.zone('../../etc/passwd', 0), host.zone('UTC', NaN) !== false, host.zone('UTC', {}) !== false]", "false,false,true,true"},
		{"return 'x'.repeat(1 << 20).localeCompare('x'.repeat(1 << 20) + 'y')", "0"},
		{"return 'i'.repeat((1 << 20) + 1).toLocaleUpperCase('tr')", "RangeError: toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language"},
		{"return new TextDecoder('sjis').decode(new Uint8Array(1000001).fill(0x82)).length", "500001"},
		{"return new URL('http://' + 'é'.repeat(3000) + '/')", `TypeError: "http://` + strings.Repeat("é", 3000) + `/" cannot be parsed as a URL.`},
		{"return new TextDecoder('nope')", `RangeError: Unsupported encoding label "nope"`},
		{"return new CompressionStream('lzma')", "TypeError: CompressionStream: the format must be one of: deflate, deflate-raw, gzip, brotli, zstd. Received 'lzma'"},
		{"return new Intl.NumberFormat('en', { style: 'currency' })", `TypeError: style "currency" needs a currency`},
		{"return new Intl.DurationFormat('en')", "Error: Intl.DurationFormat is not there in the sandbox"},
		{"return new Intl.DateTimeFormat('en', { timeZone: 'Nope' })", "RangeError: invalid time zone: Nope"},
		{"return new URLSearchParams([['a']])", "TypeError: URLSearchParams: a pair has a name and a value, not 1 parts"},
	} {
		_, got, _ := strings.Cut(ask(inst, "POST /", c.code), "] ")
		if got != c.want {
			t.Errorf("%.200s\n got %.300s\nwant %.300s", c.code, got, c.want)
		}
	}
	if logs := e.logged(); len(logs) != 1 || !strings.HasPrefix(logs[0], `4 Intl: language "gbk"`) || inst.Broken() {
		t.Errorf("logs %q, broken %v", logs, inst.Broken())
	}
}

// Streams that a script leaves open end with its instance.
func TestZipsEnd(t *testing.T) {
	inst, _ := open(t, `const kept = [];
export default { async fetch() {
	for (let i = 0; i < 10; i++) {
		const s = new DecompressionStream('gzip'), w = s.writable.getWriter();
		w.write(new Uint8Array([0x1f, 0x8b])).catch(() => {});
		s.readable.getReader().read().catch(() => {});
		kept.push(w);
	}
	await Bun.sleep(1);
	return new Response('open');
} }`)
	if got := ask(inst, "/", ""); !strings.HasSuffix(got, "open") || inst.compression.Open() != 10 {
		t.Errorf("%s, %d streams are open", got, inst.compression.Open())
	}
	if err := inst.Close(t.Context()); err != nil || inst.compression.Open() != 0 {
		t.Errorf("%v, %d streams are open after Close", err, inst.compression.Open())
	}
}
