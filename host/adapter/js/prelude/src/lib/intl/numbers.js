// Intl.NumberFormat and Intl.PluralRules, in English.
import { CURRENCIES, DIGITS, UNITS } from './english.js';

const MODES = ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'];
const COMPACT = [['', ''], ['K', ' thousand'], ['M', ' million'], ['B', ' billion'], ['T', ' trillion']];
const PER = { second: 's', minute: 'min', hour: 'h', day: 'd', week: 'w', month: 'mo', year: 'y' };

// A decimal is { negative, digits, point }: 0.digits times ten to the point; digits is '' for 0. Or { negative, special: 'NaN' or '∞' }.
function decimal(x) {
  if (typeof x === 'object' && x !== null || typeof x === 'function') x = x.valueOf?.() ?? x;
  if (typeof x === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?\s*$/i.test(x)) x = x.trim();
  else if (typeof x !== 'bigint') x = Number(x);
  if (typeof x === 'number' && !Number.isFinite(x)) return { negative: x < 0, special: Number.isNaN(x) ? 'NaN' : '∞' };
  const negative = Object.is(x, -0) || String(x)[0] === '-';
  const [, whole, fraction = '', e = '0'] = /^[+-]?(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(x));
  return trimmed(negative, whole + fraction, whole.length + Number(e));
}

function trimmed(negative, digits, point) {
  const zeros = /^0*/.exec(digits)[0].length;
  digits = digits.slice(zeros).replace(/0+$/, '');
  return { negative, digits, point: digits === '' ? 0 : point - zeros };
}

// rounded keeps so many digits.
function rounded(d, keep, mode) {
  if (keep >= d.digits.length) return d;
  let up;
  const rest = keep < 0 ? '0' + d.digits : d.digits.slice(keep);
  const half = rest[0] < '5' ? -1 : rest[0] > '5' || /[1-9]/.test(rest.slice(1)) ? 1 : 0;
  const last = keep > 0 ? d.digits.charCodeAt(keep - 1) & 1 : 0;
  switch (mode) {
  case 'ceil': up = !d.negative; break;
  case 'floor': up = d.negative; break;
  case 'expand': up = true; break;
  case 'trunc': up = false; break;
  case 'halfCeil': up = half > 0 || half === 0 && !d.negative; break;
  case 'halfFloor': up = half > 0 || half === 0 && d.negative; break;
  case 'halfTrunc': up = half > 0; break;
  case 'halfEven': up = half > 0 || half === 0 && last === 1; break;
  default: up = half >= 0;
  }
  const kept = d.digits.slice(0, Math.max(0, keep));
  if (!up) return trimmed(d.negative, kept, d.point);
  if (keep <= 0) return { negative: d.negative, digits: '1', point: d.point - keep + 1 };
  const sum = String(BigInt(kept) + 1n);
  return trimmed(d.negative, sum, d.point + sum.length - kept.length);
}

// split is the digits before and behind the point.
function split(d) {
  if (d.point <= 0) return ['', d.digits === '' ? '' : '0'.repeat(-d.point) + d.digits];
  return [d.digits.slice(0, d.point).padEnd(d.point, '0'), d.digits.slice(d.point)];
}

