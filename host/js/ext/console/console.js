// console: to the host's log, with levels. inspect writes values as people read them.
import { host, native } from '../../prelude/src/host.js';
import { framesOf } from '../../prelude/src/errors.js';

const DEBUG = -4, INFO = 0, WARN = 4, ERROR = 8;
const MAX_DEPTH = 4, MAX_ITEMS = 100, MAX_TEXT = 8192;

// inspect does not throw, even if v throws while it is inspected.
export function inspect(v, depth = 0, seen = []) {
  try {
    return shown(v, depth, seen);
  } catch { return '[object that throws when it is inspected]'; }
}

function shown(v, depth, seen) {
  switch (typeof v) {
    case 'string': return depth === 0 ? v : JSON.stringify(v);
    case 'bigint': return v + 'n';
    case 'function': return v.prototype && /^class\b/.test(Function.prototype.toString.call(v)) ? `[class ${v.name}]` : `[Function${v.name ? ': ' + v.name : ''}]`;
    case 'object': break;
    default: return Object.is(v, -0) ? '-0' : String(v);
  }
  if (v === null) return 'null';
  if (seen.includes(v)) return '[Circular]';
  if (v instanceof Error) return errorText(v, depth, seen);
  if (v instanceof Date) return isNaN(+v) ? 'Invalid Date' : v.toISOString();
  if (v instanceof RegExp) return String(v);
  if (v instanceof Promise) return 'Promise {}';
  if (depth > MAX_DEPTH) return Array.isArray(v) ? '[Array]' : '[Object]';
  seen = [...seen, v];
  const show = (x) => inspect(x, depth + 1, seen);
  const tag = v[Symbol.toStringTag], name = v.constructor?.name;
  if (Array.isArray(v)) return wrap('[', list(v, show), ']', depth);
  if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return wrap(`${name}(${/** @type {Uint8Array} */ (v).length}) [`, list(v, show), ']', depth);
  if (v instanceof ArrayBuffer) return `ArrayBuffer(${v.byteLength})`;
  if (v instanceof Map) return wrap(`Map(${v.size}) {`, list(v, ([a, b]) => `${show(a)} => ${show(b)}`), '}', depth);
  if (v instanceof Set) return wrap(`Set(${v.size}) {`, list(v, show), '}', depth);
  if (tag === 'URL') return 'URL ' + v.href;
  if (tag === 'Request') return `Request { ${v.method} ${v.url} }`;
  if (tag === 'Response') return `Response { ${v.status} }`;
  if (tag === 'Headers' && typeof v.toJSON === 'function') return fields(Object.entries(v.toJSON()), depth, show);
  if (typeof v.toJSON === 'function' && typeof tag === 'string') return `${tag} ${inspect(v.toJSON(), depth + 1, seen)}`;
  const keys = Object.keys(v).slice(0, MAX_ITEMS);
  const parts = keys.map((k) => {
    const d = Object.getOwnPropertyDescriptor(v, k);
    return `${/^[A-Za-z_$][\w$]*$/.test(k) ? k : JSON.stringify(k)}: ${d && d.get ? '[Getter]' : show(v[k])}`;
  });
  const prefix = name && name !== 'Object' ? name + ' ' : '';
  return parts.length ? wrap(prefix + '{', parts, '}', depth) : prefix + '{}';
}

// fields formats Headers, one field per line, as Bun does.
function fields(pairs, depth, show) {
  if (pairs.length === 0) return 'Headers {}';
  const pad = '  '.repeat(Math.max(depth - 1, 0));
  return `Headers {\n${pairs.map(([k, v]) => `${pad}  ${JSON.stringify(k)}: ${show(v)},\n`).join('')}${pad}}`;
}

function list(items, show) {
  const out = [];
  for (const i of items) {
    if (out.length === MAX_ITEMS) { out.push('...'); break; }
    out.push(show(i));
  }
  return out;
}

