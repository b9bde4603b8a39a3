// What is there of Node: Buffer, and the function behind `import ... from 'node:...'` and require (src/lib/node.js, when it is first called).
import { host, define, lazy, library } from './host.js';
import { process, Bun } from './process.js';
import { bytesOf, join } from './body.js';
import { cryptography } from './crypto.js';
import { streams } from './streams.js';

// Modules whose libraries have more than node's: each is made of what the library gives.
const from = {
  crypto: () => cryptography().node,
  zlib: () => library('compress').make({ host, join, bytesOf, streams, Buffer: globalThis.Buffer }).node,
};

let made;
const node = () => made ??= library('node').make({ host, library, process, from });

define('__wasmserve_require', Object.assign((name, byImport) => node().require(name, byImport), { resolve: (name) => node().resolve(name), cache: {}, main: undefined }));
lazy('Buffer', () => node().require('buffer').Buffer);

// A script begins with its name and gets the function for what the bundler could not resolve (host/bundle).
define('__wasmserve_enter', (file) => {
  Bun.main = file;
  process.argv = ['/bin/wasmserve', file];
  return globalThis.__wasmserve_require;
});

process.getBuiltinModule = (name) => node().has(name) ? node().require(name) : undefined;
