// Lists of pairs of name and value, searched by name. The second search of a list of more than MANY pairs makes an index, which has
// the positions of the pairs of each name. Pairs that are removed from a list with an index leave holes until the list is read in
// order: read it as ordered(list).
const MANY = 16, SEARCHES = 2;

function indexed(list) {
  if (list.length <= MANY) return undefined;
  if (list.index !== undefined) return list.index;
  list.searched = (list.searched ?? 0) + 1;
  if (list.searched < SEARCHES) return undefined;
  list.holes = 0;
  const index = list.index = new Map();
  for (let i = 0; i < list.length; i++) note(index, list[i][0], i);
  return index;
}

function note(index, name, at) {
  const all = index.get(name);
  if (all === undefined) index.set(name, [at]); else all.push(at);
}

// first returns the first pair of a name, or undefined.
export function first(list, name) {
  const index = indexed(list);
  if (index !== undefined) {
    const all = index.get(name);
    return all === undefined ? undefined : list[all[0]];
  }
  for (let i = 0; i < list.length; i++) if (list[i][0] === name) return list[i];
}

// named returns all pairs of a name.
export function named(list, name) {
  const index = indexed(list);
  if (index === undefined) return list.filter((p) => p[0] === name);
  return index.get(name)?.map((i) => list[i]) ?? [];
}

export function append(list, pair) {
  if (list.index !== undefined) note(list.index, pair[0], list.length);
  list.push(pair);
}

// put sets the value of the first pair of a name and removes the others; it appends a pair if the name has none.
export function put(list, name, value) {
  const pair = first(list, name);
  if (pair === undefined) { append(list, [name, value]); return; }
  pair[1] = value;
  remove(list, name, (p) => p === pair);
}

// remove removes the pairs of a name, but for those that keep reports true of.
export function remove(list, name, keep) {
  const index = indexed(list);
  if (index === undefined) {
    squeeze(list, (p) => p[0] !== name || keep !== undefined && keep(p));
    return;
  }
  const all = index.get(name);
  if (all === undefined) return;
  const kept = keep === undefined ? [] : all.filter((i) => keep(list[i]));
  if (kept.length === all.length) return;
  for (const i of all) if (keep === undefined || !keep(list[i])) { list[i] = undefined; list.holes++; }
  if (kept.length > 0) index.set(name, kept); else index.delete(name);
}

// ordered returns the list without holes. Its next index is made only after several searches, because an index is of no use to a
// script that reads in order and removes by turns.
export function ordered(list) {
  if (list.index === undefined || list.holes === 0) return list;
  list.index = undefined;
  list.searched = -SEARCHES * 8;
  squeeze(list, (p) => p !== undefined);
  return list;
}

export const sizeOf = (list) => list.index === undefined ? list.length : list.length - list.holes;

function squeeze(list, keep) {
  let n = 0;
  for (let i = 0; i < list.length; i++) {
    const p = list[i];
    if (keep(p)) list[n++] = p;
  }
  list.length = n;
}
