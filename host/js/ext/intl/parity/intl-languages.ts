// Intl in many languages: numbers, plurals, lists, relative times, names.
import { same } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const shown = /^(?:ar-EG|de|en-IN|fr|he|ja|pl|pt-PT|zh-TW|increment|negotiation|numbering|supported|tag|case)\b/; // of the others there is a sum of what they answer
function sum(v: unknown) {
  const text = JSON.stringify(v);
  let h = 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h, 31) + text.charCodeAt(i) | 0;
  return h >>> 0;
}
const add = (name: string, f: () => unknown) => { cases[name] = shown.test(name) ? f : () => sum(f()); };
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return e.name; } };

const languages = ['af', 'am', 'ar', 'ar-EG', 'ar-SA', 'az', 'be', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-ZA', 'es', 'es-AR', 'es-MX', 'et', 'eu', 'fa', 'fi', 'fil', 'fr', 'fr-CA', 'fr-CH',
  'ga', 'gl', 'gu', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'is', 'it', 'it-CH', 'ja', 'ka', 'kk', 'km', 'kn', 'ko', 'ky', 'lo', 'lt', 'lv', 'mk', 'ml', 'mn', 'mr', 'ms', 'my', 'nb', 'ne', 'nl', 'nn', 'no', 'or', 'pa', 'pl', 'ps', 'pt', 'pt-PT', 'ro', 'ru', 'sd', 'si', 'sk', 'sl', 'sq', 'sr', 'sr-Latn', 'sv', 'sw', 'ta', 'te', 'th', 'tk', 'tr', 'uk', 'ur', 'uz', 'vi', 'zh', 'zh-HK', 'zh-TW', 'zu'];
