// WebAssembly (https://webassembly.github.io/spec/js-api/): modules run beside the engine, in its memory; the host has compiled them (ext/webassembly). A call
// of one passes its arguments in memory that both sides see. Objects that refer to an instance refer to its core; when none is left, the host drops it.
import { expose, tag } from '../../../prelude/src/idl.js';
import { types } from './wasm/values.js';
import { tables } from './wasm/tables.js';

/** @param {Parts} parts */
export function make({ host, weak }) {
  const [CompileError, LinkError, RuntimeError] = ['CompileError', 'LinkError', 'RuntimeError'].map(errorClass);
  const detached = /** @type {any} */ (Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'detached')).get;
  const cores = new Map(); // of instances, weakly, by number
  const buffers = new Map(); // of memories, weakly, by number

  // The functions that an instance imports are called by their places; below 0: a memory's buffer ends.
  const args = host.wasm('begin', (id, slot) => {
    if (slot >= 0) return weak.deref(cores.get(id)).imports[slot]();
    const b = buffers.get(id) && weak.deref(buffers.get(id));
    if (b !== undefined) host.wasm('detach', b);
    buffers.delete(id);
  });
  const value = types(args, (core, f, what) => handleOf(core, f, what), (core, h) => functionOf(core, h));

  // kept has a token for each object that the host keeps something for. The host frees it when nothing refers to the object, by a finalizer or by a
  // sweep: finalizers are jobs, which do not run while the script works.
  const kept = new Set();
  const release = (token) => {
    if (!kept.has(token) || !token.free()) return;
    kept.delete(token);
    if (token.memory !== undefined && weak.deref(token.memory.ref) === undefined) release(token.memory); // an instance's, which has kept it
  };
  const finalizers = new FinalizationRegistry(release);
  const keep = (o, free, memory) => { const token = { ref: weak.ref(o), free, memory }; kept.add(token); finalizers.register(o, token); return token; };
  const freeModule = (id) => () => { host.wasm('drop-module', id); return true; };
  const freeMemory = (id) => () => { memories.delete(id); buffers.delete(id); return host.wasm('drop-memory', id); }; // not while an instance has it
  const freeInstance = (id) => () => host.wasm('drop', id) && (cores.delete(id), true); // not while it runs

  let since = 0; // weight of what has been made since the last sweep, 64 KiB each
  const most = 512;
  const sweep = () => {
    since = 0;
    host.wasm('collect');
    for (const token of kept) if (weak.deref(token.ref) === undefined) release(token);
  };
  // obtain has the host make something, after a sweep if that is due or if it may make room.
  const obtain = (weight, op, ...values) => {
    if ((since += weight) > most) { sweep(); since = weight; }
    let v = host.wasm(op, ...values);
    if (typeof v === 'string' && v[0] === '\x01') { sweep(); v = host.wasm(op, ...values); }
    return typeof v === 'string' && v[0] === '\x01' ? v.slice(1) : v;
  };

  // checked is the host's result, or the error that it is a message of.
  const checked = (v, Type = RuntimeError) => {
    if (typeof v !== 'string') return v;
    throw v[0] === '\0' ? new RangeError(v.slice(1)) : new Type(v);
  };

  const source = (what, s) => {
    if (ArrayBuffer.isView(s)) return new Uint8Array(s.buffer, s.byteOffset, s.byteLength);
    if (s instanceof ArrayBuffer || typeof SharedArrayBuffer === 'function' && s instanceof SharedArrayBuffer) return new Uint8Array(s);
    throw new TypeError(`${what}: an ArrayBuffer or a view of one is needed`);
  };

  class Module {
    #id;
    #info;
    constructor(bytes) {
      const p = source('WebAssembly.Module', bytes), id = obtain(1, 'compile', p);
      if (typeof id === 'string') throw new CompileError('WebAssembly.Module ' + id);
      this.#id = id;
      const { Imports, Exports, MemoryMax } = JSON.parse(host.wasm('info', id));
      this.#info = { Imports: Imports ?? [], Exports: Exports ?? [], MemoryMax };
      keep(this, freeModule(id));
    }
    static exports(m) { return m.#info.Exports.map(({ name, kind }) => ({ name, kind })); }
    static imports(m) { return m.#info.Imports.map(({ module = '', name, kind }) => ({ module, name, kind })); }
    static customSections(m, name) {
      const list = [];
      if (arguments.length < 2) throw new TypeError('WebAssembly.Module.customSections: 2 arguments are needed');
      name = String(name);
      for (let p; (p = checked(host.wasm('custom', m.#id, name, list.length))) !== undefined;) list.push(p.buffer);
      return list;
    }
    static of(m) { return #id in m ? { id: m.#id, info: m.#info } : undefined; }
  }
  const moduleOf = Module.of, own = (f) => {
    const { name } = f;
    return Object.defineProperty({ [name](m) {
      if (typeof m !== 'object' || m === null || moduleOf(m) === undefined) throw new TypeError(`WebAssembly.Module.${name}: a WebAssembly.Module is needed`);
      return f.apply(this, arguments);
    } }[name], 'length', { value: f.length, configurable: true });
  };
  Reflect.deleteProperty(Module, 'of');
  for (const name of ['exports', 'imports', 'customSections']) Module[name] = own(Module[name]);

  // limits reads a descriptor's initial and maximum.
  const limits = (what, d, limit) => {
    if (typeof d !== 'object' && typeof d !== 'function' || d === null) throw new TypeError(`${what}: a descriptor is needed`);
    const number = (name) => {
      const v = d[name];
      if (v === undefined) return undefined;
      const n = Math.trunc(Number(v));
      if (!(n >= 0 && n <= 0xffffffff)) throw new TypeError(`${what}: ${name} is not a number from 0 to ${limit}`);
      if (n > limit) throw new RangeError(`${what}: ${name} is over ${limit}`);
      return n + 0;
    };
    const max = number('maximum'), min = number('initial') ?? number('minimum');
    if (min === undefined) throw new TypeError(`${what}: the descriptor has no initial`);
    if (max !== undefined && max < min) throw new RangeError(`${what}: the maximum is less than the initial size`);
    return { min, max };
  };
  const u32 = (what, v) => {
    const n = Math.trunc(Number(v));
    if (!(n >= 0 && n <= 0xffffffff)) throw new TypeError(`${what}: the argument must be a number from 0 to 4294967295`);
    return n;
  };

  const made = Symbol('made'); // a constructor's argument, of ours
  // Stamp has a buffer keep its memory, and a function its instance. (A WeakMap whose values refer to its keys would keep all for ever.)
  class Stamp extends /** @type {any} */ (function (o) { return o; }) {
    #mark;
    constructor(o, mark) { super(o); this.#mark = mark; }
    static of(o) { return (typeof o === 'object' && o !== null || typeof o === 'function') && #mark in o ? o.#mark : undefined; }
  }

  const memories = new Map(); // Memory objects, weakly, by number
  class Memory {
    #core; // number, maximum, buffer
    constructor(d, core) {
      if (d === made) this.#core = core;
      else {
        const { min, max } = limits('WebAssembly.Memory', d, 65536);
        if (d.shared) throw new TypeError('WebAssembly.Memory: shared memory is not supported');
        const id = obtain(1 + Math.min(min, most), 'memory', min, max ?? 65536);
        if (typeof id === 'string') throw new RangeError('WebAssembly.Memory: ' + id);
        this.#core = memoryCore(id, max);
      }
      memories.set(this.#core.id, weak.ref(this));
    }
    get buffer() {
      const c = this.#core;
      if (c.buffer === undefined || detached.call(c.buffer)) {
        c.buffer = host.wasm('view', c.id).buffer;
        new Stamp(c.buffer, c);
        buffers.set(c.id, weak.ref(c.buffer));
      }
      return c.buffer;
    }
    grow(delta) {
      delta = u32('WebAssembly.Memory.grow', delta);
      const { id, max = 65536 } = this.#core, size = host.wasm('size-of', id);
      since += Math.min(delta, most);
      let n = size + delta > max ? -1 : host.wasm('pages', id, delta);
      if (n < 0 && size + delta <= max) { sweep(); n = host.wasm('pages', id, delta); }
      if (n < 0) throw new RangeError('WebAssembly.Memory.grow: the memory cannot grow by so much');
      return n;
    }
    static core(m) { return typeof m === 'object' && m !== null && #core in m ? m.#core : undefined; }
  }
  const memoryOf = Memory.core;
  Reflect.deleteProperty(Memory, 'core');
  const memoryCore = (id, max) => { const c = /** @type {any} */ ({ id, max, buffer: undefined, token: undefined }); c.token = keep(c, freeMemory(id)); return c; };

  const { Table, Global, newTable, newGlobal, handleOf, functionOf, bind } = tables({ host, obtain, value, checked, limits, u32, made, exported, register: (core) => cores.set(core.id, weak.ref(core)) });

  // exported is the function of an instance at this place.
  function exported(core, ref, type, name) {
    ref |= 0;
    let f = core.functions.get(ref);
    if (f !== undefined) return f;
    f = value.exporter(type, host.enter, core, ref, checked);
    Object.defineProperties(f, { name: { value: String(name ?? ref), configurable: true }, length: { value: type.params.length, configurable: true } });
    core.functions.set(ref, f);
    new Stamp(f, { core, ref, type });
    return f;
  }
  exported.of = (f) => typeof f === 'function' ? Stamp.of(f) : undefined;

  const same = (a, b) => a.params.join() === b.params.join() && a.results.join() === b.results.join();

  // linked reads the imports: functions as trampolines, and what else is to be done before the instance starts.
  function linked({ info }, imports) {
    if (info.Imports.length > 0 && (typeof imports !== 'object' && typeof imports !== 'function' || imports === null))
      throw new TypeError("can't make WebAssembly.Instance because there is no imports Object and the WebAssembly.Module requires imports");
    const list = [];
    for (const s of info.Imports) {
      const module = s.module ?? '', from = imports[module], what = `import ${module}:${s.name}`;
      if (typeof from !== 'object' && typeof from !== 'function' || from === null) throw new TypeError(`${what} must be an object`);
      list.push({ ...s, what, given: from[s.name] });
    }
    /** @type {any} */
    const plan = { functions: [], memory: 0, memoryCore: undefined, bindings: [] };
    for (const s of list) {
      const fail = (why) => { throw new LinkError(`${s.what} ${why}`); };
      switch (s.kind) {
        case 'function': {
          if (typeof s.given !== 'function') fail('must be callable');
          const known = exported.of(s.given);
          if (known !== undefined && !same(known.type, s.type)) fail('signature does not match the provided WebAssembly function');
          plan.functions.push([s.given, s.type]);
          break;
        }
        case 'memory': {
          const core = memoryOf(s.given);
          if (core === undefined) fail('is not an instance of WebAssembly.Memory');
          if (host.wasm('size-of', core.id) < s.min) fail('provided a size that is smaller than the module\'s declared initial import memory size');
          if (s.max !== undefined && (core.max === undefined || core.max > s.max)) fail('provided a maximum that is larger than the module\'s declared maximum import memory size');
          plan.memory = core.id;
          plan.memoryCore = core;
          break;
        }
        default: bind(s, plan, fail);
      }
    }
    return plan;
  }

  function instantiate(m, imports) {
    const module = /** @type {any} */ (moduleOf(m)), plan = linked(module, imports);
    /** @type {any} */
    const core = { id: 0, imports: [], functions: new Map(), tables: [], globals: [], bridged: new Map(), memory: plan.memoryCore, types: undefined, module: module.id, keep: m };
    const id = checked(obtain(1, 'new', module.id, plan.memory), RangeError);
    core.id = id;
    cores.set(id, weak.ref(core));
    const memory = host.wasm('memory-of', id);
    if (core.memory === undefined && memory !== 0) {
      core.memory = memoryCore(memory, module.info.MemoryMax ?? undefined);
      since += Math.min(host.wasm('size-of', memory), most);
    }
    keep(core, freeInstance(id), core.memory?.token);
    core.imports = plan.functions.map(([f, type]) => value.importer(type, f, core));
    for (const b of plan.bindings) b(core);
    checked(host.wasm('start', id));
    const exports = Object.create(null);
    for (const s of module.info.Exports) exports[s.name] = exportOf(core, s);
    return { core, exports: Object.freeze(exports) };
  }

  function exportOf(core, s) {
    switch (s.kind) {
      case 'function': return exported(core, s.index, s.type, s.function);
      case 'memory': {
        const have = memories.get(core.memory.id), m = have && weak.deref(have);
        return m ?? new Memory(made, core.memory);
      }
      case 'table': return core.tables[s.index] ??= newTable(core, s);
      default: return core.globals[s.index] ??= newGlobal(core, s);
    }
  }
  class Instance {
    #core; // eslint-disable-line no-unused-private-class-members -- lasts as long as this
    constructor(m, imports) {
      if (typeof m !== 'object' || m === null || moduleOf(m) === undefined) throw new TypeError('first argument to WebAssembly.Instance must be a WebAssembly.Module');
      if (imports !== undefined && (typeof imports !== 'object' && typeof imports !== 'function' || imports === null)) throw new TypeError('second argument to WebAssembly.Instance must be undefined or an Object');
      const { core, exports } = instantiate(m, imports);
      this.#core = core;
      Object.defineProperty(this, 'exports', { value: exports, enumerable: true, configurable: true, writable: false });
    }
  }

  const compile = async (bytes) => new Module(bytes);
  const compileStreaming = async (r) => new Module(await body(r));
  async function body(r) {
    r = await r;
    if (!(r instanceof Response)) throw new TypeError('WebAssembly.compileStreaming: a Response is needed');
    if (!r.ok) throw new TypeError(`WebAssembly: the response has status ${r.status}`);
    const type = r.headers.get('content-type');
    if (type === null || type.trim().toLowerCase() !== 'application/wasm') throw new TypeError('WebAssembly: Unexpected response MIME type. Expected \'application/wasm\'');
    return r.arrayBuffer();
  }
  const api = {
    validate(bytes) {
      const p = source('WebAssembly.validate', bytes), id = obtain(0, 'compile', p);
      if (typeof id === 'string') return false;
      host.wasm('drop-module', id);
      return true;
    },
    compile(bytes) { return compile(bytes); },
    async instantiate(m, imports) {
      if (typeof m === 'object' && m !== null && moduleOf(m) !== undefined) { await undefined; return new Instance(m, imports); }
      const module = await compile(m);
      return { module, instance: new Instance(module, imports) };
    },
    compileStreaming(r) { return compileStreaming(r); },
    async instantiateStreaming(r, imports) {
      const module = await compileStreaming(r);
      return { module, instance: new Instance(module, imports) };
    },
  };
  for (const name of Object.keys(api)) Object.defineProperty(api[name], 'length', { value: 1, configurable: true });
  const WebAssembly = { ...api };
  for (const [name, Class] of Object.entries({ Module, Instance, Memory, Table, Global })) {
    expose(Class, name, 1);
    tag(Class, 'WebAssembly.' + name);
    Object.defineProperty(WebAssembly, name, { value: Class, writable: true, configurable: true, enumerable: false });
  }
  for (const Class of [CompileError, LinkError, RuntimeError]) Object.defineProperty(WebAssembly, Class.name, { value: Class, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(WebAssembly, Symbol.toStringTag, { value: 'WebAssembly', configurable: true });
  return { WebAssembly, isMemory: (b) => Stamp.of(b) !== undefined };
}

/** @returns {any} */
function errorClass(name) {
  const C = { [name]: function (message, options) {
    const e = Reflect.construct(Error, message === undefined ? [] : [message, options], new.target ?? C);
    Error.captureStackTrace?.(e, C);
    return e;
  } }[name];
  Object.defineProperty(C, 'length', { value: 1, configurable: true });
  Object.setPrototypeOf(C, Error);
  C.prototype = Object.create(Error.prototype,
    { constructor: { value: C, writable: true, configurable: true }, name: { value: name, writable: true, configurable: true },
    message: { value: '', writable: true, configurable: true } });
  Object.defineProperty(C, 'prototype', { writable: false });
  return C;
}
