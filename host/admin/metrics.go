package admin

import (
	"runtime"

	"github.com/prometheus/client_golang/prometheus"
)

// collector turns host.Status into metrics when it is asked; nothing is counted twice.
type collector struct{ host Host }

// Metric descriptions: constant.
var (
	descInfo       = desc("info", "Version of the server and ABI and hash of the module that serves; always 1.", "version", "abi", "sha256")
	descUptime     = desc("uptime_seconds", "Since the server started.")
	descReady      = desc("ready", "1 while a handler serves and no drain has begun.")
	descDraining   = desc("draining", "1 once the server shuts down.")
	descGeneration = desc("generation", "Id of the module that serves, counted up from 1; 0: none.")
	descLoaded     = desc("generation_loaded_timestamp_seconds", "When the module that serves was loaded.")
	descCompile    = desc("generation_compile_seconds", "How long compiling the module that serves took.")
	descLoad       = desc("generation_load_seconds", "How long loading it took, from reading its file to serving.")
	descSize       = desc("generation_module_bytes", "Size of the module's file.")
	descOld        = desc("generations_draining", "Former modules that still finish requests.")
	descInstances  = desc("instances", "Instances of the module, by what they do.", "state")
	descPending    = desc("requests_pending", "Requests that the guest will answer later.")
	descInFlight   = desc("requests_in_flight", "Requests that run now, in all generations.")
	descRequests   = desc("requests_total", "Requests that reached a handler.")
	descErrors     = desc("request_errors_total", "Requests that failed, by kind of failure.", "kind")
	descLimits     = desc("limits_total", "How often a limit was reached, by the name of its flag; log: entries of guests that were left out.", "limit")
	descStreams    = desc("streams", "Responses that handlers stream now.")
	descRefused    = desc("requests_refused_total", "Requests answered 503: no handler, all instances busy, shutting down.")
	descReloads    = desc("reloads_total", "Modules put into service.")
	descFailures   = desc("reload_failures_total", "Reloads refused; the former module served on.")
	descLastOK     = desc("last_reload_success", "1 if the last reload was not refused.")
	descLastAt     = desc("last_reload_timestamp_seconds", "When the last reload began.")
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
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	counter := func(d *prometheus.Desc, v uint64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), labels...)
	}
	gauge(descUptime, s.Uptime)
	gauge(descReady, one(s.Ready))
	gauge(descDraining, one(s.Draining))
	gauge(descOld, float64(len(s.Old)))
	counter(descRequests, s.Requests)
	counter(descRefused, s.Refused)
	counter(descReloads, s.Reloads)
	counter(descFailures, s.Failures)
	for kind, n := range s.Errors {
		counter(descErrors, n, kind)
	}
	for limit, n := range s.Limits {
		counter(descLimits, n, limit)
	}
	gauge(descStreams, float64(s.Streams))
	gauge(descGoroutines, float64(runtime.NumGoroutine()))
	if s.RSS > 0 {
		gauge(descRSS, float64(s.RSS))
	}
	if r := s.LastReload; r != nil {
		gauge(descLastOK, one(r.OK))
		gauge(descLastAt, float64(r.At.UnixMilli())/1000)
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
		gauge(descLoaded, float64(g.Loaded.UnixMilli())/1000)
		gauge(descCompile, g.CompileTime.Seconds())
		gauge(descLoad, g.LoadTime.Seconds())
		gauge(descSize, float64(g.Size))
	}
	gauge(descInfo, 1, s.Version, abi, hash)
	gauge(descGeneration, float64(id))
	gauge(descInstances, float64(busy), "busy")
	gauge(descInstances, float64(idle), "idle")
	gauge(descPending, float64(pending))
	gauge(descInFlight, float64(inFlight))
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
