// The `node:` modules, for import and require. modules.json has the kind of each: a library of its own (node-NAME.js), one of the small ones, a
// part of another, or an unsupported one. Each is made when it is first required. The bundler (host/js/bundle) puts a call of require where
// a script imports one, so no script carries a copy, and Buffer is the same Buffer in all of them.
import { makers } from '../small.js';
import { absentModule, isAbsent } from '../absent.js';
import { libraries, made as small, packages, parts as others } from '../modules.json';

// isSmall reports whether small.js makes a module. node:test is one that throws.
const isSmall = (key) => small.includes(key) || packages.includes(key) || key === 'test';

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
    if (Object.hasOwn(others, key)) {
      const [whole, part] = others[key];
      return part ? require(whole)[part] : require(whole);
    }
    if (key === 'http' || key === 'https') return (parts.made ??= library(libraries[key]).make(parts))[key]; // made once for both
    if (Object.hasOwn(libraries, key)) return library(libraries[key]).make(parts);
    if (isSmall(key)) return makers[key](parts, require);
    if (isAbsent(key)) return absentModule(key, require);
    throw notFound(name, byImport);
  };
  const has = (name) => {
    const key = String(name).replace(/^node:/, '');
    return Object.hasOwn(others, key) || Object.hasOwn(libraries, key) || isSmall(key) || isAbsent(key);
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
    for (const k of Reflect.ownKeys(f)) Object.defineProperty(g, k, Object.getOwnPropertyDescriptor(f, k) ?? {});
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
