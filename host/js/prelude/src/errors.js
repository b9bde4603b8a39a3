// Error.prototype.stack with its head, `Error: message`, as V8 and Bun have it. The engine keeps only the frames, and its getter returns them. The
// head is added when the stack is read, so that making an error costs no more.
import { host } from './host.js';

const native = /** @type {any} */ (Object.getOwnPropertyDescriptor(Error.prototype, 'stack')), capture = Error.captureStackTrace;
export const frames = native.get;
const captured = new WeakMap(); // object -> the frames that captureStackTrace has found
const FRAME = '    at ';

const head = (e) => { try { return Error.prototype.toString.call(e); } catch { return 'Error'; } };

function written(e, raw) {
  if (typeof raw !== 'string' || raw !== '' && !raw.startsWith(FRAME)) return raw; // of a script's own prepareStackTrace
  const mapped = raw === '' ? '' : host.trace(raw);
  return head(e) + (mapped === '' ? '' : '\n' + FRAME.slice(0, 4) + mapped.replaceAll('\n', '\n    '));
}

Object.defineProperty(Error.prototype, 'stack', {
  ...native,
  get: Object.getOwnPropertyDescriptor({ get stack() { const raw = frames.call(this); return raw === undefined ? undefined : written(this, raw); } }, 'stack')?.get,
});

Error.captureStackTrace = { captureStackTrace(o, f) {
  capture(o, typeof f === 'function' ? f : Error.captureStackTrace);
  const raw = o.stack;
  if (typeof raw !== 'string') return;
  captured.set(o, raw);
  Object.defineProperty(o, 'stack', {
    configurable: true, enumerable: false,
    get: () => written(o, raw),
    set(value) { captured.delete(o); Object.defineProperty(o, 'stack', { value, writable: true, configurable: true, enumerable: false }); },
  });
} }.captureStackTrace;

// framesOf returns an error's frames with places in the bundled script, for the host, or the value that the script has set instead.
export function framesOf(e) {
  try {
    let s = captured.get(e);
    if (s === undefined) s = Object.hasOwn(e, 'stack') ? e.stack : frames.call(e) ?? e.stack;
    s = String(s ?? '');
    if (s.startsWith(FRAME)) return s;
    const n = s.indexOf('\n' + FRAME);
    return n >= 0 ? s.slice(n + 1) : s.startsWith(head(e)) ? '' : s;
  } catch { return ''; }
}
