// The parts of Bun besides the web's and Node's: formats, text, globs, versions, colours, CSRF tokens.
import { same } from '../../../parity/same';

const cases: Record<string, (req: any, server: any) => unknown> = {};
const add = (name: string, f: (req: any, server: any) => unknown) => { cases[name] = f; };
const failed = (f: () => unknown) => { try { return f() ?? 'nothing'; } catch (e: any) { return e.name; } };
const B: any = Bun;

add('names', () => ['peek', 'stringWidth', 'wrapAnsi', 'semver', 'Glob', 'YAML', 'TOML', 'JSON5', 'JSONC', 'JSONL', 'CSRF', 'color', 'deepMatch', 'deepEquals', 'sleepSync', 'escapeHTML', 'indexOfLine', 'nanoseconds', 'randomUUIDv7', 'randomUUIDv5', 'stripANSI', 'hash', 'zstdCompressSync'].map((n) => `${n}:${typeof B[n]}`));
for (const [a, b] of [['1.0.0', '^1.0.0'], ['1.2.3', '~1.2'], ['2.0.0', '^1.0.0'], ['1.0.0-beta.1', '^1.0.0'], ['1.0.0-beta.2', '>=1.0.0-beta.1 <2'], ['v1.2.3', '1.x'], ['1.2.3', '*'], ['1.2.3', '>1 <2 || 5'], ['x', '1'], ['1.2.3', 'nope'], ['1.2.3', '1.2.3 - 1.3'], ['0.1.2', '^0.1'], ['1.2.3', '']]) {
  add(`semver.satisfies ${a} ${b}`, () => B.semver.satisfies(a, b));
}
add('semver.order', () => [['1.0.0', '1.0.1'], ['1.0.0', '1.0.0'], ['2.0.0', '1.9.9'], ['1.0.0-a', '1.0.0'], ['1.0.0-a.1', '1.0.0-a.2']].map(([a, b]) => B.semver.order(a, b)));
add('semver sort', () => ['1.10.0', '1.2.0', '1.0.0-rc.1', '1.0.0'].sort(B.semver.order));
for (const s of ['hello', '日本語', '\u001b[31mred\u001b[0m', '👨‍👩‍👧', 'é', 'e\u0301', '한국', '🇩🇪', '✔', 'a\nb', '½', '☃️', '👍🏽', 'ｱ', '', '\u001b]8;;http://a\u0007link\u001b]8;;\u0007', '①']) add(`stringWidth ${JSON.stringify(s)}`, () => B.stringWidth(s));
add('stringWidth options', () => [B.stringWidth('\u001b[31mred', { countAnsiEscapeCodes: true }), B.stringWidth('①', { ambiguousIsNarrow: false })]);
const W = 'The quick \u001b[31mbrown fox jumped over\u001b[39m the lazy dog and then ran away.';
for (const o of [undefined, { hard: true }, { trim: false }, { wordWrap: false }]) for (const n of [5, 20, 80]) add(`wrapAnsi ${n} ${JSON.stringify(o)}`, () => [W, '  leading', 'averyveryverylongword short', '日本語日本語日本語 日本', 'a\nb c d', ''].map((t) => B.wrapAnsi(t, n, o)));

const PATHS = ['a', 'b', 'c', 'ab', 'abc', 'a.ts', 'x/a.ts', 'x/y/a.ts', 'a/b', 'a/x/b', 'a/x/y/b', '', '.a', '.ts', 'a/', '*', 'ac', 'bc', 'axbyc', 'a.js', 'a.tsx', './a', 'é', '(a)', ']', '[', '{a', 'A', 'a-b', '/a', 'a//b', '😀'];
for (const p of ['*', '**', '*.ts', '**/*.ts', 'a/*', 'a/**', 'a/**/b', '?', '??', '[abc]', '[!abc]', '[^a]', '[a-c]', '{a,b}', '{a,b{c,d}}', '!a', '!*.ts', '!!a', '\\*', '\\[', 'a*b*c', '**/a', '*/*', '{*.ts,*.js}', '', 'a/', './a', '[a', '*.{ts,tsx}', '**/*.{ts,tsx}', '{,x/}a.ts', 'a?', '[[]', '**/b', 'x/**/*.ts', 'a**', '{**/a,b}']) {
  add(`glob ${p}`, () => { const g = new B.Glob(p); return PATHS.filter((s) => g.match(s)); });
}
add('glob braces and brackets', () => ['{a,{b,c{d,e}}}f', 'x{a,b}[cd]{e,f}y', '\\{a,b\\}', '{a\\,b,c}', '!!a', '!{a,b}', '!!!a', '{a,b}{', '[{]a', 'a{,b}'].map((p) => ['a', 'af', 'cdf', 'xacey', 'xbdfy', '{a,b}', 'a,b', 'c', '{a', ',', 'ab', 'b'].filter((s) => new B.Glob(p).match(s)).join(' ')));
add('glob braces in braces', () => { const p = '{a,'.repeat(30) + 'b' + '}'.repeat(30); return ['a', 'b', 'c'].map((s) => new B.Glob(p).match(s)); });
add('glob wrong', () => [failed(() => new B.Glob()), failed(() => new B.Glob(5)), failed(() => new B.Glob('a').match(5))]);

