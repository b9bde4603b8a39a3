// The width of a text on a terminal, for lib/bun-text.js and the package wrap-ansi: string-width's rules, by code points, in linear time.
import { eastAsianWidth } from 'get-east-asian-width';
import { ANSI } from '../../ansi.js';

const NONE = /[\p{M}\p{Cc}\p{Cf}\p{Cs}\u200b\u115f\u1160-\u11ff\ud7b0-\ud7ff]/u, EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;

export default function width(text, { countAnsiEscapeCodes = false, ambiguousIsNarrow = true } = {}) {
  if (!countAnsiEscapeCodes) text = text.replace(ANSI, '');
  let n = 0, last = 0, joins = false, flag = false; // last: the width of the previous character, which joining characters belong to
  for (const c of text) {
    const p = c.codePointAt(0);
    if (p >= 0x20 && p < 0x7f) { n += last = 1; joins = flag = false; continue; }
    if (p === 0x200d) { joins = last > 0; continue; }
    if (p === 0xfe0f) { if (last === 1) { n++; last = 2; } continue; }
    if (p >= 0x1f1e6 && p <= 0x1f1ff) { if (flag) flag = false; else { n += last = 2; flag = true; } continue; }
    flag = false;
    if (p >= 0x1f3fb && p <= 0x1f3ff && last > 0) continue;
    if (NONE.test(c)) continue;
    if (joins && EMOJI.test(c)) { joins = false; continue; }
    joins = false;
    n += last = eastAsianWidth(p, { ambiguousAsWide: !ambiguousIsNarrow });
  }
  return n;
}