export function make({ canonical, option, callable, localeOf, supported }) {
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
    if (![1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000].includes(increment)) throw new RangeError('roundingIncrement is 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500 or 5000');
    if (increment !== 1) throw new RangeError('roundingIncrement: 1 is all that there is in the sandbox');
    o.significant = minS !== undefined || maxS !== undefined;
    if (o.significant || priority !== 'auto') { o.minimumSignificantDigits = minS ?? 1; o.maximumSignificantDigits = maxS ?? 21; }
    o.fraction = !o.significant || priority !== 'auto';
    o.compactRounding = compact && !o.significant && minF === undefined && maxF === undefined;
    if (o.fraction) {
      if (minF !== undefined && maxF !== undefined && minF > maxF) throw new RangeError('minimumFractionDigits is above maximumFractionDigits');
      o.minimumFractionDigits = minF ?? Math.min(least, maxF ?? least);
      o.maximumFractionDigits = maxF ?? Math.max(most, o.minimumFractionDigits);
    }
    if (o.compactRounding) { o.minimumFractionDigits = o.maximumFractionDigits = 0; o.minimumSignificantDigits = 1; o.maximumSignificantDigits = 2; }
    o.roundingIncrement = 1;
    o.roundingMode = option(options, 'roundingMode', MODES, 'halfExpand');
    o.roundingPriority = o.compactRounding ? 'morePrecision' : priority;
    o.trailingZeroDisplay = option(options, 'trailingZeroDisplay', ['auto', 'stripIfInteger'], 'auto');
  }

  // fitted is a decimal rounded as the options say, and its digits as text.
  function fitted(d, o) {
    const bySignificant = () => [rounded(d, o.maximumSignificantDigits, o.roundingMode), o.minimumSignificantDigits];
    const byFraction = () => [rounded(d, d.point + o.maximumFractionDigits, o.roundingMode), 0];
    let r, least = 0;
    if (o.significant && o.roundingPriority === 'auto') [r, least] = bySignificant();
    else if (o.roundingPriority === 'auto') [r] = byFraction();
    else {
      const s = bySignificant(), f = byFraction();
      const more = d.digits === '' || d.point + o.maximumFractionDigits < o.maximumSignificantDigits;
      [r, least] = more === (o.roundingPriority === 'morePrecision') ? s : f;
    }
    let [integer, fraction] = split(r);
    if (least > 0) {
      const have = r.digits === '' ? 1 : Math.max(r.digits.length, r.point);
      if (have < least && (r.point > 0 || r.digits !== '' || least > 1)) fraction = fraction.padEnd(fraction.length + least - have, '0');
    } else fraction = fraction.padEnd(o.minimumFractionDigits ?? 0, '0');
    if (o.trailingZeroDisplay === 'stripIfInteger' && /^0*$/.test(fraction)) fraction = '';
    return [r, integer.padStart(o.minimumIntegerDigits, '0'), fraction];
  }

  class NumberFormat {
    #o;
    #format;
    constructor(locales, options) {
      const o = this.#o = { locale: localeOf(locales), numberingSystem: 'latn' };
      if (options === null) throw new TypeError('Intl.NumberFormat: null is no options');
      o.style = option(options, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal');
      const currency = option(options, 'currency'), unit = option(options, 'unit');
      if (currency !== undefined && !/^[A-Za-z]{3}$/.test(currency)) throw new RangeError(`currency is not a well-formed currency code: "${currency}"`);
      const display = option(options, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol'), sign = option(options, 'currencySign', ['standard', 'accounting'], 'standard');
      if (o.style === 'currency') {
        if (currency === undefined) throw new TypeError('style "currency" needs a currency');
        Object.assign(o, { currency: currency.toUpperCase(), currencyDisplay: display, currencySign: sign });
      }
      if (unit !== undefined && !unit.split('-per-').every((u) => Object.hasOwn(UNITS, u))) throw new RangeError(`unit is none that there is: "${unit}"`);
      const length = option(options, 'unitDisplay', ['short', 'narrow', 'long'], 'short');
      if (o.style === 'unit') {
        if (unit === undefined) throw new TypeError('style "unit" needs a unit');
        Object.assign(o, { unit, unitDisplay: length });
      }
      const notation = option(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
      const digits = o.style === 'currency' && notation === 'standard' ? Number(Object.keys(DIGITS).find((n) => DIGITS[n].includes(o.currency)) ?? 2) : 0;
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

    formatToParts(value) {
      const o = this.#o, d = decimal(value), number = [];
      const add = (type, v) => { if (v !== '') number.push({ type, value: v }); };
      let zero = false, one = false, tail = null;
      if (d.special) add(d.special === 'NaN' ? 'nan' : 'infinity', d.special);
      else {
        if (o.style === 'percent' && d.digits !== '') d.point += 2;
        let power = 0, r, integer, fraction;
        const scale = (d) => o.notation === 'scientific' ? d.point - 1 : o.notation === 'engineering' ? Math.floor((d.point - 1) / 3) * 3
          : o.notation === 'compact' ? Math.max(0, Math.min(12, Math.floor((d.point - 1) / 3) * 3)) : 0;
        if (d.digits !== '') power = scale(d);
        const fit = () => { [r, integer, fraction] = fitted({ ...d, point: d.digits === '' ? 0 : d.point - power }, o); };
        fit();
        const again = r.digits === '' ? power : scale({ point: r.point + power }); // rounding may have made a digit more
        if (again !== power) { power = again; fit(); }
        zero = r.digits === '';
        one = integer === '1' && fraction === '' && power === 0;
        const group = o.useGrouping === 'min2' ? 5 : 4;
        if (o.useGrouping && integer.length >= group && power < 13) {
          const first = integer.length % 3 || 3;
          add('integer', integer.slice(0, first));
          for (let i = first; i < integer.length; i += 3) { add('group', ','); add('integer', integer.slice(i, i + 3)); }
        } else add('integer', integer);
        if (fraction !== '') { add('decimal', '.'); add('fraction', fraction); }
        if (o.notation === 'compact' && power > 0) {
          const [short, long] = COMPACT[power / 3];
          if (o.compactDisplay === 'long') { add('literal', ' '); add('compact', long.slice(1)); } else add('compact', short);
        } else if (o.notation === 'scientific' || o.notation === 'engineering') {
          add('exponentSeparator', 'E');
          if (power < 0) add('exponentMinusSign', '-');
          add('exponentInteger', String(Math.abs(power)));
        }
      }
      if (d.special === 'NaN') zero = true;
      const minus = d.negative && d.special !== 'NaN';
      const sign = { never: '', auto: minus ? '-' : '', always: minus ? '-' : '+', exceptZero: zero ? '' : minus ? '-' : '+', negative: minus && !zero ? '-' : '' }[o.signDisplay];
      const brackets = sign === '-' && o.style === 'currency' && o.currencySign === 'accounting' && o.currencyDisplay !== 'name';
      const parts = brackets ? [{ type: 'literal', value: '(' }] : sign ? [{ type: sign === '-' ? 'minusSign' : 'plusSign', value: sign }] : [];
      if (o.style === 'currency') {
        const [symbol, narrow, single, many] = CURRENCIES[o.currency]?.split('|') ?? [o.currency, o.currency, o.currency, o.currency];
        if (o.currencyDisplay === 'name') tail = [{ type: 'literal', value: ' ' }, { type: 'currency', value: one ? single : many }];
        else {
          const shown = o.currencyDisplay === 'code' ? o.currency : o.currencyDisplay === 'narrowSymbol' ? narrow : symbol;
          parts.push({ type: 'currency', value: shown });
          if (!d.special && /[\p{L}\p{M}.]$/u.test(shown)) parts.push({ type: 'literal', value: '\u00a0' });
        }
      }
      parts.push(...number);
      if (o.style === 'percent') parts.push({ type: 'percentSign', value: '%' });
      if (o.style === 'unit') tail = unitParts(o, one);
      if (tail) parts.push(...tail);
      if (brackets) parts.push({ type: 'literal', value: ')' });
      return parts;
    }
    get format() { return this.#format ??= (value) => { let s = ''; for (const p of this.formatToParts(value)) s += p.value; return s; }; }
    formatRange(a, b) {
      if (a === undefined || b === undefined) throw new TypeError('formatRange: two numbers are needed');
      const x = this.format(a), y = this.format(b);
      if (x === 'NaN' || y === 'NaN') throw new RangeError('formatRange: NaN is no end of a range');
      return x === y ? '~' + x : `${x}${this.#o.style === 'currency' || this.#o.style === 'unit' ? ' – ' : '–'}${y}`;
    }
    resolvedOptions() {
      const { significant, fraction, compactRounding, ...rest } = this.#o, out = {};
      for (const name of ['locale', 'numberingSystem', 'style', 'currency', 'currencyDisplay', 'currencySign', 'unit', 'unitDisplay', 'minimumIntegerDigits', 'minimumFractionDigits', 'maximumFractionDigits',
        'minimumSignificantDigits', 'maximumSignificantDigits', 'useGrouping', 'notation', 'compactDisplay', 'signDisplay', 'roundingIncrement', 'roundingMode', 'roundingPriority', 'trailingZeroDisplay']) if (rest[name] !== undefined) out[name] = rest[name];
      return out;
    }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.NumberFormat'; }
  }

  function unitParts(o, one) {
    const [unit, per] = o.unit.split('-per-');
    const at = { short: 0, long: 2, narrow: 4 }[o.unitDisplay] + (one ? 0 : 1);
    let text = UNITS[unit].split('|')[at];
    if (o.unit === 'mile-per-hour' || o.unit === 'mile-per-gallon') { if (o.unitDisplay !== 'long') return literal((o.unitDisplay === 'short' ? ' ' : '') + (per === 'hour' ? 'mph' : 'mpg')); }
    if (per !== undefined) text += o.unitDisplay === 'long' ? ' per' + UNITS[per].split('|')[2] : '/' + (PER[per] ?? UNITS[per].split('|')[4].trim());
    return literal(text);
  }
  function literal(text) {
    return text[0] === ' ' ? [{ type: 'literal', value: ' ' }, { type: 'unit', value: text.slice(1) }] : [{ type: text === '%' ? 'percentSign' : 'unit', value: text }];
  }

  class PluralRules {
    #o;
    constructor(locales, options) {
      this.#o = { locale: localeOf(locales), type: option(options, 'type', ['cardinal', 'ordinal'], 'cardinal') };
      if (options === null) throw new TypeError('Intl.PluralRules: null is no options');
      digitOptions(this.#o, options, 0, 3, false);
    }
    select(value) {
      const d = decimal(Number(value));
      if (d.special) return 'other';
      const [, integer, fraction] = fitted(d, this.#o);
      if (this.#o.type === 'cardinal') return fraction === '' && integer === '1' ? 'one' : 'other';
      if (fraction !== '') return 'other';
      const ten = integer.slice(-1), teen = integer.length > 1 && integer.at(-2) === '1';
      return teen ? 'other' : { 1: 'one', 2: 'two', 3: 'few' }[ten] ?? 'other';
    }
    selectRange(a, b) { if (Number.isNaN(Number(a)) || Number.isNaN(Number(b))) throw new RangeError('selectRange: NaN is no end of a range'); return 'other'; }
    resolvedOptions() {
      const { significant, fraction, compactRounding, roundingIncrement, roundingMode, roundingPriority, trailingZeroDisplay, ...rest } = this.#o;
      const { locale, type, ...digits } = rest;
      return { locale, type, notation: 'standard', ...digits, pluralCategories: this.#o.type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'], roundingIncrement, roundingMode, roundingPriority, trailingZeroDisplay };
    }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.PluralRules'; }
  }

  return { NumberFormat: callable(NumberFormat, 'NumberFormat'), PluralRules };
}
