// Order and case by language: String.prototype.localeCompare, toLocaleUpperCase, toLocaleLowerCase and Intl.Collator. The host has the tables, and is
// asked for each comparison: 5 µs, while weights of ASCII alone took the engine 25.

import { make as makeTags } from './intl/tags.js';

/** @param {Parts} parts */
export function make({ host }) {
  const tags = makeTags({ host });
  const { canonical, resolve, supported, option, callable } = tags;

  let between;
  class Collator {
    #locale;
    #o;
    #letters;
    #compare;
    constructor(locales, options) {
      const r = resolve(locales), { locale, keys } = r;
      if (options === null) throw new TypeError('Intl.Collator: null is no options');
      const kn = keys.kn !== undefined && keys.kn !== 'false';
      this.#o = {
        usage: option(options, 'usage', ['sort', 'search'], 'sort'),
        sensitivity: option(options, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
        ignorePunctuation: option(options, 'ignorePunctuation', null, false),
        numeric: options?.numeric === undefined ? kn : Boolean(options.numeric),
        caseFirst: option(options, 'caseFirst', ['upper', 'lower', 'false'], ['upper', 'lower', 'false'].includes(keys.kf) ? keys.kf : 'false'),
      };
      const { sensitivity: s, numeric, caseFirst, ignorePunctuation } = this.#o;
      const co = keys.co !== undefined && host.intl('collation', locale, keys.co) === true ? keys.co : undefined;
      this.#o.collation = co ?? 'default';
      const pairs = [['co', co], ['kf', caseFirst], ['kn', numeric ? '' : 'false']];
      this.#locale = tags.localeWith(r, pairs);
      this.#letters = (s === 'variant' ? '' : s[0]) + (numeric ? 'n' : '') + (ignorePunctuation ? 'p' : '') + (this.#o.caseFirst === 'upper' ? 'u' : '');
    }
    static { between = (c, a, b) => c.#between(a, b); } // for localeCompare, which needs no bound function
    #between(a, b) {
      if (a === b) return 0;
      return host.collate(this.#locale, this.#letters, a, b);
    }
    get compare() { return this.#compare ??= (a, b) => this.#between(String(a), String(b)); }
    resolvedOptions() {
      const { usage, sensitivity, ignorePunctuation, collation, numeric, caseFirst } = this.#o;
      return { locale: this.#locale, usage, sensitivity, ignorePunctuation, collation, numeric, caseFirst };
    }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.Collator'; }
  }

  const usual = new Collator();
  const kept = new Map(); // of localeCompare's arguments, which sorting repeats
  function collator(locales, options) {
    if (locales === undefined && options === undefined) return usual;
    if (typeof locales !== 'string' && locales !== undefined) return new Collator(locales, options);
    const key = options === undefined ? locales : [locales, options?.sensitivity, options?.numeric, options?.ignorePunctuation, options?.caseFirst, options?.usage].join('\0');
    let c = kept.get(key);
    if (c === undefined) {
      if (kept.size >= 16) kept.clear();
      kept.set(key, c = new Collator(locales, options));
    }
    return c;
  }

  function thisText(s, name) {
    if (s === undefined || s === null) throw new TypeError(`String.prototype.${name}: called on ${s}`);
    return String(s);
  }
  const CASED = /^(?:tr|az|lt|el)(?:-|$)/;
  function cased(s, locales, upper) {
    const [tag] = canonical(locales);
    if (tag !== undefined && CASED.test(tag)) {
      const out = host.cased(tag, s, upper);
      if (typeof out !== 'string') throw new RangeError('toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language');
      return out;
    }
    return upper ? s.toUpperCase() : s.toLowerCase();
  }

  return {
    Collator: callable(Collator, 'Collator'), tags,
    compare: (s, that, locales, options) => between(collator(locales, options), thisText(s, 'localeCompare'), String(that)),
    upper: (s, locales) => cased(thisText(s, 'toLocaleUpperCase'), locales, true),
    lower: (s, locales) => cased(thisText(s, 'toLocaleLowerCase'), locales, false),
  };
}
