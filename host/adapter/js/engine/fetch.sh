#!/bin/sh
# Fetches quickjs.wasm and its LICENSE from the npm package quickjs-wasi, at the version below, and checks them against the
# sums below. With -check it fetches elsewhere and fails when the files here are others. Needs npm.
set -eu
version=3.6.2
cd "$(dirname "$0")"
out=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm pack --silent "quickjs-wasi@$version" > /dev/null
tar -xzf "quickjs-wasi-$version.tgz"
cd package
sha256sum -c - <<SUMS
d4c9375f2b1ca4dc95f72c8aa2982a7a9951ac8011490d79c6582df732b4bbd9  quickjs.wasm
f7735da3b2531ddf451937117343cfadb853fd8054b499e7a70695dc57ffd184  LICENSE
SUMS
for f in quickjs.wasm LICENSE; do
	if [ "${1:-}" = "-check" ]; then
		cmp "$f" "$out/$f" || { echo "host/adapter/js/engine/$f is not that of quickjs-wasi $version: run host/adapter/js/engine/fetch.sh" >&2; exit 1; }
	else
		cp "$f" "$out/$f"
	fi
done
