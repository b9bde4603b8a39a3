// Event, EventTarget, AbortController, AbortSignal (dom.spec.whatwg.org), without bubbling: there is no tree.
export class Event {
  constructor(type, init) {
    if (arguments.length === 0) throw new TypeError('Event: a type is needed');
    this.type = String(type);
    this.cancelable = !!init?.cancelable;
    this.bubbles = !!init?.bubbles;
    this.composed = !!init?.composed;
    this.defaultPrevented = false;
    this.target = this.currentTarget = null;
    this.timeStamp = performance.now();
    this._stop = false;
    this._dispatched = false;
  }
  get isTrusted() { return false; }
  get eventPhase() { return this.currentTarget ? 2 : 0; }
  get returnValue() { return !this.defaultPrevented; }
  get srcElement() { return this.target; }
  get cancelBubble() { return this._stop; }
  preventDefault() { if (this.cancelable) this.defaultPrevented = true; }
  stopPropagation() {}
  stopImmediatePropagation() { this._stop = true; }
  composedPath() { return this.currentTarget ? [this.currentTarget] : []; }
  get [Symbol.toStringTag]() { return 'Event'; }
}

export class CustomEvent extends Event {
  constructor(type, init) { super(type, init); this.detail = init?.detail ?? null; }
}

export class EventTarget {
  addEventListener(type, f, options) {
    if (!f) return;
    const o = typeof options === 'object' && options !== null ? options : {};
    if (o.signal?.aborted) return;
    this._on ??= new Map();
    const list = this._on.get(type) ?? [];
    if (list.some((l) => l.f === f)) return;
    this._on.set(type, [...list, { f, once: !!o.once, passive: !!o.passive }]);
    if (o.signal) o.signal.addEventListener('abort', () => this.removeEventListener(type, f));
  }
  removeEventListener(type, f) {
    const list = this._on?.get(type);
    if (list) this._on.set(type, list.filter((l) => l.f !== f));
  }
  dispatchEvent(event) {
    if (!(event instanceof Event)) throw new TypeError('dispatchEvent: an Event is needed');
    event.target = event.currentTarget = this;
    const handler = this['on' + event.type];
    const list = (typeof handler === 'function' ? [{ f: handler }] : []).concat(this._on?.get(event.type) ?? []);
    for (const l of list) {
      if (l.once) this.removeEventListener(event.type, l.f);
      try {
        if (typeof l.f === 'function') l.f.call(this, event); else l.f.handleEvent(event);
      } catch (e) { reportError(e); }
      if (event._stop) break;
    }
    event.currentTarget = null;
    return !event.defaultPrevented;
  }
  get [Symbol.toStringTag]() { return 'EventTarget'; }
}

const secret = Symbol('AbortSignal');
const signal = () => new AbortSignal(secret);

export class AbortSignal extends EventTarget {
  constructor(key) {
    super();
    if (key !== secret) throw new TypeError('Illegal constructor');
    this.aborted = false;
    this.reason = undefined;
    this.onabort = null;
  }
  throwIfAborted() { if (this.aborted) throw this.reason; }
  _abort(reason) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason === undefined ? new DOMException('The operation was aborted.', 'AbortError') : reason;
    this.dispatchEvent(new Event('abort'));
  }
  static abort(reason) { const s = signal(); s._abort(reason); return s; }
  static timeout(ms) {
    const s = signal();
    setTimeout(() => s._abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
    return s;
  }
  static any(signals) {
    const s = signal();
    for (const from of signals) {
      if (from.aborted) { s._abort(from.reason); break; }
      from.addEventListener('abort', () => s._abort(from.reason));
    }
    return s;
  }
  get [Symbol.toStringTag]() { return 'AbortSignal'; }
}

export class AbortController {
  constructor() { this.signal = signal(); }
  abort(reason) { this.signal._abort(reason); }
  get [Symbol.toStringTag]() { return 'AbortController'; }
}
