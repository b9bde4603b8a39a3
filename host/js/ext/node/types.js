// util.types: what a value is, whatever it says of itself.
const getter = (proto, name) => /** @type {any} */ (Object.getOwnPropertyDescriptor(proto, name)).get;
const tagOf = Function.prototype.call.bind(getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag));
const text = Function.prototype.call.bind(Object.prototype.toString);

// is tries a method that only works on objects of the kind.
const is = (f, ...args) => (v) => { try { f.call(v, ...args); return true; } catch { return false; } };
const named = (tag) => (v) => typeof v === 'object' && v !== null && text(v) === `[object ${tag}]`;
const object = (test) => (v) => typeof v === 'object' && v !== null && test(v);

const isArrayBuffer = is(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer = is(getter(SharedArrayBuffer.prototype, 'byteLength'));
const boxed = {
  isNumberObject: object(is(Number.prototype.valueOf)), isStringObject: object(is(String.prototype.valueOf)), isBooleanObject: object(is(Boolean.prototype.valueOf)),
  isBigIntObject: object(is(BigInt.prototype.valueOf)), isSymbolObject: object(is(Symbol.prototype.valueOf)),
};
const AsyncFunction = (async () => {}).constructor, AsyncGenerator = (async function* () {}).constructor, Generator = (function* () {}).constructor;

export const types = {
  isExternal: () => false, isProxy: () => false, isModuleNamespaceObject: named('Module'), isKeyObject: () => false,
  isCryptoKey: (v) => globalThis.CryptoKey !== undefined && v instanceof globalThis.CryptoKey, isEventTarget: (v) => v instanceof EventTarget,
  isDate: is(Date.prototype.getTime), isRegExp: object((v) => v instanceof RegExp), isNativeError: (v) => Error.isError ? Error.isError(v) : v instanceof Error,
  isArgumentsObject: named('Arguments'), ...boxed, isBoxedPrimitive: (v) => Object.values(boxed).some((f) => f(v)),
  isAsyncFunction: (v) => typeof v === 'function' && (v instanceof AsyncFunction || v instanceof AsyncGenerator),
  isGeneratorFunction: (v) => typeof v === 'function' && (v instanceof Generator || v instanceof AsyncGenerator),
  isGeneratorObject: object((v) => /^\[object (Async)?Generator\]$/.test(text(v))), isPromise: object((v) => v instanceof Promise),
  isMap: is(getter(Map.prototype, 'size')), isSet: is(getter(Set.prototype, 'size')), isMapIterator: named('Map Iterator'), isSetIterator: named('Set Iterator'),
  isWeakMap: is(WeakMap.prototype.has, {}), isWeakSet: is(WeakSet.prototype.has, {}),
  isArrayBuffer, isSharedArrayBuffer, isAnyArrayBuffer: (v) => isArrayBuffer(v) || isSharedArrayBuffer(v), isDataView: is(getter(DataView.prototype, 'byteLength')),
  isArrayBufferView: ArrayBuffer.isView, isTypedArray: (v) => typeof v === 'object' && tagOf(v) !== undefined,
};
for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
  types['is' + name] = (v) => typeof v === 'object' && tagOf(v) === name;
}
