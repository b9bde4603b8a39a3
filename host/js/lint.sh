#!/bin/sh
# lint.sh has eslint and TypeScript check the JavaScript below this folder (eslint.config.mjs, tsconfig.json). Needs npm.
set -eu
cd "$(dirname "$0")"
modules=$(./npm.sh)
"$modules/.bin/eslint" .
"$modules/.bin/tsc" -p .
