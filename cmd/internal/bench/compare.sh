#!/usr/bin/env bash
# Compares the handlers of examples/hello-c, hello-go and hello-ts with Bun.serve and workerd on abstract sockets and TCP: each server
# is pinned to one core and the load to another, the servers take turns, and the medians of all rounds are printed.
#
#   cmd/internal/bench/compare.sh [FLAGS of wasmserve bench]        defaults: -rounds 5 -d 5s
#
# Needs Linux, two cores, Go, clang with wasm-ld (hello-c). Bun is BUN=path or `bun` in PATH; without it only wasmserve is
# measured. WORKERD=path or `workerd` in PATH likewise. EXAMPLES="hello-ts" measures fewer. SERVER_CORE=0, LOAD_CORE=1 and SOCKETS=abstract,tcp can be set; a core that is empty: any.
set -euo pipefail
repo=$(cd "$(dirname "$0")/../../.." && pwd)
server_core=${SERVER_CORE-0} load_core=${LOAD_CORE-1} sockets=${SOCKETS:-abstract,tcp}
bun=${BUN:-$(command -v bun || true)}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

(cd "$repo" && go build -o "$tmp/wasmserve" ./cmd/wasmserve)
modules=()
for s in ${EXAMPLES:-hello-c hello-go hello-ts}; do
	source=./examples/$s
	[ ! -f "$repo/$source/app.ts" ] || source=$source/app.ts
	(cd "$repo" && "$tmp/wasmserve" build "$source" -o "$tmp/$s.wasm")
	modules+=("$tmp/$s.wasm")
done
cat > "$tmp/server.ts" <<'TS'
const address = process.argv[2], tcp = address.match(/^(.*):(\d+)$/);
const at = tcp ? { hostname: tcp[1], port: Number(tcp[2]) } : { unix: address.replace(/^@/, "\0") };
Bun.serve({ ...at, fetch() { return Response.json({ version: "1.0.0" }); } });
TS

args=(-rounds 5 -sockets "$sockets" ${server_core:+-server-cpu "$server_core"} ${load_core:+-load-cpu "$load_core"})
if [ -n "$bun" ]; then
	for kind in ${sockets//,/ }; do
		case $kind in
		abstract) addr=@wasmserve-compare-$$ ;;
		unix) addr=$tmp/bun.sock ;;
		tcp) addr=127.0.0.1:0 ;;
		esac
		args+=(-compare "bun=$bun $tmp/server.ts {addr} $addr")
	done
fi
workerd=${WORKERD:-$(command -v workerd || true)}
if [ -n "$workerd" ]; then
	echo 'export default { fetch() { return Response.json({ version: "1.0.0" }); } };' > "$tmp/worker.js"
	cat > "$tmp/config.capnp" <<-'CAPNP'
		using Workerd = import "/workerd/workerd.capnp";
		const config :Workerd.Config = (
		  services = [ (name = "main", worker = .hello) ],
		  sockets = [ (name = "http", http = (), service = "main") ]
		);
		const hello :Workerd.Worker = (modules = [ (name = "worker", esModule = embed "worker.js") ], compatibilityDate = "2026-01-01");
	CAPNP
	cat > "$tmp/workerd.sh" <<-SH
		case \$1 in @*) address=unix-abstract:\${1#@} ;; /*) address=unix:\$1 ;; *) address=\$1 ;; esac
		exec "$workerd" serve "$tmp/config.capnp" -s "http=\$address"
	SH
	for kind in ${sockets//,/ }; do
		case $kind in
		abstract) addr=@wasmserve-compare-workerd-$$ ;;
		unix) addr=$tmp/workerd.sock ;;
		tcp) addr=127.0.0.1:0 ;;
		esac
		args+=(-compare "workerd=sh $tmp/workerd.sh {addr} $addr")
	done
fi
"$tmp/wasmserve" bench "${args[@]}" "$@" "${modules[@]}"
