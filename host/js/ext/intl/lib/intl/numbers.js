// Intl.NumberFormat and Intl.PluralRules: their options. The host formats, and knows the languages.

// How many digits of a fraction currencies have that have not two (ISO 4217).
const DIGITS = { 0: 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', 3: 'BHD IQD JOD KWD LYD OMR TND', 4: 'CLF' };
const digitsOf = (currency) => DIGITS[0].includes(currency) ? 0 : DIGITS[3].includes(currency) ? 3 : DIGITS[4].includes(currency) ? 4 : 2;

const MODES = ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'];
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];
const RESOLVED = ['locale', 'numberingSystem', 'style', 'currency', 'currencyDisplay', 'currencySign', 'unit', 'unitDisplay', 'minimumIntegerDigits', 'minimumFractionDigits', 'maximumFractionDigits',
  'minimumSignificantDigits', 'maximumSignificantDigits', 'useGrouping', 'notation', 'compactDisplay', 'signDisplay', 'roundingIncrement', 'roundingMode', 'roundingPriority', 'trailingZeroDisplay'];

// numeric is a number, or the digits of what is no double.
function numeric(x) {
  if (typeof x === 'number') return x;
  if (typeof x === 'object' && x !== null || typeof x === 'function') x = x.valueOf?.() ?? x;
  if (typeof x === 'bigint') return String(x);
  if (typeof x === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?\s*$/i.test(x) && Number.isFinite(Number(x))) return x.trim();
  return Number(x);
}
const isNaNumber = (x) => typeof x === 'number' && Number.isNaN(x);

