// The entry to Node's modules: Buffer, and the function behind `import ... from 'node:...'` and require (host/js/ext/node/lib/node.js, when it is first called).
import { host, define, lazy, library } from '../../prelude/src/host.js';
import { process, Bun } from '../process/process.js';
import { bytesOf, chunk, join } from '../../prelude/src/bytes.js';
import { sourceOf } from '../fetch/body.js';
import { cryptography } from '../webcrypto/crypto.js';
import { streams } from '../streams/streams.js';
import { fetch } from '../fetch/fetch.js';
import { Response, wire } from '../fetch/message.js';
import { server, configure, configured } from '../../prelude/src/server.js';

// response makes the Response of node:http: its fields are a Map of [name, value] or null, and no others are sent.
function response(body, status, statusText, fields, hasBody) {
  const list = [];
  if (fields) for (const [name, value] of fields.values()) for (const v of Array.isArray(value) ? value : [value]) list.push([name, String(v)]);
  const r = new Response(hasBody ? body : null, { status, statusText, headers: list });
  if (!fields?.has('content-type')) r.headers.delete('content-type');
  return r;
}

// http is the argument of lib/node-http.js.
const http = {
  serve: configure, serving: configured, response, fetch: (url, init) => fetch(url, init), line: wire, source: sourceOf,
  join: (list) => join(list.map(chunk)), peer: (request) => server.requestIP(request), idle: (request, seconds) => server.timeout(request, seconds),
  log: (level, text) => host.log(level, text), failed: (e) => reportError(e),
};

// Modules whose libraries have more than node's: each is made of what the library gives.
const from = {
  crypto: () => cryptography().node,
  zlib: () => library('compress').make({ host, join, bytesOf, streams, require: (name) => node().require(name) }).node,
};

let made;
const node = () => made ??= library('node').make({ host, library, process, from, http });

define('__wasmserve_require', Object.assign((name, byImport) => node().require(name, byImport), { resolve: (name) => node().resolve(name), cache: {}, main: undefined }));
lazy('Buffer', () => node().require('buffer').Buffer);

// A script begins with its name and gets the function for what the bundler could not resolve (host/js/bundle).
define('__wasmserve_enter', (file) => {
  Bun.main = file;
  process.argv = ['/bin/wasmserve', file];
  return globalThis.__wasmserve_require;
});

process.getBuiltinModule = (name) => node().has(name) ? node().require(name) : undefined;
