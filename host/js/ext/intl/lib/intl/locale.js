// Intl.Locale.
const KEYS = [['ca', 'calendar'], ['co', 'collation'], ['fw', 'firstDayOfWeek'], ['hc', 'hourCycle', ['h11', 'h12', 'h23', 'h24']], ['kf', 'caseFirst', ['upper', 'lower', 'false']], ['nu', 'numberingSystem']];

/** @param {Parts} parts */
export function make({ host, canonical, option }) {
  function form(options, name, pattern) {
    const v = option(options, name);
    if (v !== undefined && (v.length > 64 || !pattern.test(v))) throw new RangeError(`${name} is not well-formed: "${v.slice(0, 64)}"`);
    return v;
  }

  class Locale {
    #tag;
    #parts;
    constructor(tag, options) {
      if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) throw new TypeError('Intl.Locale: a language tag is a string');
      if (options === null) throw new TypeError('Intl.Locale: null is no options');
      const [text] = canonical([tag]), [, base, rest] = /^(.*?)((?:-[a-z0-9]-.*)?)$/.exec(text) ?? [];
      const extensions = rest.split(/-(?=[a-wy-z0-9]-|x-.*)/).slice(1), private_ = /-x-.*$/.exec(rest)?.[0] ?? '';
      const others = [], attributes = [], keys = {};
      for (const e of private_ ? rest.slice(0, -private_.length).split(/-(?=[a-z0-9]-)/).slice(1) : extensions) {
        if (!e.startsWith('u-')) { others.push('-' + e); continue; }
        let key;
        for (const p of e.split('-').slice(1)) {
          if (p.length === 2) keys[key = p] = '';
          else if (key === undefined) attributes.push(p);
          else keys[key] += (keys[key] && '-') + p;
        }
      }
      const parts = base.split('-');
      const language = form(options, 'language', /^(?:[a-z]{2,3}|[a-z]{5,8})$/i) ?? parts.shift();
      if (options?.language !== undefined) parts.shift();
      const own = { script: parts[0]?.length === 4 && /^[A-Z]/.test(parts[0]) ? parts.shift() : undefined, region: /^(?:[A-Z]{2}|\d{3})$/.test(parts[0] ?? '') ? parts.shift() : undefined };
      const script = form(options, 'script', /^[a-z]{4}$/i) ?? own.script, region = form(options, 'region', /^(?:[a-z]{2}|\d{3})$/i) ?? own.region;
      const variants = option(options, 'variants')?.split('-') ?? parts;
      for (const [key, name, values] of KEYS) {
        const v = values ? option(options, name, values) : form(options, name, /^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i);
        if (v !== undefined) keys[key] = v;
      }
      if (options?.numeric !== undefined) keys.kn = options.numeric ? '' : 'false';
      const u = attributes.map((a) => '-' + a).join('') + Object.keys(keys).sort().map((k) => '-' + k + (keys[k] && keys[k] !== 'true' ? '-' + keys[k] : '')).join('');
      [this.#tag] = canonical([[language, script, region, ...variants].filter(Boolean).join('-') + others.join('') + (u && '-u' + u) + private_]);
      this.#parts = keys;
    }
    get baseName() { return /^(.*?)(?:-[a-z0-9]-.*)?$/.exec(this.#tag)?.[1] ?? this.#tag; }
    get language() { return this.baseName.split('-')[0]; }
    get script() { return this.baseName.split('-').find((p, i) => i === 1 && p.length === 4 && /^[A-Z]/.test(p)); }
    get region() { return this.baseName.split('-').find((p, i) => i > 0 && i < 3 && /^(?:[A-Z]{2}|\d{3})$/.test(p)); }
    get calendar() { return this.#parts.ca; }
    get collation() { return this.#parts.co; }
    get hourCycle() { return this.#parts.hc; }
    get caseFirst() { return this.#parts.kf; }
    get numberingSystem() { return this.#parts.nu; }
    get numeric() { return 'kn' in this.#parts && this.#parts.kn !== 'false'; }
    get variants() { return this.baseName.split('-').slice(1).filter((p) => p.length > 4 || /^\d.{3}$/.test(p)).join('-') || undefined; }
    maximize() { return new Locale(host.intl('maximize', this.#tag)); }
    minimize() { return new Locale(host.intl('minimize', this.#tag)); }
    #values(kind) { return host.intl('locale', this.#tag, kind).split(' ').filter(Boolean); }
    getCalendars() { return this.#parts.ca ? [this.#parts.ca] : this.#values('calendars'); }
    getCollations() { return this.#parts.co ? [this.#parts.co] : this.#values('collations'); }
    getHourCycles() { return this.#parts.hc ? [this.#parts.hc] : this.#values('hours'); }
    getNumberingSystems() { return this.#parts.nu ? [this.#parts.nu] : this.#values('digits'); }
    getTimeZones() { return this.region === undefined ? undefined : this.#values('zones'); }
    getTextInfo() { return { direction: this.#values('direction')[0] }; }
    getWeekInfo() {
      const [firstDay, ...weekend] = this.#values('week').map(Number);
      return { firstDay: this.#day() ?? firstDay, weekend };
    }
    #day() { const i = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(this.#parts.fw); return i < 0 ? undefined : i + 1; }
    get firstDayOfWeek() { return this.#parts.fw; }
    toString() { return this.#tag; }
    get [Symbol.toStringTag]() { return 'Intl.Locale'; }
  }
  return { Locale };
}
