// TextDecoder, TextEncoder and their streams: all labels of encoding.spec.whatwg.org, tables by what they add up to, and what is wrong.
import { same, throws, rejects } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };

const labels = [
  '866', 'ansi_x3.4-1968', 'arabic', 'ascii', 'asmo-708', 'big5', 'big5-hkscs', 'chinese', 'cn-big5', 'cp1250', 'cp1251', 'cp1252', 'cp1253',
  'cp1254', 'cp1255', 'cp1256', 'cp1257', 'cp1258', 'cp819', 'cp866', 'csbig5', 'cseuckr', 'cseucpkdfmtjapanese', 'csgb2312', 'csibm866',
  'csiso2022jp', 'csiso2022kr', 'csiso58gb231280', 'csiso88596e', 'csiso88596i', 'csiso88598e', 'csiso88598i', 'csisolatin1', 'csisolatin2',
  'csisolatin3', 'csisolatin4', 'csisolatin5', 'csisolatin6', 'csisolatin9', 'csisolatinarabic', 'csisolatincyrillic', 'csisolatingreek',
  'csisolatinhebrew', 'cskoi8r', 'csksc56011987', 'csmacintosh', 'csshiftjis', 'csunicode', 'cyrillic', 'dos-874', 'ecma-114', 'ecma-118',
  'elot_928', 'euc-jp', 'euc-kr', 'gb18030', 'gb2312', 'gb_2312', 'gb_2312-80', 'gbk', 'greek', 'greek8', 'hebrew', 'hz-gb-2312', 'ibm819', 'ibm866',
  'iso-10646-ucs-2', 'iso-2022-cn', 'iso-2022-cn-ext', 'iso-2022-jp', 'iso-2022-kr', 'iso-8859-1', 'iso-8859-10', 'iso-8859-11', 'iso-8859-13',
  'iso-8859-14', 'iso-8859-15', 'iso-8859-16', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-6-e', 'iso-8859-6-i',
  'iso-8859-7', 'iso-8859-8', 'iso-8859-8-e', 'iso-8859-8-i', 'iso-8859-9', 'iso-ir-100', 'iso-ir-101', 'iso-ir-109', 'iso-ir-110', 'iso-ir-126',
  'iso-ir-127', 'iso-ir-138', 'iso-ir-144', 'iso-ir-148', 'iso-ir-149', 'iso-ir-157', 'iso-ir-58', 'iso8859-1', 'iso8859-10', 'iso8859-11',
  'iso8859-13', 'iso8859-14', 'iso8859-15', 'iso8859-2', 'iso8859-3', 'iso8859-4', 'iso8859-5', 'iso8859-6', 'iso8859-7', 'iso8859-8', 'iso8859-9',
  'iso88591', 'iso885910', 'iso885911', 'iso885913', 'iso885914', 'iso885915', 'iso88592', 'iso88593', 'iso88594', 'iso88595', 'iso88596',
  'iso88597', 'iso88598', 'iso88599', 'iso_8859-1', 'iso_8859-15', 'iso_8859-1:1987', 'iso_8859-2', 'iso_8859-2:1987', 'iso_8859-3',
  'iso_8859-3:1988', 'iso_8859-4', 'iso_8859-4:1988', 'iso_8859-5', 'iso_8859-5:1988', 'iso_8859-6', 'iso_8859-6:1987', 'iso_8859-7',
  'iso_8859-7:1987', 'iso_8859-8', 'iso_8859-8:1988', 'iso_8859-9', 'iso_8859-9:1989', 'koi', 'koi8', 'koi8-r', 'koi8-ru', 'koi8-u', 'koi8_r',
  'korean', 'ks_c_5601-1987', 'ks_c_5601-1989', 'ksc5601', 'ksc_5601', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6', 'l9', 'latin1', 'latin2', 'latin3',
  'latin4', 'latin5', 'latin6', 'logical', 'mac', 'macintosh', 'ms932', 'ms_kanji', 'replacement', 'shift-jis', 'shift_jis', 'sjis', 'sun_eu_greek',
  'tis-620', 'ucs-2', 'unicode', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'unicodefeff', 'unicodefffe', 'us-ascii', 'utf-16',
  'utf-16be', 'utf-16le', 'utf-8', 'utf8', 'visual', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255',
  'windows-1256', 'windows-1257', 'windows-1258', 'windows-31j', 'windows-874', 'windows-949', 'x-cp1250', 'x-cp1251', 'x-cp1252', 'x-cp1253',
  'x-cp1254', 'x-cp1255', 'x-cp1256', 'x-cp1257', 'x-cp1258', 'x-euc-jp', 'x-gbk', 'x-mac-cyrillic', 'x-mac-roman', 'x-mac-ukrainian', 'x-sjis',
  'x-unicode20utf8', 'x-user-defined', 'x-x-big5',
];

