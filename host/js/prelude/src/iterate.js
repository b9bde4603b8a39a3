// Iterables of pairs, as Headers and FormData are (Web IDL, 3.7.9 and 3.7.10): an iterator sees changes that are made while it runs.

const PAIRS = Symbol('pairs'), AT = Symbol('at'), HOW = Symbol('how');
const KEYS = 0, VALUES = 1, ENTRIES = 2;

// iterable gives a class entries, keys, values, forEach and Symbol.iterator. list(object) returns its current pairs: an array that does not
// change later.
export function iterable(Class, name, list) {
  const iterators = {
    __proto__: Iterator.prototype,
    next() {
      const pairs = list(this[PAIRS]), at = this[AT];
      if (at >= pairs.length) return { value: undefined, done: true };
      this[AT] = at + 1;
      const how = this[HOW], pair = pairs[at];
      return { value: how === ENTRIES ? [pair[0], pair[1]] : pair[how], done: false };
    },
  };
  Object.defineProperty(iterators, Symbol.toStringTag, { value: name + ' Iterator', configurable: true });
  const make = (object, how) => { list(object); return { __proto__: iterators, [PAIRS]: object, [AT]: 0, [HOW]: how }; };
  const methods = {
    entries() { return make(this, ENTRIES); },
    keys() { return make(this, KEYS); },
    values() { return make(this, VALUES); },
    forEach(f, self = undefined) {
      if (typeof f !== 'function') throw new TypeError(`${name}.forEach: a function is needed`);
      for (let n = 0, pairs; n < (pairs = list(this)).length; n++) f.call(self, pairs[n][1], pairs[n][0], this);
    },
  };
  for (const k of Object.keys(methods)) Object.defineProperty(Class.prototype, k, { value: methods[k], writable: true, enumerable: true, configurable: true });
  Object.defineProperty(Class.prototype, Symbol.iterator, { value: methods.entries, writable: true, enumerable: false, configurable: true });
}
