// Dates in many languages.
import { same } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const shown = /^(?:ar-EG|de|en-GB|en-US|fr|ja|ko|pl|zh-TW|zone|cycle|calendar|other)\b/; // of the others there is a sum of what they answer
function sum(v: unknown) {
  const text = JSON.stringify(v);
  let h = 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h, 31) + text.charCodeAt(i) | 0;
  return h >>> 0;
}
const add = (name: string, f: () => unknown) => { cases[name] = shown.test(name) ? f : () => sum(f()); };
const error = (f: () => unknown) => { try { return f(); } catch (e: any) { return e.name; } };

const languages = ['af', 'am', 'ar-EG', 'az', 'be', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US', 'en-ZA', 'es', 'es-AR', 'es-MX', 'et', 'eu', 'fi', 'fil', 'fr', 'fr-CA', 'fr-CH',
  'ga', 'gl', 'gu', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'is', 'it', 'it-CH', 'ja', 'ka', 'kk', 'km', 'kn', 'ko', 'ky', 'lo', 'lt', 'lv', 'mk', 'ml', 'mn', 'mr', 'ms', 'my', 'nb', 'ne', 'nl', 'nn', 'or', 'pa', 'pl', 'pt', 'pt-PT', 'ro', 'ru', 'sd', 'si', 'sk', 'sl', 'sq', 'sr', 'sr-Latn', 'sv', 'sw', 'ta', 'te', 'tk', 'tr', 'uk', 'ur', 'uz', 'vi', 'zh', 'zh-HK', 'zh-TW', 'zu'];
const times = [Date.UTC(2024, 0, 5, 15, 7, 9, 45), Date.UTC(2023, 8, 30, 0, 0, 0)];
const styles = [undefined, 'full', 'long', 'medium', 'short'] as const;
const options: Intl.DateTimeFormatOptions[] = [{}, { weekday: 'long' }, { month: 'long' }, { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'short', day: 'numeric' }, { weekday: 'short', month: 'short', day: 'numeric' }, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }, { day: '2-digit', month: '2-digit', year: 'numeric' },
  { month: 'numeric', day: 'numeric' }, { year: '2-digit', month: 'numeric', day: 'numeric' }, { day: 'numeric' }, { year: 'numeric' }, { month: 'short' }, { month: 'narrow' }, { weekday: 'narrow' }, { hour: 'numeric' }, { hour: 'numeric', minute: '2-digit' }, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, { minute: '2-digit', second: '2-digit' }, { hour: 'numeric', hour12: true }, { hour: 'numeric', minute: 'numeric', hour12: false },
  { dateStyle: 'medium', timeStyle: 'short', hour12: true }, { era: 'long', year: 'numeric' }, { era: 'short' }, { hour: 'numeric', dayPeriod: 'long', hour12: true }, { dayPeriod: 'short' }, { fractionalSecondDigits: 3, second: 'numeric' }, { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }, { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }];