const b = (...n: number[]) => new Uint8Array(n);
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (h) => parseInt(h, 16));
const sum = (s: string) => { let h = 7; for (let i = 0; i < s.length; i++) h = Math.imul(h, 31) + s.charCodeAt(i) | 0; return [s.length, h]; };
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return [e.name, e.code]; } };

add('labels', () => labels.map((l) => l + ' ' + error(() => new TextDecoder(l).encoding)));
const names = [...new Set(labels.map((l) => { try { return new TextDecoder(l).encoding; } catch { return 'replacement'; } }))];
add('names', () => names);
const high = Uint8Array.from({ length: 128 }, (_, n) => n + 128);
const single = ['ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i', 'iso-8859-10',
  'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253',
  'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'x-mac-cyrillic', 'x-user-defined'];
for (const l of single) add('high ' + l, () => new TextDecoder(l).decode(high));
for (const l of single) add('fatal ' + l, () => { let n = 0; for (const c of high) try { new TextDecoder(l, { fatal: true }).decode(b(c)); } catch { n++; } return n; });
const wide = ['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr'];
for (const l of wide) {
  for (let lead = 0x80; lead <= 0xff; lead += 8) {
    add(`pairs ${l} ${lead.toString(16)}`, () => {
      let out = '';
      const d = new TextDecoder(l);
      for (let i = lead; i < lead + 8; i++) {
        const p = new Uint8Array(256 * 4);
        for (let t = 0; t < 256; t++) p.set([i, t, 0x41, 0x0a], t * 4);
        out += d.decode(p);
      }
      return sum(out);
    });
  }
  for (const h of ['', '80', '81', 'ff', '8130', '813081', '81308130', '8130813041', '84318236', '8431a437', '90308130', 'e3329a35', 'fe39fe39', '8fa2af', '8fa2', '8f41', '8ea1', '8e', 'a1', 'a141', 'a1a1', 'fefe', '8862', '8866', '88a3', 'a0', 'fd', '5c7e', 'e9', '82a0', 'c8a1', '41e942', 'e980e9', '82', '8140', '8180', '817f', 'fc4b', 'f040', 'f9fc', 'a2e3', 'a6d9', 'fe50', '813030', '81303030', 'ff41', '80ff'])
    add(`bytes ${l} ${h}`, () => [new TextDecoder(l).decode(bytes(h)), error(() => new TextDecoder(l, { fatal: true }).decode(bytes(h)))]);
}
for (const h of ['', '41', '1b2442', '1b24422422', '1b244224221b2842', '1b2442242241', '1b24', '1b', '1b284a5c7e', '1b28495c', '1b2849b1', '0e0f', '80', '1b2442ff', '1b24402422', '1b2842411b28421b2842', '1b242844', '1b24284430211b2842', '1b5b', '1b24421b2842', '5c7e', '1b244224'])
  add(`bytes iso-2022-jp ${h}`, () => [new TextDecoder('iso-2022-jp').decode(bytes(h)), error(() => new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes(h)))]);
for (const l of ['utf-16le', 'utf-16be'])
  for (const h of ['', '41', '4100', '0041', '00d8', 'd800', '00dc', '3dd800de', 'd83dde00', '3dd841', '3dd84100', 'd83d0041', 'fffe4100', 'feff0041', 'fffe', 'feff', '3dd8', '00d83dd800de', 'd800d83dde00', '410042'])
    add(`bytes ${l} ${h}`, () => [new TextDecoder(l).decode(bytes(h)), new TextDecoder(l, { ignoreBOM: true }).decode(bytes(h)).length, error(() => new TextDecoder(l, { fatal: true }).decode(bytes(h)))]);
