package host

import (
	"bytes"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// Generation describes one loaded module.
type Generation struct {
	ID          uint64        `json:"id"`                 // counts up from 1; 0: not loaded
	Module      string        `json:"module"`             // file name
	Hash        string        `json:"hash"`               // sha256, hex
	Size        int64         `json:"size"`               // bytes
	ABI         string        `json:"abi"`                // adapter's name
	Isolation   string        `json:"isolation"`          // none or request
	Loaded      time.Time     `json:"loaded"`             // when it began to serve
	CompileTime time.Duration `json:"compile_ns"`         // compilation only
	LoadTime    time.Duration `json:"load_ns"`            // from read to swap
	Instances   int           `json:"instances"`          // open now
	Busy        int           `json:"busy"`               // of them, in a call
	Pending     int           `json:"pending"`            // pending requests
	Requests    int64         `json:"requests_in_flight"` // acquired and not released
	Routes      int           `json:"routes"`
}

// ReloadResult is the result of a reload.
type ReloadResult struct {
	OK        bool          `json:"ok"`
	Unchanged bool          `json:"unchanged,omitempty"` // the same module as before: no reload was done
	Old       uint64        `json:"old"`                 // generation ids
	New       uint64        `json:"new"`
	Module    string        `json:"module"`
	Hash      string        `json:"hash,omitempty"`
	Size      int64         `json:"size,omitempty"`
	Compile   time.Duration `json:"compile_ns,omitempty"`
	Took      time.Duration `json:"took_ns"`
	Error     string        `json:"error,omitempty"` // reason of the rejection
	Warnings  []string      `json:"warnings,omitempty"`
	Passing   bool          `json:"-"`  // a lack of system resources, such as descriptors: a later try may succeed
	By        string        `json:"by"` // start, file, signal, admin, guest, retry
	At        time.Time     `json:"at"`

	// Front counts the requests and connections that the front has rejected or closed before a handler saw them. Requests and Limits
	// above include them.
	Front FrontStatus `json:"front"`

	// For a directory of handlers (host/site).
	Handler  string         `json:"handler,omitempty"`  // path of the handler
	Handlers []ReloadResult `json:"handlers,omitempty"` // one for each, if all were reloaded
}

// Status is a snapshot for the operator.
type Status struct {
	Version    string            `json:"version"`
	PID        int               `json:"pid"`
	Uptime     float64           `json:"uptime"` // seconds
	Ready      bool              `json:"ready"`  // a handler serves and no drain has begun
	Draining   bool              `json:"draining"`
	Module     string            `json:"module"` // path
	Current    *Generation       `json:"current"`
	Old        []Generation      `json:"old"` // still draining
	LastReload *ReloadResult     `json:"last_reload"`
	Reloads    uint64            `json:"reloads"`
	Failures   uint64            `json:"reload_failures"`
	Requests   uint64            `json:"requests"` // received, including rejected ones
	Errors     map[string]uint64 `json:"errors"`   // by kind
	Limits     map[string]uint64 `json:"limits"`   // how often each was reached, by flag; "log": dropped log entries of guests
	Streams    int64             `json:"streams"`  // responses that guests are streaming
	Refused    uint64            `json:"refused"`  // 503: queue full or waited too long
	RSS        int64             `json:"rss"`      // bytes of resident memory

	// Front counts the requests and connections that the front has rejected or closed before a handler saw them. Requests and Limits
	// above include them.
	Front FrontStatus `json:"front"`

	// For a directory of handlers (host/site); Current is nil then, and numbers are sums.
	Handlers []HandlerStatus `json:"handlers,omitzero"`
	Ignored  []string        `json:"ignored,omitempty"`   // files that are not served, each with the reason
	NotFound uint64          `json:"not_found,omitempty"` // requests that matched no handler
}

// FrontStatus counts the requests and connections that the front itself has rejected or closed.
type FrontStatus struct {
	Requests uint64            `json:"requests"`
	Limits   map[string]uint64 `json:"limits"` // by flag; "malformed" and "tls-handshake" are not flags
}

// HandlerStatus is one of several handlers in one process.
type HandlerStatus struct {
	Path       string            `json:"path"` // as in a URL: /, /api, /v2/users
	File       string            `json:"file"`
	Ready      bool              `json:"ready"`
	Current    *Generation       `json:"current"`
	Old        []Generation      `json:"old"`
	LastReload *ReloadResult     `json:"last_reload"`
	Reloads    uint64            `json:"reloads"`
	Failures   uint64            `json:"reload_failures"`
	Requests   uint64            `json:"requests"`
	Errors     map[string]uint64 `json:"errors"`
	Limits     map[string]uint64 `json:"limits"`
	Streams    int64             `json:"streams"`
	Refused    uint64            `json:"refused"`
}

// counters count since the start. They may be used from any goroutine.
type counters struct {
	requests atomic.Uint64 // that reached a handler
	refused  atomic.Uint64
	errors   [exchange.KindInternal + 1]atomic.Uint64 // by kind
}

func (c *counters) countError(k exchange.Kind) {
	if int(k) < len(c.errors) {
		c.errors[k].Add(1)
	}
}

// Status describes the host.
func (h *Host) Status() Status {
	s := Status{
		Version: h.cfg.Version, PID: os.Getpid(), Uptime: time.Since(h.born).Seconds(), Draining: h.draining.Load(),
		Module: h.cfg.Module, Requests: h.requests.Load(), Refused: h.refused.Load(), RSS: ResidentMemory(),
		Errors: map[string]uint64{}, Limits: h.limits.Describe(), Streams: h.bounds.Open(),
	}
	for k := range h.errors {
		if n := h.errors[k].Load(); n > 0 {
			s.Errors[exchange.Kind(k).String()] = n
		}
	}
	if g := h.acquire(); g != nil {
		info := g.describe()
		info.Requests -= 2 // the host's hold and this one
		g.release()
		s.Current, s.Ready = &info, !s.Draining
	}
	for _, g := range h.oldGenerations() {
		if g.hold() {
			info := g.describe()
			info.Requests--
			g.release()
			s.Old = append(s.Old, info)
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	s.LastReload, s.Reloads, s.Failures = h.last, h.reloads, h.failures
	return s
}

// describe describes the generation; the caller holds it.
func (g *generation) describe() Generation {
	info := g.info
	info.Instances, info.Busy = g.pool.Size()
	info.Pending = g.pending()
	info.Routes = g.routes.Load().Len()
	info.Requests = g.refs.Load()
	return info
}

// pending counts the pending requests.
func (g *generation) pending() (n int) {
	g.pool.Each(func(i adapter.Instance) { n += i.PendingCount() })
	return n
}

// ResidentMemory returns the process's resident memory in bytes; 0 if the system does not report it.
func ResidentMemory() int64 {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseInt(string(fields[1]), 10, 64)
	return pages * int64(os.Getpagesize())
}
