#!/bin/sh
# Makes quickjs.wasm: brings it and its LICENSE from the npm package quickjs-wasi, checks them against the sums below, and has wasm-opt (npm
# package binaryen, Apache-2.0, used here only) put small functions into those that call them: wazero does not, and a call is not cheap. Before
# that patch.mjs mends what no interface of the engine's reaches. With -check it does so elsewhere and fails when the files here are others. Needs npm and Node.js.
set -eu
quickjs=3.7.0 binaryen=132.0.0
# What wazero compiles, and nothing newer.
features="--enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals --enable-multivalue --enable-reference-types"
# Larger sizes make the module larger and no faster.
inline="--always-inline-max-function-size=15 --flexible-inline-max-function-size=60 --partial-inlining-ifs=4"
cd "$(dirname "$0")"
out=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for p in "quickjs-wasi-$quickjs" "binaryen-$binaryen"; do
	npm pack --silent "${p%-*}@${p##*-}" > /dev/null
	mkdir "${p%-*}"
	tar -xzf "$p.tgz" -C "${p%-*}" --strip-components=1
done
sha256sum -c - <<SUMS
c0bd8f296e18cf074969f6401b9ecb72609a1323818ec2b9bf7a8f8d740d1363  quickjs-wasi/quickjs.wasm
f7735da3b2531ddf451937117343cfadb853fd8054b499e7a70695dc57ffd184  quickjs-wasi/LICENSE
608c021fa3f2c68cdc26f06a1454341089a0e689abb71cbe5a23ef7300e7f3e3  binaryen/bin/wasm-opt
98201a639713272269fd0883fd8b07a4029f7a80e59b6540495e992e1472d99d  binaryen/bin/wasm-dis
SUMS
node binaryen/bin/wasm-dis $features quickjs-wasi/quickjs.wasm -o published.wat
node "$out/patch.mjs" published.wat patched.wat
node binaryen/bin/wasm-opt $features -O3 $inline patched.wat -o quickjs.wasm
cp quickjs-wasi/LICENSE .
for f in quickjs.wasm LICENSE; do
	if [ "${1:-}" = "-check" ]; then
		cmp "$f" "$out/$f" || { echo "host/js/engine/$f is not what quickjs-wasi $quickjs and binaryen $binaryen make: run host/js/engine/build.sh" >&2; exit 1; }
	else
		cp "$f" "$out/$f"
	fi
done
