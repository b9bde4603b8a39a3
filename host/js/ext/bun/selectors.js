// The selectors of HTMLRewriter: an element matches by its own, its ancestors' and its elder siblings' properties, in a time that does not depend on
// the depth of the document. It is part of lib/rewriter.js.
import { parse } from 'css-what';

const unsupported = (text) =>
  new TypeError(`HTMLRewriter: the selector ${JSON.stringify(String(text).slice(0, 100))} is not supported: ` +
  `tags, classes, ids, attributes, :not, :first-child, :nth-child, :first-of-type, :nth-of-type, and the combinators " " and ">" are`);

// compile makes lists of steps: { tests, child }. child is true if the step before must match the parent.
export function compile(text) {
  let list;
  try { list = parse(String(text)); } catch { throw unsupported(text); }
  if (list.length === 0 || list.some((l) => l.length === 0)) throw unsupported(text);
  return list.map((tokens) => {
    /** @type {any[]} */
    const steps = [{ tests: [], child: false }];
    for (const t of tokens) {
      if (t.type === 'descendant' || t.type === 'child') steps.push({ tests: [], child: t.type === 'child' });
      else steps.at(-1).tests.push(test(t, text));
    }
    return steps;
  });
}

function test(t, text) {
  switch (t.type) {
    case 'universal': return () => true;
    case 'tag': { const name = t.name.toLowerCase(); return (e) => e.name === name; }
    case 'attribute': return attribute(t);
    case 'pseudo': break;
    default: throw unsupported(text);
  }
  if (t.name === 'first-child') return (e) => e.nth === 1;
  if (t.name === 'first-of-type') return (e) => e.nthOfType === 1;
  if (t.name === 'nth-child' || t.name === 'nth-of-type') { const of = nth(t.data, text), key = t.name === 'nth-child' ? 'nth' : 'nthOfType'; return (e) => of(e[key]); }
  if (t.name === 'not' && t.data.every((l) => l.every((x) => x.type !== 'descendant' && x.type !== 'child'))) {
    const lists = t.data.map((l) => l.map((x) => test(x, text)));
    return (e) => !lists.some((l) => l.every((f) => f(e)));
  }
  throw unsupported(text);
}

function attribute({ name, action, value, ignoreCase }) {
  name = name.toLowerCase();
  const fold = ignoreCase === true ? (s) => s.toLowerCase() : (s) => s;
  value = fold(value);
  const is = {
    exists: () => true, equals: (v) => v === value, start: (v) => value !== '' && v.startsWith(value), end: (v) => value !== '' && v.endsWith(value), any: (v) => value !== '' && v.includes(value),
    element: (v) => value !== '' && v.split(/[\t\n\f\r ]/).includes(value), hyphen: (v) => v === value || v.startsWith(value + '-'), not: (v) => v !== value,
  }[action];
  return (e) => { const v = e.attribute(name); return v !== null && is(fold(v)); };
}

function nth(data, text) {
  const s = String(data).replace(/\s/g, '').toLowerCase(), m = s === 'odd' ? [0, '2', '1'] : s === 'even' ? [0, '2', '0'] : /^([+-]?\d*)n([+-]\d+)?$/.exec(s) ?? (/^[+-]?\d+$/.test(s) ? [0, '0', s] : null);
  if (m === null) throw unsupported(text);
  const a = m[1] === '' || m[1] === '+' ? 1 : m[1] === '-' ? -1 : Number(m[1]), b = Number(m[2] ?? 0);
  return (n) => a === 0 ? n === b : (n - b) % a === 0 && (n - b) / a >= 0;
}

// Tracker keeps the open elements.
export class Tracker {
  constructor(lists) {
    this.lists = lists; // of steps
    this.open = [];
    this.root = { ended: lists.map(() => new Set()), above: lists.map(() => new Set()), children: 0, types: new Map() };
  }
  // enter adds an element that begins, and returns the lists that it matches. e: { name, attribute(name) }.
  enter(e) {
    const parent = this.open.at(-1) ?? this.root, found = [];
    e.nth = ++parent.children;
    e.nthOfType = (parent.types.get(e.name) ?? 0) + 1;
    parent.types.set(e.name, e.nthOfType);
    e.children = 0;
    e.types = new Map();
    e.ended = [];
    e.above = [];
    this.lists.forEach((steps, n) => {
      const ended = new Set();
      steps.forEach((s, k) => {
        if (k > 0 && !(s.child ? parent.ended[n] : parent.above[n]).has(k - 1)) return;
        if (s.tests.every((f) => f(e))) ended.add(k);
      });
      e.ended.push(ended);
      e.above.push(ended.size === 0 ? parent.above[n] : new Set([...parent.above[n], ...ended]));
      if (ended.has(steps.length - 1)) found.push(n);
    });
    return found;
  }
}
