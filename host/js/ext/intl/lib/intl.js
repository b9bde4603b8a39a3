// Intl: the classes check their options, and the host formats (host/js/ext/intl/format), which has the data of CLDR. @formatjs in the engine took
// 505 KB, 133 ms and 5.6 MB to begin with, 730 ms more for the first date and 0.5 ms for a number.
import { make as numbers } from './intl/numbers.js';
import { make as dates } from './intl/dates.js';
import { make as others } from './intl/others.js';
import { make as segmenter } from './intl/segmenter.js';
import { make as locale } from './intl/locale.js';

/** @param {Parts} parts */
export function make({ host, collate }) {
  const { Collator, tags } = collate;
  const parts = { host, ...tags };
  const { NumberFormat, PluralRules, numbering } = numbers(parts);
  const { DateTimeFormat, localized } = dates(parts);
  const rest = { ...others({ ...parts, numbering }), ...locale(parts), ...segmenter(parts) };

  const Intl = {};
  const add = (name, value) => Object.defineProperty(Intl, name, { value, configurable: true, writable: true, enumerable: false });
  const classes = { Collator, DateTimeFormat, NumberFormat, PluralRules, ...rest };
  for (const name of Object.keys(classes)) {
    Object.defineProperty(classes[name], 'name', { value: name, configurable: true });
    Object.defineProperty(classes[name], 'length', { value: name === 'DisplayNames' ? 2 : name === 'Locale' ? 1 : 0, configurable: true });
    add(name, classes[name]);
  }
  for (const name of ['DurationFormat']) add(name, class { constructor() { throw new Error(`Intl.${name} is not there in the sandbox`); } });
  add('getCanonicalLocales', (locales) => tags.canonical(locales));
  add('supportedValuesOf', (key) => {
    const list = host.intl('values', String(key));
    if (typeof list !== 'string') throw new RangeError(`supportedValuesOf: ${String(key).slice(0, 64)} is not calendar, collation, currency, numberingSystem, timeZone or unit`);
    return list.split(' ');
  });
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

  const kept = new Map(); // formatters by what they were made of, for the methods that make one at each call
  function number(n, locales, options) {
    const read = { __proto__: null }, key = tags.keyOf(locales, options, read);
    const f = key === undefined ? new NumberFormat(locales, options) : kept.get(key) ?? tags.keep(kept, key, new NumberFormat(locales, read));
    return f.format(n);
  }
  return {
    Intl,
    number: (n, locales, options) => number(Number.prototype.valueOf.call(n), locales, options),
    bigint: (n, locales, options) => number(BigInt.prototype.valueOf.call(n), locales, options),
    date: (d, locales, options) => localized(d, locales, options, 'any', 'all'),
    day: (d, locales, options) => localized(d, locales, options, 'date', 'date'),
    time: (d, locales, options) => localized(d, locales, options, 'time', 'time'),
  };
}
