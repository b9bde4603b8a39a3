#!/usr/bin/env bash
# Compares the processor time per request of wasmserve with that of Bun.serve, in one run on one machine: each server is
# pinned to one core and the load to another, the servers take turns, and the medians of all rounds are printed.
#
#   host/kit/load/compare.sh [rounds] [seconds]        defaults: 5 rounds of 5 seconds
#
# Needs Linux, two cores, taskset, Go, clang with wasm-ld (hello-c). Bun is BUN=path or `bun` in PATH; without it only
# wasmserve is measured. CONNS=64, SERVER_CORE=0, LOAD_CORE=1 and SERVERS="hello-c hello-go bun" can be set.
set -euo pipefail
cd "$(dirname "$0")/../../.."

rounds=${1:-5} seconds=${2:-5}
conns=${CONNS:-64} server_core=${SERVER_CORE:-0} load_core=${LOAD_CORE:-1}
bun=${BUN:-$(command -v bun || true)}
servers=${SERVERS:-hello-c hello-go ${bun:+bun}}
tmp=$(mktemp -d)
pid=
stop() { if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; pid=; fi; }
trap 'stop; rm -rf "$tmp"' EXIT

go build -o "$tmp/wasmserve" ./cmd/wasmserve
go build -o "$tmp/load" ./host/kit/load
for s in $servers; do
	case $s in hello-*) "$tmp/wasmserve" build "./examples/$s" -o "$tmp/$s.wasm" ;; esac
done
name="wasmserve-compare-$$"
cat > "$tmp/abstract.ts" <<TS
Bun.serve({ unix: "\\0$name", fetch() { return Response.json({ version: "1.0.0" }); } });
TS
cat > "$tmp/tcp.ts" <<TS
Bun.serve({ hostname: "127.0.0.1", port: Number(process.argv[2]), fetch() { return Response.json({ version: "1.0.0" }); } });
TS

start() { # server kind port
	case $1:$2 in
	bun:abstract) exec taskset -c "$server_core" "$bun" "$tmp/abstract.ts" ;;
	bun:tcp) exec taskset -c "$server_core" "$bun" "$tmp/tcp.ts" "$3" ;;
	*:abstract) exec taskset -c "$server_core" "$tmp/wasmserve" -unix "@$name" -admin off "$tmp/$1.wasm" ;;
	*:tcp) exec taskset -c "$server_core" "$tmp/wasmserve" -hostname 127.0.0.1 -port "$3" -admin off "$tmp/$1.wasm" ;;
	esac
}

measure() { # server kind: one line of the load tool
	local port=$((20000 + RANDOM % 20000)) addr
	[ "$2" = tcp ] && addr=127.0.0.1:$port || addr=@$name
	start "$1" "$2" "$port" > "$tmp/log" 2>&1 &
	pid=$!
	for _ in $(seq 100); do # until it answers
		if taskset -c "$load_core" "$tmp/load" -addr "$addr" -c 1 -d 10ms -warm 10ms 2>/dev/null | grep -q 'errors=0'; then break; fi
		kill -0 "$pid" || { cat "$tmp/log" >&2; exit 1; }
		sleep 0.1
	done
	taskset -c "$load_core" "$tmp/load" -addr "$addr" -c "$conns" -d "${seconds}s" -pid "$pid"
	stop
}

median() { sort -n | awk '{v[NR]=$1} END {if (NR) print (NR%2 ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2)}'; }
field() { sed -n "s/.* $1=\([0-9.]*\).*/\1/p" "$2"; }

for kind in abstract tcp; do
	for round in $(seq "$rounds"); do
		for s in $servers; do
			line=$(measure "$s" "$kind")
			echo "$kind round $round $s: $line"
			echo "x $line" >> "$tmp/$kind.$s"
		done
	done
done
echo
printf '%-9s %-9s %12s %12s %10s %10s\n' socket server cpu/request requests/s p50 p99
for kind in abstract tcp; do
	base=
	[ -f "$tmp/$kind.bun" ] && base=$(field cpu "$tmp/$kind.bun" | median)
	for s in $servers; do
		f=$tmp/$kind.$s
		cpu=$(field cpu "$f" | median)
		printf '%-9s %-9s %10sus %12s %8sus %8sus' "$kind" "$s" "$cpu" "$(field rps "$f" | median)" "$(field p50 "$f" | median)" "$(field p99 "$f" | median)"
		[ -n "$base" ] && [ "$s" != bun ] && awk -v a="$cpu" -v b="$base" 'BEGIN {printf "   %.2f times bun", a / b}'
		echo
	done
done
