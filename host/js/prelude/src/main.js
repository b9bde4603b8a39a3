// The prelude: what a handler finds in its global scope. It is bundled into one script (gen) that is run before the handler's.
import { host, define, lazy, library } from './host.js';
import { Headers } from '../../ext/fetch/headers.js';
import { Request, Response } from '../../ext/fetch/message.js';
import { URL, URLSearchParams } from '../../ext/weburl/url.js';
import { expose, tag } from './idl.js';
import { cloning, events, forms, messages, requests, timing, wire } from './parts.js';
import { report, rejected, handled } from './failures.js';
import { absent } from './absent.js';
import { lacking } from './lacking.js';
import { TextEncoder, TextDecoder } from '../../ext/text/text.js';
import { Crypto, crypto } from '../../ext/webcrypto/crypto.js';
import { bodyOf, free, isStream, streamOf, used } from '../../ext/fetch/body.js';
import { bytesOf, join, text } from './bytes.js';
import { BYTES } from './slots.js';
import { fetch } from '../../ext/fetch/fetch.js';
import { frames } from './errors.js';
import { WeakRef, weak } from './weak.js';
import '../../ext/intl/locale.js';
import * as timers from '../../ext/timers/timers.js';
import { console } from '../../ext/console/console.js';
import { process, Bun } from '../../ext/process/process.js';
import { bunStreams, streams } from '../../ext/streams/streams.js';
import '../../ext/node/node.js';
import { configure, configured, takeManifest, isolate } from './server.js';
import { dispatch, fulfilled, wait, errored, event } from './serve.js';
import { messageOf, stackOf } from './thrown.js';

wire({ bytesOf, join, streamOf, streams, Headers, URL, URLSearchParams, bodyOf, free, isStream, text, used });

// The classes that exist from the start, and how many arguments each requires. A class is made to conform to Web IDL when it is first named,
// since that takes longer than to define it.
for (const [name, Class, length] of /** @type {[string, any, number][]} */ ([['Headers', Headers, 0], ['Request', Request, 1], ['Response', Response, 0], ['URL', URL, 1], ['URLSearchParams', URLSearchParams, 0],
  ['TextEncoder', TextEncoder, 0], ['TextDecoder', TextDecoder, 0], ['Crypto', Crypto, 0]])) {
  tag(Class, name);
  lazy(name, () => expose(Class, name, length));
}
// The classes of the libraries.
for (const [from, names] of /** @type {[() => any, string[]][]} */ ([
  [events, ['Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal']],
  [forms, ['Blob', 'File', 'FormData']],
  [messages, ['MessageChannel', 'MessagePort', 'BroadcastChannel', 'MessageEvent', 'ErrorEvent', 'CloseEvent', 'PromiseRejectionEvent']],
  [timing, ['performance', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList']],
])) for (const name of names) lazy(name, () => from()[name]);
lazy('structuredClone', () => cloning().structuredClone);
absent();

const globals = {
  crypto, console, process, Bun,
  setTimeout: timers.setTimeout, setInterval: timers.setInterval, setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout, clearInterval: (t) => timers.clearTimeout(t), clearImmediate: (t) => timers.clearTimeout(t),
  reportError: report,
  fetch,
  navigator: { userAgent: 'wasmserve', hardwareConcurrency: 1 },
  self: globalThis, global: globalThis, WeakRef,
};
for (const name of Object.keys(globals)) define(name, globals[name]);
for (const name of ['TextDecoderStream', 'TextEncoderStream']) lazy(name, () => coders()[name]);
let coderStreams;
const coders = () => coderStreams ??= library('coders').make({ TransformStream: streams().TransformStream, TextEncoder, TextDecoder, bytesOf });

let compressions;
const compress = () => compressions ??= library('compress').make({ host, join, bytesOf, streams, require: globalThis.__wasmserve_require });
for (const name of ['CompressionStream', 'DecompressionStream']) lazy(name, () => compress()[name]);
for (const name of ['gzipSync', 'gunzipSync', 'deflateSync', 'inflateSync', 'zstdCompressSync', 'zstdDecompressSync', 'zstdCompress', 'zstdDecompress'])
  Bun[name] = { [name]: (data, options) => compress().bun[name](data, options) }[name];

let wasm;
lazy('WebAssembly', () => (wasm = library('wasm').make({ host, weak })).WebAssembly);
for (const name of ['transfer', 'transferToFixedLength', 'transferToImmutable']) {
  const native = ArrayBuffer.prototype[name];
  if (native === undefined) continue;
  const guarded = { [name](...length) { // an instance works in its memory's buffer
    if (wasm !== undefined && wasm.isMemory(this)) throw new TypeError('Receiver cannot be detached because it is WebAssembly.Memory');
    return native.apply(this, length);
  } }[name];
  Object.defineProperty(guarded, 'length', { value: native.length, configurable: true });
  Object.defineProperty(ArrayBuffer.prototype, name, { value: guarded, writable: true, configurable: true, enumerable: false });
}

lazy('Temporal', () => library('temporal').Temporal);
Object.defineProperty(Date.prototype, 'toTemporalInstant', { configurable: true, writable: true, value: { toTemporalInstant() { return library('temporal').toTemporalInstant.call(this); } }.toTemporalInstant });
lazy('URLPattern', () => library('pattern').URLPattern);
lazy('HTMLRewriter', () => library('rewriter').make({ host, bytesOf, Response }).HTMLRewriter);

bunStreams(Bun);
lacking(Bun);
let rarities;
const rare = () => rarities ??= library('bun-more').make({ host, bytesOf, join, BYTES });
for (const name of ['hash', 'peek', 'deepMatch', 'indexOfLine', 'CSRF', 'randomUUIDv5', 'color']) lazy(name, () => rare()[name], Bun);
Bun.inspect.table = (rows, columns) => rare().table(rows, columns);
Bun.fetch = fetch;
Bun.serve = (o) => configure(o);
define('queueMicrotask', ((enqueue) => (f) => {
  if (typeof f !== 'function') throw new TypeError('queueMicrotask: a function is needed');
  enqueue(() => { try { f(); } catch (e) { report(e); } });
})(queueMicrotask));

// The bundle ends with a call of __wasmserve_main. A script whose default export is not a handler may begin to serve later: when a timer
// or promise calls Bun.serve, or listen of a node:http server.
let exported = null;
define('__wasmserve_main', (exports) => {
  exported = exports;
  const d = exports.default;
  if (!configured() && d !== undefined && (d?.fetch !== undefined || d?.routes !== undefined || d?.static !== undefined)) configure(d);
});

// The functions that the adapter calls.
define('__wasmserve', {
  dispatch, fulfilled, wait, errored, event, rejected, handled,
  // manifest is undefined while the script may still begin to serve; last: no timer or promise is left.
  manifest(last) {
    Reflect.deleteProperty(globalThis, '__wasmserve_main');
    if (exported === null) throw new TypeError('the script has not come to its end: a top-level await that never settles?');
    if (!configured()) {
      if (!last) return undefined;
      if (exported.default === undefined) throw new TypeError('the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');
      configure(exported.default);
    }
    return takeManifest();
  },
  isolate() {
    isolate();
    library('cookies'); // otherwise each request would load them again
    for (const f of [streams, events, forms, requests, timing, messages, cloning]) f();
    Math.random = () => { // the engine's begins anew with each request
      const n = new Uint32Array(host.random(8).buffer);
      return ((n[0] >>> 5) * 0x4000000 + (n[1] >>> 6)) / 0x20000000000000;
    };
  },
  message: messageOf,
  stack: stackOf,
  frames,
});
