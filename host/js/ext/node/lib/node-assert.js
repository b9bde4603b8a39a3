// node:assert: the package, with what Node has had since.
import assert from 'assert/build/assert.js';
import { isDeepStrictEqual } from 'assert/build/internal/util/comparisons.js';

export function make(parts) {
  parts.isDeepStrictEqual = isDeepStrictEqual;
  const { AssertionError } = assert;
  const fail = (actual, expected, message, operator, text) => { throw message instanceof Error ? message : new AssertionError({ actual, expected, message: message ?? text, operator }); };
  // partial reports whether expected is a part of actual.
  const partial = (actual, expected) => {
    if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return Object.is(actual, expected);
    if (expected instanceof Set) return actual instanceof Set && [...expected].every((v) => actual.has(v) || [...actual].some((a) => partial(a, v)));
    if (expected instanceof Map) return actual instanceof Map && [...expected].every(([k, v]) => actual.has(k) && partial(actual.get(k), v));
    if (Array.isArray(expected)) {
      if (!Array.isArray(actual)) return false;
      let n = 0;
      for (const a of actual) if (n < expected.length && partial(a, expected[n])) n++;
      return n === expected.length;
    }
    return Reflect.ownKeys(expected).every((k) => k in actual && partial(actual[k], expected[k]));
  };
  // A class of errors that is another than what was thrown is a failed assertion; the package throws on what it got.
  const isClass = (f) => typeof f === 'function' && (f === Error || Object.prototype.isPrototypeOf.call(Error, f));
  const other = (e, expected, message, operator) =>
    fail(e, expected, message, operator, `The error is expected to be an instance of "${expected.name}". Received "${e?.constructor?.name ?? String(e)}"${e?.message ? `\n\nError message:\n\n${e.message}` : ''}`);
  for (const a of new Set([assert, assert.strict])) {
    const { throws, rejects } = a;
    a.throws = (f, expected, message) => {
      if (typeof f !== 'function' || !isClass(expected)) return throws(f, expected, message);
      let thrown = false, e;
      try { f(); } catch (x) { thrown = true; e = x; }
      if (thrown && !(e instanceof expected)) other(e, expected, message, 'throws');
      return throws(() => { if (thrown) throw e; }, expected, message);
    };
    a.rejects = async (p, expected, message) => {
      if (!isClass(expected)) return rejects(p, expected, message);
      return rejects(async () => {
        await (typeof p === 'function' ? p() : p);
      }, (e) => { if (!(e instanceof expected)) other(e, expected, message, 'rejects'); return true; }, message);
    };
    a.partialDeepStrictEqual = (actual, expected, message) => { if (!partial(actual, expected)) fail(actual, expected, message, 'partialDeepStrictEqual', 'Expected values to be partially and strictly deep-equal'); };
  }
  return assert;
}
