package admin

import (
	"runtime"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/wasmserve/wasmserve/host"
)

// collector turns host.Status into metrics when it is asked; nothing is counted twice.
type collector struct{ host Host }

// descs are the metrics that are counted for each handler: once for the whole server, or with the handler's path as a label where a
// directory of handlers is served.
type descs struct {
	info, ready, generation, loaded, compile, load, size, old, instances, pending, inFlight, requests, errors, limits, streams, refused, reloads, failures,
	lastOK, lastAt *prometheus.Desc
}

func describe(first ...string) *descs {
	d := func(name, help string, labels ...string) *prometheus.Desc {
		return desc(name, help, append(first[:len(first):len(first)], labels...)...)
	}
	return &descs{
		info:       d("info", "Version of the server and ABI and hash of the module that serves; always 1.", "version", "abi", "sha256"),
		ready:      d("ready", "1 while a handler serves and no drain has begun."),
		generation: d("generation", "Id of the module that serves, counted up from 1; 0: none."),
		loaded:     d("generation_loaded_timestamp_seconds", "When the module that serves was loaded."),
		compile:    d("generation_compile_seconds", "How long compiling the module that serves took."),
		load:       d("generation_load_seconds", "How long loading it took, from reading its file to serving."),
		size:       d("generation_module_bytes", "Size of the module's file."),
		old:        d("generations_draining", "Former modules that still finish requests."),
		instances:  d("instances", "Instances of the module, by what they do.", "state"),
		pending:    d("requests_pending", "Requests that the guest will answer later."),
		inFlight:   d("requests_in_flight", "Requests that run now, in all generations."),
		requests:   d("requests_total", "Requests that were received, those that were refused included; of a directory, handler is empty for those that were refused before one was chosen."),
		errors:     d("request_errors_total", "Requests that failed, by kind of failure.", "kind"),
		limits:     d("limits_total", "How often a limit was reached, by the name of its flag; malformed: requests that are not HTTP or ambiguous; tls-handshake: those that failed; log: entries of guests that were left out; allow-net: requests to other servers that were refused.", "limit"),
		streams:    d("streams", "Responses that handlers stream now."),
		refused:    d("requests_refused_total", "Requests answered 503: no handler, all instances busy, shutting down."),
		reloads:    d("reloads_total", "Modules put into service."),
		failures:   d("reload_failures_total", "Reloads refused; the former module served on."),
		lastOK:     d("last_reload_success", "1 if the last reload was not refused."),
		lastAt:     d("last_reload_timestamp_seconds", "When the last reload began."),
	}
}

// Metric descriptions: constant.
var (
	whole          = describe()
	each           = describe("handler")
	descUptime     = desc("uptime_seconds", "Since the server started.")
	descDraining   = desc("draining", "1 once the server shuts down.")
	descNotFound   = desc("requests_not_found_total", "Requests that no handler of the directory is there for.")
	descRSS        = prometheus.NewDesc("process_resident_memory_bytes", "Resident memory size in bytes.", nil, nil)
	descGoroutines = prometheus.NewDesc("go_goroutines", "Number of goroutines that currently exist.", nil, nil)
)

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("wasmserve_"+name, help, labels, nil)
}

// Describe sends nothing: which metrics there are depends on whether a handler serves.
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
		m.handler(whole, s.Version, &host.HandlerStatus{
			Ready: s.Ready, Current: s.Current, Old: s.Old, LastReload: s.LastReload, Reloads: s.Reloads, Failures: s.Failures,
			Requests: s.Requests, Errors: s.Errors, Limits: s.Limits, Streams: s.Streams, Refused: s.Refused,
		})
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

// handler sends what is counted for each handler.
func (m metrics) handler(d *descs, version string, s *host.HandlerStatus) {
	m.gauge(d.ready, one(s.Ready))
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
