// Rules of Web IDL for classes and arguments.

// dictionary returns v if it can be a dictionary: undefined, null, an object or a function.
export function dictionary(what, v) {
  if (v !== undefined && v !== null && typeof v !== 'object' && typeof v !== 'function') throw new TypeError(`${what}: the options must be an object`);
  return v;
}

// expose makes a class conform to Web IDL's rules for interfaces (3.7): its attributes and methods are enumerable on the prototype, its static
// ones on the class, and its length is the number of required arguments.
export function expose(Class, name, length) {
  const prototype = Class.prototype;
  for (const k of Object.getOwnPropertyNames(prototype)) if (k !== 'constructor') Object.defineProperty(prototype, k, ENUMERABLE);
  for (const k of Object.getOwnPropertyNames(Class)) if (k !== 'prototype' && k !== 'name' && k !== 'length') Object.defineProperty(Class, k, ENUMERABLE);
  tag(Class, name);
  Object.defineProperty(Class, 'name', { value: name, configurable: true, writable: false, enumerable: false });
  if (Class.length !== length) Object.defineProperty(Class, 'length', { value: length, configurable: true });
  return Class;
}
const ENUMERABLE = { enumerable: true };

// tag sets a class's name for Object.prototype.toString.
export function tag(Class, name) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, writable: false, enumerable: false, configurable: true });
}

// mixin gives a class the members of another, as Request and Response have those of Body.
export function mixin(Class, From) {
  const from = From.prototype;
  for (const name of Reflect.ownKeys(from)) if (!Object.hasOwn(Class.prototype, name)) Object.defineProperty(Class.prototype, name, Object.getOwnPropertyDescriptor(from, name) ?? {});
}
