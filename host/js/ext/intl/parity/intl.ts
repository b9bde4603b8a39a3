// Intl in English, and the methods that go through it.
import { same } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return e.name; } };

const numbers = [0, -0, 1, -1, 1.5, 12, 123, 1234, 12345.678, 1234567.891, -1234567.891, 0.1, 0.05, 0.0005, 1e21, 1.7976931348623157e308, 5e-324, 999.9995, 0.1 + 0.2, 2.5, 3.5, 1e15, NaN, Infinity, -Infinity, 99.995];
const formats: Intl.NumberFormatOptions[] = [{}, { maximumFractionDigits: 0 }, { minimumFractionDigits: 2 }, { minimumFractionDigits: 2, maximumFractionDigits: 4 }, { maximumSignificantDigits: 3 }, { minimumSignificantDigits: 4 },
  { minimumSignificantDigits: 2, maximumSignificantDigits: 5 }, { minimumIntegerDigits: 3 }, { useGrouping: false }, { useGrouping: 'min2' }, { useGrouping: 'always' }, { style: 'percent' }, { style: 'percent', maximumFractionDigits: 1 },
  { style: 'currency', currency: 'USD' }, { style: 'currency', currency: 'eur' }, { style: 'currency', currency: 'JPY' }, { style: 'currency', currency: 'CHF' }, { style: 'currency', currency: 'KWD' }, { style: 'currency', currency: 'CAD' }, { style: 'currency', currency: 'XYZ' },
  { style: 'currency', currency: 'USD', currencyDisplay: 'code' }, { style: 'currency', currency: 'USD', currencyDisplay: 'name' }, { style: 'currency', currency: 'CAD', currencyDisplay: 'narrowSymbol' },
  { style: 'currency', currency: 'USD', currencySign: 'accounting' }, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }, { style: 'currency', currency: 'USD', minimumFractionDigits: 3 }, { style: 'currency', currency: 'GBP', currencyDisplay: 'name', maximumFractionDigits: 0 },
  { style: 'unit', unit: 'kilometer' }, { style: 'unit', unit: 'kilometer-per-hour' }, { style: 'unit', unit: 'mile-per-hour' }, { style: 'unit', unit: 'byte', unitDisplay: 'long' }, { style: 'unit', unit: 'celsius', unitDisplay: 'narrow' }, { style: 'unit', unit: 'percent' }, { style: 'unit', unit: 'liter', unitDisplay: 'long' }, { style: 'unit', unit: 'megabyte-per-second', unitDisplay: 'long' },
  { notation: 'compact' }, { notation: 'compact', compactDisplay: 'long' }, { notation: 'compact', maximumFractionDigits: 1 }, { notation: 'compact', style: 'currency', currency: 'USD' }, { notation: 'scientific' }, { notation: 'engineering' }, { notation: 'scientific', maximumFractionDigits: 1 },
  { signDisplay: 'always' }, { signDisplay: 'never' }, { signDisplay: 'exceptZero' }, { signDisplay: 'negative' }, { roundingMode: 'floor', maximumFractionDigits: 0 }, { roundingMode: 'ceil', maximumFractionDigits: 0 }, { roundingMode: 'halfEven', maximumFractionDigits: 0 }, { roundingMode: 'trunc', maximumFractionDigits: 1 }, { roundingMode: 'expand', maximumFractionDigits: 0 }, { roundingMode: 'halfTrunc', maximumFractionDigits: 0 },
  { trailingZeroDisplay: 'stripIfInteger', minimumFractionDigits: 2 }, { roundingPriority: 'morePrecision', maximumSignificantDigits: 2, maximumFractionDigits: 1 }, { roundingPriority: 'lessPrecision', maximumSignificantDigits: 2, maximumFractionDigits: 1 }];
