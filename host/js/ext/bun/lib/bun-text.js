// Bun.stringWidth and Bun.wrapAnsi: by the rules of the package string-width, and the package wrap-ansi.
import width from './text/width.js';
import wrap from 'wrap-ansi';

export function stringWidth(text, options) {
  text = String(text ?? '');
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return width(text, { countAnsiEscapeCodes: !!options?.countAnsiEscapeCodes, ambiguousIsNarrow: options?.ambiguousIsNarrow ?? true });
}
export function wrapAnsi(text, columns, options) {
  columns = Number(columns);
  return columns > 0 ? wrap(String(text), columns, options ?? {}) : String(text);
}
