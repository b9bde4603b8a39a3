// Order and case by language: String.prototype.localeCompare, toLocaleUpperCase, toLocaleLowerCase and Intl.Collator. The host has the tables, and is
// asked for each comparison: 5 µs, while weights of ASCII alone took the engine 25.

const TAG = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;

export function make({ host }) {
  const invalid = (tag) => new RangeError(`invalid language tag: ${tag}`);

  // canonical is a list of the tags that an argument has, spelled as they should be.
  function canonical(locales) {
    if (locales === undefined) return [];
    if (locales === null) throw new TypeError('locales: null is no language tag');
    const list = typeof locales === 'string' || typeof locales?.baseName === 'string' ? [locales] : Array.from(locales), out = [];
    for (const l of list) {
      if (typeof l !== 'string' && (typeof l !== 'object' || l === null)) throw new TypeError('locales: a language tag is a string');
      const tag = String(l);
      if (!TAG.test(tag)) throw invalid(tag);
      let singleton = false;
      const spelled = tag.split('-').map((part, i) => {
        const p = part.toLowerCase();
        if (i === 0 || singleton || p.length === 1) { singleton ||= p.length === 1 && i > 0; return p; }
        return p.length === 2 ? p.toUpperCase() : p.length === 4 && /^[a-z]/.test(p) ? p[0].toUpperCase() + p.slice(1) : p;
      }).join('-').replace(/(-u(?:-[a-z0-9]{2,8})*?-[a-z0-9][a-z])-true(?=-|$)/, '$1');
      if (!out.includes(spelled)) out.push(spelled);
    }
    return out;
  }

  function option(options, name, values, fallback) {
    let v = options?.[name];
    if (v === undefined) return fallback;
    if (typeof fallback === 'boolean') return Boolean(v);
    v = String(v);
    if (values && !values.includes(v)) throw new RangeError(`${name} must be one of: ${values.map((x) => `"${x}"`).join(', ')}; it is "${v}"`);
    return v;
  }

  let between;
  class Collator {
    #locale;
    #o;
    #letters;
    #compare;
    constructor(locales, options) {
      const [tag] = canonical(locales);
      if (options === null) throw new TypeError('Intl.Collator: null is no options');
      const key = (name) => new RegExp(`-u(?:-[a-z0-9]{2,8})*?-${name}(?:-([a-z0-9]{3,8}))?(?:-|$)`).exec(tag ?? '')?.[1];
      const kn = key('kn') ?? (/-u-(?:.*-)?kn(?:-..(?:-|$)|$)/.test(tag ?? '') ? 'true' : 'false');
      this.#locale = tag ?? 'en-US';
      this.#o = {
        usage: option(options, 'usage', ['sort', 'search'], 'sort'),
        sensitivity: option(options, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
        ignorePunctuation: option(options, 'ignorePunctuation', null, false),
        numeric: options?.numeric === undefined ? kn === 'true' : Boolean(options.numeric),
        caseFirst: option(options, 'caseFirst', ['upper', 'lower', 'false'], key('kf') ?? 'false'),
      };
      const { sensitivity: s, numeric, ignorePunctuation } = this.#o;
      this.#letters = (s === 'variant' ? '' : s[0]) + (numeric ? 'n' : '') + (ignorePunctuation ? 'p' : '') + (this.#o.caseFirst === 'upper' ? 'u' : '');
    }
    static { between = (c, a, b) => c.#between(a, b); } // for localeCompare, which needs no bound function
    #between(a, b) {
      if (a === b) return 0;
      return host.collate(this.#locale, this.#letters, a, b);
    }
    get compare() { return this.#compare ??= (a, b) => this.#between(String(a), String(b)); }
    resolvedOptions() {
      const { usage, sensitivity, ignorePunctuation, numeric, caseFirst } = this.#o;
      return { locale: this.#locale.replace(/-u-.*/, ''), usage, sensitivity, ignorePunctuation, collation: 'default', numeric, caseFirst };
    }
    static supportedLocalesOf(locales) { return canonical(locales); }
    get [Symbol.toStringTag]() { return 'Intl.Collator'; }
  }

  // callable is a class of Intl's that is called without new too, as the standard has it for three of them.
  function callable(Class, name, prototype = Class.prototype) {
    function called(locales, options) { return Reflect.construct(Class, [locales, options], new.target ?? called); }
    called.prototype = prototype;
    Object.defineProperty(called, 'supportedLocalesOf', { value: Class.supportedLocalesOf, configurable: true, writable: true });
    Object.defineProperties(called, { name: { value: name, configurable: true }, prototype: { writable: false } });
    Object.defineProperty(prototype, 'constructor', { value: called });
    return called;
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
    Collator: callable(Collator, 'Collator'), callable, canonical, option,
    compare: (s, that, locales, options) => between(collator(locales, options), thisText(s, 'localeCompare'), String(that)),
    upper: (s, locales) => cased(thisText(s, 'toLocaleUpperCase'), locales, true),
    lower: (s, locales) => cased(thisText(s, 'toLocaleLowerCase'), locales, false),
  };
}
