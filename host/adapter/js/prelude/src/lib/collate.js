// Order and case by language: String.prototype.localeCompare, toLocaleUpperCase, toLocaleLowerCase and Intl.Collator. The host has the tables; texts of
// ASCII are compared here, which comes to the same.

// ASCII in the order of CLDR's root: what is not in it is ignored.
const ORDER = '\t\n\v\f\r _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789';
const WEIGHT = new Uint8Array(128);
for (let i = 0; i < ORDER.length; i++) WEIGHT[ORDER.charCodeAt(i)] = i + 1;
for (let i = 0; i < 26; i++) WEIGHT[97 + i] = WEIGHT[65 + i] = ORDER.length + 1 + i;
const NEAR = 40; // characters; what does not differ up to there is the host's
// Languages that order ASCII as the root does.
const PLAIN = /^(?:en|de|fr|es|it|pt|nl)(?:-[A-Z]{2})?$/;
const TAG = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;

export function make({ host }) {
  // near is the order of two texts of ASCII that differ soon, or undefined.
  function near(a, b, cased) {
    let i = 0, j = 0, third = 0;
    for (let n = 0; n < NEAR; n++) {
      let x = 0, y = 0, c = 0, d = 0;
      while (i < a.length && x === 0) { c = a.charCodeAt(i++); if (c > 127) return undefined; x = WEIGHT[c]; }
      while (j < b.length && y === 0) { d = b.charCodeAt(j++); if (d > 127) return undefined; y = WEIGHT[d]; }
      if (x !== y) return a.charCodeAt(i) > 127 || b.charCodeAt(j) > 127 ? undefined : x < y ? -1 : 1;
      if (x === 0) return cased ? third : 0;
      if (third === 0 && c !== d) third = c > d ? -1 : 1; // lower case is first
    }
    return undefined;
  }

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
      if ((this.#letters === '' || this.#letters === 'c' || this.#letters === 'b' || this.#letters === 'a') && PLAIN.test(this.#locale)) {
        const n = near(a, b, this.#letters === '' || this.#letters === 'c');
        if (n !== undefined) return n;
      }
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
