package js

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// hider looks, at each request, in all places in which it hides something afterwards, and answers with the names of those where it
// found it.
const hider = `
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';

let variable = 0;
const map = new Map<string, number>(), held = { secret: 0 }, als = new AsyncLocalStorage<number>(), emitter = new EventEmitter();
const decoder = new TextDecoder(), expression = /a/g, target = new EventTarget(), response = new Response('x');
let object: string | undefined, timer = 0, weak: WeakRef<object> | undefined, keep: object | undefined, stream: any, hash: any, channel: MessageChannel | undefined;
class Private { static #secret = 0; static get found() { return Private.#secret !== 0; } static hide() { Private.#secret = 1; } }

const places: Record<string, { find(server: any): unknown; hide(server: any): void }> = {
	variable: { find: () => variable, hide() { variable = 1; } },
	map: { find: () => map.size, hide() { map.set('a', 1); } },
	property: { find: () => held.secret, hide() { held.secret = 1; } },
	private: { find: () => Private.found, hide() { Private.hide(); } },
	global: { find: () => (globalThis as any).secret, hide() { (globalThis as any).secret = 1; } },
	prototype: { find: () => (({}) as any).secret, hide() { Object.defineProperty(Object.prototype, 'secret', { value: 1, configurable: true, writable: true }); } },
	'built-in': { find: () => JSON.stringify({}) !== '{}', hide() { const was = JSON.stringify; JSON.stringify = ((v: any) => v && Object.keys(v).length === 0 && !Array.isArray(v) ? 'secret' : was(v)) as any; } },
	'array iterator': { find: () => [...[1]].length !== 1, hide() { const p = Object.getPrototypeOf([][Symbol.iterator]()), was = p.next; let n = 0; p.next = function () { return n++ === 0 ? { done: true } : was.call(this); }; } },
	symbol: { find: () => (Symbol.for('secret') as any).description !== 'secret' || (globalThis as any)[Symbol.for('secret')], hide() { (globalThis as any)[Symbol.for('secret')] = 1; } },
	environment: { find: () => process.env.SECRET, hide() { (process.env as any).SECRET = '1'; } },
	decoder: { find: () => decoder.decode(new Uint8Array([0x83]), { stream: false }) === '\u2603', hide() { decoder.decode(new Uint8Array([0xe2, 0x98]), { stream: true }); } },
	expression: { find: () => expression.lastIndex, hide() { expression.exec('aa'); } },
	listener: { find: () => { let n = 0; target.dispatchEvent(Object.assign(new Event('x'), { hit: () => n++ })); return n; }, hide() { target.addEventListener('x', (e: any) => e.hit()); } },
	emitter: { find: () => emitter.listenerCount('x'), hide() { emitter.on('x', () => {}); } },
	'object URL': { find: () => object, hide() { object = URL.createObjectURL(new Blob(['x'])); } },
	timer: { find: () => { const t = setTimeout(() => {}, 60000); clearTimeout(t); const n = +t, found = timer !== 0; timer = n; return found; }, hide() {} },
	'number of a timer': { find: () => { const t = setTimeout(() => {}, 60000); const n = +t; clearTimeout(t); return n > 4; }, hide() { for (let n = 0; n < 100; n++) setTimeout(() => {}, 60000); } },
	weak: { find: () => weak?.deref(), hide() { keep = {}; weak = new WeakRef(keep); } },
	store: { find: () => als.getStore(), hide() { als.enterWith(1); } },
	count: { find: () => response.headers.get('x-secret'), hide() { response.headers.set('x-secret', '1'); } },
	compression: { find: () => stream, hide() { stream = new CompressionStream('gzip'); stream.writable.getWriter().write(new Uint8Array(10)); } },
	hash: { find: () => hash, hide() { hash = new Bun.CryptoHasher('sha256').update('secret'); } },
	channel: { find: () => channel, hide() { channel = new MessageChannel(); channel.port1.postMessage('secret'); } },
	library: { find: () => (URLPattern as any).secret, hide() { (URLPattern as any).secret = 1; } },
	buffer: { find: () => Buffer.poolSize === 12345, hide() { Buffer.poolSize = 12345; } },
	random: { find: () => Math.random.name === 'secret', hide() { Math.random = function secret() { return 4; }; } },
	'pending requests': { find: (server) => server.pendingRequests > 1, hide() {} },
	handler: { find: () => (places as any).more, hide() { (places as any).more = { find: () => 1, hide() {} }; } },
};

export default {
	async fetch(_: Request, server: any) {
		const found: string[] = [];
		for (const name of Object.keys(places)) if (places[name]!.find(server)) found.push(name);
		const text = found.map((s) => '"' + s + '"').join(',');
		for (const name of Object.keys(places)) places[name]!.hide(server);
		await null;
		return new Response('[' + text + ']');
	},
};`

// With isolation per request none of what a hostile script has hidden in one request is found in the next; without, nearly all.
func TestSecrets(t *testing.T) {
	list, _ := isolated(t, hider)
	for n, inst := range list {
		for range 20 {
			if got := found(t, inst); len(got) > 0 {
				t.Fatalf("instance %d found what an earlier request has hidden: %q", n, got)
			}
			if !inst.Restore() {
				t.Fatal("not put back")
			}
		}
	}
	shared, _ := open(t, hider)
	found(t, shared)
	if got := found(t, shared); len(got) < 24 || !slices.Contains(got, "variable") {
		t.Errorf("without isolation only %q is found: the test shows little", got)
	}
}

// found are the names that hider answers with.
func found(t *testing.T, inst *instance) (names []string) {
	t.Helper()
	answer := ask(inst, "/", "")
	_, list, _ := strings.Cut(answer, "] ")
	if err := json.Unmarshal([]byte(list), &names); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	return names
}
