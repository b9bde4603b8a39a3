package admin

import (
	"runtime"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rollout"
)

// collector turns report.Status into metrics on each scrape; nothing is counted twice.
type collector struct{ host Host }

// descs are the metrics of one handler: without a label if one module is served, or with the handler's path as a label if a
// directory of handlers is served.
type descs struct {
	canaryShare, canaryRequests, canaryFailures, info, ready, stale, generation, loaded, compile, load, size, old, instances, pending, inFlight, requests, errors, limits, streams, refused, reloads, failures,
	lastOK, lastAt *prometheus.Desc
}

func describe(first ...string) *descs {
	d := func(name, help string, labels ...string) *prometheus.Desc {
		return desc(name, help, append(first[:len(first):len(first)], labels...)...)
	}
	return &descs{
		info:           d("info", "Version of the server and ABI and hash of the module that serves; always 1.", "version", "abi", "sha256"),
		ready:          d("ready", "1 while a handler serves and no drain has begun."),
		stale:          d("stale", "1 while the file has another module than the one that serves: it was refused, or rolled back."),
		canaryShare:    d("canary_share", "Share of the requests that a canary answers, from 0 to 1; missing without one."),
		canaryRequests: d("canary_requests_total", "Requests since the canary began, by side: canary or stable.", "side"),
		canaryFailures: d("canary_failures_total", "Of them those that failed, or were answered with 5xx.", "side"),
		generation:     d("generation", "Id of the serving module, counted up from 1; 0: no module."),
		loaded:         d("generation_loaded_timestamp_seconds", "Time at which the serving module was loaded."),
		compile:        d("generation_compile_seconds", "Compile time of the serving module."),
		load:           d("generation_load_seconds", "Load time of the serving module, from reading its file to serving."),
		size:           d("generation_module_bytes", "Size of the module's file."),
		old:            d("generations_draining", "Old modules that still finish requests."),
		instances:      d("instances", "Instances of the module, by state.", "state"),
		pending:        d("requests_pending", "Requests that the guest answers later (pending)."),
		inFlight:       d("requests_in_flight", "Running requests, in all generations."),
		requests:       d("requests_total", "Requests received, including rejected ones; with a directory, handler is empty for requests that were rejected before a handler was chosen."),
		errors:         d("request_errors_total", "Requests that failed, by kind of failure.", "kind"),
		limits:         d("limits_total", "How often a limit was reached, by the name of its flag; malformed: requests that are not HTTP or ambiguous; tls-handshake: failed handshakes; log: dropped log entries of guests; allow-net: requests to other servers that were refused.", "limit"),
		streams:        d("streams", "Responses that are being streamed."),
		refused:        d("requests_refused_total", "Requests answered 503: no handler, all instances busy, shutting down."),
		reloads:        d("reloads_total", "Modules that have replaced another one; the first is not counted."),
		failures:       d("reload_failures_total", "Reloads rejected; the old module kept serving."),
		lastOK:         d("last_reload_success", "1 if the last reload succeeded."),
		lastAt:         d("last_reload_timestamp_seconds", "Time at which the last reload began."),
	}
}

// Metric descriptions: constant.
var (
	whole          = describe()
	each           = describe("handler")
	descUptime     = desc("uptime_seconds", "Since the server started.")
	descDraining   = desc("draining", "1 once the server shuts down.")
	descNotFound   = desc("requests_not_found_total", "Requests that matched no handler.")
	descRSS        = prometheus.NewDesc("process_resident_memory_bytes", "Resident memory size in bytes.", nil, nil)
	descGoroutines = prometheus.NewDesc("go_goroutines", "Number of goroutines that currently exist.", nil, nil)
)

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("wasmserve_"+name, help, labels, nil)
}

// Describe sends nothing: the set of metrics depends on whether a handler serves.
func (c collector) Describe(chan<- *prometheus.Desc) {}

func (c collector) Collect(out chan<- prometheus.Metric) {
	s := c.host.Status()
	m := metrics{out, nil}
	m.gauge(descUptime, s.Uptime)
	m.gauge(descDraining, one(s.Draining))
	m.gauge(descGoroutines, float64(runtime.NumGoroutine()))
	if s.RSS > 0 {
		m.gauge(descRSS, float64(s.RSS))
	}
	if s.Handlers == nil {
		m.handler(whole, s.Version, &s.HandlerStatus)
		return
	}
	m.counter(descNotFound, s.NotFound)
	front := metrics{out, []string{""}}
	front.counter(each.requests, s.Front.Requests)
	for limit, n := range s.Front.Limits {
		front.counter(each.limits, n, limit)
	}
	for n := range s.Handlers {
		metrics{out, []string{s.Handlers[n].Path}}.handler(each, s.Version, &s.Handlers[n])
	}
}

// metrics sends metrics whose first labels have these values.
type metrics struct {
	out   chan<- prometheus.Metric
	first []string
}

func (m metrics) gauge(d *prometheus.Desc, v float64, labels ...string) {
	m.out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, append(m.first[:len(m.first):len(m.first)], labels...)...)
}

func (m metrics) counter(d *prometheus.Desc, v uint64, labels ...string) {
	m.out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), append(m.first[:len(m.first):len(m.first)], labels...)...)
}

// handler sends the metrics of one handler.
func (m metrics) handler(d *descs, version string, s *report.HandlerStatus) {
	m.gauge(d.ready, one(s.Ready))
	if c := s.Canary; c != nil {
		share, _ := rollout.ParseShare(c.Share)
		m.gauge(d.canaryShare, float64(share)/float64(rollout.All))
		m.counter(d.canaryRequests, c.Tried.Requests, "canary")
		m.counter(d.canaryRequests, c.Other.Requests, "stable")
		m.counter(d.canaryFailures, c.Tried.Failures, "canary")
		m.counter(d.canaryFailures, c.Other.Failures, "stable")
	}
	m.gauge(d.stale, one(s.Stale))
	m.gauge(d.old, float64(len(s.Old)))
	m.counter(d.requests, s.Requests)
	m.counter(d.refused, s.Refused)
	m.counter(d.reloads, s.Reloads)
	m.counter(d.failures, s.Failures)
	for kind, n := range s.Errors {
		m.counter(d.errors, n, kind)
	}
	for limit, n := range s.Limits {
		m.counter(d.limits, n, limit)
	}
	m.gauge(d.streams, float64(s.Streams))
	if r := s.LastReload; r != nil {
		m.gauge(d.lastOK, one(r.OK))
		m.gauge(d.lastAt, float64(r.At.UnixMilli())/1000)
	}
	var abi, hash string
	var inFlight int64
	var pending, busy, idle int
	for _, g := range s.Old {
		inFlight += g.Requests
		pending += g.Pending
		busy += g.Busy
		idle += g.Instances - g.Busy
	}
	id := uint64(0)
	if g := s.Current; g != nil {
		abi, hash, id = g.ABI, g.Hash, g.ID
		inFlight += g.Requests
		pending += g.Pending
		busy += g.Busy
		idle += g.Instances - g.Busy
		m.gauge(d.loaded, float64(g.Loaded.UnixMilli())/1000)
		m.gauge(d.compile, g.CompileTime.Seconds())
		m.gauge(d.load, g.LoadTime.Seconds())
		m.gauge(d.size, float64(g.Size))
	}
	m.gauge(d.info, 1, version, abi, hash)
	m.gauge(d.generation, float64(id))
	m.gauge(d.instances, float64(busy), "busy")
	m.gauge(d.instances, float64(idle), "idle")
	m.gauge(d.pending, float64(pending))
	m.gauge(d.inFlight, float64(inFlight))
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
