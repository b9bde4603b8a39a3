// structuredClone (html.spec.whatwg.org, 2.7): it copies what the standard lets be copied; functions and the like are a DataCloneError.
const ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

// make takes from the prelude: { Blob, File, loaded, platform }. loaded.messages is messages.js, if it has been evaluated, and platform reports whether an object is one
// of the platform's that cannot be copied.
export function make({ Blob, File, loaded, platform }) {
  const port = (v) => { const P = loaded.messages?.MessagePort; return P !== undefined && v instanceof P; };

  // clone returns a copy, and the ports that have been transferred with it.
  function clone(value, transfer) {
    const seen = new Map(), ports = [];
    for (const t of transfer) {
      if (transfer.indexOf(t) !== transfer.lastIndexOf(t)) throw refused(t);
      if (port(t) ? loaded.messages.detached(t) : !(t instanceof ArrayBuffer) || t.detached) throw refused(t);
    }
    const moved = transfer.filter(port);
    for (const t of moved) {
      const next = loaded.messages.port();
      ports.push(next);
      seen.set(t, next);
    }
    const copied = copy(value, seen, { Blob, File, port, platform });
    moved.forEach((t, n) => { loaded.messages.move(t, ports[n]); }); // nothing can fail any more
    for (const t of transfer) if (t instanceof ArrayBuffer) t.transfer(); // its views needed it until here
    return [copied, ports];
  }

  function structuredClone(value, options) {
    if (arguments.length === 0) throw new TypeError('structuredClone: a value is needed');
    if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') throw new TypeError('structuredClone: the options must be an object');
    const transfer = options?.transfer;
    if (transfer !== undefined && (typeof transfer !== 'object' || transfer === null || transfer[Symbol.iterator] === undefined)) throw new TypeError('structuredClone: transfer must be a sequence');
    return clone(value, [...transfer ?? []])[0];
  }
  return { structuredClone, clone };
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
    const b = again(v.buffer), C = globalThis[v instanceof DataView ? 'DataView' : v[Symbol.toStringTag]];
    return keep(v instanceof DataView ? new DataView(b, v.byteOffset, v.byteLength) : new C(b, v.byteOffset, /** @type {Uint8Array} */ (v).length));
  }
  if (v instanceof Boolean || v instanceof Number || v instanceof String || v instanceof BigInt) return keep(Object(v.valueOf()));
  if (v instanceof Map) { const m = keep(new Map()); for (const [a, b] of [...v]) m.set(again(a), again(b)); return m; }
  if (v instanceof Set) { const s = keep(new Set()); for (const a of [...v]) s.add(again(a)); return s; }
  if (v instanceof DOMException) return keep(new DOMException(v.message, v.name));
  if (v instanceof Error) {
    const e = keep(new (Object.hasOwn(ERRORS, v.name) ? ERRORS[v.name] : Error)(v.message));
    Object.defineProperty(e, 'stack', { value: v.stack, writable: true, configurable: true });
    if ('cause' in v) Object.defineProperty(e, 'cause', { value: again(v.cause), writable: true, configurable: true });
    return e;
  }
  if (v instanceof web.File) return keep(new web.File([v], v.name, { type: v.type, lastModified: v.lastModified }));
  if (v instanceof web.Blob) return keep(new web.Blob([v], { type: v.type }));
  if (v instanceof Promise || v instanceof WeakMap || v instanceof WeakSet || v instanceof WeakRef || v instanceof Symbol || web.port(v) || web.platform(v)) throw refused(v);
  const c = keep(Array.isArray(v) ? new Array(v.length) : {});
  for (const k of Object.keys(v)) if (Object.hasOwn(v, k)) put(c, k, again(v[k]));
  return c;
}

// put sets a property, also one named __proto__.
function put(o, k, value) {
  if (k === '__proto__') Object.defineProperty(o, k, { value, writable: true, enumerable: true, configurable: true });
  else o[k] = value;
}
