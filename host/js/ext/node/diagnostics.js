// node:diagnostics_channel: named channels with subscribers.

class Channel {
  constructor(name) { this.name = name; this._subscribers = []; this._stores = new Map(); }
  get hasSubscribers() { return this._subscribers.length > 0 || this._stores.size > 0; }
  subscribe(f) {
    if (typeof f !== 'function') throw Object.assign(new TypeError('The "subscription" argument must be of type function'), { code: 'ERR_INVALID_ARG_TYPE' });
    this._subscribers = [...this._subscribers, f];
  }
  unsubscribe(f) {
    const n = this._subscribers.indexOf(f);
    if (n >= 0) this._subscribers = this._subscribers.toSpliced(n, 1);
    return n >= 0;
  }
  bindStore(store, transform) { this._stores.set(store, transform); }
  unbindStore(store) { return this._stores.delete(store); }
  publish(data) {
    for (const f of this._subscribers) {
      try { f(data, this.name); } catch (e) { queueMicrotask(() => { throw e; }); }
    }
  }
  runStores(data, f, self, ...args) {
    let run = () => { this.publish(data); return Reflect.apply(f, self, args); };
    for (const [store, transform] of this._stores) {
      const next = run;
      run = () => store.run(transform ? transform(data) : data, next);
    }
    return run();
  }
}

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class TracingChannel {
  start; end; asyncStart; asyncEnd; error;
  constructor(name) {
    for (const e of EVENTS) this[e] = typeof name === 'string' ? channel(`tracing:${name}:${e}`) : name[e];
  }
  get hasSubscribers() { return EVENTS.some((e) => this[e]?.hasSubscribers); }
  subscribe(handlers) { for (const e of EVENTS) if (handlers[e]) this[e].subscribe(handlers[e]); }
  unsubscribe(handlers) {
    let all = true;
    for (const e of EVENTS) if (handlers[e] && !this[e].unsubscribe(handlers[e])) all = false;
    return all;
  }
  _failed(context, e) { context.error = e; this.error.publish(context); }
  traceSync(f, context = {}, self, ...args) {
    return this.start.runStores(context, () => {
      try {
        return context.result = Reflect.apply(f, self, args);
      } catch (e) {
        this._failed(context, e);
        throw e;
      } finally {
        this.end.publish(context);
      }
    });
  }
  tracePromise(f, context = {}, self, ...args) {
    const settled = (key, value) => {
      if (key === 'error') this._failed(context, value); else context.result = value;
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.start.runStores(context, () => {
      try {
        return Promise.resolve(Reflect.apply(f, self, args)).then((v) => { settled('result', v); return v; }, (e) => { settled('error', e); throw e; });
      } catch (e) {
        this._failed(context, e);
        throw e;
      } finally {
        this.end.publish(context);
      }
    });
  }
  traceCallback(f, position = -1, context = {}, self, ...args) {
    const back = args.at(position);
    if (typeof back !== 'function') throw Object.assign(new TypeError('The "callback" argument must be of type function'), { code: 'ERR_INVALID_ARG_TYPE' });
    const tracing = this;
    args.splice(position, 1, function (error, result) {
      if (error) tracing._failed(context, error); else context.result = result;
      return tracing.asyncStart.runStores(context, () => {
        try { return Reflect.apply(back, this, arguments); } finally { tracing.asyncEnd.publish(context); }
      });
    });
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(f, self, args);
      } catch (e) {
        this._failed(context, e);
        throw e;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

const channels = new Map();

function channel(name) {
  if (typeof name !== 'string' && typeof name !== 'symbol') throw Object.assign(new TypeError('The "channel" argument must be one of type string or symbol'), { code: 'ERR_INVALID_ARG_TYPE' });
  if (!channels.has(name)) channels.set(name, new Channel(name));
  return channels.get(name);
}

export const diagnostics = () => ({
  channel, Channel, hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, f) => channel(name).subscribe(f), unsubscribe: (name, f) => channel(name).unsubscribe(f), tracingChannel: (name) => new TracingChannel(name),
});
