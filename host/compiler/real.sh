#!/usr/bin/env bash
# Compiles real modules in processes with the default limits, and writes the table of host/RATIONALE.md: host/compiler/real.sh. It needs npm, Go and a
# network; asc and cargo add the examples in AssemblyScript and Rust.
set -euo pipefail
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
from() { # NPM-PACKAGE FILE NAME
  (cd "$dir" && tar xzf "$(npm pack --silent "$1")" "package/$2" && mv "package/$2" "$3.wasm")
}
from esbuild-wasm@0.28.2 esbuild.wasm "esbuild-wasm 0.28.2 (Go)"
from @bytecodealliance/componentize-js@0.23.0 lib/starlingmonkey_embedding.wasm "StarlingMonkey of componentize-js 0.23.0 (C++)"
from @sqlite.org/sqlite-wasm@3.41.2 sqlite-wasm/jswasm/sqlite3.wasm "sqlite-wasm 3.41.2 (C)"
cp host/js/engine/quickjs.wasm "$dir/QuickJS (C).wasm"
mkdir "$dir/go" && cat > "$dir/go/main.go" <<'GO'
package main

import "net/http"

func main() { http.ListenAndServe(":0", http.FileServer(http.Dir("."))) }
GO
GOOS=wasip1 GOARCH=wasm go build -o "$dir/net-http (Go).wasm" "$dir/go/main.go"
go build -o "$dir/wasmserve" ./cmd/wasmserve
for l in assemblyscript rust c; do
  "$dir/wasmserve" build "./examples/shortener-$l" -o "$dir/shortener-$l.wasm" > /dev/null 2>&1 || echo "shortener-$l cannot be built here" >&2
done
rm -rf "$dir"/go "$dir"/package "$dir"/*.tgz
WASMSERVE_REAL="$dir" go test -count=1 -timeout 30m -run TestReal -v ./host/compiler | sed -n 's/^.*real_test.go:[0-9]*: |/|/p; /FAIL/p'
