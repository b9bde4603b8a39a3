// eslint's rules for the JavaScript below this folder: those that find faults, none about layout or taste. lint.sh runs it.

// Globals beside those of the language: what the engine has, what the prelude defines (prelude/src/main.js), and Buffer (ext/node/node.js).
const provided = ['WebAssembly', 'Temporal', 'console', 'fetch', 'performance', 'queueMicrotask', 'reportError', 'structuredClone', 'atob', 'btoa', 'setTimeout', 'setInterval',
  'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'URL', 'URLSearchParams', 'Headers', 'Request', 'Response', 'Blob', 'File', 'FormData', 'TextEncoder',
  'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'ErrorEvent', 'PromiseRejectionEvent', 'DOMException', 'Buffer', 'ReadableStream', 'WritableStream',
  'TransformStream', 'CompressionStream', 'DecompressionStream', 'URLPattern', 'self', 'process', 'Bun', 'crypto'];
// Those of the tests that wpt/testdata runs: testharness.js, as shim.js has it.
const harness = ['test', 'promise_test', 'async_test', 'setup', 'done', 'assert_true', 'assert_false', 'assert_equals', 'assert_not_equals', 'assert_array_equals',
  'assert_throws_js', 'assert_throws_dom', 'assert_throws_exactly', 'assert_less_than', 'assert_greater_than', 'assert_unreached', 'promise_rejects_js',
  'promise_rejects_dom', 'promise_rejects_exactly', 'add_result_callback', 'add_completion_callback', 'timeout'];

const always = ['array-callback-return', 'constructor-super', 'default-case-last', 'for-direction', 'getter-return', 'grouped-accessor-pairs', 'no-array-constructor',
  'no-async-promise-executor', 'no-caller', 'no-class-assign', 'no-compare-neg-zero', 'no-const-assign', 'no-constant-binary-expression', 'no-constant-condition', 'no-debugger',
  'no-dupe-args', 'no-dupe-class-members', 'no-dupe-else-if', 'no-dupe-keys', 'no-duplicate-case', 'no-duplicate-imports', 'no-empty', 'no-empty-character-class',
  'no-empty-pattern', 'no-empty-static-block', 'no-else-return', 'no-eval', 'no-ex-assign', 'no-extra-bind', 'no-extra-boolean-cast', 'no-fallthrough', 'no-func-assign',
  'no-global-assign', 'no-implied-eval', 'no-import-assign', 'no-invalid-regexp', 'no-irregular-whitespace', 'no-iterator', 'no-label-var', 'no-lonely-if', 'no-loss-of-precision',
  'no-misleading-character-class', 'no-new-func', 'no-new-native-nonconstructor', 'no-new-wrappers', 'no-obj-calls', 'no-proto', 'no-prototype-builtins', 'no-redeclare',
  'no-regex-spaces', 'no-self-assign', 'no-self-compare', 'no-setter-return', 'no-shadow', 'no-shadow-restricted-names', 'no-sparse-arrays', 'no-template-curly-in-string',
  'no-this-before-super', 'no-throw-literal', 'no-unassigned-vars', 'no-undef', 'no-unexpected-multiline', 'no-unmodified-loop-condition', 'no-unneeded-ternary',
  'no-unreachable', 'no-unreachable-loop', 'no-unsafe-finally', 'no-unsafe-negation', 'no-unsafe-optional-chaining', 'no-unused-expressions', 'no-unused-labels',
  'no-unused-private-class-members', 'no-useless-assignment', 'no-useless-backreference', 'no-useless-call', 'no-useless-catch', 'no-useless-computed-key', 'no-useless-concat',
  'no-useless-escape', 'no-useless-rename', 'no-useless-return', 'no-var', 'no-with', 'prefer-object-has-own', 'prefer-spread', 'radix', 'use-isnan', 'valid-typeof'];

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default [
  { ignores: ['prelude/dist/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module', globals: readonly(provided) },
    rules: {
      ...Object.fromEntries(always.map((name) => [name, 'error'])),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-cond-assign': ['error', 'except-parens'],
      'no-shadow': ['error', { builtinGlobals: false }],
      'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'all', ignoreRestSiblings: true }],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['wpt/testdata/**'],
    languageOptions: { globals: readonly(harness) },
    rules: { 'no-eval': 'off' }, // shim.js runs the tests with it
  },
];