const numbers = [0, -1, 1, 2, 3, 5, 11, 21, 1.5, 1234, -12345.678, 1234567.891];
const formats: Record<string, Intl.NumberFormatOptions> = {
  decimal: {}, percent: { style: 'percent', maximumFractionDigits: 1 }, euro: { style: 'currency', currency: 'EUR' }, dollar: { style: 'currency', currency: 'USD', minimumFractionDigits: 0 }, code: { style: 'currency', currency: 'JPY', currencyDisplay: 'code' },
  name: { style: 'currency', currency: 'USD', currencyDisplay: 'name' }, narrow: { style: 'currency', currency: 'CAD', currencyDisplay: 'narrowSymbol' }, accounting: { style: 'currency', currency: 'GBP', currencySign: 'accounting' },
  unit: { style: 'unit', unit: 'kilometer-per-hour' }, units: { style: 'unit', unit: 'day', unitDisplay: 'long' }, narrowUnit: { style: 'unit', unit: 'liter', unitDisplay: 'narrow' }, per: { style: 'unit', unit: 'megabyte-per-second', unitDisplay: 'long' },
  compact: { notation: 'compact' }, compactLong: { notation: 'compact', compactDisplay: 'long' }, compactEuro: { notation: 'compact', style: 'currency', currency: 'EUR' }, scientific: { notation: 'scientific' }, always: { signDisplay: 'always' }, accountingAlways: { style: 'currency', currency: 'CHF', currencySign: 'accounting', signDisplay: 'always' },
};
for (const l of languages) {
  for (const name in formats) add(`${l} ${name}`, () => { const f = new Intl.NumberFormat(l, formats[name]); return numbers.map((n) => f.format(n)); });
  add(`${l} parts`, () => Object.values(formats).map((o) => new Intl.NumberFormat(l, o).formatToParts(-12345.6).map((p) => `${p.type}:${p.value}`).join('|')));
  add(`${l} ranges`, () => Object.values(formats).map((o) => { const f: any = new Intl.NumberFormat(l, o); return [f.formatRange(1, 2), f.formatRange(1200, 1200), f.formatRange(-3, 1500)]; }));
  add(`${l} plurals`, () => (['cardinal', 'ordinal'] as const).map((type) => { const p: any = new Intl.PluralRules(l, { type }); return [p.resolvedOptions().pluralCategories, [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 19, 20, 21, 22, 23, 42, 80, 100, 101, 102, 103, 111, 1000, 1e6, 0.5, 1.5, 2.1, -1].map((n) => p.select(n)).join(), p.selectRange(0, 1), p.selectRange(1, 2), p.selectRange(2, 5)]; }));
  add(`${l} relative`, () => (['long', 'short', 'narrow'] as const).map((style) => (['auto', 'always'] as const).map((numeric) => { const f = new Intl.RelativeTimeFormat(l, { style, numeric }); return (['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const).map((u) => [-2, -1, -0, 0, 1, 3, 1234.5].map((n) => f.format(n, u)).join('|')); })));
  add(`${l} lists`, () => (['conjunction', 'disjunction', 'unit'] as const).map((type) => (['long', 'short', 'narrow'] as const).map((style) => [['a'], ['a', 'b'], ['a', 'b', 'i', 'o']].map((x) => new Intl.ListFormat(l, { type, style }).format(x)))));
  add(`${l} names`, () => [...['en', 'de', 'zh-Hant', 'zh-Hans-CN', 'pt-BR', 'en-GB', 'fr-CA', 'sr-Latn', 'xx', 'es-419', 'nl-BE'].map((c) => new Intl.DisplayNames(l, { type: 'language' }).of(c)), ...['US', 'DE', 'GB', 'HK', '419', 'UN', 'ZZ'].map((c) => (['long', 'short', 'narrow'] as const).map((style) => new Intl.DisplayNames(l, { type: 'region', style }).of(c))),
    ...['Latn', 'Cyrl', 'Hans', 'Arab'].map((c) => new Intl.DisplayNames(l, { type: 'script' }).of(c)), ...['USD', 'EUR', 'JPY', 'XTS', 'BRL'].map((c) => (['long', 'short', 'narrow'] as const).map((style) => new Intl.DisplayNames(l, { type: 'currency', style }).of(c))), ...['gregory', 'buddhist', 'iso8601'].map((c) => new Intl.DisplayNames(l, { type: 'calendar' }).of(c)), ...['year', 'month', 'weekday', 'dayPeriod', 'timeZoneName', 'weekOfYear'].map((c) => new Intl.DisplayNames(l, { type: 'dateTimeField' }).of(c)), new Intl.DisplayNames(l, { type: 'language', languageDisplay: 'standard' }).of('en-GB')]);
  add(`${l} resolved`, () => { const { locale, numberingSystem, useGrouping } = new Intl.NumberFormat(l).resolvedOptions() as any; return [locale, numberingSystem, useGrouping, Intl.NumberFormat.supportedLocalesOf(l), new Intl.PluralRules(l).resolvedOptions().locale, (12345.6).toLocaleString(l)]; });
  add(`${l} locale`, () => { const x: any = new Intl.Locale(l); return [x.maximize().toString(), x.minimize().toString(), x.getTextInfo(), x.getWeekInfo(), x.getNumberingSystems(), x.getHourCycles()]; });
}
for (const l of ['ar-u-nu-latn', 'ar-u-nu-arab', 'de-u-nu-deva', 'fa', 'hi-u-nu-deva', 'en-u-nu-thai', 'mr', 'zh-u-nu-hanidec', 'bn-u-nu-native']) add(`numbering ${l}`, () => { const f = new Intl.NumberFormat(l, { style: 'currency', currency: 'EUR' }); return [f.format(-1234567.89), f.resolvedOptions().locale, f.resolvedOptions().numberingSystem]; });
const tags = ['EN-us', 'iw', 'in', 'mo', 'zh-tw', 'zh-hant-tw', 'sr-cyrl-rs', 'de-1996-u-co-phonebk-x-y', 'en-u-ca-gregorian', 'en-u-kn-true', 'sl-rozaj-biske-1994', 'en-t-de-m0-din', 'cmn', 'no-bok', 'sh', 'tl', 'zh-min', 'art-lojban', 'i-klingon', 'x-private', 'en-a-bbb-x-a-ccc', 'de-419-DE', 'a-DE', 'ar-a-aaa-b-bbb-a-ccc', 'en-u', 'en-US-u-', 'und', 'und-Latn', 'en-840', 'sr-YU', 'ru-SU', 'DE-DD', 'en-u-attr-ca-buddhist', 'en-u-zz-yy', 'en--US', 'e', 'en-US-', 'toolonglanguage', 'en-abcdefghi', 'en-variant-variant'];
for (const t of tags) add(`tag ${t}`, () => [error(() => Intl.getCanonicalLocales(t)), error(() => new Intl.Locale(t).maximize().toString()), error(() => new Intl.Locale(t).minimize().toString())]);
for (const t of ['xx', 'tlh', 'de-XX', 'zh-Hant-CN', 'no-NO', 'nb-NO', 'sr-ME', 'pa-PK', 'tl', 'sh', 'zh', 'en-DE', 'bal-Latn', 'und', 'mo', 'iw-IL', 'yue-CN', 'gsw-LI', 'az-Arab', 'ca-ES-valencia', 'uz-AF', 'de-DE-x-y']) add(`supported ${t}`, () => [Intl.NumberFormat.supportedLocalesOf(t), new Intl.NumberFormat(t).resolvedOptions().locale]);
add('negotiation', () => [new Intl.NumberFormat(['xx', 'de-XX', 'fr']).resolvedOptions().locale, new Intl.NumberFormat(['tlh', 'yy']).resolvedOptions().locale, Intl.PluralRules.supportedLocalesOf(['en-XX', 'tlh', 'pt-PT-u-nu-latn', 'de'])]);
add('case', () => ['iİıI'.toLocaleUpperCase('tr'), 'IİıI'.toLocaleLowerCase('tr'), 'ǆ'.toLocaleUpperCase('hr'), 'Ì'.toLocaleLowerCase('lt'), 'άΰ'.toLocaleUpperCase('el'), 'ijs'.toLocaleUpperCase('nl')]);
for (const m of ['ceil', 'halfEven', 'halfExpand'] as const) add(`increment ${m}`, () => [5, 25, 500].map((roundingIncrement) => [0, 1.123, 1.125, 1.375, -12.5, 999.99].map((n) => new Intl.NumberFormat('en', { roundingIncrement, roundingMode: m, minimumFractionDigits: 2, maximumFractionDigits: 2 } as any).format(n))));
add('increment errors', () => [error(() => new Intl.NumberFormat('en', { roundingIncrement: 3 } as any)), error(() => new Intl.NumberFormat('en', { roundingIncrement: 5, maximumSignificantDigits: 2 } as any)), error(() => new Intl.NumberFormat('en', { roundingIncrement: 5, minimumFractionDigits: 1, maximumFractionDigits: 2 } as any))]);

export default same(cases);