for (const o of formats) {
  add(`number ${JSON.stringify(o)}`, () => numbers.map((n) => new Intl.NumberFormat('en-US', o).format(n)));
  add(`options ${JSON.stringify(o)}`, () => new Intl.NumberFormat('en-US', o).resolvedOptions());
}
add('compact', () => [999, 1000, 1049, 1050, 9999, 10_500, 99_950, 999_499, 999_500, 999_999, 1e6, 1.25e6, 1e9, 1e12, 9.99e14, 1e15, 1e16].map((n) => [n.toLocaleString('en', { notation: 'compact' }), n.toLocaleString('en', { notation: 'compact', compactDisplay: 'long' })]));
add('compact small', () => [0.001, 0.0123, 0.5, 0.95, 1.05, 1.5, 9.95, 12.3, 99.9].map((n) => n.toLocaleString('en', { notation: 'compact' })));
add('number method', () => numbers.map((n) => n.toLocaleString()));
add('number en-GB', () => [(1234.5).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' }), (1234.5).toLocaleString('en-GB')]);
add('bigint', () => [0n, -5n, 123456789012345678901234567890n].map((n) => [n.toLocaleString(), n.toLocaleString('en-US', { style: 'currency', currency: 'USD' }), new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(n)]));
add('number text', () => ['1.23456789012345678901234567890', '-0', ' 12 ', 'x', '', '1e3', '0x10'].map((n) => new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(n as any)));
add('number kinds', () => [undefined, null, true, {}, [5], new Date(5)].map((n) => new Intl.NumberFormat('en').format(n as any)));
add('number parts', () => [[1234567.5, {}], [-5, { style: 'currency', currency: 'USD' }], [-5, { style: 'currency', currency: 'USD', currencySign: 'accounting' }], [0.5, { style: 'percent' }], [5, { style: 'unit', unit: 'liter' }], [1500, { notation: 'compact' }], [1500, { notation: 'compact', compactDisplay: 'long' }], [0.00015, { notation: 'scientific' }], [NaN, {}], [-Infinity, {}], [2, { style: 'currency', currency: 'USD', currencyDisplay: 'name' }], [2, { style: 'currency', currency: 'CHF' }]].map(([n, o]: any) => new Intl.NumberFormat('en', o).formatToParts(n)));
add('number bad options', () => [{ style: 'x' }, { style: 'currency' }, { style: 'currency', currency: 'US' }, { style: 'unit' }, { style: 'unit', unit: 'x' }, { minimumFractionDigits: 101 }, { minimumFractionDigits: 3, maximumFractionDigits: 2 }, { maximumSignificantDigits: 0 }, { minimumIntegerDigits: 22 }, { notation: 'x' }, { signDisplay: 'x' }, { useGrouping: 'x' }, { roundingMode: 'x' }, null].map((o: any) => error(() => new Intl.NumberFormat('en', o).format(1))));
add('number locales', () => [undefined, [], 'en', ['en-US'], 'EN-us', 'en-u-nu-latn'].map((l) => new Intl.NumberFormat(l).format(1234.5)));
add('number bad locales', () => ['x', 'en_US', null, 5, [5], ''].map((l: any) => error(() => new Intl.NumberFormat(l).format(1))));
add('number without new', () => [(Intl.NumberFormat as any)('en').format(1e4), (Intl.NumberFormat as any)() instanceof Intl.NumberFormat]);
add('number bound', () => { const { format } = new Intl.NumberFormat('en'); return [1, 1000].map(format); });
add('number this', () => [error(() => (Number.prototype.toLocaleString as any).call('5')), error(() => (BigInt.prototype.toLocaleString as any).call(5))]);
add('array', () => [[1234.5, 'a', null, undefined, new Date(0)].toLocaleString(), [1234567].toLocaleString()]);
add('typed array', () => new Float64Array([1234.5, 1e6]).toLocaleString());
add('range', () => [new Intl.NumberFormat('en').formatRange(1, 2), error(() => (new Intl.NumberFormat('en') as any).formatRange(1)), error(() => new Intl.NumberFormat('en').formatRange(NaN, 1))]);

const times = [Date.UTC(2024, 0, 5, 15, 7, 9, 45), Date.UTC(1999, 11, 31, 0, 0, 0), Date.UTC(2024, 8, 30, 12, 0, 0), Date.UTC(2024, 6, 4, 3, 5, 0, 999)];
const fields: [string, unknown[]][] = [['weekday', [undefined, 'long', 'short']], ['year', [undefined, 'numeric', '2-digit']], ['month', [undefined, 'numeric', '2-digit', 'long', 'short']], ['day', [undefined, 'numeric', '2-digit']]];
const combine = (list: [string, unknown[]][]) => list.reduce((all, [name, values]) => all.flatMap((o) => values.map((v) => v === undefined ? o : { ...o, [name]: v })), [{}] as any[]).filter((o) => Object.keys(o).length);
const shown = (l: string, o: any) => times.map((t) => new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }).format(t));
for (const l of ['en-US', 'en-GB']) {
  // Of the combinations those that CLDR has patterns for; the others are put together in ways of ICU's own.
  for (const o of combine(fields)) if (Object.keys(o).length === 1 || o.month && (o.day || o.year && !o.weekday)) add(`${l} ${JSON.stringify(o)}`, () => shown(l, o));
  for (const o of combine([['hour', [undefined, 'numeric', '2-digit']], ['minute', [undefined, 'numeric', '2-digit']], ['second', [undefined, 'numeric', '2-digit']], ['hour12', [undefined, true, false]]]))
    if ((o.hour ? !o.second || o.minute : o.minute || o.second) && (o.hour || o.hour12 === undefined)) add(`${l} ${JSON.stringify(o)}`, () => shown(l, o));
  for (const dateStyle of [undefined, 'full', 'long', 'medium', 'short'] as const) for (const timeStyle of [undefined, 'full', 'long', 'medium', 'short'] as const)
    if (dateStyle || timeStyle) add(`${l} styles ${dateStyle} ${timeStyle}`, () => shown(l, { dateStyle, timeStyle }));
  for (const o of [{}, { hour: 'numeric', hourCycle: 'h23' }, { hour: 'numeric', minute: '2-digit', hourCycle: 'h11' }, { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }, { hour: 'numeric', minute: '2-digit', hourCycle: 'h24' }, { timeZoneName: 'short' }, { hour: 'numeric', timeZoneName: 'short' },
    { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }, { month: 'long', day: 'numeric', hour: 'numeric' }, { weekday: 'short', month: 'short', day: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
    { fractionalSecondDigits: 3 }, { second: 'numeric', fractionalSecondDigits: 3 }, { hour: 'numeric', minute: 'numeric', second: 'numeric', fractionalSecondDigits: 2 }, { era: 'short' }, { year: 'numeric', era: 'long' }, { dayPeriod: 'short' }, { hour: 'numeric', dayPeriod: 'long' }, { weekday: 'narrow' }, { month: 'narrow' }])
    add(`${l} ${JSON.stringify(o)} all`, () => shown(l, o));
}
const zones = ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Honolulu', 'UTC', 'GMT', '+05:30', '-08', 'America/Sao_Paulo', 'Pacific/Auckland', 'Africa/Cairo', 'Asia/Kathmandu'];
for (const timeZone of zones) {
  add(`zone ${timeZone}`, () => times.map((t) => new Date(t).toLocaleString('en-US', { timeZone })));
  add(`zone name ${timeZone}`, () => (['short', 'shortOffset', 'longOffset'] as const).map((timeZoneName) => shown('en-US', { timeZone, hour: 'numeric', timeZoneName })));
}
for (const timeZone of zones.slice(0, 4)) add(`zone long name ${timeZone}`, () => shown('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'full' }));
add('zone resolved', () => ['UTC', 'utc', 'America/New_York', '+01:30', 'Etc/UTC', 'GMT'].map((timeZone) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone));
add('zone bad', () => ['', 'Nope/Nope', 'Local', '../etc/passwd', 'America', '+25:00', null, 5].map((timeZone: any) => error(() => new Intl.DateTimeFormat('en', { timeZone }).format(0))));
add('zone past', () => [-3e12, -1e12, 0, 1e12, 4e12].map((t) => new Date(t).toLocaleString('en-US', { timeZone: 'Europe/Berlin' })));
add('date methods', () => times.map((t) => { const d = new Date(t); return [d.toLocaleString(), d.toLocaleDateString(), d.toLocaleTimeString(), d.toLocaleString('en-GB'), d.toLocaleDateString('en-GB'), d.toLocaleTimeString('en-GB')]; }));
add('date methods options', () => { const d = new Date(times[0]); return [d.toLocaleDateString('en-US', { hour: 'numeric' }), d.toLocaleTimeString('en-US', { month: 'long' }), d.toLocaleString('en-US', { month: 'long' }), d.toLocaleString('en-US', { hour: 'numeric' }), d.toLocaleDateString('en-US', { dateStyle: 'medium' }), d.toLocaleTimeString('en-US', { timeStyle: 'short' }), d.toLocaleDateString(undefined, { weekday: 'long' }), d.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })]; });
add('date methods bad', () => { const d = new Date(times[0]); return [error(() => d.toLocaleDateString('en', { timeStyle: 'short' })), error(() => d.toLocaleTimeString('en', { dateStyle: 'short' })), error(() => new Date(NaN).toLocaleString()), error(() => new Intl.DateTimeFormat().format(NaN)), error(() => d.toLocaleString('en', { dateStyle: 'x' as any })), error(() => d.toLocaleString('en', { dateStyle: 'short', hour: 'numeric' })), error(() => d.toLocaleString('en', null as any)), error(() => (Date.prototype.toLocaleString as any).call(5))]; });
add('date parts', () => new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' }).formatToParts(times[0]));
add('date parts short', () => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).formatToParts(times[0]));
add('date kinds', () => [new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(new Date(0)), new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(1e12), error(() => new Intl.DateTimeFormat('en').format('2024-01-01' as any)), new Intl.DateTimeFormat('en').format(null as any)]);
add('date years', () => [-62198755200000, -62135596800000, Date.UTC(12345, 0, 1), -1e14].map((t) => [new Intl.DateTimeFormat('en', { era: 'short', timeZone: 'UTC' }).format(t), new Intl.DateTimeFormat('en', { year: '2-digit', timeZone: 'UTC' }).format(t)]));
add('date resolved', () => [new Intl.DateTimeFormat().resolvedOptions(), new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).resolvedOptions(), new Intl.DateTimeFormat('en-US', { hour: 'numeric', hour12: false }).resolvedOptions(), new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' }).resolvedOptions()]);
add('date without new', () => [(Intl.DateTimeFormat as any)('en', { timeZone: 'UTC' }).format(0), (Intl.DateTimeFormat as any)() instanceof Intl.DateTimeFormat]);
add('date bound', () => { const { format } = new Intl.DateTimeFormat('en', { timeZone: 'UTC' }); return [0, 1e12].map((t) => format(t)); });

const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
for (const style of ['long', 'short', 'narrow'] as const) for (const numeric of ['always', 'auto'] as const)
  add(`relative ${style} ${numeric}`, () => units.map((u) => [-1234.5, -2, -1, -0, 0, 0.5, 1, 1.5, 2, 1000].map((n) => new Intl.RelativeTimeFormat('en', { style, numeric }).format(n, u))));
add('relative plural', () => new Intl.RelativeTimeFormat('en').format(3, 'days'));
add('relative parts', () => [new Intl.RelativeTimeFormat('en').formatToParts(-1234, 'day'), new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).formatToParts(1, 'day')]);
add('relative bad', () => [error(() => new Intl.RelativeTimeFormat('en').format(1, 'x' as any)), error(() => new Intl.RelativeTimeFormat('en').format(NaN, 'day')), error(() => new Intl.RelativeTimeFormat('en', { style: 'x' as any }))]);
add('relative resolved', () => new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).resolvedOptions());
for (const type of ['conjunction', 'disjunction', 'unit'] as const) for (const style of ['long', 'short', 'narrow'] as const)
  add(`list ${type} ${style}`, () => [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']].map((l) => new Intl.ListFormat('en', { type, style }).format(l)));
add('list parts', () => new Intl.ListFormat('en').formatToParts(['a', 'b', 'c']));
add('list bad', () => [error(() => new Intl.ListFormat('en').format([1 as any])), error(() => new Intl.ListFormat('en', { type: 'x' as any })), new Intl.ListFormat('en').format(new Set(['x', 'y']))]);
add('plural', () => [0, 1, 1.5, 2, -1, 1e6, NaN, Infinity].map((n) => new Intl.PluralRules('en').select(n)));
add('plural ordinal', () => Array.from({ length: 125 }, (_, n) => new Intl.PluralRules('en', { type: 'ordinal' }).select(n)[0]).join(''));
add('plural digits', () => new Intl.PluralRules('en', { minimumFractionDigits: 1 }).select(1));
add('plural resolved', () => [new Intl.PluralRules('en-US').resolvedOptions(), [...new Intl.PluralRules('en', { type: 'ordinal' }).resolvedOptions().pluralCategories].sort()]);
add('canonical', () => [Intl.getCanonicalLocales('EN-us'), Intl.getCanonicalLocales(['zh-hans-cn', 'de', 'DE']), Intl.getCanonicalLocales(), Intl.getCanonicalLocales('en-u-KN-true'), Intl.getCanonicalLocales('de-x-Foo'), error(() => Intl.getCanonicalLocales('a')), error(() => Intl.getCanonicalLocales(null as any))]);
add('locale', () => ['en', 'en-US', 'zh-Hans-CN', 'de-DE-u-co-phonebk', 'en-u-hc-h23-kn'].map((t) => { const l = new Intl.Locale(t); return [l.toString(), l.baseName, l.language, l.script, l.region, l.calendar, l.collation, l.hourCycle, l.numeric]; }));
add('locale options', () => [new Intl.Locale('en', { region: 'GB', hourCycle: 'h12' }).toString(), new Intl.Locale('en-US', { language: 'de', numeric: true }).toString(), new Intl.NumberFormat(new Intl.Locale('en-US')).format(1000), error(() => new Intl.Locale('x')), error(() => new (Intl.Locale as any)()), error(() => (Intl.Locale as any)('en'))]);
for (const granularity of ['grapheme', 'word', 'sentence'] as const)
  for (const text of ['', 'Hello, world!', 'e\u0301a', '👨‍👩‍👧‍👦👍🏽🇩🇪🇫🇷', 'It\'s 3.14, isn\'t it? Yes. No!', 'a\r\nb\tc  d', '한국어', 'foo_bar-baz@example.com', '1️⃣#️⃣'])
    add(`segment ${granularity} ${JSON.stringify(text)}`, () => [...new Intl.Segmenter('en', { granularity }).segment(text)].map((s: any) => [s.segment, s.index, s.isWordLike]));
add('segment containing', () => { const s = new Intl.Segmenter('en', { granularity: 'word' }).segment('Hello world'); return [s.containing(7), s.containing(99)]; });
add('tags', () => [Object.prototype.toString.call(Intl), ...['Collator', 'DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'ListFormat', 'Segmenter'].map((n) => [n, Object.prototype.toString.call(new (Intl as any)[n]('en')), (Intl as any)[n].name, (Intl as any)[n].length])]);
add('not enumerable', () => [Object.keys(Intl), typeof Intl, Object.keys(globalThis).includes('Intl')]);
add('lengths', () => [Number.prototype.toLocaleString.length, Date.prototype.toLocaleString.length, Date.prototype.toLocaleDateString.name, BigInt.prototype.toLocaleString.length]);
add('supported', () => [Intl.NumberFormat.supportedLocalesOf(['en-US', 'en']), Intl.DateTimeFormat.supportedLocalesOf('en-GB'), error(() => Intl.supportedValuesOf('x' as any)), Intl.supportedValuesOf('unit').length]);
add('german', () => [(1234.5).toLocaleString('de-DE'), new Date(0).toLocaleDateString('de-DE'), new Intl.NumberFormat('de').resolvedOptions().locale]);
add('display names', () => error(() => new Intl.DisplayNames('en', { type: 'region' }).of('DE')));

export default same(cases);
