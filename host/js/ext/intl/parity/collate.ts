// Order and case by language.
import { same, throws } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };

const ascii = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i));
add('ascii', () => [...ascii].sort((a, b) => a.localeCompare(b)).map((c) => c.charCodeAt(0)));
add('ascii pairs', () => { let h = 7; for (const a of ascii) for (const b of ascii) h = Math.imul(h, 31) + a.localeCompare(b) | 0; return h; });
add('ascii pairs behind a', () => { let h = 7; for (const a of ascii) for (const b of ascii) h = Math.imul(h, 31) + ('A' + a).localeCompare('a' + b) | 0; return h; });
const some = ['', ' ', 'a', 'A', 'b', 'B', 'aa', 'aA', 'Aa', 'AA', 'ab', 'a b', 'a-b', 'a_b', 'a1', 'a10', 'a2', 'a\u0001', 'é', 'e', 'É', 'E', 'ez', 'éa', 'e\u0301', 'ä', 'ae', 'æ', 'z', 'ö', 'o', 'ß', 'ss', 'ñ', 'n', 'ø',
  'ch', 'cz', 'h', 'i', 'ı', 'I', 'İ', 'y', '日本', '中', 'あ', 'ア', 'ァ', 'я', 'а', 'Б', 'ё', 'α', 'Ω', '1', '٣', '½', '€', '😀', '\u200b', 'résumé', 'resume', 'Resume', 'Résumé', 'co-op', 'coop', 'CO-OP', 'word', 'Word', 'x'.repeat(50) + 'a', 'x'.repeat(50) + 'B'];
for (const l of [undefined, 'en', 'de', 'sv', 'es', 'cs', 'da', 'tr', 'fr', 'lt', 'et'])
  add(`sorted ${l}`, () => [...some].sort((a, b) => a.localeCompare(b, l)));
const options: [string, Intl.CollatorOptions][] = [['base', { sensitivity: 'base' }], ['accent', { sensitivity: 'accent' }], ['case', { sensitivity: 'case' }], ['variant', { sensitivity: 'variant' }], ['numeric', { numeric: true }],
  ['punctuation', { ignorePunctuation: true }], ['upper', { caseFirst: 'upper' }], ['lower', { caseFirst: 'lower' }], ['numeric base', { numeric: true, sensitivity: 'base' }]];
for (const [name, o] of options) {
  add(`sorted ${name}`, () => [...some].sort((a, b) => a.localeCompare(b, 'en', o)));
  for (const [a, b] of [['a', 'A'], ['a', 'á'], ['a', 'Á'], ['a', 'b'], ['a2', 'a10'], ['2', '10'], ['a-b', 'ab'], ['A', 'á'], ['file 9.txt', 'file 10.txt'], ['007', '7'], ['a', 'ａ'], ['ß', 'ss'], ['1.5', '1.10']])
    add(`${name} ${a} ${b}`, () => [a.localeCompare(b, 'en', o), b.localeCompare(a, undefined, o), new Intl.Collator('en', o).compare(a, b)]);
}
add('numbers', () => ['10', '9', '2', '1', '100', '1a', 'a1', 'a01', 'a001'].sort(new Intl.Collator(undefined, { numeric: true }).compare));
add('extension kn', () => ['10', '9', '2'].sort(new Intl.Collator('en-u-kn-true').compare));
add('extension kn alone', () => ['10', '9', '2'].sort(new Intl.Collator('en-u-kn').compare));
add('phonebook', () => ['ä', 'ae', 'af', 'ad', 'a'].sort(new Intl.Collator('de-u-co-phonebk').compare));
add('kinds', () => ['a'.localeCompare(undefined as any), 'undefined'.localeCompare(undefined as any), 'null'.localeCompare(null as any), '5'.localeCompare(5 as any)]);
add('equal', () => ['a'.localeCompare('a'), 'é'.localeCompare('e\u0301'), 'a\u0000'.localeCompare('a')]);
add('bad tags', () => ['x', 'e', 'en_US', '', 'en-', 'en-US-', 'a'.repeat(9), '1'].map((l) => throws(() => 'a'.localeCompare('b', l))));
add('bad locales', () => [null, 5, [5], [null], {}].map((l: any) => throws(() => 'a'.localeCompare('b', l))));
add('lists', () => ['a'.localeCompare('b', []), 'ö'.localeCompare('z', ['sv', 'de']), 'ö'.localeCompare('z', ['de', 'sv'])]);
add('bad options', () => [{ sensitivity: 'x' }, { usage: 'x' }, { caseFirst: 'x' }, null, { sensitivity: null }].map((o: any) => throws(() => 'a'.localeCompare('b', 'en', o))));
add('of nothing', () => [throws(() => String.prototype.localeCompare.call(null, 'a')), String.prototype.localeCompare.call(5, '5')]);
add('collator', () => { const c = new Intl.Collator(); return [c.compare('a', 'b'), c.compare === c.compare, Object.prototype.toString.call(c), c.resolvedOptions()]; });
add('collator options', () => new Intl.Collator('de', { numeric: true, sensitivity: 'base', ignorePunctuation: true, caseFirst: 'upper' }).resolvedOptions());
add('collator without new', () => typeof (Intl.Collator as any)('en').compare);
add('collator supported', () => Intl.Collator.supportedLocalesOf(['en-US', 'DE']));
add('props', () => [String.prototype.localeCompare.name, String.prototype.localeCompare.length, Object.keys(String.prototype), String.prototype.toLocaleUpperCase.length]);

for (const l of [undefined, 'en', 'tr', 'az', 'lt', 'el', 'TR', 'tr-TR'])
  add(`case ${l}`, () => ['iıIİ ß ŉ ﬁ', 'ΑΣ ΌΣΟΣ άέή', 'Į́ i̇́ Ì J̃', 'ç Ş ǆ'].map((s) => [s.toLocaleUpperCase(l), s.toLocaleLowerCase(l)]));
add('case list', () => ['i'.toLocaleUpperCase(['tr', 'en']), 'i'.toLocaleUpperCase(['en', 'tr']), 'i'.toLocaleUpperCase([])]);
add('case bad', () => [throws(() => 'i'.toLocaleUpperCase('x')), throws(() => 'i'.toLocaleUpperCase(null as any)), throws(() => String.prototype.toLocaleLowerCase.call(undefined))]);
add('names sorted', () => ['Zoë', 'zoe', 'Émile', 'emile', 'Åsa', 'asa', 'O\'Neil', 'Oneil', 'de Vries', 'Devries'].sort((a, b) => a.localeCompare(b)));

export default same(cases);
