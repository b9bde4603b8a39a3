#!/bin/sh
# Builds hello.wasm, the handler that `wasmserve bench` measures when none is named, from examples/hello-c with clang and
# wasm-ld 14 (Debian's packages clang and lld). With -check it builds elsewhere and fails when that differs from the file here.
set -eu
cd "$(dirname "$0")/../../.."
out=cmd/internal/bench/hello.wasm
[ "${1:-}" = "-check" ] && out=$(mktemp)
go run ./cmd/wasmserve build ./examples/hello-c -o "$out"
[ "$out" = cmd/internal/bench/hello.wasm ] && exit 0
cmp cmd/internal/bench/hello.wasm "$out" || { echo "cmd/internal/bench/hello.wasm is not what examples/hello-c makes: run cmd/internal/bench/build.sh" >&2; exit 1; }
rm "$out"
