// WebAssembly.Table and WebAssembly.Global. One that a script makes is its own until an instance imports it: then it is that instance's, whose code
// works on it. It can be of one instance only.

/** @param {Parts} parts */
export function tables({ host, obtain, value, checked, limits, u32, made, exported, register }) {
  // handleOf is the number by which an instance knows a function: 0 is null, those over 0 are its own, those below are bridges to others.
  function handleOf(core, f, what) {
    if (f === null) return 0;
    const known = exported.of(f);
    if (known === undefined) throw new TypeError(`${what}the value must be null or a function that WebAssembly has exported`);
    if (known.core === core) return known.ref + 1;
    let id = core.bridged.get(f);
    if (id === undefined) {
      id = checked(obtain(1, 'bridge', core.id, JSON.stringify(known.type)), RangeError);
      const bridge = { id, imports: [value.importer(known.type, f, core)], bridged: new Map() };
      core.bridged.set(f, id);
      core.bridged.set(id, f);
      core.bridges ??= [];
      core.bridges.push(bridge);
      register(bridge);
    }
    return -id;
  }
  function functionOf(core, h) {
    if (h === 0) return null;
    if (h < 0) return core.bridged.get(-h) ?? null;
    const t = (core.types ??= JSON.parse(host.wasm('types', core.module)));
    return exported(core, h - 1, t.Types[h - 1], t.Refs[h - 1]);
  }

  const kinds = { anyfunc: 'anyfunc', funcref: 'anyfunc', externref: 'externref' };

  class Table {
    #t; // element, max, and either list, or core and index
    constructor(d, init, t) {
      if (d === made) { this.#t = t; return; }
      if (typeof d !== 'object' && typeof d !== 'function' || d === null) throw new TypeError('WebAssembly.Table: a descriptor is needed');
      const element = kinds[String(d.element)];
      if (element === undefined) throw new TypeError("WebAssembly.Table expects its 'element' field to be the string 'funcref' or 'externref'");
      const { min, max } = limits('WebAssembly.Table', d, 0xffffffff);
      if (min > MOST) throw new RangeError(`WebAssembly.Table: the limit is ${MOST} elements`);
      if (init === undefined && element === 'anyfunc' || arguments.length < 2 && element !== 'externref') init = null;
      check(element, init);
      this.#t = { element, max, list: new Array(min).fill(init) };
    }
    get length() {
      const t = this.#t;
      return t.list !== undefined ? t.list.length : checked(host.wasm('size', t.core.id, t.index), RangeError);
    }
    get(at) {
      const t = this.#t;
      at = u32('WebAssembly.Table.get', at);
      if (at >= this.length) throw new RangeError('WebAssembly.Table.get: the index is out of bounds');
      if (t.list !== undefined) return t.list[at];
      const h = checked(host.wasm('get', t.core.id, t.index, at));
      return t.element === 'externref' ? value.externOf(h) : functionOf(t.core, h);
    }
    set(at, v) {
      const t = this.#t;
      at = u32('WebAssembly.Table.set', at);
      if (arguments.length < 2 && t.element === 'anyfunc') v = null;
      check(t.element, v);
      if (at >= this.length) throw new RangeError('WebAssembly.Table.set: the index is out of bounds');
      if (t.list !== undefined) { t.list[at] = v; return; }
      checked(host.wasm('set', t.core.id, t.index, at, handle(t, v)));
    }
    grow(by, v) {
      const t = this.#t;
      by = u32('WebAssembly.Table.grow', by);
      if (arguments.length < 2 && t.element === 'anyfunc') v = null;
      check(t.element, v);
      const before = this.length;
      const n = before + by > Math.min(t.max ?? MOST, MOST) ? -1 : t.list !== undefined ? before : checked(host.wasm('grow', t.core.id, t.index, by, handle(t, v)));
      if (n < 0) throw new RangeError('WebAssembly.Table.grow: the table cannot grow by so much');
      if (t.list !== undefined) for (let k = 0; k < by; k++) t.list.push(v);
      return before;
    }
    static inner(o) { return typeof o === 'object' && o !== null && #t in o ? o.#t : undefined; }
  }
  const MOST = 1 << 17; // package rewrite has the same limit
  const tableOf = Table.inner;
  Reflect.deleteProperty(Table, 'inner');
  const check = (element, v) => { if (element === 'anyfunc' && v !== null && exported.of(v) === undefined) throw new TypeError('WebAssembly.Table: the value must be null or a function that WebAssembly has exported'); };
  const handle = (t, v) => t.element === 'externref' ? value.extern(v) : handleOf(t.core, v, 'WebAssembly.Table: ');

  const values = ['i32', 'i64', 'f32', 'f64', 'externref', 'anyfunc'];
  const zero = { i32: 0, i64: 0n, f32: 0, f64: 0, externref: undefined, anyfunc: null };
  const fround = Math.fround, asIntN = BigInt.asIntN;
  const normal = { i32: (v) => v | 0, i64: (v) => asIntN(64, v), f32: (v) => fround(v), f64: (v) => +v, externref: (v) => v, anyfunc: (v) => { check('anyfunc', v); return v; } };

  class Global {
    #g; // type, mutable, and either value, or core and index
    constructor(d, v, g) {
      if (d === made) { this.#g = g; return; }
      if (typeof d !== 'object' && typeof d !== 'function' || d === null) throw new TypeError('WebAssembly.Global: a descriptor is needed');
      const mutable = !!d.mutable, type = d.value === 'funcref' ? 'anyfunc' : String(d.value);
      if (!values.includes(type)) throw new TypeError("WebAssembly.Global expects its 'value' field to be the string 'i32', 'i64', 'f32', 'f64', 'anyfunc', 'funcref', or 'externref'");
      this.#g = { type, mutable, value: v === undefined ? (type === 'externref' && arguments.length > 1 ? v : zero[type]) : normal[type](v) };
    }
    get value() {
      const g = this.#g;
      if (g.core === undefined) return g.value;
      if (g.type === 'v128') throw new TypeError('WebAssembly.Global: a v128 cannot be a value of JavaScript');
      checked(host.wasm('global', g.core.id, g.index));
      return value.load[g.type](0, g.core);
    }
    set value(v) {
      const g = this.#g;
      if (!g.mutable) throw new TypeError('WebAssembly.Global.value: the global is immutable');
      v = (normal[g.type] ?? (() => { throw new TypeError('WebAssembly.Global: a v128 cannot be a value of JavaScript'); }))(v);
      if (g.core === undefined) g.value = v;
      else put(g, v);
    }
    valueOf() { return this.value; }
    static inner(o) { return typeof o === 'object' && o !== null && #g in o ? o.#g : undefined; }
  }
  const globalOf = Global.inner;
  Reflect.deleteProperty(Global, 'inner');
  const put = (g, v) => { value.store[g.type](0, value.convert[g.type](v, g.core)); checked(host.wasm('set-global', g.core.id, g.index)); };

  // bind checks an import that is a table or global, and plans to give it to the instance.
  function bind(s, plan, fail) {
    if (s.kind === 'table') {
      const t = tableOf(s.given);
      if (t === undefined) fail('is not an instance of WebAssembly.Table');
      if (t.element !== s.value) fail('provided table has another type of elements');
      if (t.list === undefined) fail('is a table that an instance has already: here a table can be of one instance only');
      if (t.list.length < s.min) fail("provided 'length' is smaller than the module's declared 'initial' import Table size");
      if (s.max !== undefined && (t.max === undefined || t.max > s.max)) fail("Imported Table 'maximum' is larger than the module's expected 'maximum'");
      plan.bindings.push((core) => {
        if (t.list === undefined) fail('is imported twice: here a table can be of one instance only');
        const { list } = t;
        core.tables[s.index] = s.given;
        t.core = core;
        t.index = s.index;
        t.list = undefined;
        if (list.length > s.min && checked(host.wasm('grow', core.id, s.index, list.length - s.min, 0)) < 0) fail('is too large');
        for (let k = 0; k < list.length; k++) if (list[k] !== null) checked(host.wasm('set', core.id, s.index, k, handle(t, list[k])));
      });
      return;
    }
    const g = globalOf(s.given), v = s.given;
    if (g === undefined) {
      if (s.mutable) fail('must be a WebAssembly.Global object since it is mutable');
      if (s.value === 'i64' ? typeof v !== 'bigint' : s.value === 'externref' ? false : s.value === 'anyfunc' ? v !== null && exported.of(v) === undefined : s.value === 'v128' || typeof v !== 'number')
        fail(s.value === 'i64' ? 'must be a BigInt' : 'must be a number');
    } else {
      if (g.type !== s.value || g.mutable !== !!s.mutable) fail('imported global must have the same type and mutability');
      if (s.mutable && g.core !== undefined) fail('is a mutable global that an instance has already: here a global can be of one instance only');
    }
    plan.bindings.push((core) => {
      if (s.mutable && g.core !== undefined) fail('is imported twice: here a mutable global can be of one instance only');
      const now = g === undefined ? normal[s.value](v) : s.given.value;
      put({ type: s.value, core, index: s.index }, now);
      if (g !== undefined) core.globals[s.index] = s.given;
      if (s.mutable) { g.core = core; g.index = s.index; }
    });
  }

  return {
    Table, Global, handleOf, functionOf, bind,
    newTable: (core, s) => new Table(made, undefined, { element: s.value, max: s.max, core, index: s.index }),
    newGlobal: (core, s) => new Global(made, undefined, { type: s.value, mutable: !!s.mutable, core, index: s.index }),
  };
}
