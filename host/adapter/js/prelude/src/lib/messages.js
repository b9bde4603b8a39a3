// MessageChannel, and the events that carry something (html.spec.whatwg.org, 9.4): both ends of a channel are in the one script there is.
export class MessageEvent extends Event {
  constructor(type, init) {
    super(type, init);
    this.data = init?.data ?? null;
    this.origin = String(init?.origin ?? '');
    this.lastEventId = String(init?.lastEventId ?? '');
    this.source = init?.source ?? null;
    this.ports = [...init?.ports ?? []];
  }
}

export class ErrorEvent extends Event {
  constructor(type, init) {
    super(type, init);
    this.message = String(init?.message ?? '');
    this.filename = String(init?.filename ?? '');
    this.lineno = Number(init?.lineno ?? 0);
    this.colno = Number(init?.colno ?? 0);
    this.error = init?.error ?? null;
  }
}

export class CloseEvent extends Event {
  constructor(type, init) {
    super(type, init);
    this.wasClean = !!init?.wasClean;
    this.code = Number(init?.code ?? 0);
    this.reason = String(init?.reason ?? '');
  }
}

const secret = Symbol('MessagePort');

export class MessagePort extends EventTarget {
  #other = null; #queue = []; #started = false; #onmessage = null;
  constructor(key) {
    super();
    if (key !== secret) throw new TypeError('Illegal constructor');
  }
  static pair() {
    const a = new MessagePort(secret), b = new MessagePort(secret);
    a.#other = b;
    b.#other = a;
    return [a, b];
  }
  postMessage(data, options) {
    const copy = structuredClone(data, Array.isArray(options) ? { transfer: options } : options);
    if (this.#other) this.#other.#take(copy);
  }
  #take(data) {
    this.#queue.push(data);
    if (this.#started) this.#later();
  }
  #later() {
    setTimeout(() => {
      if (this.#queue.length > 0) this.dispatchEvent(new MessageEvent('message', { data: this.#queue.shift() }));
    }, 0);
  }
  addEventListener(type, f, options) {
    super.addEventListener(type, f, options);
    if (type === 'message') this.start();
  }
  get onmessage() { return this.#onmessage; }
  set onmessage(f) { this.#onmessage = f; this.start(); }
  start() {
    if (this.#started) return;
    this.#started = true;
    for (const _ of this.#queue) this.#later();
  }
  close() {
    if (this.#other) this.#other.#other = null;
    this.#other = null;
  }
  ref() {}
  unref() {}
}

export class MessageChannel {
  constructor() { [this.port1, this.port2] = MessagePort.pair(); }
}
