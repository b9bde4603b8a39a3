#!/usr/bin/env bash
# fetch.sh gets the web-platform-tests that the test in this folder runs, and prints the directory in which they are. They come out of the
# original archive of Debian's source package nodejs, from the archive that apt is configured with; its checksum is below.
set -euo pipefail

version=20.19.2+dfsg
sha256=5e5559381ad031d245a8efa403458abbb73755f74c3e6380f185a4dd342b7949
dir=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/wasmserve-ci/wpt-$version

if [ ! -e "$dir/LICENSE.md" ]; then
	site=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/$' | sort -u | sed 1q)
	[ -n "$site" ] || { echo "apt has no source of Debian's packages: nodejs $version cannot be fetched" >&2; exit 1; }
	mkdir -p "${dir%/*}"
	tmp=$(mktemp -d "$dir.XXXXXX")
	trap 'rm -rf "$tmp"' EXIT
	/usr/lib/apt/apt-helper download-file "${site}pool/main/n/nodejs/nodejs_$version.orig.tar.xz" "$tmp/archive" "SHA256:$sha256" >&2
	mkdir "$tmp/wpt"
	tar -xJf "$tmp/archive" -C "$tmp/wpt" --strip-components=4 --wildcards '*/test/fixtures/wpt/*'
	rm -rf "$dir"
	mv "$tmp/wpt" "$dir"
fi
echo "$dir"
