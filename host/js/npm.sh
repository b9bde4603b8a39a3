#!/bin/sh
# npm.sh installs the npm packages that package-lock.json pins, once for each version of that file, in a directory of the cache, and prints
# the node_modules there. A link to it in this folder serves editors, and lint.sh. A directory here would not do: ./... of Go would search it.
set -eu
cd "$(dirname "$0")"
dir=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/wasmserve-ci/host-js-$(cat package.json package-lock.json | sha256sum | cut -c 1-16)
if [ ! -e "$dir/node_modules" ]; then
	mkdir -p "${dir%/*}"
	tmp=$(mktemp -d "$dir.XXXXXX")
	trap 'rm -rf "$tmp"' EXIT
	cp package.json package-lock.json "$tmp"
	(cd "$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel error >&2)
	mv -T "$tmp" "$dir" 2> /dev/null || [ -e "$dir/node_modules" ] # another run was faster
fi
[ -L node_modules ] || [ ! -e node_modules ] || { echo "host/js/node_modules is a directory: remove it, since ./... of Go searches it" >&2; exit 1; }
[ "$(readlink node_modules)" = "$dir/node_modules" ] || ln -sfn "$dir/node_modules" node_modules
echo "$dir/node_modules"
