// AbortController and AbortSignal (dom.spec.whatwg.org, 3).
import { ADDED, ALGORITHMS, Event, EventTarget, REASON, REMOVED, dispatch, handler, listened, trusted } from './events.js';

const SIGNAL = Symbol('signal'), SOURCES = Symbol('sources'), DEPENDENTS = Symbol('dependents'), TIMER = Symbol('timer'), HELD = Symbol('held');
const secret = Symbol('AbortSignal');

export class AbortSignal extends EventTarget {
  constructor(key) {
    if (key !== secret) throw new TypeError('Illegal constructor');
    super();
    this[REASON] = undefined;
  }
  static abort(reason) { const s = new AbortSignal(secret); s[REASON] = reasonOf(reason); return s; }
  static timeout(ms) {
    if (arguments.length === 0) throw new TypeError('AbortSignal.timeout: a time in milliseconds is needed');
    const n = Math.trunc(+ms);
    if (!(n >= 0 && n <= Number.MAX_SAFE_INTEGER)) throw new TypeError(`AbortSignal.timeout: ${ms} is no time in milliseconds`);
    const s = new AbortSignal(secret);
    s[TIMER] = setTimeout(() => { abort(s, new DOMException('The operation timed out.', 'TimeoutError')); }, Math.min(n, 2147483647));
    return s;
  }
  static any(signals) {
    if (arguments.length === 0) throw new TypeError('AbortSignal.any: signals are needed');
    const list = [...signals], s = new AbortSignal(secret);
    for (const from of list) if (!(from instanceof AbortSignal)) throw new TypeError('AbortSignal.any: all must be AbortSignals');
    for (const from of list) if (from[REASON] !== undefined) { s[REASON] = from[REASON]; return s; }
    const sources = s[SOURCES] = new Set();
    for (const from of list) for (const source of from[SOURCES] ?? [from]) sources.add(source);
    const ref = new WeakRef(s);
    for (const source of sources) (source[DEPENDENTS] ??= { weak: new Set(), held: new Set() }).weak.add(ref);
    if (sources.size > 0) gone.register(s, { sources, ref });
    return s;
  }
  get aborted() { within(this); return this[REASON] !== undefined; }
  get reason() { within(this); return this[REASON]; }
  throwIfAborted() { within(this); if (this[REASON] !== undefined) throw this[REASON]; }
  // The signals that this one depends on hold it only while it has listeners.
  [ADDED](type) {
    if (type !== 'abort' || !this[SOURCES] || this[HELD]) return;
    this[HELD] = true;
    for (const s of this[SOURCES]) s[DEPENDENTS]?.held.add(this);
  }
  [REMOVED](type) {
    if (type !== 'abort' || !this[SOURCES] || this[ALGORITHMS]?.size > 0 || listened(this, 'abort')) return;
    this[HELD] = false;
    for (const s of this[SOURCES]) s[DEPENDENTS]?.held.delete(this);
  }
}
handler(AbortSignal.prototype, 'abort');
for (const k of [ADDED, REMOVED]) Object.defineProperty(AbortSignal.prototype, k, { enumerable: false });

function within(s) {
  if (!(REASON in s)) throw new TypeError('Illegal invocation: this is no AbortSignal');
}

const gone = new FinalizationRegistry(({ sources, ref }) => { for (const s of sources) s[DEPENDENTS]?.weak.delete(ref); });

const reasonOf = (reason) => reason === undefined ? new DOMException('The operation was aborted.', 'AbortError') : reason;

// abort aborts a signal and its dependent signals.
export function abort(signal, reason) {
  if (signal[REASON] !== undefined) return;
  signal[REASON] = reasonOf(reason);
  const list = [signal], deps = signal[DEPENDENTS];
  signal[DEPENDENTS] = undefined;
  for (const ref of deps?.weak ?? []) {
    const d = ref.deref();
    if (d === undefined || d[REASON] !== undefined) continue;
    d[REASON] = signal[REASON];
    list.push(d);
  }
  for (const s of list) {
    for (const source of s[SOURCES] ?? []) source[DEPENDENTS]?.held.delete(s);
    const algorithms = s[ALGORITHMS];
    s[ALGORITHMS] = undefined;
    for (const f of algorithms ?? []) f();
    if (listened(s, 'abort')) dispatch(s, trusted(new Event('abort')));
  }
}

export class AbortController {
  constructor() { this[SIGNAL] = new AbortSignal(secret); }
  get signal() {
    if (this[SIGNAL] === undefined) throw new TypeError('Illegal invocation: this is no AbortController');
    return this[SIGNAL];
  }
  abort(reason) { abort(this[SIGNAL], reason); }
}
