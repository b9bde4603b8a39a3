// node:util: inspect and format are Node's own (node-inspect-extracted), parseArgs is @pkgjs/parseargs; the rest is small.
import { stand } from '../atomics.js';
import extracted from 'node-inspect-extracted';
import { parseArgs as parseArguments } from '@pkgjs/parseargs';
import { types } from '../types.js';
import { MIMEType, MIMEParams } from '../mime.js';
import { constants } from '../os.js';

const { inspect, format, formatWithOptions, stripVTControlCharacters } = extracted;
if (stand) Reflect.deleteProperty(globalThis, 'Atomics');
const custom = Symbol.for('nodejs.util.promisify.custom');
const coded = (Type, code, text) => Object.assign(new Type(text), { code });
const given = (v) => v === null ? 'Received null' : v === undefined ? 'Received undefined'
  : typeof v === 'function' ? `Received function ${v.name}` : typeof v === 'object' ? `Received an instance of ${v.constructor?.name}` : `Received type ${typeof v} (${inspect(v)})`;
const wrongType = (name, wanted, v) => coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${wanted}. ${given(v)}`);
const needFunction = (name, f) => { if (typeof f !== 'function') throw wrongType(name, 'of type function', f); };

function promisify(f) {
  needFunction('original', f);
  const other = f === globalThis.setTimeout ? (ms, v) => globalThis.__wasmserve_require('timers/promises').setTimeout(ms, v)
    : f === globalThis.setImmediate ? (v) => globalThis.__wasmserve_require('timers/promises').setImmediate(v) : f[custom];
  if (other) { needFunction('util.promisify.custom', other); return Object.defineProperty(other, custom, { value: other, configurable: true }); }
  function promised(...args) {
    return new Promise((resolve, reject) => Reflect.apply(f, this, [...args, (e, ...values) => e ? reject(e) : resolve(values[0])]));
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(f));
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(f));
}
promisify.custom = custom;

function callbackify(f) {
  needFunction('original', f);
  return Object.defineProperties(function (...args) {
    const done = args.pop();
    needFunction('last argument', done);
    Reflect.apply(f, this, args).then((v) => process.nextTick(done, null, v),
      (e) => process.nextTick(done, e || Object.assign(coded(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value'), { reason: e })));
  }, { name: { value: f.name + 'Callbackified', configurable: true }, length: { value: f.length + 1, configurable: true } });
}

const warned = new Set();
function deprecate(f, text, code) {
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    if (code !== undefined) { if (warned.has(code)) return; warned.add(code); }
    process.emitWarning(text, 'DeprecationWarning', code);
  };
  function deprecated(...args) { tell(); return new.target ? Reflect.construct(f, args, new.target) : Reflect.apply(f, this, args); }
  Object.setPrototypeOf(deprecated, f);
  if (f.prototype) deprecated.prototype = f.prototype;
  return deprecated;
}

function inherits(ctor, parent) {
  needFunction('ctor', ctor);
  needFunction('superCtor', parent);
  if (parent.prototype === undefined) throw wrongType('superCtor.prototype', 'of type object', parent.prototype);
  Object.defineProperty(ctor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, parent.prototype);
}

function styleText(styles, text, options) {
  if (typeof text !== 'string') throw wrongType('text', 'of type string', text);
  const plain = options?.validateStream !== false && !(options?.stream ?? process.stdout).isTTY; // who reads it sees no colours
  let out = text;
  for (const s of [styles].flat().reverse()) {
    if (s === 'none') continue;
    const codes = inspect.colors[s];
    if (!codes) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'format' must be one of: ${Object.keys(inspect.colors).map((c) => `'${c}'`).join(', ')}. Received ${inspect(s)}`);
    if (plain) continue;
    out = `\u001b[${codes[0]}m${out.replaceAll(`\u001b[${codes[1]}m`, `\u001b[${codes[0]}m`)}\u001b[${codes[1]}m`;
  }
  return out;
}

