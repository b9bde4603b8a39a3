#!/bin/sh
# Makes data.bin of the npm packages of CLDR's data that package-lock.json pins, and copies their licence. With -check it makes them elsewhere and
# fails when data.bin is other than that. Needs Go and npm, 320 MB of space, and takes a minute.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp package.json package-lock.json "$tmp"
(cd "$tmp" && npm ci --silent --legacy-peer-deps --ignore-scripts --no-audit --no-fund)
cat "$tmp/node_modules/cldr-core/LICENSE" "$tmp/node_modules/cldr-cal-buddhist-full/LICENSE" > "$tmp/LICENSE"
go run ./gen "$tmp/node_modules" "$tmp/data.bin"
if [ "${1:-}" = "-check" ]; then
	cmp -s "$tmp/data.bin" data.bin && cmp -s "$tmp/LICENSE" LICENSE ||
		{ echo "host/js/ext/intl/cldr/data.bin is not what CLDR's data make: run host/js/ext/intl/cldr/build.sh" >&2; exit 1; }
	exit
fi
cp "$tmp/data.bin" data.bin
cp "$tmp/LICENSE" LICENSE
