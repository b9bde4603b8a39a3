// Intl.Segmenter, by patterns.
export function make({ option, resolve, supported }) {
  // Characters as users see them, words and sentences, by patterns that are near to UAX 29: no dictionary for languages without spaces.
  const EMOJI = '\\p{Regional_Indicator}{2}|(?:\\p{Extended_Pictographic}|[0-9#*](?=\\ufe0f?\\u20e3))' +
    '(?:\\p{Emoji_Modifier}|\\ufe0f?\\u20e3|[\\u{e0020}-\\u{e007e}]+\\u{e007f}|\\ufe0f|\\p{M})*(?:\\u200d\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f|\\p{M})*)*';
  const PATTERNS = {
    grapheme: new RegExp(`\\r\\n|${EMOJI}|[\\u1100-\\u115f\\ua960-\\ua97c]+[\\u1160-\\u11a7\\uac00-\\ud7a3]*[\\u11a8-\\u11ff]*|[^\\p{Cc}][\\p{M}\\u200c\\u200d]*|[^]`, 'gu'),
    word: new RegExp(`\\r\\n|[\\p{L}\\p{N}_][\\p{M}\\u200d]*(?:(?:['’.:·](?=\\p{L})|[',.;](?=\\p{N}))?[\\p{L}\\p{N}_][\\p{M}\\u200d]*)*(?![\\ufe0f\\u20e3])|[ ]+|${EMOJI}|[^][\\p{M}\\u200d]*`, 'gu'),
    sentence: /[^]*?(?:(?<![.!?])[.!?]+["'”’)\]]*(?:\s+|$)|[。！？]+["'”’)\]]*\s*|\n|$)/gu, // looked for at the first of many . alone: the work would grow with their square
  };
  class Segmenter {
    #o;
    constructor(locales, options) {
      if (options === null || options !== undefined && typeof options !== 'object') throw new TypeError('Intl.Segmenter: options are an object');
      this.#o = { locale: resolve(locales).locale, granularity: option(options, 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme') };
    }
    segment(text) {
      const input = String(text), { granularity } = this.#o;
      const made = (m) => {
        const s = { segment: m[0], index: m.index, input };
        if (granularity === 'word') s.isWordLike = /[\p{L}\p{N}]/u.test(m[0]);
        return s;
      };
      return {
        *[Symbol.iterator]() { for (const m of input.matchAll(PATTERNS[granularity])) if (m[0] !== '') yield made(m); },
        containing(n = 0) { for (const s of this) if (n >= s.index && n < s.index + s.segment.length) return s; return undefined; },
      };
    }
    resolvedOptions() { return { ...this.#o }; }
    static supportedLocalesOf(locales, options) { return supported(locales, options); }
    get [Symbol.toStringTag]() { return 'Intl.Segmenter'; }
  }
  return { Segmenter };
}
