// node:assert: the package, with what Node has had since.
import assert from 'assert/build/assert.js';
import { isDeepStrictEqual } from 'assert/build/internal/util/comparisons.js';

export function make(parts) {
  parts.isDeepStrictEqual = isDeepStrictEqual;
  const { AssertionError } = assert;
  const fail = (actual, expected, message, operator, text) => { throw message instanceof Error ? message : new AssertionError({ actual, expected, message: message ?? text, operator }); };
  // partial says whether expected is a part of actual.
  const partial = (actual, expected, strict) => {
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
  for (const a of new Set([assert, assert.strict])) {
    a.partialDeepStrictEqual = (actual, expected, message) => { if (!partial(actual, expected)) fail(actual, expected, message, 'partialDeepStrictEqual', 'Expected values to be partially and strictly deep-equal'); };
  }
  return assert;
}
