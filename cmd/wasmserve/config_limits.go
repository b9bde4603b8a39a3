package main

import (
	"math"
	"strconv"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/site"
	"github.com/wasmserve/wasmserve/host/state"
)

// limits holds the flags of sizes, in bytes, and numbers. 0 means unlimited where the flag allows it.
type limits struct {
	maxHead, maxBody, maxResponse    int64
	maxHeaders, maxConns             int
	maxModule, compileMemory         int64
	memory, stack, stateSize         int64
	instances, totalInstances, queue int
	maxPending, maxStreams           int
	reloadRate, maxOutbound          int
}

func (l *limits) define(o *options, dev bool) {
	*l = limits{
		maxHead: front.DefaultMaxHead, maxHeaders: front.DefaultMaxHeaders, maxBody: host.DefaultMaxBody, maxResponse: host.DefaultMaxResponse,
		maxModule: host.DefaultMaxModule, compileMemory: compiler.DefaultMemory,
		memory: host.DefaultMemoryPages << 16, stack: host.DefaultMaxStack, stateSize: state.DefaultBytes,
		instances: host.DefaultInstances, totalInstances: site.DefaultTotal, queue: host.DefaultMaxQueue,
		maxPending: host.DefaultMaxPending, maxStreams: host.DefaultMaxStreams, reloadRate: host.DefaultReloadRate, maxOutbound: outbound.DefaultMax,
	}
	o.add(sizeValue{&l.maxHead, 1 << 10, 1 << 20}, option{"max-head", "SIZE", groupSize, formatSize(front.DefaultMaxHead), "a request's head; a larger one is answered 431"})
	o.add(intValue{&l.maxHeaders, 1, 10000}, option{"max-headers", "N", groupSize, strconv.Itoa(front.DefaultMaxHeaders), "header fields of a request; more are answered 431"})
	o.add(sizeValue{&l.maxBody, 0, 1 << 50}, option{"max-body", "SIZE", groupSize, formatSize(host.DefaultMaxBody), "a request's body; a larger one is answered 413"})
	o.add(sizeValue{&l.maxResponse, 0, 1 << 50}, option{"max-response", "SIZE", groupSize, formatSize(host.DefaultMaxResponse), "a response's body; a larger one is an error, or cut if it has been started; 0: no limit"})
	o.add(sizeValue{&l.maxModule, 8, 1 << 30}, option{"max-module", "SIZE", groupSize, formatSize(host.DefaultMaxModule), "a module's file; a larger one is refused. Also all files of a script together, and a quarter of it for one of them"})
	o.add(sizeValue{&l.compileMemory, 64 << 20, 1 << 40}, option{"compile-memory", "SIZE", groupSize, formatSize(compiler.DefaultMemory), "memory of the process that compiles a module or bundles a script"})
	o.add(sizeValue{&l.memory, 1 << 16, 4 << 30}, option{"memory", "SIZE", groupSize, formatSize(host.DefaultMemoryPages << 16), "memory of one instance"})
	o.add(sizeValue{&l.stack, 0, 50 << 20}, option{"stack", "SIZE", groupSize, formatSize(host.DefaultMaxStack), "native stack of one call; 0: 50 MB"})
	o.add(sizeValue{&l.stateSize, 1, 1 << 40}, option{"state-size", "SIZE", groupSize, formatSize(state.DefaultBytes), "the store, keys and values together"})
	o.add(intValue{&l.instances, 1, 100000}, option{"instances", "N", groupSize, "64", "instances of a module; each serves one request at a time, unless it answers later"})
	if !dev {
		o.add(intValue{&l.totalInstances, 0, 100000}, option{"total-instances", "N", groupSize, "256", "instances of all handlers of a directory together, beyond the first of each"})
	}
	o.add(intValue{&l.queue, 0, 1 << 20}, option{"queue", "N", groupSize, "1024", "requests that wait for an instance; more are answered 503"})
	o.add(intValue{&l.maxPending, 1, 1 << 20}, option{"max-pending", "N", groupSize, "1024", "requests that one instance may answer later, pending concurrently"})
	o.add(intValue{&l.maxStreams, 0, 1 << 20}, option{"max-streams", "N", groupSize, "1024", "responses streamed concurrently; 0: no limit"})
	o.add(intValue{&l.reloadRate, 0, 1 << 20}, option{"reload-rate", "N", groupSize, "60", "reloads per minute that handlers may ask for; 0: none"})
	o.add(intValue{&l.maxOutbound, 1, 1 << 16}, option{"max-outbound", "N", groupSize, strconv.Itoa(outbound.DefaultMax), "upstream responses that handlers may have open concurrently"})
	o.add(intValue{&l.maxConns, 0, math.MaxInt32}, option{"max-conns", "N", groupSize, "0", "open connections; more wait until they are accepted; 0: no limit"})
}
