// Temporal: what dates and times are read, written, counted and compared as.
import { same, throws } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const T: any = (globalThis as any).Temporal;
const add = (name: string, f: () => unknown) => { cases[name] = f; };

add('names', () => [typeof T, Object.getOwnPropertyNames(T).sort(), Object.prototype.toString.call(T), T.PlainDate.name, T.PlainDate.length]);
add('now', () => [T.Now.timeZoneId(), T.Now.instant() instanceof T.Instant, typeof T.Now.plainDateISO().year, Math.abs(T.Now.instant().epochMilliseconds - Date.now()) < 1000]);
add('instant', () => { const i = T.Instant.from('2020-02-29T12:34:56.789123456Z'); return [String(i), i.epochMilliseconds, String(i.epochNanoseconds), String(i.add({ hours: 25 })), String(i.round('minute')), JSON.stringify({ i })]; });
add('of a date', () => String((new Date(0) as any).toTemporalInstant()));
for (const s of ['2020-02-29', '2020-02-30', '+012345-01-01', '20200229', '2020-02-29T10:00Z', '2020-02-29[u-ca=iso8601]', '2020-02-29[u-ca=gregory]', '-000000-01-01', 'x']) add(`PlainDate ${s}`, () => { try { return String(T.PlainDate.from(s)); } catch (e: any) { return e.name; } });
add('PlainDate parts', () => { const d = T.PlainDate.from('2020-02-29'); return [d.year, d.month, d.monthCode, d.day, d.dayOfWeek, d.dayOfYear, d.weekOfYear, d.daysInMonth, d.inLeapYear, d.calendarId]; });
add('PlainDate sums', () => { const d = T.PlainDate.from('2020-01-31'); return [d.add({ months: 1 }), d.subtract({ years: 1, days: 3 }), d.with({ day: 1 }), d.until('2021-03-01', { largestUnit: 'month' }), d.since('2019-12-25'), T.PlainDate.compare(d, '2020-02-01'), d.equals('2020-01-31')].map(String); });
add('overflow', () => [String(T.PlainDate.from({ year: 2021, month: 2, day: 31 })), throws(() => T.PlainDate.from({ year: 2021, month: 2, day: 31 }, { overflow: 'reject' })), throws(() => new T.PlainDate(2021, 13, 1))]);
add('PlainTime', () => { const t = T.PlainTime.from('23:59:59.5'); return [t.add({ seconds: 1 }), t.round('second'), t.until('01:00'), T.PlainTime.compare('10:00', '09:00')].map(String); });
add('PlainDateTime', () => { const t = T.PlainDateTime.from('2020-12-31T23:59'); return [t.add({ minutes: 2 }), t.toPlainDate(), t.round({ smallestUnit: 'hour' }), t.until('2022-01-01T00:00', { largestUnit: 'year' }), t.toZonedDateTime('UTC')].map(String); });
add('PlainYearMonth and PlainMonthDay', () => [T.PlainYearMonth.from('2020-02').daysInMonth, String(T.PlainYearMonth.from('2020-12').add({ months: 2 })), String(T.PlainMonthDay.from('02-29').toPlainDate({ year: 2021 }))]);
add('Duration', () => { const d = T.Duration.from('P1Y2M3W4DT5H6M7.008009S'); return [String(d), String(d.negated()), d.sign, String(T.Duration.from({ minutes: 130 }).round({ largestUnit: 'hour' })), T.Duration.from({ hours: 36 }).total('day'), throws(() => T.Duration.from('x')), T.Duration.compare({ hours: 1 }, { minutes: 59 })]; });
for (const zone of ['UTC', '+05:30', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Nope/Zone']) add(`ZonedDateTime ${zone}`, () => { try { const z = T.Instant.from('2024-03-31T00:59:59Z').toZonedDateTimeISO(zone); return [z, z.add({ seconds: 1 }), z.startOfDay(), z.offset, z.hoursInDay, z.getTimeZoneTransition?.('next'), z.withTimeZone('UTC')].map(String); } catch (e: any) { return e.name; } });
add('disambiguation', () => ['compatible', 'earlier', 'later', 'reject'].map((disambiguation) => { try { return String(T.PlainDateTime.from('2024-03-31T02:30').toZonedDateTime('Europe/Berlin', { disambiguation })); } catch (e: any) { return e.name; } }));
add('no numbers', () => [throws(() => T.PlainDate.from('2020-01-01') > T.PlainDate.from('2020-01-02')), throws(() => T.PlainDate()), throws(() => T.Instant.from(5))]);
add('texts', () => [T.PlainDate.from('2020-02-29').toLocaleString('en-US'), T.PlainTime.from('13:05').toLocaleString('en-US'), T.ZonedDateTime.from('2020-02-29T13:05[America/New_York]').toLocaleString('en-US')]);

export default same(cases);
