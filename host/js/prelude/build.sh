#!/bin/sh
# Bundles dist out of src, ../ext and the npm packages that ../package-lock.json pins. With -check it bundles elsewhere and fails when dist is
# other than that. Needs Go and npm.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
modules=$(../npm.sh)
mkdir "$tmp/dist"
go run ../bundle/gen "$modules" "$tmp/dist"
for p in fast-deep-equal punycode web-streams-polyfill urlpattern-polyfill \
	@pkgjs/parseargs assert base64-js buffer events ieee754 node-inspect-extracted path-browserify readable-stream string_decoder url \
	ansi-regex ansi-styles color-name css-what domelementtype domhandler entities get-east-asian-width htmlparser2 json5 jsonc-parser semver smol-toml strip-ansi temporal-polyfill wrap-ansi yaml; do
	cat "$modules/$p"/[Ll][Ii][Cc][Ee][Nn][Ss][Ee]* > "$tmp/dist/$(basename "$p").LICENSE"
done
if [ "${1:-}" = "-check" ]; then
	diff -r "$tmp/dist" dist > /dev/null || { echo "host/js/prelude/dist is not what src makes: run host/js/prelude/build.sh" >&2; exit 1; }
	exit
fi
rm -r dist
cp -r "$tmp/dist" dist
