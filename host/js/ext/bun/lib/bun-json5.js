// Bun.JSON5 and Bun.JSONC: the packages json5 and jsonc-parser. Bun.JSONL is JSON, line by line.
import json5 from 'json5';
import { parse as readC, printParseErrorCode } from 'jsonc-parser';

export const JSON5 = {
  parse(text) {
    text = String(text);
    try { return json5.parse(text); } catch (e) { throw new SyntaxError(`JSON5 Parse error: ${String(e.message).replace(/^JSON5: /, '')}`); }
  },
  stringify: (value, replacer, space) => json5.stringify(value, { replacer, space, quote: "'" }),
};

export const JSONC = {
  parse(text) {
    /** @type {any} */
    const errors = { push(e) { throw new SyntaxError(`JSONC Parse error: ${printParseErrorCode(e.error)} at ${e.offset}`); } }; // throws at the first error
    const value = readC(String(text), errors, { allowTrailingComma: true, disallowComments: false });
    return value;
  },
};

export const JSONL = {
  parse(text) {
    const s = typeof text === 'string' ? text : new TextDecoder().decode(text), out = [];
    for (const line of s.split('\n')) {
      if (line.trim() === '') continue;
      try { out.push(JSON.parse(line)); } catch { break; } // the values before it are the result
    }
    return out;
  },
};
