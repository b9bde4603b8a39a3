// What `node:` modules and require give: each is a library of its own (node-NAME.js), or one of the small ones below, made when it is first
// asked for. The bundler (host/js/bundle) puts a call of require where a script imports one, so no script carries a copy, and Buffer is the
// same Buffer in all of them.
import { makers } from '../small.js';
import { absentModule, isAbsent } from '../absent.js';

// LIBRARIES are the modules that are scripts of their own: name -> library.
const LIBRARIES = {
  assert: 'node-assert', buffer: 'node-buffer', events: 'node-events', path: 'node-path', stream: 'node-stream', url: 'node-url', util: 'node-util',
  string_decoder: 'node-string_decoder', punycode: 'node-punycode', async_hooks: 'node-async_hooks',
};

// HTTP lists parts of the library node-http, which is made once.
const HTTP = ['http', 'https'];

// Other names, and parts of modules.
const PARTS = {
  sys: ['util'], 'path/posix': ['path', 'posix'], 'path/win32': ['path', 'win32'], 'assert/strict': ['assert', 'strict'], 'util/types': ['util', 'types'],
  'stream/promises': ['stream', 'promises'], 'dns/promises': ['dns', 'promises'], 'fs/promises': ['fs', 'promises'], 'readline/promises': ['readline', 'promises'],
  _stream_readable: ['stream', 'Readable'], _stream_writable: ['stream', 'Writable'], _stream_duplex: ['stream', 'Duplex'],
  _stream_transform: ['stream', 'Transform'], _stream_passthrough: ['stream', 'PassThrough'],
};

export function make(parts) {
  completeCallSites();
  const { library } = parts;
  const made = new Map();
  const require = (name, byImport) => {
    const key = String(name).replace(/^node:/, '');
    if (!made.has(key)) made.set(key, constructible(key, load(key, String(name), byImport)));
    return made.get(key);
  };
  const load = (key, name, byImport) => {
    if (Object.hasOwn(PARTS, key)) {
      const [whole, part] = PARTS[key];
      return part ? require(whole)[part] : require(whole);
    }
    if (Object.hasOwn(LIBRARIES, key)) return library(LIBRARIES[key]).make(parts);
    if (HTTP.includes(key)) return (parts.made ??= library('node-http').make(parts))[key];
    if (Object.hasOwn(makers, key)) return makers[key](parts, require);
    if (isAbsent(key)) return absentModule(key, require);
    throw notFound(name, byImport);
  };
  const has = (name) => {
    const key = String(name).replace(/^node:/, '');
    return Object.hasOwn(PARTS, key) || Object.hasOwn(LIBRARIES, key) || HTTP.includes(key) || Object.hasOwn(makers, key) || isAbsent(key);
  };
  const resolve = (name) => { if (has(name)) return name; throw notFound(name); };
  Object.assign(parts, { require, isBuiltin: has });
  return { require, has, resolve };
}

// OWN lists the modules whose functions can be called with new, as in Node: some packages do so, and arrow functions and methods do not allow it.
const OWN = ['assert', 'async_hooks', 'buffer', 'crypto', 'diagnostics_channel', 'events', 'http', 'https', 'os', 'perf_hooks', 'querystring', 'stream', 'url', 'util', 'zlib'];

function constructible(key, module) {
  if (!OWN.includes(key)) return module;
  const all = Object.getOwnPropertyDescriptors(module);
  for (const name of Object.keys(all)) {
    const { value: f, writable, configurable } = all[name];
    if (typeof f !== 'function' || !writable || !configurable || Object.hasOwn(f, 'prototype')) continue;
    const g = function (...args) { return Reflect.apply(f, this, args); };
    for (const k of Reflect.ownKeys(f)) Object.defineProperty(g, k, Object.getOwnPropertyDescriptor(f, k));
    Object.defineProperty(module, name, { ...all[name], value: g });
  }
  return module;
}

function notFound(name, byImport) {
  const e = new Error(`Cannot find module '${name}': it was not there when the script was bundled: install it below the script's directory, or name the project's with -script-root`);
  e.code = byImport ? 'ERR_MODULE_NOT_FOUND' : 'MODULE_NOT_FOUND';
  return Object.defineProperty(e, 'name', { value: 'ResolveMessage', configurable: true, writable: true });
}

// completeCallSites: what Error.prepareStackTrace is given has few methods in the engine; packages (depd) call others.
function completeCallSites() {
  const { prepareStackTrace } = Error;
  /** @type {any[] | undefined} */
  let sites;
  Error.prepareStackTrace = (_, all) => { sites = all; return ''; };
  void new Error('').stack;
  Error.prepareStackTrace = prepareStackTrace;
  const proto = sites?.[0] && Object.getPrototypeOf(sites[0]);
  if (!proto || proto === Object.prototype) return;
  const more = { isEval: () => false, isToplevel: () => true, isConstructor: () => false, isAsync: () => false, isPromiseAll: () => false, getPromiseIndex: () => null, getThis() {}, getTypeName: () => null,
    getMethodName: () => null, getEvalOrigin() {}, getScriptNameOrSourceURL() { return this.getFileName(); } };
  for (const name of Object.keys(more)) if (!(name in proto)) Object.defineProperty(proto, name, { value: more[name], writable: true, configurable: true });
}