for (const t of ['a: 1', '- 1\n- two\n- [3, 4]', 'a: &x {b: 1}\nc: *x', 'a: yes\nb: true\nc: null\nd: ~\ne: 0x1f\nf: 1e3\ng: .inf', 'text', '', '# only', 'a: |\n  one\n  two\nb: >\n  three\n  four', '"a\\nb"', '---\na: 1\n---\nb: 2', 'base: &b {x: 1}\nc:\n  <<: *b\n  y: 2', 'a: "unclosed', 'a: [1, 2', 'date: 2001-12-14', '{a: 1, b: [x, y]}', '? a\n: b', "a: 'it''s'", 'a: 012', 'a: 1_000']) {
  add(`YAML.parse ${JSON.stringify(t)}`, () => failed(() => B.YAML.parse(t)));
}
for (const v of [{ a: 1, b: ['x', { c: true }], d: null }, [1, 2], 'text', 5, null, {}, [], { s: 'a\nb' }, { t: 'true', n: '1', e: '' }]) {
  add(`YAML back ${JSON.stringify(v)}`, () => JSON.stringify(B.YAML.parse(B.YAML.stringify(v))) === JSON.stringify(v));
  add(`YAML.stringify ${JSON.stringify(v)}`, () => B.YAML.stringify(v, null, 2));
}
for (const t of ['a = 1', '[t]\nx = "y"\n[t.u]\nz = [1, 2]', '[[l]]\na = 1\n[[l]]\na = 2', 'a.b.c = true', 's = """\none\ntwo"""', "l = 'C:\\a'", 'f = 1.5\nh = 0xff\nu = 1_000', 'a = ', 'a = 1\na = 2', '', 'i = { a = 1, b = { c = 2 } }', '# only']) {
  add(`TOML.parse ${JSON.stringify(t).replaceAll(" = ", "=")}`, () => failed(() => B.TOML.parse(t)));
}
for (const t of ["{a: 1, 'b': [1, 2,], /* c */ c: +.5, d: 0xff, e: Infinity}", '// x\n[1]', '', '{', '"a\\\nb"', "{a:'it\\'s'}", 'NaN', '{a:1 b:2}']) add(`JSON5.parse ${JSON.stringify(t)}`, () => failed(() => { const v = B.JSON5.parse(t); return typeof v === 'number' ? String(v) : v; }));
// An error that toString throws is passed on.
for (const name of ['JSON5', 'JSONC', 'TOML', 'YAML']) {
  for (const e of [null, 'text', new RangeError('of toString')]) add(`${name}.parse of a text that throws ${e}`, () => { try { B[name].parse({ toString() { throw e; } }); return 'nothing'; } catch (x) { return [x === e, String(x)]; } });
}
add('JSON5.stringify', () => [B.JSON5.stringify({ a: 1, 'b-c': 'x', d: [null, true], e: "it's" }), B.JSON5.stringify({ a: [1] }, null, 2)]);
for (const t of ['{"a": 1, // x\n "b": [1, 2,],}', '/* x */ 1', '{a: 1}', '{"a": }', '[1 2]']) add(`JSONC.parse ${JSON.stringify(t)}`, () => failed(() => B.JSONC.parse(t)));
for (const t of ['{"a":1}\n[2]\n3\n', '\n\n1\n', '1', 'x', '1\nx']) add(`JSONL.parse ${JSON.stringify(t)}`, () => failed(() => B.JSONL.parse(t)));