for (const l of languages) {
  for (const dateStyle of styles) add(`${l} ${dateStyle} styles`, () => styles.map((timeStyle) => dateStyle || timeStyle ? times.map((t) => new Intl.DateTimeFormat(l, { timeZone: 'UTC', dateStyle, timeStyle }).format(t)) : 0));
  add(`${l} options`, () => options.map((o) => { const f = new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }); return times.map((t) => f.format(t)); }));
  add(`${l} parts`, () => [options[6], options[24], options[28], { dateStyle: 'short', timeStyle: 'medium' } as const].map((o) => new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }).formatToParts(times[0]).map((p) => `${p.type}:${p.value}`).join('|')));
  add(`${l} resolved`, () => [options[0], options[7], options[16], options[27], { dateStyle: 'full', timeStyle: 'short' } as const].map((o) => new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }).resolvedOptions()));
  add(`${l} ranges`, () => [options[0], options[2], options[4], options[5], options[16], options[27], { dateStyle: 'long' } as const, { dateStyle: 'short', timeStyle: 'short' } as const].map((o) => { const f = new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }); return [6e4, 36e5, 36e6, 864e5 * 3, 864e5 * 40, 864e5 * 400].map((d) => f.formatRange(times[0], times[0] + d)); }));
  add(`${l} zones`, () => ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'].map((timeZone) => (['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'] as const).map((timeZoneName) => new Intl.DateTimeFormat(l, { timeZone, timeZoneName, hour: 'numeric' }).format(times[0]))));
  add(`${l} methods`, () => { const d = new Date(times[0]); return [d.toLocaleString(l), d.toLocaleDateString(l), d.toLocaleTimeString(l), d.toLocaleDateString(l, { weekday: 'long', month: 'long', day: 'numeric' })]; });
}
for (const hourCycle of ['h11', 'h12', 'h23', 'h24'] as const) for (const l of ['en', 'de', 'ja', 'ko', 'fr-CA']) add(`cycle ${hourCycle} ${l}`, () => [[0, 12].map((h) => new Intl.DateTimeFormat(l, { hourCycle, hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, h, 5))), new Intl.DateTimeFormat(l, { hourCycle, hour: 'numeric' }).resolvedOptions().hourCycle, new Intl.DateTimeFormat(`${l}-u-hc-${hourCycle}`, { timeStyle: 'short', timeZone: 'UTC' }).format(0), new Intl.DateTimeFormat(`${l}-u-hc-${hourCycle}`, { hour: 'numeric' }).resolvedOptions().locale]);
for (const l of ['en', 'de', 'ja', 'ko', 'hi', 'fr-CA']) add(`cycle hour12 ${l}`, () => [true, false].map((hour12) => { const f = new Intl.DateTimeFormat(l, { hour12, hour: 'numeric', timeZone: 'UTC' }); return [f.format(0), f.format(432e5), f.resolvedOptions().hourCycle]; }));
for (const l of ['ar-EG-u-nu-latn', 'de-u-nu-deva', 'hi-u-nu-deva', 'mr', 'my']) add(`other numbering ${l}`, () => [new Intl.DateTimeFormat(l, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(times[0]), new Intl.DateTimeFormat(l).resolvedOptions().locale]);
for (const l of ['th', 'fa', 'ps', 'uz-AF', 'en-u-ca-buddhist', 'de-u-ca-persian', 'th-u-ca-gregory', 'fa-u-ca-gregory-nu-latn', 'ja-u-ca-buddhist']) add(`calendar ${l}`, () => { const d = new Date(times[0]); return [new Intl.DateTimeFormat(l).resolvedOptions().locale, new Intl.DateTimeFormat(l).resolvedOptions().calendar, d.toLocaleString(l, { timeZone: 'UTC' }), ...styles.slice(1).map((dateStyle) => times.map((t) => new Intl.DateTimeFormat(l, { dateStyle, timeZone: 'UTC' }).format(t))), ...[options[1], options[2], options[3], options[4], options[5], options[6], options[8], options[11], options[12], options[22], options[27]].map((o) => new Intl.DateTimeFormat(l, { ...o, timeZone: 'UTC' }).format(times[0]))]; });
for (const l of ['th', 'fa']) add(`calendar days ${l}`, () => [-1e12, -5e11, 0, Date.UTC(2021, 2, 20), Date.UTC(2021, 2, 21), Date.UTC(2025, 2, 20), Date.UTC(2025, 2, 21), 2e12].map((t) => new Date(t).toLocaleDateString(l, { timeZone: 'UTC' })));
for (const l of ['th', 'fa']) add(`calendar ranges ${l}`, () => [options[0], options[4]].map((o) => { const f = new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...o }); return [36e5, 864e5 * 3, 864e5 * 400].map((d) => f.formatRange(times[0], times[0] + d)); }));
add('other parts of ranges', () => ['en-US', 'de', 'ja'].map((l) => new Intl.DateTimeFormat(l, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).formatRangeToParts(times[0], times[0] + 864e5 * 3).map((p) => `${p.source} ${p.type} ${p.value}`)));
add('other bad', () => [error(() => new Intl.DateTimeFormat('de', { calendar: 'x' })), error(() => new Intl.DateTimeFormat('de').formatRange(NaN, 1)), error(() => new Intl.DateTimeFormat('de', { numberingSystem: '!' })), error(() => new Intl.DateTimeFormat('de_DE'))]);

export default same(cases);