for (const h of ['', '41', 'efbbbf', 'efbbbf41', 'efbbbfefbbbf', 'c0', 'c080', 'c3', 'c3a9', 'e282', 'e28241', 'eda080', 'f09f9880', 'f09f98', 'f09f9841', 'f8', 'f888808080', 'ff', 'fe', '80', 'f4908080', 'e08080', 'f0808080', 'efbf', 'efbfbd', 'c3c3a9', 'e2e282ac'])
  add(`bytes utf-8 ${h}`, () => [new TextDecoder().decode(bytes(h)), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(h)).length, error(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes(h)))]);

// Byte by byte has the same result as all at once.
const texts: [string, string][] = [['utf-8', 'efbbbf41c3a9e29883f09f9880ff41e282'], ['utf-16le', 'fffe41003dd800de3dd8410000dc42'], ['utf-16be', 'feff0041d83dde00d83d0041dc0042'], ['gb18030', '41813081308140c8a180ff8431a43790308130e1'],
  ['gbk', '41c8a180ff8140e1'], ['big5', '41a440a4a4886280ff41a4'], ['euc-jp', '41a4a28ea18fa2afff41a4'], ['shift_jis', '4182a0b1fc4be0ff4182'], ['euc-kr', '41b0a18141ffb0'],
  ['iso-2022-jp', '411b244224222424261b284a5c7e1b2849311b2842421b24422422'], ['windows-1252', '41808182ff']];
for (const [l, h] of texts)
  for (const size of [1, 2, 3, 5, 7])
    add(`stream ${l} ${size}`, () => {
      const d = new TextDecoder(l), p = bytes(h);
      let out = '';
      for (let i = 0; i < p.length; i += size) out += d.decode(p.subarray(i, i + size), { stream: true });
      out += d.decode();
      const again = d.decode(p);
      return [out, out === again, again === new TextDecoder(l).decode(p)];
    });
add('stream early', () => { const d = new TextDecoder(); return [d.decode(b(0xf0, 0x9f), { stream: true }), d.decode(b(0x98), { stream: true }), d.decode(b(0x80, 0x41), { stream: true }), d.decode()]; });
add('stream bom', () => { const d = new TextDecoder(); return [d.decode(b(0xef), { stream: true }), d.decode(b(0xbb), { stream: true }), d.decode(b(0xbf), { stream: true }), d.decode(b(0x41), { stream: true }), d.decode(b(0xef, 0xbb, 0xbf), { stream: true }).length]; });
add('stream bom again', () => { const d = new TextDecoder(); d.decode(b(0x41), { stream: true }); d.decode(); return d.decode(b(0xef, 0xbb, 0xbf, 0x42)); });
add('stream fatal end', () => { const d = new TextDecoder('utf-8', { fatal: true }); d.decode(b(0xe2), { stream: true }); return [throws(() => d.decode()), d.decode(b(0x41))]; });
add('stream fatal utf-16', () => { const d = new TextDecoder('utf-16le', { fatal: true }); d.decode(b(0x41), { stream: true }); return [throws(() => d.decode()), d.decode(b(0x41, 0))]; });
add('large', () => { const p = new Uint8Array(3_000_001).fill(0xe9); p[2_999_999] = 0x41; return ['windows-1251', 'gbk', 'utf-16le', 'shift_jis'].map((l) => new TextDecoder(l).decode(p).length); });
add('large iso-2022-jp', () => { const p = new Uint8Array(2_500_003); p.set([0x1b, 0x24, 0x42]); p.fill(0x24, 3); return sum(new TextDecoder('iso-2022-jp').decode(p)); });

add('label trimmed', () => ['\t utf-8\n', '\u00a0utf-8', 'UTF-16LE', ' Shift_JIS ', 'utf-8\0', ''].map((l) => error(() => new TextDecoder(l).encoding)));
add('label kinds', () => [undefined, null, 5, {}, 'utf-7', 'utf-32', 'cesu-8', 'replacement', 'x'.repeat(1000)].map((l) => error(() => new TextDecoder(l as any).encoding)));
add('label symbol', () => throws(() => new TextDecoder(Symbol('x') as any)));
add('options', () => [new TextDecoder('utf-8', undefined).fatal, new TextDecoder('utf-8', {}).ignoreBOM, new TextDecoder('gbk', { fatal: 1 as any, ignoreBOM: 'x' as any }).fatal]);
add('options null', () => error(() => new TextDecoder('utf-8', null as any).fatal));
add('options bad', () => error(() => new TextDecoder('utf-8', 5 as any).fatal));
add('readonly', () => { const d: any = new TextDecoder('gbk'); try { d.encoding = 'utf-8'; } catch (e: any) { return e.name; } return d.encoding; });
add('keys', () => [Object.keys(new TextDecoder()), Object.prototype.toString.call(new TextDecoder()), Object.prototype.toString.call(new TextEncoder())]);
add('input kinds', () => [new Uint16Array([0x4241]), new DataView(b(0x41, 0x42).buffer, 1), b(0x41).buffer, b(1, 0x42, 3).subarray(1, 2), new Uint8ClampedArray([0x43])].map((v) => new TextDecoder().decode(v as any)));
add('input bad', () => ['x', 5, {}, null, []].map((v) => error(() => new TextDecoder().decode(v as any))));
add('fatal code', () => ['utf-8', 'utf-16le', 'shift_jis', 'windows-1253'].map((l) => error(() => new TextDecoder(l, { fatal: true }).decode(b(0xff)))));
add('without new', () => throws(() => (TextDecoder as any)()));

