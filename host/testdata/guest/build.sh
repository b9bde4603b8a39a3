#!/bin/sh
# Builds the .wasm files of this folder from guest.c with clang and wasm-ld 14 (Debian's packages clang and lld).
# With -check it builds elsewhere and fails when a file differs from the one in the repository.
set -eu
cd "$(dirname "$0")"
out=.
[ "${1:-}" = "-check" ] && out=$(mktemp -d)
build() { # file, options
	name=$1; shift
	clang --target=wasm32 -O2 -nostdlib -ffreestanding -fno-builtin -Wall -Wno-incompatible-library-redeclaration -Wno-infinite-recursion -mbulk-memory \
		-Wl,--no-entry -Wl,-z,stack-size=65536 -DVERSION='"1.0.0"' -DABI='"wasmserve_abi_v1"' -Wno-macro-redefined "$@" guest.c -o "$out/$name.wasm"
}
build v1
build v2 -DVERSION='"2.0.0"'
build start-trap -DSTART_TRAP
build start-spin -DSTART_SPIN
build config-spin -DCONFIG_SPIN
build wrong-abi -DABI='"wasmserve_abi_v2"'
build bad-config -DCONFIG='"{\"timeout\":5}"'
build routes -DCONFIG='"{\"idleTimeout\":5,\"routes\":{\"/static\":{\"body\":\"hi\"},\"/route\":7,\"/old\":{\"redirect\":\"/new\"}}}"'
[ "$out" = . ] && exit 0
for f in *.wasm; do
	cmp "$f" "$out/$f" || { echo "$f is not what build.sh makes of guest.c: run host/testdata/guest/build.sh" >&2; exit 1; }
done
rm -r "$out"
