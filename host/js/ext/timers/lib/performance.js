// performance, User Timing and PerformanceObserver (w3.org/TR/hr-time, user-timing, performance-timeline).
import { expose } from '../../../prelude/src/idl.js';

const NAME = Symbol('name'), KIND = Symbol('entryType'), START = Symbol('startTime'), DURATION = Symbol('duration'), DETAIL = Symbol('detail');
const KINDS = Object.freeze(['mark', 'measure']);

// make takes from the prelude: { native, EventTarget, clone }. native is the engine's performance.
export function make({ native, EventTarget, clone }) {
  const now = native.now.bind(native), origin = native.timeOrigin;
  const secret = Symbol('PerformanceEntry');
  let list = []; // by start time
  const observers = new Map(); // observer -> its options

  class PerformanceEntry {
    constructor(key, name, kind, start, duration) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      this[NAME] = name;
      this[KIND] = kind;
      this[START] = start;
      this[DURATION] = duration;
    }
    get name() { return part(this, NAME); }
    get entryType() { return part(this, KIND); }
    get startTime() { return part(this, START); }
    get duration() { return part(this, DURATION); }
    toJSON() {
      part(this, NAME);
      const { name, entryType, startTime, duration } = this;
      return DETAIL in this ? { name, entryType, startTime, duration, detail: this[DETAIL] } : { name, entryType, startTime, duration };
    }
  }

  class PerformanceMark extends PerformanceEntry {
    constructor(name, options) {
      if (arguments.length === 0) throw new TypeError('PerformanceMark: a name is needed');
      name = `${name}`;
      dictionary(options);
      let start = options?.startTime;
      start = start === undefined ? now() : time(start, 'startTime');
      const detail = options?.detail;
      super(secret, name, 'mark', start, 0);
      this[DETAIL] = detail === undefined || detail === null ? null : clone(detail);
    }
    get detail() { return part(this, DETAIL); }
  }

  class PerformanceMeasure extends PerformanceEntry {
    constructor(key, name, start, duration, detail) {
      super(key, name, 'measure', start, duration);
      this[DETAIL] = detail;
    }
    get detail() { return part(this, DETAIL); }
  }

  function part(entry, slot) {
    if (entry === null || typeof entry !== 'object' || !(slot in entry)) throw new TypeError('Illegal invocation');
    return entry[slot];
  }

  function dictionary(v) {
    if (v !== undefined && v !== null && typeof v !== 'object' && typeof v !== 'function') throw new TypeError('performance: the options must be an object');
  }

  function time(v, what) {
    const n = +v;
    if (!Number.isFinite(n)) throw new TypeError(`performance: ${what} must be a number`);
    if (n < 0) throw new TypeError(`performance: ${what} cannot be negative`);
    return n;
  }

  // moment returns the time of a mark, by its name, or v itself if it is a time.
  function moment(v, what) {
    if (typeof v === 'number') return time(v, what);
    const name = `${v}`;
    for (let n = list.length - 1; n >= 0; n--) if (list[n][KIND] === 'mark' && list[n][NAME] === name) return list[n][START];
    throw new DOMException(`There is no mark '${name}'.`, 'SyntaxError');
  }

  function mark(name, options) { return add(new PerformanceMark(name, options)); }

  function measure(name, from, endMark) {
    name = `${name}`;
    const o = typeof from === 'object' && from !== null || typeof from === 'function' ? from : undefined;
    const { start, end, duration, detail } = o ?? {};
    if (o !== undefined && (start !== undefined || end !== undefined || duration !== undefined || detail !== undefined)) {
      if (endMark !== undefined) throw new TypeError('performance.measure: an end mark and options exclude each other');
      if (start === undefined && end === undefined) throw new TypeError('performance.measure: start or end is needed');
      if (start !== undefined && end !== undefined && duration !== undefined) throw new TypeError('performance.measure: start, end and duration exclude each other');
    }
    let to;
    if (endMark !== undefined) to = moment(endMark, 'the end');
    else if (end !== undefined) to = moment(end, 'end');
    else if (start !== undefined && duration !== undefined) to = moment(start, 'start') + time(duration, 'duration');
    else to = now();
    let begin = 0;
    if (start !== undefined) begin = moment(start, 'start');
    else if (duration !== undefined && end !== undefined) begin = to - time(duration, 'duration');
    else if (o === undefined && from !== undefined && from !== null) begin = moment(typeof from === 'number' ? from : `${from}`, 'the start');
    return add(new PerformanceMeasure(secret, name, begin, to - begin, detail === undefined || detail === null ? null : clone(detail)));
  }

  function add(entry) {
    list.push(entry);
    for (const [o, asked] of observers) if (asked.kinds.has(entry[KIND])) queue(o, asked, entry);
    return entry;
  }

  function clear(kind, name) {
    if (name !== undefined) name = `${name}`;
    list = list.filter((e) => e[KIND] !== kind || name !== undefined && e[NAME] !== name);
  }

  const chosen = (all, name, kind) => all.filter((e) => (name === undefined || e[NAME] === name) && (kind === undefined || e[KIND] === kind)).sort((a, b) => a[START] - b[START]);
  const entries = (name, kind) => chosen(list, name, kind);

  const CALL = Symbol('callback'), ENTRIES = Symbol('entries');

  class PerformanceObserverEntryList {
    constructor(key, all) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      this[ENTRIES] = all;
    }
    getEntries() { return chosen(part(this, ENTRIES)); }
    getEntriesByType(type) {
      if (arguments.length === 0) throw new TypeError('getEntriesByType: a type is needed');
      return chosen(part(this, ENTRIES), undefined, `${type}`);
    }
    getEntriesByName(name, type = undefined) {
      if (arguments.length === 0) throw new TypeError('getEntriesByName: a name is needed');
      return chosen(part(this, ENTRIES), `${name}`, type === undefined ? undefined : `${type}`);
    }
  }

  class PerformanceObserver {
    constructor(callback) {
      if (typeof callback !== 'function') throw new TypeError('PerformanceObserver: a function is needed');
      this[CALL] = callback;
    }
    static get supportedEntryTypes() { return KINDS; }
    observe(options = undefined) {
      part(this, CALL);
      dictionary(options);
      const { entryTypes, type, buffered } = /** @type {any} */ (options ?? {});
      if (entryTypes === undefined && type === undefined) throw new TypeError('PerformanceObserver.observe: entryTypes or type is needed');
      if (entryTypes !== undefined && (type !== undefined || buffered !== undefined)) throw new TypeError('PerformanceObserver.observe: entryTypes excludes type and buffered');
      if (entryTypes !== undefined && (entryTypes === null || typeof entryTypes !== 'object')) throw new TypeError('PerformanceObserver.observe: entryTypes must be an array');
      const many = entryTypes !== undefined, old = observers.get(this);
      if (old !== undefined && old.many !== many) throw new DOMException('entryTypes and type exclude each other.', 'InvalidModificationError');
      const kinds = (many ? [...entryTypes] : [type]).map((k) => `${k}`).filter((k) => KINDS.includes(k));
      if (kinds.length === 0) return;
      const asked = old ?? { many, kinds: new Set(), queue: [], due: false };
      if (many) asked.kinds.clear();
      for (const k of kinds) asked.kinds.add(k);
      observers.set(this, asked);
      if (!many && buffered) for (const e of entries(undefined, kinds[0])) queue(this, asked, e);
    }
    disconnect() {
      part(this, CALL);
      const asked = observers.get(this);
      if (asked) asked.queue = [];
      observers.delete(this);
    }
    takeRecords() { part(this, CALL); return observers.get(this)?.queue.splice(0) ?? []; }
  }

  function queue(observer, asked, entry) {
    asked.queue.push(entry);
    if (asked.due) return;
    asked.due = true;
    setTimeout(() => {
      asked.due = false;
      const all = asked.queue;
      asked.queue = [];
      if (all.length > 0) observer[CALL](new PerformanceObserverEntryList(secret, all), observer, { droppedEntriesCount: 0 });
    }, 0);
  }

  class Performance extends EventTarget {
    constructor(k) {
      if (k !== secret) throw new TypeError('Illegal constructor');
      super();
    }
    get timeOrigin() { within(this); return origin; }
    toJSON() { within(this); return { timeOrigin: origin }; }
    mark(name, options = undefined) {
      within(this);
      if (arguments.length === 0) throw new TypeError('performance.mark: a name is needed');
      return mark(name, options);
    }
    clearMarks(name = undefined) { within(this); clear('mark', name); }
    measure(name, from = undefined, end = undefined) {
      within(this);
      if (arguments.length === 0) throw new TypeError('performance.measure: a name is needed');
      return measure(name, from, end);
    }
    clearMeasures(name = undefined) { within(this); clear('measure', name); }
    getEntries() { within(this); return entries(); }
    getEntriesByType(type) {
      within(this);
      if (arguments.length === 0) throw new TypeError('performance.getEntriesByType: a type is needed');
      type = `${type}`;
      return entries(undefined, type);
    }
    getEntriesByName(name, type = undefined) {
      within(this);
      if (arguments.length === 0) throw new TypeError('performance.getEntriesByName: a name is needed');
      name = `${name}`;
      return entries(name, type === undefined ? undefined : `${type}`);
    }
    clearResourceTimings() {}
    setResourceTimingBufferSize() {}
    markResourceTiming() {}
  }
  Object.defineProperty(Performance.prototype, 'now', { value: native.now, writable: true, configurable: true });

  const within = (p) => { if (!(p instanceof Performance) || p === Performance.prototype) throw new TypeError('Illegal invocation'); };


  expose(Performance, 'Performance', 0);
  expose(PerformanceEntry, 'PerformanceEntry', 0);
  expose(PerformanceMark, 'PerformanceMark', 1);
  expose(PerformanceMeasure, 'PerformanceMeasure', 0);
  expose(PerformanceObserver, 'PerformanceObserver', 1);
  expose(PerformanceObserverEntryList, 'PerformanceObserverEntryList', 0);
  return { performance: new Performance(secret), Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList };
}
