// Values on their way between the script and instances (ToWebAssemblyValue, ToJSValue), through memory that both sides see: 8 bytes each.

// types has what calls convert with. args is that memory; handle and called turn functions into numbers and back.
export function types(args, handle, called) {
  const I32 = new Int32Array(args.buffer), F32 = new Float32Array(args.buffer), F64 = new Float64Array(args.buffer), I64 = new BigInt64Array(args.buffer);
  const asIntN = BigInt.asIntN, map = Function.prototype.call.bind(Array.prototype.map);

  // References to values of the script are numbers; 0 is null.
  const numbers = new Map(), externs = [null];
  let free = 1;
  const extern = (v) => {
    if (v === null) return 0;
    let n = numbers.get(v);
    if (n === undefined) {
      if (free > 1e6) throw new RangeError('WebAssembly: an instance can have 1,000,000 references to values');
      n = free++;
      numbers.set(v, n);
      externs[n] = v;
    }
    return n;
  };

  const vector = () => { throw new TypeError('WebAssembly: a v128 cannot be a value of JavaScript'); };
  // convert makes a value one that store takes; both may throw, and what a script does in its course comes before anything is stored.
  const convert = {
    i32: (v) => v | 0, f32: (v) => +v, f64: (v) => +v, i64: (v) => asIntN(64, v),
    externref: extern, anyfunc: (v, core) => handle(core, v, 'WebAssembly: '), v128: vector,
  };
  const store = {
    i32: (n, v) => { I32[2 * n] = v; }, f32: (n, v) => { F32[2 * n] = v; }, f64: (n, v) => { F64[n] = v; }, i64: (n, v) => { I64[n] = v; },
    externref: (n, v) => { I32[2 * n] = v; }, anyfunc: (n, v) => { I32[2 * n] = v; }, v128: vector,
  };
  const load = {
    i32: (n) => I32[2 * n], f32: (n) => F32[2 * n], f64: (n) => F64[n], i64: (n) => I64[n],
    externref: (n) => externs[I32[2 * n]], anyfunc: (n, core) => called(core, I32[2 * n]), v128: vector,
  };

  // exporter makes the function that calls an instance's.
  function exporter(type, enter, core, ref, checked) {
    const { params, results } = type, { id } = core;
    if (params.includes('v128') || results.includes('v128')) return () => vector();
    const n = params.length, result = results.length;
    const call = () => {
      const r = enter(id, ref);
      if (r !== undefined) checked(r);
    };
    const first = result === 1 ? results[0] : undefined;
    if (n <= 4 && params.every((p) => p === 'i32') && (result === 0 || first === 'i32')) return plain(n, call, result);
    const convs = params.map((p) => convert[p]), stores = params.map((p) => store[p]), loads = results.map((p) => load[p]);
    const list = new Array(n);
    return (...given) => {
      const values = n > 0 ? new Array(n) : list;
      for (let k = 0; k < n; k++) values[k] = convs[k](given[k], core);
      for (let k = 0; k < n; k++) stores[k](k, values[k]);
      call();
      if (result === 0) return undefined;
      if (result === 1) return loads[0](0, core);
      return loads.map((f, k) => f(k, core));
    };
  }

  // plain is exporter for functions of few integers, which most are.
  function plain(n, call, result) {
    const back = result === 0 ? () => undefined : () => I32[0];
    switch (n) {
      case 0: return () => { call(); return back(); };
      case 1: return (a) => { I32[0] = a | 0; call(); return back(); };
      case 2: return (a, b) => { a |= 0; b |= 0; I32[0] = a; I32[2] = b; call(); return back(); };
      case 3: return (a, b, c) => { a |= 0; b |= 0; c |= 0; I32[0] = a; I32[2] = b; I32[4] = c; call(); return back(); };
      default: return (a, b, c, d) => { a |= 0; b |= 0; c |= 0; d |= 0; I32[0] = a; I32[2] = b; I32[4] = c; I32[6] = d; call(); return back(); };
    }
  }

  // importer makes the function that an instance calls f by.
  function importer(type, f, core) {
    const { params, results } = type;
    if (params.includes('v128') || results.includes('v128')) return vector;
    const loads = params.map((p) => load[p]), convs = results.map((p) => convert[p]), stores = results.map((p) => store[p]);
    const n = params.length, result = results.length;
    return () => {
      const given = new Array(n);
      for (let k = 0; k < n; k++) given[k] = loads[k](k, core);
      const r = f(...given);
      if (result === 0) return;
      if (result === 1) { stores[0](0, convs[0](r, core)); return; }
      if (typeof r !== 'object' && typeof r !== 'function' || r === null) throw new TypeError('WebAssembly: a function with several results must return an iterable');
      const list = [...r];
      if (list.length !== result) throw new TypeError('WebAssembly: a function has returned another number of results than its type has');
      const values = map(list, (v, k) => convs[k](v, core));
      for (let k = 0; k < result; k++) stores[k](k, values[k]);
    };
  }

  return { exporter, importer, convert, store, load, externOf: (n) => externs[n], extern };
}