// parseArgs is the package's, whose errors are no TypeErrors, and which does not know allowNegative.
function parseArgs(config = {}) {
  const options = config.options ?? {}, off = [];
  const negative = (a) => config.allowNegative && a.startsWith('--no-') && options[a.slice(5)]?.type === 'boolean';
  const args = config.args?.filter((a) => !negative(a) || !off.push(a.slice(5)));
  try {
    const r = parseArguments({ ...config, ...(args && { args }) });
    for (const name of off) r.values[name] = options[name].multiple ? [...r.values[name] ?? [], false] : false;
    return r;
  } catch (e) {
    if (!String(e?.code).startsWith('ERR_PARSE_ARGS')) throw e;
    throw coded(TypeError, e.code, e.message);
  }
}

// debuglog writes if NODE_DEBUG names its section.
function debuglog(section, made) {
  const on = new RegExp(`(^|[\\s,])(${section.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')})($|[\\s,])`, 'i').test(process.env.NODE_DEBUG ?? '');
  const log = (...args) => { if (on) console.error(`${section.toUpperCase()} ${process.pid}: ${format(...args)}`); };
  Object.defineProperty(log, 'enabled', { get: () => on, configurable: true });
  made?.(log);
  return log;
}

// parseEnv reads a .env file's text.
function parseEnv(text) {
  const out = {};
  const line = /(?:export[^\S\n]+)?([\w.-]+)[^\S\n]*=[^\S\n]*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|([^#\n]*))?.*/y;
  text = String(text).replace(/\r\n?/g, '\n');
  // A value in quotes may span lines, so each line begins where the last value has ended.
  for (let at = 0, end; at < text.length; at = end + 1) {
    while (at < text.length && /\s/.test(text[at])) at++;
    line.lastIndex = at;
    const m = line.exec(text);
    end = text.indexOf('\n', m === null ? at : line.lastIndex);
    if (end < 0) end = text.length;
    if (m === null) continue;
    out[m[1]] = m[2] ?? m[3]?.replaceAll('\\n', '\n') ?? m[4] ?? m[5]?.trim() ?? '';
  }
  return out;
}

const systemError = (n) => { for (const [name, v] of Object.entries(constants.errno)) if (v === -n) return name; return `Unknown system error ${n}`; };

export function make(parts) {
  const util = {
    inspect, format, formatWithOptions, stripVTControlCharacters, parseArgs, types, MIMEType, MIMEParams, promisify, callbackify, deprecate, inherits, styleText,
    debuglog, debug: debuglog, parseEnv,
    isDeepStrictEqual: (a, b) => { parts.require('assert'); return parts.isDeepStrictEqual(a, b); },
    TextEncoder: globalThis.TextEncoder, TextDecoder: globalThis.TextDecoder, toUSVString: (s) => String(s).toWellFormed(),
    aborted: (signal) => signal.aborted ? Promise.resolve() : new Promise((resolve) => { signal.addEventListener('abort', () => resolve(undefined), { once: true }); }),
    getSystemErrorName: systemError, getSystemErrorMap: () => new Map(Object.entries(constants.errno).map(([name, n]) => [-n, [name, name]])),
    getCallSites: () => [], convertProcessSignalToExitCode: (s) => 128 + constants.signals[s],
    _extend: (to, from) => from !== null && typeof from === 'object' ? Object.assign(to, from) : to,
    _errnoException: (n, call) => Object.assign(new Error(`${call} ${systemError(n)}`), { errno: n, code: systemError(n), syscall: call }),
    isArray: Array.isArray, isBoolean: (v) => typeof v === 'boolean', isBuffer: (v) => parts.require('buffer').Buffer.isBuffer(v), isNull: (v) => v === null, isNullOrUndefined: (v) => v == null,
    isNumber: (v) => typeof v === 'number', isString: (v) => typeof v === 'string', isSymbol: (v) => typeof v === 'symbol', isUndefined: (v) => v === undefined,
    isRegExp: types.isRegExp, isObject: (v) => v !== null && typeof v === 'object', isDate: types.isDate, isError: (v) => v instanceof Error,
    isFunction: (v) => typeof v === 'function', isPrimitive: (v) => v === null || typeof v !== 'object' && typeof v !== 'function', log: (...args) => console.log(...args),
  };
  return util;
}
