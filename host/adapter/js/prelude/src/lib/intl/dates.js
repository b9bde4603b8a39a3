// Intl.DateTimeFormat, in English: as in the United States, or as in Britain.
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const STYLES = ['full', 'long', 'medium', 'short'], WIDTHS = ['narrow', 'short', 'long'], NUMERIC = ['2-digit', 'numeric'];
const ZONES = ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'];
const FIELDS = { weekday: WIDTHS, era: WIDTHS, year: NUMERIC, month: [...NUMERIC, ...WIDTHS], day: NUMERIC, dayPeriod: WIDTHS, hour: NUMERIC, minute: NUMERIC, second: NUMERIC };
const AMERICAN = { E: 'Eastern', C: 'Central', M: 'Mountain', P: 'Pacific', AK: 'Alaska' };
const LONG = { UTC: 'Coordinated Universal Time', GMT: 'Greenwich Mean Time', BST: 'British Summer Time', CET: 'Central European Standard Time', CEST: 'Central European Summer Time',
  EET: 'Eastern European Standard Time', EEST: 'Eastern European Summer Time', WET: 'Western European Standard Time', WEST: 'Western European Summer Time', HST: 'Hawaii-Aleutian Standard Time' };

const two = (n) => String(n).padStart(2, '0');

export function make({ host, canonical, option, callable }) {
  const english = (tag) => /^en(?:-[A-Z]{2})?$/.test(tag), base = (tag) => tag.replace(/-[a-z0-9]-.*/, '');
  const localeOf = (locales) => canonical(locales).map(base).find(english) ?? 'en-US', supported = (locales) => canonical(locales).filter((l) => english(base(l)));
  // zoneAt is a zone at a time: [offset in seconds, abbreviation, name], or null: there is none of that name.
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

  function gmt(seconds, long) {
    const n = Math.abs(seconds), h = Math.floor(n / 3600), m = Math.floor(n / 60) % 60, sign = seconds < 0 ? '-' : '+';
    if (long) return `GMT${sign}${two(h)}:${two(m)}`;
    return `GMT${sign}${h}${m ? ':' + two(m) : ''}`;
  }

  function zoneName(kind, [offset, abbreviation, name]) {
    const american = /^(?:America|US|Pacific\/Honolulu)/.test(name) && /^(?:AK|[ECMP])[SD]T$/.exec(abbreviation);
    switch (kind) {
    case 'shortOffset': return gmt(offset, false);
    case 'longOffset': return gmt(offset, true);
    case 'short':
      if (american || abbreviation === 'HST' || abbreviation === 'UTC') return abbreviation;
      return offset === 0 ? 'GMT' : gmt(offset, false);
    case 'long': {
      if (american) return `${AMERICAN[abbreviation.slice(0, -2)]} ${abbreviation.at(-2) === 'D' ? 'Daylight' : 'Standard'} Time`;
      return LONG[abbreviation] ?? gmt(offset, true);
    }
    case 'shortGeneric': return american ? abbreviation.slice(0, -2) + 'T' : gmt(offset, false);
    default: return american ? `${AMERICAN[abbreviation.slice(0, -2)]} Time` : gmt(offset, true);
    }
  }

  class DateTimeFormat {
    #o;
    #british;
    #twelve;
    #cycle;
    #format;
    constructor(locales, options, required = 'any', defaults = 'date') {
      const o = this.#o = { locale: localeOf(locales), calendar: 'gregory', numberingSystem: 'latn' };
      if (options === null) throw new TypeError('Intl.DateTimeFormat: null is no options');
      this.#british = /^en-(?!US|CA|PH)[A-Z]{2}$/.test(o.locale);
      const hour12 = options?.hour12;
      let cycle = option(options, 'hourCycle', ['h11', 'h12', 'h23', 'h24']);
      if (hour12 !== undefined) cycle = hour12 ? 'h12' : 'h23';
      const zone = options?.timeZone;
      const found = zone === undefined ? [0, 'UTC', 'UTC'] : zoneAt(String(zone), 0);
      if (found === null) throw new RangeError(`invalid time zone: ${zone}`);
      o.timeZone = found[2];
      let any = false;
      for (const name in FIELDS) {
        o[name] = option(options, name, FIELDS[name]);
        if (o[name] !== undefined && name !== 'era') any = true;
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
        if (required === 'date' && o.timeStyle !== undefined || required === 'time' && o.dateStyle !== undefined) throw new TypeError(`${required === 'date' ? 'timeStyle' : 'dateStyle'} is not for toLocale${required === 'date' ? 'Date' : 'Time'}String`);
      } else {
        const date = o.weekday ?? o.year ?? o.month ?? o.day, time = o.dayPeriod ?? o.hour ?? o.minute ?? o.second ?? o.fractionalSecondDigits;
        if ((required === 'time' || date === undefined) && (required === 'date' || time === undefined)) {
          if (defaults !== 'time') o.year = o.month = o.day = 'numeric';
          if (defaults !== 'date') o.hour = o.minute = o.second = 'numeric';
        }
      }
      this.#cycle = cycle ?? (this.#british ? 'h23' : 'h12');
      this.#twelve = this.#cycle === 'h12' || this.#cycle === 'h11';
    }

    formatToParts(date) {
      const ms = date === undefined ? Date.now() : Number(date);
      if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError('date value is not finite in DateTimeFormat format()');
      const o = this.#fields(), zone = o.timeZone === 'UTC' ? [0, 'UTC', 'UTC'] : zoneAt(o.timeZone, ms);
      const at = new Date(Math.floor(ms) + zone[0] * 1000), day = this.#date(o, at), time = this.#time(o, at, zone);
      if (!day.length) return time;
      if (!time.length) return day;
      const glue = o.dateStyle ? o.dateStyle === 'full' || o.dateStyle === 'long' ? ' at ' : ', '
        : o.month === 'long' && o.hour ? ' at ' : o.weekday && !o.day && !o.month && !o.year && !this.#british ? ' ' : ', ';
      return [...day, { type: 'literal', value: glue }, ...time];
    }
    // #fields are the options, styles taken apart.
    #fields() {
      const o = { ...this.#o }, d = o.dateStyle, t = o.timeStyle;
      if (d !== undefined) {
        const n = d === 'short' && this.#british ? '2-digit' : 'numeric';
        Object.assign(o, { year: d === 'short' && !this.#british ? '2-digit' : 'numeric', month: d === 'short' ? n : d === 'medium' ? 'short' : 'long', day: n, weekday: d === 'full' ? 'long' : undefined });
      }
      if (t !== undefined) Object.assign(o, { hour: 'numeric', minute: '2-digit', second: t === 'short' ? undefined : '2-digit', timeZoneName: t === 'full' ? 'long' : t === 'long' ? 'short' : undefined });
      return o;
    }
    #date(o, at) {
      const parts = [], lit = (value) => parts.push({ type: 'literal', value }), y = at.getUTCFullYear(), bc = y <= 0;
      const words = o.month === 'long' || o.month === 'short' || o.month === 'narrow';
      const pad = this.#british && !words && o.month && o.day && (o.weekday || o.month === 'numeric' && o.day === 'numeric'); // 05/01/2024
      const put = (type) => {
        let value;
        if (type === 'year') value = o.year === '2-digit' ? two(Math.abs(bc ? 1 - y : y) % 100) : String(bc ? 1 - y : y);
        else if (type === 'month') {
          const m = at.getUTCMonth();
          value = words ? o.month === 'long' ? MONTHS[m] : MONTHS[m].slice(0, o.month === 'short' ? 3 : 1) : o.month === '2-digit' || pad || this.#british && o.year && !o.day ? two(m + 1) : String(m + 1);
          if (value === 'Sep' && this.#british) value = 'Sept';
        } else if (type === 'day') value = o.day === '2-digit' || pad ? two(at.getUTCDate()) : String(at.getUTCDate());
        else if (type === 'weekday') { const w = DAYS[at.getUTCDay()]; value = o.weekday === 'long' ? w : w.slice(0, o.weekday === 'short' ? 3 : 1); }
        parts.push({ type, value });
      };
      const has = ['year', 'month', 'day'].filter((f) => o[f] !== undefined);
      let last = false;
      if (o.weekday) {
        if (!has.length || o.day && o.month || this.#british && o.day) {
          put('weekday');
          if (has.length) lit(this.#british && !(o.year && o.month) ? ' ' : ', ');
        } else last = true;
      }
      if (o.month === undefined && o.day !== undefined && o.year !== undefined) {
        if (this.#british && o.weekday) { put('day'); lit(' '); put('year'); }
        else if (o.weekday) { put('day'); lit(' '); put('weekday'); lit(' '); put('year'); last = false; }
        else { put('year'); lit(' (day: '); put('day'); lit(')'); }
      } else {
        const order = (this.#british ? ['day', 'month', 'year'] : ['month', 'day', 'year']).filter((f) => o[f] !== undefined);
        if (last && order.length === 1 && order[0] === 'day') { put('day'); lit(' '); put('weekday'); last = false; }
        else order.forEach((f, i) => {
          if (i > 0) lit(!words ? '/' : f === 'year' && o.day && !this.#british ? ', ' : ' ');
          put(f);
        });
      }
      if (last) { lit(' '); put('weekday'); }
      if (o.era) {
        if (parts.length) lit(' ');
        parts.push({ type: 'era', value: o.era === 'long' ? bc ? 'Before Christ' : 'Anno Domini' : o.era === 'short' ? bc ? 'BC' : 'AD' : bc ? 'B' : 'A' });
      }
      return parts;
    }
    // #padded tells whether hours of a day of 24 have two digits without being asked for: always, but for one pattern of Britain's.
    #padded(o) {
      return !this.#twelve && !(this.#british && o.timeStyle === undefined && o.minute === '2-digit' && (o.second === undefined || o.second === '2-digit'));
    }
    #time(o, at, zone) {
      const parts = [], lit = (value) => parts.push({ type: 'literal', value }), h = at.getUTCHours();
      if (o.hour !== undefined) {
        let n = h;
        if (this.#cycle === 'h12') n = h % 12 || 12;
        else if (this.#cycle === 'h11') n = h % 12;
        else if (this.#cycle === 'h24') n = h || 24;
        parts.push({ type: 'hour', value: o.hour === '2-digit' || this.#padded(o) ? two(n) : String(n) });
      }
      if (o.minute !== undefined) {
        if (parts.length) lit(':');
        parts.push({ type: 'minute', value: parts.length || o.second !== undefined ? two(at.getUTCMinutes()) : String(at.getUTCMinutes()) });
      }
      if (o.second !== undefined) {
        if (parts.length) lit(':');
        parts.push({ type: 'second', value: parts.length ? two(at.getUTCSeconds()) : String(at.getUTCSeconds()) });
      }
      if (o.fractionalSecondDigits !== undefined) {
        if (parts.length) lit('.');
        parts.push({ type: 'fractionalSecond', value: String(at.getUTCMilliseconds()).padStart(3, '0').slice(0, o.fractionalSecondDigits) });
      }
      if (o.hour !== undefined && this.#twelve) {
        lit(' ');
        if (o.dayPeriod) parts.push({ type: 'dayPeriod', value: period(h, at) });
        else parts.push({ type: 'dayPeriod', value: this.#british ? h < 12 ? 'am' : 'pm' : h < 12 ? 'AM' : 'PM' });
      } else if (o.hour === undefined && o.dayPeriod) parts.push({ type: 'dayPeriod', value: period(h, at) });
      if (o.timeZoneName !== undefined) {
        if (parts.length) lit(' ');
        parts.push({ type: 'timeZoneName', value: zoneName(o.timeZoneName, zone) });
      }
      return parts;
    }
    get format() { return this.#format ??= (date) => { let s = ''; for (const p of this.formatToParts(date)) s += p.value; return s; }; }
    formatRange(a, b) {
      if (a === undefined || b === undefined) throw new TypeError('formatRange: two dates are needed');
      const x = this.format(a), y = this.format(b);
      return x === y ? x : `${x} – ${y}`;
    }
    resolvedOptions() {
      const { locale, calendar, numberingSystem, timeZone, ...rest } = this.#o, out = { locale, calendar, numberingSystem, timeZone };
      if (rest.hour !== undefined || rest.timeStyle !== undefined) { out.hourCycle = this.#cycle; out.hour12 = this.#twelve; }
      for (const name of ['weekday', 'era', 'year', 'month', 'day', 'dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'timeZoneName', 'dateStyle', 'timeStyle']) {
        if (rest[name] !== undefined) out[name] = (name === 'minute' || name === 'second') && rest.hour !== undefined || name === 'hour' && this.#padded(rest) ? '2-digit' : rest[name];
      }
      return out;
    }
    static supportedLocalesOf(locales) { return supported(locales); }
    get [Symbol.toStringTag]() { return 'Intl.DateTimeFormat'; }
  }

  function period(h, at) {
    if (h === 12 && at.getUTCMinutes() === 0 && at.getUTCSeconds() === 0) return 'noon';
    return h < 12 ? 'in the morning' : h >= 12 && h < 18 ? 'in the afternoon' : h >= 18 && h < 21 ? 'in the evening' : 'at night';
  }

  // localized is Date.prototype.toLocaleString and its like.
  function localized(date, locales, options, required, defaults) {
    const ms = Date.prototype.getTime.call(date);
    return Number.isNaN(ms) ? 'Invalid Date' : new DateTimeFormat(locales, options, required, defaults).format(ms);
  }
  class Public extends DateTimeFormat { constructor(locales, options) { super(locales, options); } }
  return { DateTimeFormat: callable(Public, 'DateTimeFormat', DateTimeFormat.prototype), localized };
}
