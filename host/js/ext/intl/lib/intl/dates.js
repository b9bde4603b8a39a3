// Intl.DateTimeFormat: its options. The host formats, and knows the languages.
const STYLES = ['full', 'long', 'medium', 'short'], WIDTHS = ['narrow', 'short', 'long'], NUMERIC = ['2-digit', 'numeric'];
const ZONES = ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'];
const FIELDS = { weekday: WIDTHS, era: WIDTHS, year: NUMERIC, month: [...NUMERIC, ...WIDTHS], day: NUMERIC, dayPeriod: WIDTHS, hour: NUMERIC, minute: NUMERIC, second: NUMERIC };
const RESOLVED = ['weekday', 'era', 'year', 'month', 'day', 'dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'timeZoneName', 'dateStyle', 'timeStyle'];

/** @param {Parts} parts */
export function make({ host, resolve, localeWith, option, type, callable, supported, keyOf, keep, partsOf }) {
  // zoneAt returns [offset in seconds, abbreviation, name] of a zone at a time, or null if the name is unknown.
  function zoneAt(name, ms) {
    const fixed = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name);
    if (fixed) {
      const n = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
      return n >= 24 * 60 || Number(fixed[3] ?? 0) > 59 ? null : [(fixed[1] === '-' ? -n : n) * 60, '', `${n ? fixed[1] : '+'}${fixed[2]}:${fixed[3] ?? '00'}`];
    }
    if (/^(?:utc|gmt)$/i.test(name)) return [0, name.toUpperCase(), name.toUpperCase()];
    const s = host.zone(name, ms);
    if (typeof s !== 'string') return null;
    const [offset, abbreviation, full] = s.split(' ');
    return [Number(offset), abbreviation, full];
  }

  class DateTimeFormat {
    #o;
    #spec;
    #fields;
    #format;
    constructor(locales, options, required = 'any', defaults = 'date') {
      const r = resolve(locales), o = this.#o = { locale: r.locale, calendar: r.ca, numberingSystem: r.nu };
      if (options === null) throw new TypeError('Intl.DateTimeFormat: null is no options');
      const cycle = option(options, 'hourCycle', ['h11', 'h12', 'h23', 'h24']);
      const zone = options?.timeZone;
      const found = zone === undefined ? [0, 'UTC', 'UTC'] : zoneAt(String(zone), 0);
      if (found === null) throw new RangeError(`invalid time zone: ${zone}`);
      o.timeZone = found[2];
      let any = false;
      for (const name of Object.keys(FIELDS)) {
        const v = option(options, name, FIELDS[name]);
        if (v === undefined) continue;
        o[name] = v;
        if (name !== 'era') any = true;
      }
      const digits = options?.fractionalSecondDigits;
      if (digits !== undefined) {
        if (!(Number(digits) >= 1 && Number(digits) <= 3)) throw new RangeError('fractionalSecondDigits is 1 to 3');
        o.fractionalSecondDigits = Math.floor(Number(digits));
        any = true;
      }
      o.timeZoneName = option(options, 'timeZoneName', ZONES);
      o.dateStyle = option(options, 'dateStyle', STYLES);
      o.timeStyle = option(options, 'timeStyle', STYLES);
      if (o.dateStyle !== undefined || o.timeStyle !== undefined) {
        if (any || o.era !== undefined || o.timeZoneName !== undefined) throw new TypeError('dateStyle and timeStyle go without other fields');
        if (required === 'date' && o.timeStyle !== undefined || required === 'time' && o.dateStyle !== undefined)
          throw new TypeError(`${required === 'date' ? 'timeStyle' : 'dateStyle'} is not for toLocale${required === 'date' ? 'Date' : 'Time'}String`);
      } else {
        const date = o.weekday ?? o.year ?? o.month ?? o.day, time = o.dayPeriod ?? o.hour ?? o.minute ?? o.second ?? o.fractionalSecondDigits;
        if ((required === 'time' || date === undefined) && (required === 'date' || time === undefined)) {
          if (defaults !== 'time') o.year = o.month = o.day = 'numeric';
          if (defaults !== 'date') o.hour = o.minute = o.second = 'numeric';
        }
      }
      this.#name(r, options, cycle);
      this.#spec = JSON.stringify(o);
    }
    // #name sets calendar, numbering system and hour cycle, and the locale's name with those that its tag has.
    #name(r, options, cycle) {
      const o = this.#o;
      let ca = type(options, 'calendar'), nu = type(options, 'numberingSystem');
      option(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit');
      option(options, 'formatMatcher', ['basic', 'best fit'], 'best fit');
      if (ca === 'gregorian') ca = 'gregory';
      if (ca !== undefined && host.intl('calendar', ca, r.locale) !== true) ca = undefined;
      if (nu !== undefined && host.intl('digits', nu) !== true) nu = undefined;
      o.calendar = ca ?? r.keys.ca ?? r.ca;
      o.numberingSystem = nu ?? r.keys.nu ?? r.nu;
      const hour12 = options?.hour12;
      if (hour12 !== undefined) o.hour12 = Boolean(hour12);
      else if ((cycle ?? r.keys.hc) !== undefined) o.hourCycle = cycle ?? r.keys.hc;
      o.locale = localeWith(r, [['ca', o.calendar], ['hc', hour12 === undefined ? o.hourCycle : undefined], ['nu', o.numberingSystem]]);
    }

    #ms(date) {
      const ms = date === undefined ? Date.now() : Number(date);
      if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError('date value is not finite in DateTimeFormat format()');
      return Math.trunc(ms);
    }
    formatToParts(date) { return partsOf(host.intl('date', this.#spec, this.#ms(date), 0, true)); }
    get format() { return this.#format ??= (date) => host.intl('date', this.#spec, this.#ms(date), 0, false); }
    #range(a, b, parts) {
      if (a === undefined || b === undefined) throw new TypeError('formatRange: two dates are needed');
      return host.intl('dateRange', this.#spec, this.#ms(a), this.#ms(b), parts);
    }
    formatRange(a, b) { return this.#range(a, b, false); }
    formatRangeToParts(a, b) { return partsOf(this.#range(a, b, true), 'source'); }
    resolvedOptions() {
      const { locale, calendar, numberingSystem, timeZone, dateStyle, timeStyle, timeZoneName } = this.#o, out = { locale, calendar, numberingSystem, timeZone };
      if (this.#fields === undefined) {
        const list = host.intl('dateFields', this.#spec).split('\0');
        this.#fields = { timeZoneName };
        for (let i = 0; i + 1 < list.length; i += 2) this.#fields[list[i]] = list[i] === 'fractionalSecondDigits' ? Number(list[i + 1]) : list[i + 1];
      }
      const { hourCycle } = this.#fields, fields = dateStyle === undefined && timeStyle === undefined ? this.#fields : { dateStyle, timeStyle };
      if (hourCycle !== undefined) { out.hourCycle = hourCycle; out.hour12 = hourCycle === 'h12' || hourCycle === 'h11'; }
      for (const name of RESOLVED) if (fields[name] !== undefined) out[name] = fields[name];
      return out;
    }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.DateTimeFormat'; }
  }

  // localized is Date.prototype.toLocaleString and its like.
  const kept = new Map();
  function localized(date, locales, options, required, defaults) {
    const ms = Date.prototype.getTime.call(date);
    if (Number.isNaN(ms)) return 'Invalid Date';
    const read = { __proto__: null };
    let key = keyOf(locales, options, read);
    if (key === undefined) return new DateTimeFormat(locales, options, required, defaults).format(ms);
    key = required + key;
    return (kept.get(key) ?? keep(kept, key, new DateTimeFormat(locales, read, required, defaults))).format(ms);
  }
  class Public extends DateTimeFormat { constructor(locales, options) { super(locales, options); } }
  return { DateTimeFormat: callable(Public, 'DateTimeFormat', DateTimeFormat.prototype), localized };
}