/** @param {Parts} parts */
export function make({ host, resolve, localeWith, option, type, callable, supported, partsOf }) {
  function whole(options, name, low, high, fallback) {
    const v = options?.[name];
    if (v === undefined) return fallback;
    const n = Number(v);
    if (!(n >= low && n <= high)) throw new RangeError(`${name} is ${low} to ${high}`);
    return Math.floor(n);
  }

  // digitOptions are what NumberFormat and PluralRules share.
  function digitOptions(o, options, least, most, compact) {
    o.minimumIntegerDigits = whole(options, 'minimumIntegerDigits', 1, 21, 1);
    const minF = whole(options, 'minimumFractionDigits', 0, 100), maxF = whole(options, 'maximumFractionDigits', 0, 100);
    const minS = whole(options, 'minimumSignificantDigits', 1, 21), maxS = whole(options, 'maximumSignificantDigits', minS ?? 1, 21);
    const priority = option(options, 'roundingPriority', ['auto', 'morePrecision', 'lessPrecision'], 'auto');
    const increment = whole(options, 'roundingIncrement', 1, 5000, 1);
    if (!STEPS.includes(increment)) throw new RangeError(`roundingIncrement is one of: ${STEPS.join(', ')}`);
    o.significant = minS !== undefined || maxS !== undefined;
    if (o.significant || priority !== 'auto') { o.minimumSignificantDigits = minS ?? 1; o.maximumSignificantDigits = maxS ?? 21; }
    o.fraction = !o.significant || priority !== 'auto';
    o.compactRounding = compact && !o.significant && minF === undefined && maxF === undefined;
    if (o.fraction) {
      if (minF !== undefined && maxF !== undefined && minF > maxF) throw new RangeError('minimumFractionDigits is above maximumFractionDigits');
      o.minimumFractionDigits = minF ?? Math.min(least, maxF ?? least);
      o.maximumFractionDigits = maxF ?? Math.max(increment === 1 ? most : least, o.minimumFractionDigits);
    }
    if (increment !== 1) {
      if (o.significant || priority !== 'auto') throw new TypeError('roundingIncrement goes with fraction digits only');
      if (o.minimumFractionDigits !== o.maximumFractionDigits) throw new RangeError('roundingIncrement: minimumFractionDigits and maximumFractionDigits must be the same');
    }
    if (o.compactRounding) { o.minimumFractionDigits = o.maximumFractionDigits = 0; o.minimumSignificantDigits = 1; o.maximumSignificantDigits = 2; }
    o.roundingIncrement = increment;
    o.roundingMode = option(options, 'roundingMode', MODES, 'halfExpand');
    o.roundingPriority = o.compactRounding ? 'morePrecision' : priority;
    o.trailingZeroDisplay = option(options, 'trailingZeroDisplay', ['auto', 'stripIfInteger'], 'auto');
  }

  function written(text) {
    if (typeof text !== 'string') throw new RangeError('a number of at most 131,072 digits has a format');
    return text;
  }
  const ask = (spec, x, parts) => typeof x === 'number' ? host.intl('number', spec, x, parts) : written(host.intl('numberText', spec, x, parts));
  function ends(name, a, b) {
    if (a === undefined || b === undefined) throw new TypeError(`${name}: two numbers are needed`);
    const x = numeric(a), y = numeric(b);
    if (isNaNumber(x) || isNaNumber(y)) throw new RangeError(`${name}: NaN is no end of a range`);
    return [String(x), String(y)];
  }

  class NumberFormat {
    #o;
    #spec;
    #format;
    constructor(locales, options) {
      const r = resolve(locales), o = this.#o = { locale: r.locale, numberingSystem: r.nu };
      if (options === null) throw new TypeError('Intl.NumberFormat: null is no options');
      option(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit');
      numbering(o, r, options);
      o.style = option(options, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal');
      const currency = option(options, 'currency'), unit = option(options, 'unit');
      if (currency !== undefined && !/^[A-Za-z]{3}$/.test(currency)) throw new RangeError(`currency is not a well-formed currency code: "${currency}"`);
      const display = option(options, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol'), sign = option(options, 'currencySign', ['standard', 'accounting'], 'standard');
      if (o.style === 'currency') {
        if (currency === undefined) throw new TypeError('style "currency" needs a currency');
        Object.assign(o, { currency: currency.toUpperCase(), currencyDisplay: display, currencySign: sign });
      }
      if (unit !== undefined && host.intl('unit', unit) !== true) throw new RangeError(`unit is none that there is: "${unit}"`);
      const length = option(options, 'unitDisplay', ['short', 'narrow', 'long'], 'short');
      if (o.style === 'unit') {
        if (unit === undefined) throw new TypeError('style "unit" needs a unit');
        Object.assign(o, { unit, unitDisplay: length });
      }
      const notation = option(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
      const digits = o.style === 'currency' && notation === 'standard' ? digitsOf(o.currency) : 0;
      digitOptions(o, options, digits, Math.max(digits, o.style === 'percent' || o.style === 'currency' ? 0 : 3), notation === 'compact');
      const grouping = options?.useGrouping, fallback = notation === 'compact' ? 'min2' : 'auto';
      if (grouping === undefined || grouping === 'true' || grouping === 'false') o.useGrouping = fallback;
      else if (grouping === true) o.useGrouping = 'always';
      else if (!grouping) o.useGrouping = false;
      else o.useGrouping = option(options, 'useGrouping', ['min2', 'auto', 'always'], fallback);
      o.notation = notation;
      if (notation === 'compact') o.compactDisplay = option(options, 'compactDisplay', ['short', 'long'], 'short');
      o.signDisplay = option(options, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
    }

    #asked() { return this.#spec ??= JSON.stringify(this.#o); }
    formatToParts(value) { return partsOf(ask(this.#asked(), numeric(value), true)); }
    get format() {
      const spec = this.#asked();
      return this.#format ??= (value) => ask(spec, numeric(value), false);
    }
    formatRange(a, b) { return written(host.intl('numberRange', this.#asked(), ends('formatRange', a, b).join(' '), false)); }
    formatRangeToParts(a, b) { return partsOf(written(host.intl('numberRange', this.#asked(), ends('formatRangeToParts', a, b).join(' '), true)), 'source'); }
    resolvedOptions() {
      const out = {};
      for (const name of RESOLVED) if (this.#o[name] !== undefined) out[name] = this.#o[name];
      return out;
    }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.NumberFormat'; }
  }

  // numbering sets the numbering system, and the locale's name with it.
  function numbering(o, r, options) {
    let nu = type(options, 'numberingSystem');
    if (nu !== undefined && host.intl('digits', nu) !== true) nu = undefined;
    o.numberingSystem = nu ?? r.keys.nu ?? r.nu;
    o.locale = localeWith(r, [['nu', o.numberingSystem]]);
  }

  class PluralRules {
    #o;
    #spec;
    #categories;
    constructor(locales, options) {
      const r = resolve(locales);
      if (options === null) throw new TypeError('Intl.PluralRules: null is no options');
      option(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit');
      const o = this.#o = { locale: r.locale, type: option(options, 'type', ['cardinal', 'ordinal'], 'cardinal') };
      o.notation = option(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
      if (o.notation === 'compact') o.compactDisplay = option(options, 'compactDisplay', ['short', 'long'], 'short');
      digitOptions(o, options, 0, 3, o.notation === 'compact');
      this.#spec = JSON.stringify(o);
    }
    select(value) { return host.intl('plural', this.#spec, Number(value)); }
    selectRange(a, b) { return written(host.intl('pluralRange', this.#spec, ends('selectRange', a, b).join(' '))); }
    resolvedOptions() {
      const { significant, fraction, compactRounding, roundingIncrement, roundingMode, roundingPriority, trailingZeroDisplay, ...rest } = this.#o;
      this.#categories ??= host.intl('categories', this.#spec).split(' ');
      return { ...rest, pluralCategories: [...this.#categories], roundingIncrement, roundingMode, roundingPriority, trailingZeroDisplay };
    }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.PluralRules'; }
  }

  return { NumberFormat: callable(NumberFormat, 'NumberFormat'), PluralRules, numbering };
}