function wrap(open, parts, close, depth) {
  if (!parts.length) return open + close;
  const one = `${open} ${parts.join(', ')} ${close}`;
  if (one.length <= 76) return one;
  const pad = '  '.repeat(depth + 1);
  return `${open}\n${parts.map((p) => pad + p).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function errorText(e, depth, seen) {
  let s = `${e.name}: ${e.message}`;
  const frames = framesOf(e);
  if (frames) s += '\n' + host.trace(frames);
  if (e.cause !== undefined) s += `\n[cause]: ${inspect(e.cause, depth + 1, [...seen, e])}`;
  return s.trimEnd();
}

export function format(args) {
  try {
    return formatted(args);
  } catch { return args.map((a) => inspect(a)).join(' ').slice(0, MAX_TEXT); } // a directive for a value that cannot be converted: %d and a symbol
}

function formatted(args) {
  let n = 0;
  let out = '';
  if (typeof args[0] === 'string' && args[0].includes('%')) {
    n = 1;
    out = args[0].replace(/%[sdifjoOc%]/g, (m) => {
      if (m === '%%') return '%';
      if (n >= args.length) return m;
      const a = args[n++];
      switch (m) {
        case '%s': return typeof a === 'string' ? a : inspect(a, 1);
        case '%d': return String(Number(a));
        case '%i': return String(Math.trunc(Number(a)));
        case '%f': return String(parseFloat(a));
        case '%j': return JSON.stringify(a);
        case '%c': return '';
        default: return inspect(a, 1);
      }
    });
  }
  for (; n < args.length; n++) out += (n > 0 ? ' ' : '') + inspect(args[n]);
  return out.length > MAX_TEXT ? out.slice(0, MAX_TEXT) : out;
}

// table is a value's rows as text with lines around them.
function table(v, columns) {
  const rows = v instanceof Map ? [...v] : v instanceof Set ? [...v].map((x, n) => [n, x]) : Object.keys(v).map((k) => [k, v[k]]);
  const names = columns ? [...columns] : [], own = !columns;
  let plain = false;
  const cells = rows.slice(0, MAX_ITEMS).map(([k, x]) => {
    if (typeof x !== 'object' || x === null) { plain = true; return [String(k), null, inspect(x, 1)]; }
    if (own) for (const n of Object.keys(x)) if (!names.includes(n) && names.length < MAX_ITEMS) names.push(n);
    return [String(k), x, ''];
  });
  const head = ['', ...names, ...plain ? ['Values'] : []];
  const body = cells.map(([k, x, value]) => [k, ...names.map((n) => x !== null && n in x ? inspect(x[n], MAX_DEPTH) : ''), ...plain ? [value] : []]);
  const widths = head.map((h, n) => Math.max(h.length, ...body.map((r) => r[n].length)) + 2);
  const line = (a, b, c) => a + widths.map((w) => '─'.repeat(w)).join(b) + c;
  const row = (r) => `│${r.map((s, n) => ` ${s}`.padEnd(widths[n])).join('│')}│`;
  return [line('┌', '┬', '┐'), row(head), line('├', '┼', '┤'), ...body.map(row), line('└', '┴', '┘')].join('\n');
}

function tabled(v, columns) {
  try {
    if (typeof v === 'object' && v !== null) return table(v, columns);
  } catch { /* rows that throw when they are looked at */ }
  return inspect(v);
}

let indent = '';
const write = (level) => (...args) => { host.log(level, indent + format(args)); };
const counts = new Map(), times = new Map();

export const console = {
  log: write(INFO), info: write(INFO), debug: write(DEBUG), warn: write(WARN), error: write(ERROR),
  dirxml: write(INFO), dir: (v = undefined) => host.log(INFO, indent + inspect(v, 0)),
  table: (v = undefined, columns = undefined) => host.log(INFO, tabled(v, columns)),
  trace: (...args) => host.log(INFO, indent + format(args) + '\n' + host.trace(framesOf(new Error()))),
  assert: (ok = undefined, ...args) => { if (!ok) host.log(ERROR, indent + 'Assertion failed' + (args.length ? ': ' + format(args) : '')); },
  count: (k = 'default') => { k = `${k}`; const n = (counts.get(k) ?? 0) + 1; counts.set(k, n); host.log(INFO, `${indent}${k}: ${n}`); },
  countReset: (k = 'default') => { counts.delete(`${k}`); },
  group: (...args) => { if (args.length) host.log(INFO, indent + format(args)); indent += '  '; },
  groupEnd: () => { indent = indent.slice(2); },
  time: (k = 'default') => { times.set(`${k}`, native.now()); },
  timeLog: (k = 'default', ...args) => { k = `${k}`; host.log(INFO, `${indent}[${(native.now() - (times.get(k) ?? 0)).toFixed(2)}ms] ${k} ${format(args)}`.trimEnd()); },
  timeEnd: (k = 'default') => { k = `${k}`; console.timeLog(k); times.delete(k); },
  clear: () => {},
};
console.groupCollapsed = console.group;
// A namespace object, as Web IDL has it (3.13).
Object.setPrototypeOf(console, {});
Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
