// Language tags, options, and the locale that a formatter gets: what all of Intl's classes share.

const kept = new Map(); // canonical tags by their text
const resolved = new Map(); // by service and tags

function keep(map, key, value) {
  if (map.size >= 64) map.clear();
  map.set(key, value);
  return value;
}

/** @param {Parts} parts */
export function make({ host }) {
  const invalid = (tag) => new RangeError(`invalid language tag: ${tag}`);

  function spelled(tag) {
    let c = kept.get(tag);
    if (c === undefined) {
      c = tag.length > 255 ? false : host.intl('tag', tag);
      if (typeof c !== 'string') throw invalid(tag);
      keep(kept, tag, c);
    }
    return c;
  }

  // canonical returns the tags of an argument, spelled as they should be.
  function canonical(locales) {
    if (locales === undefined) return [];
    if (typeof locales === 'string') return [spelled(locales)];
    if (locales === null) throw new TypeError('locales: null is no language tag');
    const out = [];
    for (const l of typeof locales?.baseName === 'string' ? [locales] : Array.from(locales)) {
      if (typeof l !== 'string' && (typeof l !== 'object' || l === null)) throw new TypeError('locales: a language tag is a string');
      const c = spelled(String(l));
      if (!out.includes(c)) out.push(c);
      if (out.length > 256) throw new RangeError('locales: at most 256 language tags');
    }
    return out;
  }

  // resolve returns the locale that a formatter gets for a request: { locale, nu, hc, ca, keys, extension }, with the defaults of the language, and
  // the tag's own keys as far as they are understood.
  function resolve(locales) {
    const tags = locales === undefined ? '' : canonical(locales).join(' ');
    let r = resolved.get(tags);
    if (r === undefined) {
      r = JSON.parse(host.intl('resolve', tags));
      r.plain = Object.keys(r.keys).length === 0;
      keep(resolved, tags, r);
    }
    return r;
  }

  // localeWith is the locale's name with the keys of the tag that hold: [key, value that holds] each.
  function localeWith(r, pairs) {
    if (r.plain) return r.locale;
    let u = '';
    for (const [key, value] of pairs) if (r.keys[key] !== undefined && r.keys[key] === value) u += '-' + key + (value === '' || value === 'true' ? '' : '-' + value);
    return u ? r.locale + '-u' + u : r.locale;
  }

  function supported(locales, options) {
    const list = canonical(locales);
    if (options !== undefined) {
      if (options === null) throw new TypeError('supportedLocalesOf: null is no options');
      option(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit');
    }
    return list.filter((l) => host.intl('supported', l) === true);
  }

  function option(options, name, values, fallback) {
    let v = options?.[name];
    if (v === undefined) return fallback;
    if (typeof fallback === 'boolean') return Boolean(v);
    v = String(v);
    if (values && !values.includes(v)) throw new RangeError(`${name} must be one of: ${values.map((x) => `"${x}"`).join(', ')}; it is "${v}"`);
    return v;
  }

  // type is an option that has the form of a key's value in a tag, such as a calendar.
  function type(options, name) {
    const v = option(options, name);
    if (v !== undefined && !/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i.test(v.slice(0, 64))) throw new RangeError(`${name} is not well-formed: "${v}"`);
    return v?.toLowerCase();
  }

  // callable is a class of Intl's that is called without new too, as the standard has it for three of them.
  function callable(Class, name, prototype = Class.prototype) {
    function called(locales, options) { return Reflect.construct(Class, [locales, options], new.target ?? called); }
    called.prototype = prototype;
    Object.defineProperty(called, 'supportedLocalesOf', { value: Class.supportedLocalesOf, configurable: true, writable: true });
    Object.defineProperties(called, { name: { value: name, configurable: true }, prototype: { writable: false } });
    Object.defineProperty(prototype, 'constructor', { value: called });
    return called;
  }

  // keyOf is the same text for the same locale and options, or undefined for what is not that simple. It reads each option once, and
  // copies it into read: a formatter that is kept by the key is made of that.
  function keyOf(locales, options, read) {
    if (typeof locales !== 'string' && locales !== undefined || locales?.includes('\0')) return undefined;
    let key = locales ?? '';
    if (options === undefined) return key;
    if (typeof options !== 'object' || options === null) return undefined;
    const prototype = Object.getPrototypeOf(options);
    if (prototype !== Object.prototype && prototype !== null) return undefined; // a class has getters that the loop does not find
    if (Object.getOwnPropertyNames(options).length !== Object.keys(options).length) return undefined;
    for (const name in options) {
      const v = read[name] = options[name];
      if (typeof v === 'object' || typeof v === 'function' || typeof v === 'symbol' || typeof v === 'string' && v.includes('\0')) return undefined;
      key += '\0' + name + '\0' + typeof v + v;
    }
    return key.length > 1024 ? undefined : key;
  }

  // partsOf reads parts as the host writes them.
  function partsOf(text, extra) {
    const list = text.split('\0'), parts = [];
    for (let i = 0; i + 1 < list.length; i += 2) {
      const p = { type: list[i], value: list[i + 1] };
      if (extra === 'source') { p.source = list[i + 2]; i++; } else if (extra !== undefined && p.type !== 'literal') p.unit = extra;
      parts.push(p);
    }
    return parts;
  }

  return { canonical, resolve, localeWith, supported, option, type, callable, keyOf, partsOf, keep, invalid };
}