add('encode', () => [...new TextEncoder().encode('\ud800a\udc00\ud83d\ude00\0')]);
add('encode kinds', () => [undefined, null, 5, {}].map((v) => [...new TextEncoder().encode(v as any)].length));
add('encodeInto', () => [[0, 'a'], [1, 'é'], [3, '☃'], [3, '😀'], [4, '😀'], [5, 'é\ud800'], [10, ''], [2, 'abc']].map(([n, s]) => { const p = new Uint8Array(n as number); const r = new TextEncoder().encodeInto(s as string, p); return [r.read, r.written, [...p]]; }));
add('encodeInto bad', () => [throws(() => new TextEncoder().encodeInto('a', [] as any)), throws(() => new TextEncoder().encodeInto('a', new Uint16Array(1) as any))]);

const collect = async (s: ReadableStream) => { const out: any[] = []; for await (const c of s as any) out.push(typeof c === 'string' ? c : [...c]); return out; };
const from = (...chunks: any[]) => new ReadableStream({ start(c) { for (const x of chunks) c.enqueue(x); c.close(); } });
add('tds', async () => (await collect(from(b(0xe2), b(0x98, 0x83), b(0x41)).pipeThrough(new TextDecoderStream()))).join('|'));
add('tds flush', async () => (await collect(from(b(0x41, 0xe2)).pipeThrough(new TextDecoderStream()))).join(''));
add('tds bom', async () => (await collect(from(b(0xef), b(0xbb, 0xbf, 0x41)).pipeThrough(new TextDecoderStream()))).join(''));
add('tds ignoreBOM', async () => (await collect(from(b(0xef), b(0xbb, 0xbf, 0x41)).pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true })))).join('').length);
add('tds fatal', () => rejects(() => collect(from(b(0x41, 0xff)).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))));
add('tds fatal flush', () => rejects(() => collect(from(b(0xe2)).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))));
add('tds label', async () => (await collect(from(b(0x82), b(0xa0)).pipeThrough(new TextDecoderStream('sjis')))).join(''));
add('tds props', () => { const s = new TextDecoderStream('latin1', { fatal: true, ignoreBOM: true }); return [s.encoding, s.fatal, s.ignoreBOM, s.readable instanceof ReadableStream, s.writable instanceof WritableStream, Object.prototype.toString.call(s)]; });
add('tds bad label', () => throws(() => new TextDecoderStream('nope')));
add('tds bad chunk', () => rejects(() => collect(from('text').pipeThrough(new TextDecoderStream()))));
add('tes', async () => (await collect(from('a', '', 'é☃').pipeThrough(new TextEncoderStream()))).flat());
add('tes pair', async () => (await collect(from('\ud83d', '\ude00', 'x\ud83d', 'y').pipeThrough(new TextEncoderStream()))).flat());
add('tes lone', async () => (await collect(from('a\ud83d').pipeThrough(new TextEncoderStream()))).flat());
add('tes kinds', async () => (await collect(from(5, null, undefined, {}).pipeThrough(new TextEncoderStream()))).flat().length);
add('tes props', () => { const s = new TextEncoderStream(); return [s.encoding, s.readable instanceof ReadableStream, s.writable instanceof WritableStream, Object.prototype.toString.call(s)]; });
add('stream classes', () => [typeof TextDecoderStream, typeof TextEncoderStream, throws(() => (TextDecoderStream as any)()), throws(() => (TextEncoderStream as any)())]);

export default same(cases);