for (const c of ['red', 'rebeccapurple', 'cyan', 'gray', 'white', '#abc', '#ABCDEF', '#ff000080', '#12', 'rgb(1, 2, 3)', 'rgb(1 2 3 / 50%)', 'rgba(255, 0, 0, 0.5)', 'hsl(120, 50%, 50%)', 'hsl(0 100% 50%)', 'transparent', 'nope', '', 0xff0000, 0, [1, 2, 3], [1, 2, 3, 255], { r: 1, g: 2, b: 3 }, { r: 1, g: 2, b: 3, a: 0.5 }] as any[]) {
  add(`color ${JSON.stringify(c)}`, () => ['css', 'hex', 'HEX', 'number', 'rgb', 'rgba', '[rgb]', '{rgb}', 'ansi-16m'].map((f) => B.color(c, f)));
}
add('color of hsl', () => ['red', 'gray', '#40bf40', 'rebeccapurple'].map((c) => B.color(c, 'hsl')));
add('color wrong', () => failed(() => B.color('red', 'nope')));

add('peek', async () => { const p = Promise.resolve(5), q = new Promise(() => {}), r = Promise.reject(new Error('x')); r.catch(() => {}); return [B.peek(p), B.peek(q) === q, B.peek(r).message, B.peek(7), B.peek.status(p), B.peek.status(q), B.peek.status(r), B.peek.status(1)]; });
add('deepMatch', () => [B.deepMatch({ a: 1 }, { a: 1, b: 2 }), B.deepMatch({ a: 1, b: 2 }, { a: 1 }), B.deepMatch({ a: { b: 1 } }, { a: { b: 1, c: 2 } }), B.deepMatch({ a: [1] }, { a: [1, 2] }), B.deepMatch({}, {}), B.deepMatch({ a: undefined }, {}), failed(() => B.deepMatch(1, {}))]);
add('indexOfLine', () => { const b = new TextEncoder().encode('ab\ncd\n'); return [B.indexOfLine(b), B.indexOfLine(b, 3), B.indexOfLine(b, 6), B.indexOfLine(b.buffer)]; });
add('inspect.table', () => [B.inspect.table([{ a: 1, b: 'x' }, { a: 2 }]), B.inspect.table([1, 'a']), B.inspect.table({ x: { a: 1 } }, ['a']), B.inspect.table([])]);
add('CSRF', () => { const t = B.CSRF.generate('secret'); return [t.length, B.CSRF.verify(t, { secret: 'secret' }), B.CSRF.verify(t, { secret: 'other' }), B.CSRF.verify(t.slice(0, -2), { secret: 'secret' }), B.CSRF.verify('x', { secret: 'secret' }), t === B.CSRF.generate('secret')]; });
add('CSRF of Bun', () => B.CSRF.verify('AAABoiw17u7J3k7jodvHFQH84eR_a9LhAAAAAAUmXAD9hjYezgS6ZEbnLMNnHYA0SbyfZJ9aBh3-m08wgrfDQA', { secret: 'secret' }));
add('CSRF encodings', () => ['base64', 'base64url', 'hex'].map((encoding) => B.CSRF.verify(B.CSRF.generate('s', { encoding }), { secret: 's', encoding })));
add('CSRF algorithms', () => ['sha256', 'sha384', 'sha512'].map((algorithm) => { const t = B.CSRF.generate('s', { algorithm, encoding: 'hex' }); return [t.length, B.CSRF.verify(t, { secret: 's', algorithm, encoding: 'hex' })]; }));
add('CSRF expires', async () => { const t = B.CSRF.generate('s', { expiresIn: 1 }); await Bun.sleep(10); return [B.CSRF.verify(t, { secret: 's' }), B.CSRF.verify(B.CSRF.generate('s', { expiresIn: 60000 }), { secret: 's', maxAge: 60000 })]; });
add('CSRF wrong', () => [failed(() => B.CSRF.generate('')), failed(() => B.CSRF.generate(5)), failed(() => B.CSRF.verify(''))]);
add('randomUUIDv5', () => [B.randomUUIDv5('www.example.com', 'dns'), B.randomUUIDv5('http://x', 'url'), B.randomUUIDv5('a', '1b671a64-40d5-491e-99b0-da01ff1f3341'), B.randomUUIDv5('a', 'dns', 'base64')]);
add('sleepSync', () => { const t = performance.now(); B.sleepSync(5); return [performance.now() - t >= 4, failed(() => B.sleepSync(-1)), failed(() => B.sleepSync('x'))]; });
add('FormData.from', () => { const f = (FormData as any).from('a=1&b=2&a=3'), m = (FormData as any).from('--x\r\ncontent-disposition: form-data; name="k"\r\n\r\nv\r\n--x--\r\n', 'x'); return [f.getAll('a'), f.get('b'), m.get('k')]; });
add('server', (_, server) => [typeof server[Symbol.dispose], typeof server.closeIdleConnections]);

export default same(cases);
