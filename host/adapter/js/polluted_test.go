package js

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A property that a script adds to Object.prototype is not an export of a module: neither of its own, whenever they are evaluated, nor of
// the libraries, which are evaluated when they are first needed.
func TestPolluted(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"pollute.ts": `Object.prototype.leak = 'x'`,
		"first.ts":   `export const a = 1; export default 2`,
		"late.ts":    `export const a = 1; export default 2`,
		"app.ts": `import './pollute.ts'; import * as first from './first.ts';
const uses = {
	first: () => Object.keys(first).join() === 'a,default',
	late: async () => Object.keys(await import('./late.ts')).join() === 'a,default',
	path: async () => Object.keys(await import('node:path')).includes('join'),
	util: async () => (await import('node:util')).inspect([1]) === '[ 1 ]',
	zlib: async () => (await import('node:zlib')).gzipSync('a').length > 0,
	intl: () => new Intl.NumberFormat('de').format(1.5) === '1,5',
	fetch: async () => (await fetch('data:text/plain,a')).status === 200,
	form: async () => (await new Response(new URLSearchParams('a=1')).formData()).get('a') === '1',
	compression: async () => (await new Response(new Response('a').body.pipeThrough(new CompressionStream('gzip'))).bytes()).length > 0,
	crypto: async () => (await crypto.subtle.digest('SHA-256', new Uint8Array(3))).byteLength === 32,
	clone: () => structuredClone({ a: new Map([[1, 2]]) }).a.get(1) === 2,
	buffer: () => Buffer.from('a').toString('hex') === '61',
	date: () => new Date(0).toLocaleString('de', { timeZone: 'UTC' }).startsWith('1.1.1970'),
	webassembly: () => !WebAssembly.validate(new Uint8Array(8)),
	decoder: () => new TextDecoder('shift_jis').decode(new Uint8Array(1)) === '\0',
	cookies: () => new Bun.CookieMap('a=b').get('a') === 'b',
	temporal: () => Temporal.PlainDate.from('2024-02-28').add({ days: 2 }).toString() === '2024-03-01',
	json5: () => Bun.JSON5.parse('{a:1}').a === 1,
	toml: () => Bun.TOML.parse('a = 1').a === 1,
	rewriter: async () => (await new HTMLRewriter().on('p', { element(e) { e.setAttribute('a', '1'); } }).transform(new Response('<p>')).text()).includes('a="1"'),
	hash: async () => (await import('node:crypto')).createHash('sha1').update('a').digest('hex').startsWith('86f7'),
	pattern: () => new URLPattern({ pathname: '/:a' }).exec('http://h/b').pathname.groups.a === 'b',
	assert: async () => (await import('node:assert')).deepEqual([{ a: 1 }], [{ a: 1 }]) === undefined,
	query: async () => (await import('node:querystring')).stringify({ a: 1 }) === 'a=1',
	yaml: () => Bun.YAML.parse('a: 1').a === 1,
};
export default { async fetch() {
	const bad = [];
	for (const name of Object.keys(uses)) try { if (!await uses[name]()) bad.push(name); } catch (e) { bad.push(name + ': ' + e.message); }
	return new Response(bad.join('\n'));
} }`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	prog, _ := loadFile(t, filepath.Join(dir, "app.ts"), "")
	inst := start(t, prog)
	x, f := request("/", "")
	if err := serve(inst, x); err != nil {
		t.Fatal(err)
	}
	if len(f.body) > 0 {
		t.Errorf("with a property of Object.prototype these fail:\n%s", strings.TrimSpace(string(f.body)))
	}
}
