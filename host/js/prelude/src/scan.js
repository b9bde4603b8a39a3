// Scans in place of regular expressions: for one like /[\t ]+$/ the engine tries every place in a run of blanks, and scans the rest of the
// run from each, so that its cost grows with the square of the input.

// trimmed returns s without the tabs, line ends and blanks at its ends (Fetch Standard, 2.2: normalize).
export function trimmed(s) {
  let from = 0, to = s.length;
  while (from < to && blank(s.charCodeAt(from))) from++;
  while (to > from && blank(s.charCodeAt(to - 1))) to--;
  return from === 0 && to === s.length ? s : s.slice(from, to);
}

const blank = (c) => c === 32 || c === 9 || c === 10 || c === 13;
