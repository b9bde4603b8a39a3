// Intl's smaller classes: RelativeTimeFormat, ListFormat and DisplayNames.
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
const FORMS = {
  region: [/^(?:[a-z]{2}|\d{3})$/i, (s) => s.toUpperCase()], script: [/^[a-z]{4}$/i, (s) => s[0].toUpperCase() + s.slice(1).toLowerCase()], currency: [/^[a-z]{3}$/i, (s) => s.toUpperCase()],
  calendar: [/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i, (s) => s.toLowerCase()],
  dateTimeField: [/^(?:era|year|quarter|month|weekOfYear|weekday|day|dayPeriod|hour|minute|second|timeZoneName)$/, (s) => s],
};

/** @param {Parts} parts */
export function make({ host, canonical, resolve, option, supported, partsOf, numbering }) {
  class RelativeTimeFormat {
    #o;
    #spec;
    constructor(locales, options) {
      if (options === null) throw new TypeError('Intl.RelativeTimeFormat: null is no options');
      const r = resolve(locales), o = this.#o = { locale: r.locale };
      numbering(o, r, options);
      o.style = option(options, 'style', ['long', 'short', 'narrow'], 'long');
      o.numeric = option(options, 'numeric', ['always', 'auto'], 'always');
      this.#spec = JSON.stringify(o);
    }
    #ask(value, unit, parts) {
      value = Number(value);
      const singular = String(unit).replace(/s$/, '');
      if (!UNITS.includes(singular)) throw new RangeError(`unit is none that there is: ${unit}`);
      if (!Number.isFinite(value)) throw new RangeError('a number that is not finite is no time');
      return parts ? partsOf(host.intl('relative', this.#spec, value, singular, true), singular) : host.intl('relative', this.#spec, value, singular, false);
    }
    formatToParts(value, unit) { return this.#ask(value, unit, true); }
    format(value, unit) { return this.#ask(value, unit, false); }
    resolvedOptions() { const { locale, style, numeric, numberingSystem } = this.#o; return { locale, style, numeric, numberingSystem }; }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.RelativeTimeFormat'; }
  }

  const VOWEL = /^(?:i|hi(?![ae]))/i, O = /^(?:o|ho|8|11(?![0-9]))/i, HEBREW = /^[^\u05d0-\u05ea]/; // where Spanish says e and u, and Hebrew puts a hyphen (ICU)
  class ListFormat {
    #o;
    #patterns;
    constructor(locales, options) {
      if (options === null || options !== undefined && typeof options !== 'object') throw new TypeError('Intl.ListFormat: options are an object');
      this.#o = { locale: resolve(locales).locale, type: option(options, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction'), style: option(options, 'style', ['long', 'short', 'narrow'], 'long') };
      const { locale, type, style } = this.#o;
      this.#patterns = host.intl('list', locale, type, style).split('\0').map((p) => p.split(/\{[01]\}/));
    }
    // #last is the pattern before the last item.
    #last(pattern, item) {
      const { locale, type } = this.#o;
      if (type !== 'unit' && locale.startsWith('es')) {
        if (pattern[1] === ' y ' && VOWEL.test(item)) return [pattern[0], ' e ', pattern[2]];
        if (pattern[1] === ' o ' && O.test(item)) return [pattern[0], ' u ', pattern[2]];
      }
      if (locale.startsWith('he') && type === 'conjunction' && /\u05d5$/.test(pattern[1]) && HEBREW.test(item)) return [pattern[0], pattern[1] + '-', pattern[2]];
      return pattern;
    }
    formatToParts(list) {
      const items = [];
      for (const s of list ?? []) {
        if (typeof s !== 'string') throw new TypeError('Intl.ListFormat: a list has strings');
        items.push(s);
      }
      const [two, start, middle, end] = this.#patterns, parts = [], n = items.length;
      const literal = (value) => { if (value) parts.push({ type: 'literal', value }); };
      if (n > 1) literal((n === 2 ? two : start)[0]);
      items.forEach((value, i) => {
        if (i > 0) literal((i === n - 1 ? this.#last(n === 2 ? two : end, value) : i === 1 ? start : middle)[1]);
        parts.push({ type: 'element', value });
      });
      if (n > 1) literal((n === 2 ? two : end)[2]);
      return parts;
    }
    format(list) { return this.formatToParts(list).map((p) => p.value).join(''); }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.ListFormat'; }
  }

  class DisplayNames {
    #o;
    constructor(locales, options) {
      if (options === undefined || options === null || typeof options !== 'object') throw new TypeError('Intl.DisplayNames: options are an object with a type');
      this.#o = { locale: resolve(locales).locale, style: option(options, 'style', ['narrow', 'short', 'long'], 'long'),
        type: option(options, 'type', ['language', 'region', 'script', 'currency', 'calendar', 'dateTimeField']) };
      if (this.#o.type === undefined) throw new TypeError('Intl.DisplayNames: type is needed');
      this.#o.fallback = option(options, 'fallback', ['code', 'none'], 'code');
      const languageDisplay = option(options, 'languageDisplay', ['dialect', 'standard'], 'dialect');
      if (this.#o.type === 'language') this.#o.languageDisplay = languageDisplay;
    }
    of(code) {
      const { locale, style, type, fallback, languageDisplay } = this.#o;
      code = String(code);
      if (type === 'language') {
        if (/-.-/.test(code) || code.length > 64) throw new RangeError(`not a language: "${code.slice(0, 64)}"`);
        [code] = canonical(code);
      } else {
        const [form, spelled] = FORMS[type];
        if (code.length > 64 || !form.test(code)) throw new RangeError(`not a ${type}: "${code.slice(0, 64)}"`);
        code = spelled(code);
      }
      return host.intl('name', locale, type, style, code, languageDisplay === 'dialect') || (fallback === 'code' ? code : undefined);
    }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.DisplayNames'; }
  }
  return { RelativeTimeFormat, ListFormat, DisplayNames };
}
