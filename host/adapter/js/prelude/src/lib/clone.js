// structuredClone (html.spec.whatwg.org, 2.7): it copies what the standard lets be copied; functions and the like are a DataCloneError.
const ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

export function make({ Blob, File }) {
  return function structuredClone(value, options) {
    const transfer = [...options?.transfer ?? []];
    for (const t of transfer) {
      if (!(t instanceof ArrayBuffer) || t.detached) throw refused(t);
    }
    const copied = copy(value, new Map(), { Blob, File });
    for (const t of transfer) t.transfer(); // views of it need it until now
    return copied;
  };
}

function refused(v) {
  let text = 'The object';
  try { text = typeof v === 'object' ? Object.prototype.toString.call(v) : String(v); } catch { /* as it is */ }
  return new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function copy(v, seen, web) {
  if (typeof v === 'function' || typeof v === 'symbol') throw refused(v);
  if (typeof v !== 'object' || v === null) return v;
  if (seen.has(v)) return seen.get(v);
  const keep = (c) => { seen.set(v, c); return c; };
  const again = (x) => copy(x, seen, web);
  if (v instanceof Date) return keep(new Date(v.getTime()));
  if (v instanceof RegExp) return keep(new RegExp(v.source, v.flags));
  if (v instanceof ArrayBuffer) {
    if (v.detached) throw refused(v);
    return keep(v.slice(0));
  }
  if (ArrayBuffer.isView(v)) {
    const b = again(v.buffer);
    return keep(v instanceof DataView ? new DataView(b, v.byteOffset, v.byteLength) : new v.constructor(b, v.byteOffset, v.length));
  }
  if (v instanceof Boolean || v instanceof Number || v instanceof String || v instanceof BigInt) return keep(Object(v.valueOf()));
  if (v instanceof Map) { const m = keep(new Map()); for (const [a, b] of v) m.set(again(a), again(b)); return m; }
  if (v instanceof Set) { const s = keep(new Set()); for (const a of v) s.add(again(a)); return s; }
  if (v instanceof Error) {
    const e = keep(new (ERRORS[v.name] ?? Error)(v.message));
    Object.defineProperty(e, 'stack', { value: v.stack, writable: true, configurable: true });
    if ('cause' in v) e.cause = again(v.cause);
    return e;
  }
  if (v instanceof web.File) return keep(new web.File([v], v.name, { type: v.type, lastModified: v.lastModified }));
  if (v instanceof web.Blob) return keep(new web.Blob([v], { type: v.type }));
  if (v instanceof Promise || v instanceof WeakMap || v instanceof WeakSet || v instanceof WeakRef) throw refused(v);
  const c = keep(Array.isArray(v) ? new Array(v.length) : {});
  for (const k of Object.keys(v)) c[k] = again(v[k]);
  return c;
}
