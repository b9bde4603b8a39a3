// Bun.Glob: matches a path against a pattern with *, **, ?, [abc], [!abc], {a,b} and a leading !. It scans no files.

const MOST = 1000, LONGEST = 100_000; // limits of the alternatives that braces expand to, and of their characters together
const DEEPEST = 32; // limit of nested braces

// expand returns the patterns that a pattern with braces stands for. null: a brace is not closed or nested too deep, and nothing matches.
function expand(p, depth = 0) {
  let parts = [''], from = 0, closed = true; // closed: a ] may follow for a [
  const add = (options) => {
    const count = parts.length * options.length, size = (list) => list.reduce((n, s) => n + s.length, 0);
    if (count > MOST) throw new RangeError(`Glob: the braces come to more than ${MOST} patterns`);
    if (count > 1 && size(parts) * options.length + size(options) * parts.length > LONGEST) throw new RangeError(`Glob: the braces come to more than ${LONGEST} characters`);
    parts = parts.flatMap((s) => options.map((o) => s + o));
  };
  for (let i = 0; i < p.length; i++) {
    const c = p[i];
    if (c === '\\') { i++; continue; }
    if (c === '[' && closed) {
      const end = classEnd(p, i);
      if (end > 0) i = end; else closed = false;
      continue;
    }
    if (c !== '{') continue;
    const { options, end } = braces(p, i);
    if (end < 0 || depth === DEEPEST) return null;
    add([p.slice(from, i)]);
    add(options.flatMap((o) => expand(o, depth + 1) ?? []));
    i = end;
    from = end + 1;
  }
  add([p.slice(from)]);
  return parts;
}
function braces(p, at) {
  const options = [];
  let depth = 0, from = at + 1;
  for (let i = at; i < p.length; i++) {
    if (p[i] === '\\') { i++; continue; }
    if (p[i] === '{') depth++;
    else if (p[i] === ',' && depth === 1) { options.push(p.slice(from, i)); from = i + 1; }
    else if (p[i] === '}' && --depth === 0) { options.push(p.slice(from, i)); return { options, end: i }; }
  }
  return { options, end: -1 };
}
function classEnd(p, at) {
  let i = at + 1;
  if (p[i] === '!' || p[i] === '^') i++;
  for (let first = true; i < p.length; i++, first = false) {
    if (p[i] === '\\') { i++; continue; }
    if (p[i] === ']' && !first) return i;
  }
  return -1;
}

// compile makes tokens: strings of one character, and objects.
function compile(p) {
  const out = [], chars = [...p];
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i];
    if (c === '\\') { if (++i >= chars.length) return null; out.push({ kind: 'is', c: chars[i] }); }
    else if (c === '?') out.push({ kind: 'one' });
    else if (c === '*') {
      let n = 1;
      while (chars[i + 1] === '*') { n++; i++; }
      const whole = n > 1 && (out.length === 0 || out.at(-1)?.c === '/') && (chars[i + 1] === undefined || chars[i + 1] === '/');
      if (!whole) { out.push({ kind: 'star' }); continue; }
      if (chars[i + 1] === '/') { out.push({ kind: 'dirs' }); i++; } else out.push({ kind: 'all' });
    } else if (c === '[') {
      const end = classEnd(chars, i);
      if (end < 0) return null;
      let from = i + 1;
      const not = chars[from] === '!' || chars[from] === '^';
      if (not) from++;
      const ranges = [];
      for (let k = from; k < end; k++) {
        if (chars[k] === '\\') k++;
        const lo = chars[k];
        if (chars[k + 1] === '-' && k + 2 < end) { k += 2; if (chars[k] === '\\') k++; ranges.push([lo, chars[k]]); } else ranges.push([lo, lo]);
      }
      out.push({ kind: 'class', not, ranges });
      i = end;
    } else out.push({ kind: 'is', c });
  }
  return out;
}

// matches backtracks only to the last * and the last **, so its time is at most proportional to the product of both lengths.
function matches(tokens, s) {
  let t = 0, i = 0, star = -1, from = 0, deep = -1, deepFrom = 0;
  for (;;) {
    const token = tokens[t];
    if (token === undefined && i === s.length) return true;
    if (token?.kind === 'star') { star = t++; from = i; continue; }
    if (token?.kind === 'all' || token?.kind === 'dirs') { deep = t++; deepFrom = i; star = -1; continue; }
    if (token !== undefined && i < s.length && one(token, s[i])) { t++; i++; continue; }
    if (star >= 0 && from < s.length && s[from] !== '/') { t = star + 1; i = ++from; continue; }
    star = -1;
    if (deep < 0) return false;
    if (tokens[deep].kind === 'all') { if (deepFrom >= s.length) return false; i = ++deepFrom; } else {
      const next = s.indexOf('/', deepFrom);
      if (next < 0) return false;
      i = deepFrom = next + 1;
    }
    t = deep + 1;
  }
}
function one(token, c) {
  switch (token.kind) {
    case 'is': return c === token.c;
    case 'one': return c !== '/';
    default: return token.ranges.some(([a, b]) => c >= a && c <= b) !== token.not && c !== '/';
  }
}

export class Glob {
  #not = false;
  #list;
  constructor(pattern) {
    if (typeof pattern !== 'string') throw new TypeError('Glob.constructor: first argument is not a string');
    let from = 0;
    while (pattern[from] === '!') from++;
    this.#not = from % 2 === 1;
    this.#list = (expand(pattern.slice(from)) ?? []).map(compile).filter((t) => t !== null);
  }
  match(path) {
    if (typeof path !== 'string') throw new TypeError('Glob.matchString: first argument is not a string');
    const s = [...path];
    return this.#list.some((t) => matches(t, s)) !== this.#not;
  }
  scan() { throw Object.assign(new Error('Glob.scan is not there in the sandbox: handlers have no files'), { code: 'ENOSYS' }); }
  scanSync() { return this.scan(); }
}
