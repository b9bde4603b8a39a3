package main

import (
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/source/watch"
)

// timeouts holds the flags of times. 0 means unlimited where the flag allows it.
type timeouts struct {
	quiet                                      time.Duration // before a file is loaded
	idleTimeout, headerTimeout, requestTimeout time.Duration // of connections and requests
	guestTimeout, startTimeout, queueTimeout   time.Duration // of instances
	compileTimeout, outboundTimeout            time.Duration
	stopDelay, drainTimeout                    time.Duration
}

func (t *timeouts) define(o *options) {
	*t = timeouts{
		quiet: watch.Quiet, idleTimeout: host.DefaultIdleTimeout, headerTimeout: defaultHeaderTimeout,
		guestTimeout: host.DefaultGuestTimeout, startTimeout: host.DefaultStartTimeout, queueTimeout: host.DefaultQueueTimeout,
		compileTimeout: compiler.DefaultTimeout, outboundTimeout: outbound.DefaultTimeout, drainTimeout: host.DefaultDrainTimeout,
	}
	o.add(durationValue{&t.quiet, time.Millisecond}, option{"quiet-period", "TIME", groupTime, watch.Quiet.String(), "how long the file must be left unchanged before it is loaded"})
	o.add(durationValue{&t.idleTimeout, 0}, option{"idle-timeout", "TIME", groupTime, host.DefaultIdleTimeout.String(), "how long a connection may go without a byte in either direction before it is closed; 0: no limit"})
	o.add(durationValue{&t.headerTimeout, time.Millisecond}, option{"header-timeout", "TIME", groupTime, defaultHeaderTimeout.String(), "time for a request's head to arrive, from its first byte"})
	o.add(durationValue{&t.requestTimeout, 0}, option{"request-timeout", "TIME", groupTime, "0s", "time from the end of a request's head to the end of its response; 0: no limit"})
	o.add(durationValue{&t.guestTimeout, 0}, option{"guest-timeout", "TIME", groupTime, host.DefaultGuestTimeout.String(), "processor time that a handler may use per request; time spent waiting does not count. Its manifest can only lower it; 0: no limit"})
	o.add(durationValue{&t.startTimeout, time.Millisecond}, option{"start-timeout", "TIME", groupTime, host.DefaultStartTimeout.String(), "time for an instance to start"})
	o.add(durationValue{&t.compileTimeout, time.Second}, option{"compile-timeout", "TIME", groupTime, compiler.DefaultTimeout.String(), "time to compile a module or bundle a script. Of processor time it may use a 24th of this and a 30th more per MB, a script a quarter"})
	o.add(durationValue{&t.queueTimeout, time.Millisecond}, option{"queue-timeout", "TIME", groupTime, host.DefaultQueueTimeout.String(), "how long a request waits for a free instance before it is answered 503"})
	o.add(durationValue{&t.outboundTimeout, time.Millisecond}, option{"outbound-timeout", "TIME", groupTime, outbound.DefaultTimeout.String(), "time for an upstream to answer a handler, and for each further part of the body"})
	o.add(durationValue{&t.stopDelay, time.Millisecond}, option{"stop-delay", "TIME", groupTime, "0s", "keep accepting connections after a signal to stop, while /-/ready answers 503 and responses carry Connection: close"})
	o.add(durationValue{&t.drainTimeout, time.Millisecond}, option{"drain-timeout", "TIME", groupTime, host.DefaultDrainTimeout.String(), "time for requests to finish after a reload or a signal to stop; then they are cut"})
}
