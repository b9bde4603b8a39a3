// Mends the engine where its interface cannot: `node patch.mjs IN.wat OUT.wat`, as binaryen's wasm-dis writes it. A function that is mended keeps
// its name for all that call it, and calls what it was. Each is found by what is in it; where there is not exactly one such, this fails.
import { readFileSync, writeFileSync } from 'node:fs';

let text = readFileSync(process.argv[2], 'utf8');

// found is the number of the only function that has all of parts in it.
function found(what, ...parts) {
  const list = text.split(/^ (?=\(func \$)/m).slice(1).filter((f) => parts.every((p) => f.includes(p)));
  if (list.length !== 1) throw new Error(`${what}: ${list.length} functions are like it`);
  return /^\(func \$(\d+)/.exec(list[0])[1];
}

function replaced(what, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${what}: is there ${parts.length - 1} times`);
  text = parts.join(to);
}

// wrapped renames a function, and has code in its place.
function wrapped(what, number, name, code) {
  replaced(what, `\n (func $${number} `, `\n (func $${name} `);
  text = text.replace(/\n\)\s*$/, () => `\n (func $${number} ${code})\n)\n`);
}

const params = (n) => '(param i32) '.repeat(n), gets = (n) => Array.from({ length: n }, (_, k) => `(local.get ${k})`).join(' ');

// A pattern that begins with ^ is tried at every index. lre_compile writes the search as `split_goto_first 6; any; goto -11`, and behind it the pattern:
// save_start 0 first. Where ^ (9) comes before all else, the search becomes a goto over itself.
const exec = found('lre_exec', 'func $', '(param $6 i32) (result i32)', '(i32.const 272)', 'i32.load16_u align=1');
wrapped('lre_exec', exec, 'lre_exec', `${params(7)} (result i32)
  (if (i32.and (i64.eq (i64.load offset=8 align=1 (local.get 1)) (i64.const 0xf50d06000000060e)) (i32.eq (i32.load offset=16 align=1 (local.get 1)) (i32.const 0x13ffffff)))
   (then (if (call $begins (i32.add (local.get 1) (i32.const 21)) (i32.const 64))
    (then (i32.store8 offset=8 (local.get 1) (i32.const 13))))))
  (call $lre_exec ${gets(7)})) (func $begins (param $at i32) (param $steps i32) (result i32)
  (local $op i32)
  (loop $on
   (if (i32.eqz (local.get $steps)) (then (return (i32.const 0))))
   (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
   (local.set $op (i32.load8_u (local.get $at)))
   (if (i32.eq (local.get $op) (i32.const 9)) (then (return (i32.add (local.get $steps) (i32.const 1)))))
   (if (i32.eq (local.get $op) (i32.const 19)) (then (local.set $at (i32.add (local.get $at) (i32.const 2))) (br $on)))
   (if (i32.or (i32.eq (local.get $op) (i32.const 14)) (i32.eq (local.get $op) (i32.const 15)))
    (then
     (local.set $steps (call $begins (i32.add (local.get $at) (i32.const 5)) (local.get $steps)))
     (local.set $at (i32.add (i32.add (local.get $at) (i32.const 5)) (i32.load offset=1 align=1 (local.get $at))))
     (br $on))))
  (i32.const 0)`);

// get_class_atom takes what a class must not have with flag v (a single -, && and the like) for a fault outside of classes too. s->unicode_sets is at
// 41; behind a backslash it has its meaning everywhere.
const atom = found('get_class_atom', '(param $3 i32) (result i32)', 'i32.load8_u offset=41', 'i32.load8_u offset=40', `(i32.const ${address('invalid character in class in regular expression')})`);
wrapped('get_class_atom', atom, 'get_class_atom', `${params(4)} (result i32)
  (local $sets i32)
  (if (i32.or (local.get 3) (i32.eq (i32.load8_u (i32.load (local.get 2))) (i32.const 92))) (then (return (call $get_class_atom ${gets(4)}))))
  (local.set $sets (i32.load8_u offset=41 (local.get 0)))
  (i32.store8 offset=41 (local.get 0) (i32.const 0))
  (call $get_class_atom ${gets(4)})
  (i32.store8 offset=41 (local.get 0) (local.get $sets))`);

// A call by apply or spread has at most 65,535 arguments, the bound of what is declared: twice as many fit on the stack.
const args = found('build_arg_list', `(i32.const ${address('too many arguments in function call (only %d allowed)')})`);
inside(args, '(i32.const 65536)', '(i32.const 131073)');
inside(args, '(i32.const 65535)', '(i32.const 131072)');

// The host hears of a TypeError, with its message's address, when its stack is there: it knows the script's text, and so what is "not a function". The
// address waits at NOTE, in the stack that the engine is built with and does not use (vm.go).
const NOTE = 1024;
const thrown = exported('JS_ThrowTypeError');
wrapped('JS_ThrowTypeError', thrown, 'JS_ThrowTypeError', `${params(3)} (result i64)
  (i32.store (i32.const ${NOTE}) (local.get 1))
  (call $JS_ThrowTypeError ${gets(3)})`);
const trace = found('build_backtrace', '(param $0 i32) (param $1 i64) (param $2 i64) (param $3 i32) (param $4 i32) (param $5 i32) (param $6 i32)\n', `(i32.const ${address('    at %s')})`);
wrapped('build_backtrace', trace, 'build_backtrace', `(param i32 i64 i64 i32 i32 i32 i32)
  (local $message i32)
  (call $build_backtrace ${gets(7)})
  (if (local.tee $message (i32.load (i32.const ${NOTE})))
   (then
    (i32.store (i32.const ${NOTE}) (i32.const 0))
    (call $host_type_error (local.get 1) (local.get $message))))`);
replaced('imports', '\n (import "env" "host_interrupt"', '\n (import "env" "host_type_error" (func $host_type_error (param i64 i32)))\n (import "env" "host_interrupt"');

// Map and Set take the low bits of a key's hash for its bucket, and those of whole numbers are zero: a number's 64 bits are the two halves of its
// hash, one over the other, and all numbers under 2,000 came into one bucket. They are multiplied by an odd number out of the context's seed before
// (at 288), and what comes out is mixed (fmix32 of MurmurHash3). Where a key lies is not seen: both go through their entries in order.
const hash = found('map_hash_key', '(param $0 i32) (param $1 i64) (result i32)', '(i32.const 3163)', '(i32.const 1640531527)', 'i32.load offset=288');
inside(hash, '\n         (i64.reinterpret_f64\n', `
         (i64.mul (i64.or (i64.mul (i64.add (i64.extend_i32_u (i32.load offset=288 (local.get $0))) (i64.const 0x2545f4914f6cdd1d)) (i64.const 0x9e3779b97f4a7c15)) (i64.const 1)) (i64.reinterpret_f64
`);
inside(hash, '\n         )\n        )\n        (i64.const 32)\n', '\n         ))\n        )\n        (i64.const 32)\n');
wrapped('map_hash_key', hash, 'map_hash_key', `(param i32 i64) (result i32)
  (local $h i32)
  (local.set $h (call $map_hash_key (local.get 0) (local.get 1)))
  (local.set $h (i32.mul (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 16))) (i32.const 0x85ebca6b)))
  (local.set $h (i32.mul (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 13))) (i32.const 0xc2b2ae35)))
  (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 16)))`);

// The search for a text in another compared at every place: search.wat has one that takes time in proportion to their lengths. String.prototype.indexOf
// and lastIndexOf have a loop of their own, and so have includes, startsWith and endsWith; replace, replaceAll and split call string_indexof.
const compare = found('string_cmp', '(param $4 i32) (result i32)\n  (local $5 i32)\n  (local $6 i32)\n  (loop $label\n   (if\n    (i32.eqz\n     (local.get $4)',
  '\n  (i32.sub\n   (local.get $5)\n   (local.get $6)\n  )\n )');
const calls = `(call $${compare}\n`;
const indexOf = found('js_string_indexOf', calls, '(i32.trunc_sat_f64_s');
inside(indexOf, `(if (result i32) (call $${compare} (local.get $10) (local.get $9) (local.get $3) (i32.const 0) (local.get $6))
  (then (br_if $block3 (i32.ne (local.get $3) (local.get $4))) (i32.const -1)) (else (local.get $3)))`, '(call $find (local.get $10) (local.get $9) (local.get $3) (local.get $4))');
const includes = found('js_string_includes', calls, `(i32.const ${address('regexp not supported')})`);
inside(includes, `(i32.eqz (call $${compare} (local.get $8) (local.get $9) (local.get $5) (i32.const 0) (local.get $3)))`,
  '(i32.ge_s (call $find (local.get $8) (local.get $9) (local.get $5) (i32.sub (local.get $2) (i32.const 1))) (i32.const 0))');
inside(includes, '(br_if $label (i32.ne (local.get $2) (local.tee $5 (i32.add (local.get $5) (i32.const 1)))))', '');
wrapped('string_indexof', found('string_indexof', calls, '(param $2 i32) (result i32)'), 'string_indexof', `(param i32 i32 i32) (result i32)
  (local $last i32)
  (local.set $last (i32.sub (i32.and (i32.load (local.get 0)) (i32.const 0x7fffffff)) (i32.and (i32.load (local.get 1)) (i32.const 0x7fffffff))))
  (if (i32.gt_s (local.get 2) (local.get $last)) (then (return (i32.const -1))))
  (call $find (local.get 0) (local.get 1) (local.get 2) (local.get $last))`);
const called = (number) => /\(call \$(\d+)/.exec(body(number))[1], strv = called(called(compare)); // string_cmp calls string_get, and that strv
text = text.replace(/\n\)\s*$/, () => `\n${part('search.wat')})\n`);

// Texts and the shapes of objects are hashed with numbers that the host sets (hash.wat): clients choose both. A key is found in its shape by its atom
// as before: for n keys in one bucket n times as many must have been sent, since atoms are numbered in turn.
const PHI = '(i32.const 1640531527)'; // 2**32 divided by the golden ratio: hash32() multiplies by it
replaced('globals', '\n (global $global$0 ', `\n (global $hash_seed (mut i64) (i64.const 0x2545f4914f6cdd1d))\n (global $hash_factor (mut i64) (i64.const 0x9e3779b97f4a7c15))\n (global $global$0 `);
replaced('exports', '\n (export "__stack_pointer" ', '\n (export "hash_seed" (global $hash_seed))\n (export "hash_factor" (global $hash_factor))\n (export "__stack_pointer" ');
const bytes = found('hash_string8', '(param $2 i32) (result i32)', '(i32.const 263)', `(i32.xor\n   (local.get $2)\n   (i32.mul\n    (local.get $1)\n    ${PHI}`);
const string = found('hash_string', '(param $1 i32) (result i32)', '(i32.load16_u\n', '(i32.const 263)', PHI, `(call $${bytes}\n`);
const rope = found('hash_string_rope', '(param $0 i64) (param $1 i32) (result i32)', `(call $${string}\n`);
wrapped('hash_string8', bytes, 'hash_string8', '(param i32 i32 i32) (result i32) (i32.wrap_i64 (call $hash_bytes (local.get 0) (local.get 1) (call $hash_begin (local.get 2))))');
wrapped('hash_string', string, 'hash_string', '(param i32 i32) (result i32) (i32.wrap_i64 (call $hash_more (local.get 0) (call $hash_begin (local.get 1))))');
wrapped('hash_string_rope', rope, 'hash_string_rope', '(param i64 i32) (result i32) (i32.wrap_i64 (call $hash_rope (local.get 0) (call $hash_begin (local.get 1))))');
const operand = String.raw`(\(local\.get \$\d+\s*\))\s*`;
const shape = new RegExp(String.raw`\(i32\.mul\s*\(i32\.add\s*\(i32\.mul\s*\(i32\.add\s*\(i32\.load offset=12\s*${operand}\)` +
  String.raw`\s*${operand}\)\s*\(i32\.const 1640531527\)\s*\)\s*${operand}\)\s*\(i32\.const 1640531527\)\s*\)`, 'g');
if (text.match(shape)?.length !== 2) throw new Error(`shape_hash: is there ${text.match(shape)?.length} times`);
text = text.replace(shape, '(call $hash_shape (i32.add (call $hash_shape (i32.add (i32.load offset=12 $1) $2)) $3))');
text = text.replace(/\n\)\s*$/, () => `\n${part('hash.wat')})\n`);

// Combining marks are sorted by insertion; marks.wat does so before where a run is long.
const normalize = found('unicode_normalize', '(param $5 i32) (result i32)', '(i32.const 4449)', '(i32.const 44032)', '(i32.const 2639516)');
const names = { get_cc: /\(i32\.eqz\s*\(call \$(\d+)\s*\(i32\.load\s*\(local\.tee \$7/.exec(body(normalize))[1], malloc: exported('malloc'), free: exported('free') };
inside(normalize, '(local.set $2 (local.get $1)) (loop $label2', '(local.set $2 (local.get $1)) (call $sort_marks (local.get $7) (i32.sub (local.get $9) (local.get $1))) (loop $label2');
text = text.replace(/\n\)\s*$/, () => `\n${part('marks.wat', names)})\n`);

// The trailing consonants of Hangul are numbered from U+11A7, which is none itself (UAX 15, "Hangul Syllable Composition"): it was composed, and so lost.
inside(normalize, '(i32.gt_u (local.tee $1 (i32.sub (local.get $10) (i32.const 4519))) (i32.const 27))', '(i32.gt_u (i32.sub (local.tee $1 (i32.sub (local.get $10) (i32.const 4519))) (i32.const 1)) (i32.const 26))');

// An assignment at the end of an array with room for one more made it longer where its length is not writable. That takes the slow path, which heeds it:
// length is the first property of an array, and its shape has 40 bytes, a table of 4-byte items and one less than their number at 16, then the properties.
const interpret = found('JS_CallInternal', `(i32.const ${address('invalid opcode: pc=%u opcode=0x%02x')})`, '(br_table');
const full = '(br_if $block364 (i32.gt_u (local.tee $13 (i32.add (local.get $12) (i32.const 1))) (i32.load offset=24 (local.get $10))))';
inside(interpret, full, `${full} (br_if $block364 (i32.eqz (i32.and (i32.load offset=44 (i32.add (local.tee $17 (i32.load offset=12 (local.get $10)))
  (i32.shl (i32.load offset=16 (local.get $17)) (i32.const 2)))) (i32.const 134217728))))
  (local.set $17 (i32.load offset=16 (local.get $10)))`);

// splice moves the items behind those that are removed one by one, and makes an array without gaps one of properties; splice.wat does not.
const splice = found('js_array_slice', '(param $4 i32) (result i64)', `(i32.const ${address('Array loo long')})`, '(i32.const 16384)');
const [, copy] = /\(call \$(\d+)\s*\(local\.get \$0\)\s*\(local\.get \$8\)\s*\(i64\.add\s*\(local\.get \$5\)\s*\(local\.get \$7\)\s*\)/.exec(body(splice));
inside(splice, `(call $${copy} (local.get $0)`, '(call $move_items (local.get $0)');
text = text.replace(/\n\)\s*$/, () => `\n${part('splice.wat', { copy, malloc: exported('malloc'), free: exported('free'), free_value: exported('JS_FreeValue') })})\n`);

// An object that gets a key takes the shape of another with the same keys, if there is one. Where two objects get the same keys in turn, each key costs a
// comparison and a copy of all before it: above 256 keys objects keep to themselves.
const addProperty = found('JS_AddProperty', '(param $3 i32) (result i32)', '(call $hash_shape', '(i32.const 67108864)');
inside(addProperty, '(block $block3 (loop $label1 (br_if $block3 (i32.eqz (local.tee $5',
  '(block $block3 (br_if $block3 (i32.ge_u (i32.load offset=24 (local.get $4)) (i32.const 256))) (loop $label1 (br_if $block3 (i32.eqz (local.tee $5');

// body is the text of a function.
function body(number) {
  const at = text.indexOf(`\n (func $${number} `);
  return text.slice(at, text.indexOf('\n (func $', at + 1));
}

// inside replaces a part of a function, whatever space is between its words.
function inside(number, from, to) {
  const code = body(number), at = text.indexOf(code);
  const words = from.match(/[()]|[^\s()]+/g).map((w) => w.replace(/[\\^$.*+?|[\]{}()]/g, '\\$&'));
  const parts = code.split(new RegExp(words.join('\\s*')));
  if (parts.length !== 2) throw new Error(`${from}: is ${parts.length - 1} times in function ${number}`);
  text = text.slice(0, at) + parts.join(to) + text.slice(at + code.length);
}

// part returns a file of functions, with the numbers of the engine's functions that it names.
function part(file, numbers = { strv }) {
  return readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\$(\w+)/g, (word, name) => numbers[name] ? `$${numbers[name]}` : word);
}

function exported(name) {
  return new RegExp(`\\(export "${name}" \\(func \\$(\\d+)\\)\\)`).exec(text)[1];
}

// address is where a constant text of C lies.
function address(s) {
  for (const [, base, data] of text.matchAll(/^ \(data \$\S+ \(i32\.const (\d+)\) "(.*)"\)$/gm)) {
    const content = data.replace(/\\([0-9a-f]{2}|.)/g, (_, c) => c.length === 2 ? String.fromCharCode(parseInt(c, 16)) : { t: '\t', n: '\n', r: '\r' }[c] ?? c);
    const at = content.indexOf(s + '\0');
    if (at >= 0) return Number(base) + at;
  }
  throw new Error(`${s}: is not there`);
}

writeFileSync(process.argv[3], text);
