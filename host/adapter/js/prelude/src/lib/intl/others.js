// Intl's smaller classes, in English: RelativeTimeFormat, ListFormat, Locale and Segmenter.
const UNITS = { second: ['sec.', 's'], minute: ['min.', 'm'], hour: ['hr.', 'h'], day: ['day', 'd'], week: ['wk.', 'w'], month: ['mo.', 'mo'], quarter: ['qtr.', 'q'], year: ['yr.', 'y'] };

export function make({ canonical, option, localeOf, supported, NumberFormat }) {
  class RelativeTimeFormat {
    #o;
    #numbers;
    constructor(locales, options) {
      if (options === null) throw new TypeError('Intl.RelativeTimeFormat: null is no options');
      this.#o = { locale: localeOf(locales), style: option(options, 'style', ['long', 'short', 'narrow'], 'long'), numeric: option(options, 'numeric', ['always', 'auto'], 'always'), numberingSystem: 'latn' };
      this.#numbers = new NumberFormat('en');
    }
    formatToParts(value, unit) {
      value = Number(value);
      const singular = String(unit).replace(/s$/, '');
      if (!Object.hasOwn(UNITS, singular)) throw new RangeError(`unit is none that there is: ${unit}`);
      if (!Number.isFinite(value)) throw new RangeError('a number that is not finite is no time');
      const { style, numeric } = this.#o;
      if (numeric === 'auto') {
        const word = this.#word(value, singular);
        if (word) return [{ type: 'literal', value: word }];
      }
      const past = value < 0 || Object.is(value, -0), n = Math.abs(value);
      const number = this.#numbers.formatToParts(n).map((p) => ({ ...p, unit: singular }));
      const [short, narrow] = UNITS[singular];
      const one = this.#numbers.format(n) === '1';
      let name = style === 'long' ? singular + (one ? '' : 's') : style === 'short' ? short : narrow;
      if (style === 'short' && !one) name = singular === 'day' ? 'days' : singular === 'quarter' ? 'qtrs.' : name;
      if (style !== 'narrow') name = ' ' + name;
      return past ? [...number, { type: 'literal', value: name + ' ago' }] : [{ type: 'literal', value: 'in ' }, ...number, { type: 'literal', value: name }];
    }
    #word(n, unit) {
      if (n !== 0 && n !== 1 && n !== -1) return '';
      if (unit === 'second') return n === 0 ? 'now' : '';
      if (unit === 'day') return { '0': 'today', '1': 'tomorrow', '-1': 'yesterday' }[n];
      if (unit === 'minute' || unit === 'hour') return n === 0 ? 'this ' + unit : '';
      return { '0': 'this', '1': 'next', '-1': 'last' }[n] + ' ' + (this.#o.style === 'long' ? unit : UNITS[unit][0]);
    }
    format(value, unit) { return this.formatToParts(value, unit).map((p) => p.value).join(''); }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.RelativeTimeFormat'; }
  }

  class ListFormat {
    #o;
    constructor(locales, options) {
      if (options === null || options !== undefined && typeof options !== 'object') throw new TypeError('Intl.ListFormat: options are an object');
      this.#o = { locale: localeOf(locales), type: option(options, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction'), style: option(options, 'style', ['long', 'short', 'narrow'], 'long') };
    }
    formatToParts(list) {
      const items = [];
      for (const s of list ?? []) {
        if (typeof s !== 'string') throw new TypeError('Intl.ListFormat: a list has strings');
        items.push(s);
      }
      const { type, style } = this.#o;
      const word = type === 'disjunction' ? 'or' : type === 'unit' || style === 'narrow' ? '' : style === 'short' ? '&' : 'and';
      const between = type === 'unit' && style === 'narrow' ? ' ' : ', ';
      const parts = [];
      items.forEach((value, i) => {
        if (i > 0) parts.push({ type: 'literal', value: i < items.length - 1 || word === '' ? between : items.length === 2 ? ` ${word} ` : `, ${word} ` });
        parts.push({ type: 'element', value });
      });
      return parts;
    }
    format(list) { return this.formatToParts(list).map((p) => p.value).join(''); }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.ListFormat'; }
  }

  class Locale {
    #tag;
    #parts;
    constructor(tag, options) {
      if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) throw new TypeError('Intl.Locale: a language tag is a string');
      let [text] = canonical([tag]);
      const [, base, extension = ''] = /^(.*?)((?:-[a-z0-9]-.*)?)$/.exec(text);
      let [language, ...rest] = base.split('-');
      let script = rest[0]?.length === 4 && /^[A-Z]/.test(rest[0]) ? rest.shift() : undefined;
      let region = /^(?:[A-Z]{2}|\d{3})$/.test(rest[0] ?? '') ? rest.shift() : undefined;
      language = option(options, 'language') ?? language;
      script = option(options, 'script') ?? script;
      region = option(options, 'region') ?? region;
      this.#parts = {};
      const u = /-u((?:-[a-z0-9]{2,8})+)/.exec(extension)?.[1].match(/-[a-z0-9]{2}(?=-|$)(?:-[a-z0-9]{3,8})*/g) ?? [];
      for (const k of u) this.#parts[k.slice(1, 3)] = k.slice(4);
      for (const [key, name] of [['ca', 'calendar'], ['co', 'collation'], ['hc', 'hourCycle'], ['kf', 'caseFirst'], ['nu', 'numberingSystem']]) if (options?.[name] !== undefined) this.#parts[key] = String(options[name]);
      if (options?.numeric !== undefined) this.#parts.kn = options.numeric ? '' : 'false';
      const keys = Object.keys(this.#parts).sort().map((k) => '-' + k + (this.#parts[k] && this.#parts[k] !== 'true' ? '-' + this.#parts[k] : '')).join('');
      [this.#tag] = canonical([[language, script, region, ...rest].filter(Boolean).join('-') + (keys && '-u' + keys)]);
      Object.assign(this.#parts, { language: language.toLowerCase(), script, region });
    }
    get baseName() { return this.#tag.replace(/-u-.*/, ''); }
    get language() { return this.baseName.split('-')[0]; }
    get script() { return this.baseName.split('-').find((p, i) => i === 1 && p.length === 4 && /^[A-Z]/.test(p)); }
    get region() { return this.baseName.split('-').find((p, i) => i > 0 && i < 3 && /^(?:[A-Z]{2}|\d{3})$/.test(p)); }
    get calendar() { return this.#parts.ca; }
    get collation() { return this.#parts.co; }
    get hourCycle() { return this.#parts.hc; }
    get caseFirst() { return this.#parts.kf; }
    get numberingSystem() { return this.#parts.nu; }
    get numeric() { return 'kn' in this.#parts && this.#parts.kn !== 'false'; }
    maximize() { throw new Error('Intl.Locale.maximize is not there in the sandbox'); }
    minimize() { throw new Error('Intl.Locale.minimize is not there in the sandbox'); }
    toString() { return this.#tag; }
    get [Symbol.toStringTag]() { return 'Intl.Locale'; }
  }

  // What users take for a character, words and sentences, by patterns that are near to UAX 29: no dictionary for languages without spaces.
  const EMOJI = '\\p{Regional_Indicator}{2}|(?:\\p{Extended_Pictographic}|[0-9#*](?=\\ufe0f?\\u20e3))(?:\\p{Emoji_Modifier}|\\ufe0f?\\u20e3|[\\u{e0020}-\\u{e007e}]+\\u{e007f}|\\ufe0f|\\p{M})*(?:\\u200d\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f|\\p{M})*)*';
  const PATTERNS = {
    grapheme: new RegExp(`\\r\\n|${EMOJI}|[\\u1100-\\u115f\\ua960-\\ua97c]+[\\u1160-\\u11a7\\uac00-\\ud7a3]*[\\u11a8-\\u11ff]*|[^\\p{Cc}][\\p{M}\\u200c\\u200d]*|[^]`, 'gu'),
    word: new RegExp(`\\r\\n|[\\p{L}\\p{N}_][\\p{M}\\u200d]*(?:(?:['’.:·](?=\\p{L})|[',.;](?=\\p{N}))?[\\p{L}\\p{N}_][\\p{M}\\u200d]*)*(?![\\ufe0f\\u20e3])|[ ]+|${EMOJI}|[^][\\p{M}\\u200d]*`, 'gu'),
    sentence: /[^]+?(?:[.!?]+["'”’)\]]*(?:\s+|$)|[。！？]+["'”’)\]]*\s*|\n|$)/gu,
  };
  class Segmenter {
    #o;
    constructor(locales, options) {
      if (options === null || options !== undefined && typeof options !== 'object') throw new TypeError('Intl.Segmenter: options are an object');
      this.#o = { locale: localeOf(locales), granularity: option(options, 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme') };
    }
    segment(text) {
      const input = String(text), { granularity } = this.#o;
      const made = (m) => {
        const s = { segment: m[0], index: m.index, input };
        if (granularity === 'word') s.isWordLike = /[\p{L}\p{N}]/u.test(m[0]);
        return s;
      };
      return {
        *[Symbol.iterator]() { for (const m of input.matchAll(PATTERNS[granularity])) if (m[0] !== '') yield made(m); },
        containing(n = 0) { for (const s of this) if (n >= s.index && n < s.index + s.segment.length) return s; return undefined; },
      };
    }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.Segmenter'; }
  }
  return { RelativeTimeFormat, ListFormat, Locale, Segmenter };
}
