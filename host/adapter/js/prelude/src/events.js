// Event, EventTarget, AbortController, AbortSignal (dom.spec.whatwg.org), without bubbling: there is no tree.
export class Event {
  constructor(type, init) {
    this.type = String(type);
    this.cancelable = !!init?.cancelable;
    this.bubbles = !!init?.bubbles;
    this.defaultPrevented = false;
    this.target = this.currentTarget = null;
    this.timeStamp = performance.now();
    this._stop = false;
  }
  preventDefault() { if (this.cancelable) this.defaultPrevented = true; }
  stopPropagation() {}
  stopImmediatePropagation() { this._stop = true; }
}

export class CustomEvent extends Event {
  constructor(type, init) { super(type, init); this.detail = init?.detail ?? null; }
}

export class EventTarget {
  addEventListener(type, f, options) {
    if (!f) return;
    this._on ??= new Map();
    const list = this._on.get(type) ?? [];
    if (list.some((l) => l.f === f)) return;
    const entry = { f, once: typeof options === 'object' && !!options?.once };
    this._on.set(type, [...list, entry]);
    if (typeof options === 'object' && options?.signal) options.signal.addEventListener('abort', () => this.removeEventListener(type, f));
  }
  removeEventListener(type, f) {
    const list = this._on?.get(type);
    if (list) this._on.set(type, list.filter((l) => l.f !== f));
  }
  dispatchEvent(event) {
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
    return !event.defaultPrevented;
  }
}

export class AbortSignal extends EventTarget {
  constructor() { super(); this.aborted = false; this.reason = undefined; this.onabort = null; }
  throwIfAborted() { if (this.aborted) throw this.reason; }
  _abort(reason) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason === undefined ? new DOMException('The operation was aborted.', 'AbortError') : reason;
    this.dispatchEvent(new Event('abort'));
  }
  static abort(reason) { const s = new AbortSignal(); s._abort(reason); return s; }
  static timeout(ms) {
    const s = new AbortSignal();
    setTimeout(() => s._abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
    return s;
  }
  static any(signals) {
    const s = new AbortSignal();
    for (const from of signals) {
      if (from.aborted) { s._abort(from.reason); break; }
      from.addEventListener('abort', () => s._abort(from.reason));
    }
    return s;
  }
}

export class AbortController {
  constructor() { this.signal = new AbortSignal(); }
  abort(reason) { this.signal._abort(reason); }
}
